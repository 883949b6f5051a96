"""Whom *they* and *them* mean where one plural noun or body was told before: *EU leaders met … They agreed …*.

Those told together by names are ``together.group_before``'s. A subject goes on with a subject; an object takes up the
other party told just before.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from communique.records import ActorRef
from communique.resolution.company import Company

SUBJECTS = ("subj", "subj_pass")
OBJECTS = ("obj", "iobj")
DONE_TO = (*OBJECTS, "obl")
MANY = frozenset({"REB", "UAF", "PRM", "IMG", "COP", "CVL", "OPP"})
"""Sectors of bodies that are many people, whatever the number of their noun (*the police*, *the Taliban*)."""
BESIDE = frozenset({"compound", "poss", "amod"})
"""Relations of nouns that only describe another."""
ON = frozenset({"conj", "advcl", "comp", "xcomp", "relcl", "acl"})
"""Relations of a clause to the one above whose subject it may take up."""


def several_before(cast: Company, n: int) -> tuple[int | None, tuple[ActorRef, ...]]:
    """Return the token of the plural noun that a plural pronoun takes up, with whom it means; None and () for none."""
    analysis, token = cast.analysis, cast.drafts[n].head
    if analysis.rel[token] in SUBJECTS:
        found = [*_in_clauses_above(cast, token), *_in_sentence_before(cast, token, SUBJECTS)]
    elif analysis.rel[token] in DONE_TO:
        doers = set(_doers(cast, token))
        told = (*_objects_above(cast, token), *_in_sentence_before(cast, token, (*SUBJECTS, *OBJECTS)))
        found = [t for t in dict.fromkeys(told) if doers.isdisjoint(_keys(cast, t))]
        found = found if len(found) == 1 else [] if found else _people_beside(cast, token, doers)
    elif analysis.rel[token] == "poss" and not cast.is_quoted(token):
        found = [t for t in _in_clauses_above(cast, token) if not _others_between(cast, t, token)]
    else:
        found = []
    for at in found:
        refs = tuple(cast.at_home(at, r) for r in cast.refs(at))
        if refs:
            return (at, refs) if all(r.actor or r.of for r in refs) or _are_people(cast, at) else (None, ())
    return None, ()


def _in_clauses_above(cast: Company, token: int) -> Iterator[int]:
    """Yield the plural subjects of the clauses over that of a pronoun, nearest first (*said that they …*)."""
    analysis, verb = cast.analysis, cast.analysis.head[token]
    for above in analysis.ancestors(verb):
        for subject in analysis.having(above, *SUBJECTS):
            if subject < token and _is_several(cast, subject):
                yield subject


def _others_between(cast: Company, subject: int, token: int) -> bool:
    """Tell whether others in the plural stand after a subject, whom a possessive may mean as well."""
    end = cast.analysis.extent(subject)[1]
    return any(_is_several(cast, j) and _are_people(cast, j) for j in range(end, token))


def _objects_above(cast: Company, token: int) -> Iterator[int]:
    """Yield the plural objects of the verb before that of a pronoun (*detained activists and charged them*)."""
    analysis, verb = cast.analysis, cast.analysis.head[token]
    while analysis.rel[verb] in ON and analysis.head[verb] != verb:
        verb = analysis.head[verb]
        for j in analysis.having(verb, *OBJECTS):
            if j < token and _is_several(cast, j):
                yield j


def _people_beside(cast: Company, token: int, doers: Container[str]) -> list[int]:
    """Return the plural noun for people nearest before an object (*begged voters, asking them to …*)."""
    analysis = cast.analysis
    quoted = cast.is_quoted(token)
    for j in range(token - 1, analysis.sentence_at(token).first - 1, -1):
        if analysis.pos[j] != "NOUN" or analysis.rel[j] in BESIDE or cast.is_quoted(j) != quoted:
            continue
        if _is_several(cast, j) and _are_people(cast, j):
            return [j] if not any(key in doers for key in _keys(cast, j)) else []
    return []


def _in_sentence_before(cast: Company, token: int, relations: tuple[str, ...]) -> Iterator[int]:
    """Yield the plural nouns under the main verbs of the sentence that the narrator told before."""
    analysis = cast.analysis
    if cast.is_quoted(token):
        return
    here = analysis.sentence_of[token]
    before = next((k for k in range(here - 1, max(-1, here - 4), -1) if cast.told[k] < cast.told[here]), None)
    if before is None:
        return
    s = analysis.sentences[before]
    if analysis.block_kind(s.first) in ("title", "heading") and analysis.block_kind(token) == "body":
        return
    for root in (t for t in range(s.first, s.last) if analysis.rel[t] == "root"):
        for j in analysis.having(root, *relations):
            if _is_several(cast, j) and not cast.is_quoted(j):
                yield j


def _doers(cast: Company, token: int) -> Iterator[str]:
    """Yield whom the clause of a pronoun has as its subject: they do it to others."""
    analysis, verb = cast.analysis, cast.analysis.head[token]
    while not (found := analysis.having(verb, *SUBJECTS)) and analysis.rel[verb] in ("conj", "xcomp"):
        verb = analysis.head[verb]
    for subject in found:
        yield from _keys(cast, subject)


def _keys(cast: Company, token: int) -> Iterator[str]:
    """Yield by what two words are known to mean the same people: whom they mean, else their noun."""
    yield cast.analysis.lemma[token].lower()
    for ref in cast.refs(token):
        if ref.actor or ref.of:
            yield f"{ref.actor}/{ref.of}/{ref.role}"


def _are_people(cast: Company, token: int) -> bool:
    """Tell whether a noun is one for people who take part in politics (*protesters*, *senators*)."""
    lemma = cast.analysis.lemma[token].lower()
    words = cast.pack.events
    return token in cast.at_token or lemma in words.words.persons or any(lemma in n for n in words.people.values())


def _is_several(cast: Company, token: int) -> bool:
    """Tell whether a noun means several people, or a body of many."""
    drafts = [cast.drafts[n] for n in cast.at_token.get(token, ())]
    if any(d.form == "pronoun" for d in drafts):
        return any(d.plural for d in drafts)
    if any(d.plural or (d.sector in MANY and not d.office) for d in drafts) or cast.analysis.having(token, "conj"):
        return True
    known = [cast.gazetteer.entry(d.candidates[0]) for d in drafts if d.candidates]
    if any(e is not None and e.sector in MANY for e in known):
        return True
    return not known and "Number=Plur" in cast.analysis.morph[token]
