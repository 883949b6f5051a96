"""Whom a definite noun calls by what he is known for (*the Manhattan mogul*, *the front-runner*).

Such a noun takes up the one person told of just before who has no part of his own in its clause: in its own sentence,
else in the one or two before it.
"""

from __future__ import annotations

from collections import Counter

from communique.records import ActorRef
from communique.resolution.company import Company
from communique.resolution.people import Person

BACK = 2
"""Sentences back in which the person is sought."""
TOLD = frozenset({"relcl", "acl", "nmod", "appos"})
"""Relations of words behind a noun that tell who is meant, or that anybody is."""
SEATS = frozenset({"senator", "governor", "congressman", "congresswoman"})
"""Nouns for an office, which others have none of."""
CANDIDATE = "candidate"
PARTS = ("subj", "subj_pass", "agent")
"""Places of those who do what a clause tells."""


def called(cast: Company, token: int, party: str | None = None) -> ActorRef | None:
    """Return the person whom a definite noun in the singular means by what he is known for, None where it is open.

    party: of which party he is said to be, if of any.
    """
    analysis, words = cast.analysis, cast.pack.discourse
    if not _is_epithet(cast, token) or "Number=Plur" in analysis.morph[token]:
        return None
    told = any(analysis.lower(k) in words.definite for k in analysis.having(token, "det"))
    definite = told or "Definite=Def" in analysis.morph[token]
    beside = {analysis.lower(k) for k in analysis.having(token, "amod", "compound")}
    if not definite or analysis.having(token, *TOLD) or not beside.isdisjoint(words.undecided):
        return None
    title = analysis.lemma[token].lower()
    here, apart = analysis.sentence_of[token], _doers(cast, token)
    for n in range(here, max(-1, here - 1 - BACK), -1):
        found = {d: p for d, p in _named(cast, n, token) if p.id not in apart and _may_be(cast, p, title, party)}
        people = {p.id: p for p in found.values()}
        if len(people) > 1:
            people = {p.id: p for d, p in found.items() if _acts(cast, cast.drafts[d].head)}
        if len(people) == 1:
            span = analysis.span(*cast.namer.phrase(token))
            return cast.person_ref(next(iter(people.values())), span, "described", "epithet")
        if found:
            return None
    return None


def _may_be(cast: Company, person: Person, title: str, party: str | None) -> bool:
    """Tell whether a person can be called by a title: who runs, or has that office, else whom the article is about."""
    offices = {h.office for h in cast.held if h.person.id == person.id}
    if title in SEATS:
        known = {t.office for t in cast.gazetteer.tenures(person.id)}
        return title in offices | known or not (offices | known) - {CANDIDATE}
    parties = {p for p in cast.pack.discourse.lettered.values() if person.id in cast.gazetteer.members(p)}
    parties |= {h.of for h in cast.held if h.person.id == person.id and h.office == CANDIDATE and h.of}
    named = Counter(p.id for p in cast.whose.values())
    likely = party in parties or named[person.id] == max(named.values())
    if CANDIDATE not in offices and (offices or not likely):
        return False
    return party is None or party in parties or not parties


def _acts(cast: Company, token: int) -> bool:
    """Tell whether a name is a subject, or named along with one."""
    rel, head = cast.analysis.rel, cast.analysis.head[token]
    return rel[token] in PARTS or (rel[token] == "conj" and rel[head] in PARTS)


def _is_epithet(cast: Company, token: int) -> bool:
    """Tell whether a noun, with what a hyphen joins to it, is one by which people are called."""
    analysis, epithets = cast.analysis, cast.pack.discourse.epithets
    lemma = analysis.lemma[token].lower()
    joined = token > 1 and analysis.word(token - 1) == "-"
    return (f"{analysis.lower(token - 2)}-{lemma}" if joined else lemma) in epithets


def _named(cast: Company, sentence: int, token: int) -> list[tuple[int, Person]]:
    """Return the drafts of people named in a sentence before a token, and the people."""
    s = cast.analysis.sentences[sentence]
    near = dict.fromkeys(n for i in range(s.first, min(s.last, token)) for n in cast.at_token.get(i, ()))
    return [(n, cast.whose[n]) for n in near if n in cast.whose]


def _doers(cast: Company, token: int) -> set[str | None]:
    """Return who does what the clauses above a token tell: nobody is called so in what he does himself."""
    analysis, doers, at = cast.analysis, [], token
    for above in analysis.ancestors(token):
        own = analysis.having(at, *PARTS) or analysis.rel[token] in PARTS
        if analysis.rel[at] == "conj" and at != token and own:
            break  # *Lind spoke, and the senator listened*
        doers += [j for j in analysis.having(above, *PARTS) if j != token]
        at = above
    return {r.actor for j in doers for t in analysis.conjuncts(j) if t != token for r in cast.one(t)}
