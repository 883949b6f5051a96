"""Which body a noun with words of its own takes up (*the separatist group*, *the Lebanese movement*, *her party*).

``again.body_again`` answers for a definite noun alone; here the words before the noun only describe the body.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.again import has_noun
from communique.resolution.collectives import drafts_before, is_new
from communique.resolution.company import Company
from communique.resolution.people import Person

REACH = 60
"""Mentions back in which the body is looked for."""
NEAR = 5
"""Sentences back in which it is looked for."""
BESIDE = ("amod", "compound", "nmod", "obl")
"""Relations of the words before a noun that may describe it."""
SUBJECTS = frozenset({"subj", "subj_pass"})
TIED = frozenset({"nmod", "poss", "appos", "obl", "compound"})
"""Relations by which the name of a party hangs on the name of its member."""
LEAST = 5
"""Least letters of a noun that may end a compound."""
PARTY = "PTY"


def group_again(cast: Company, token: int) -> ActorRef | None:
    """Return the body named before that a described noun takes up, None where its words may mean another."""
    kinds, first = _kinds(cast, token)
    if not kinds or not _is_definite(cast, token) or is_new(cast, token, False):
        return None
    states = _states_beside(cast, token, first)
    if states is None:
        return None
    noun, lemma = cast.analysis.lower(token), cast.analysis.lemma[token].lower()
    found = [n for n in _near(cast, token) if _fits(cast, n, kinds, states)][:4]
    called = [n for n in found if has_noun(cast, n, noun, lemma)]
    subjects = [n for n in found if cast.analysis.rel[cast.drafts[n].head] in SUBJECTS]
    return _taken_up(cast, (called or subjects or found)[0], token) if found else None


def own_party(cast: Company, token: int) -> ActorRef | None:
    """Return the party or movement that a possessive makes that of a person (*her party*), else one of his state."""
    kinds, _ = _kinds(cast, token)
    owner = _owner(cast, token) if PARTY in kinds else None
    if owner is None:
        return None
    ref, person = owner
    told = next(_told_of(cast, person), None) if person else None
    if told is not None:
        return _taken_up(cast, told, token)
    served = (ref.of, *(of for _, of in cast.gazetteer.offices_of(ref.actor or "")))
    bodies = {of for of in served if of and _is_party(cast, of)}
    span = cast.analysis.span(*cast.namer.phrase(token))
    if len(bodies) == 1:
        return cast.namer.body(bodies.pop(), span, "party:own")
    home = cast.gazetteer.entry(ref.of) if ref.of else None
    of = None if home is None else home.id if home.kind == "state" else home.of
    return ActorRef(None, "group", span.exact, span, None, of, "described", "party:own") if of else None


def _taken_up(cast: Company, n: int, token: int) -> ActorRef:
    span = cast.analysis.span(*cast.namer.phrase(token))
    return replace(cast.all_of(n)[0], span=span, how="described", rule="body:again")


def _kinds(cast: Company, token: int) -> tuple[tuple[str, ...], int]:
    """Return the kinds that a noun takes up, with the first token that tells them.

    The noun is one with the words before it (*rights group*), else alone, else it ends a compound.
    """
    bodies, analysis = cast.pack.discourse.bodies, cast.analysis
    first = min((c for c in analysis.having(token, *BESIDE) if c < token), default=token)
    words = analysis.lowers[first : token + 1]
    for k in range(len(words)):
        if kinds := bodies.get(" ".join(words[k:])):
            return kinds, first + k
    word = analysis.lower(token)
    by_lemma = bodies.get(word.removesuffix("s")) or bodies.get(analysis.lemma[token].lower()) or ()
    if by_lemma or not cast.pack.events.compounds:
        return by_lemma, token
    ends = [noun for noun in bodies if len(noun) >= LEAST and word.endswith(noun)]
    return (bodies[max(ends, key=len)], token) if ends else ((), token)


def _is_definite(cast: Company, token: int) -> bool:
    analysis = cast.analysis
    return "Definite=Def" in analysis.morph[token] or any(
        analysis.lower(c) in cast.pack.discourse.definite for c in analysis.having(token, "det")
    )


def _states_beside(cast: Company, token: int, told: int) -> tuple[str, ...] | None:
    """Return the states that adjectives before a noun name; None where its words name somebody, or another kind.

    A town before *-based* and a power before *-backed* only describe. told: the first token that tells the kind; where
    it is the noun alone, an adjective may tell another (*the working group*).
    """
    analysis, states = cast.analysis, list[str]()
    for c in analysis.children[token]:
        if c > token or analysis.rel[c] == "det":
            continue
        if analysis.rel[c] not in BESIDE:
            return None
        first, last = analysis.extent(c)
        inside = dict.fromkeys(n for i in range(first, last) for n in cast.at_token.get(i, ()))
        named = [n for n in inside if cast.drafts[n].form not in ("described", "pronoun")]
        if any(analysis.word(i).startswith("-") or "-" in analysis.word(i)[1:] for i in range(first, last)):
            continue
        if any(cast.drafts[n].form != "adjective" for n in named) or (not named and c < told == token):
            return None
        states += cast.namer.states(named)
    return tuple(states)


def _near(cast: Company, token: int) -> Iterator[int]:
    """Yield the drafts before a token, nearest first, a few sentences back."""
    sentence_of = cast.analysis.sentence_of
    for n in drafts_before(cast, token, REACH):
        if sentence_of[token] - sentence_of[cast.drafts[n].first] > NEAR:
            return
        yield n


def _fits(cast: Company, n: int, kinds: tuple[str, ...], states: tuple[str, ...]) -> bool:
    """Tell whether a draft names a known body of some kind, of one of the states if any are told."""
    d = cast.drafts[n]
    entry = cast.gazetteer.entry(d.candidates[0]) if d.candidates and not d.plural else None
    if entry is None or d.form not in ("name", "acronym"):
        return False
    if not entry.sector and not cast.gazetteer.members(entry.id):  # a region is no body
        return False
    return (entry.kind in kinds or entry.sector in kinds) and (not states or entry.of in states)


def _owner(cast: Company, token: int) -> tuple[ActorRef, Person | None] | None:
    """Return the one person whose a noun is by its possessive."""
    analysis = cast.analysis
    before = [j for j in analysis.having(token, "poss", "det") if analysis.pos[j] in ("PRON", "DET")]
    refs = [r for j in before for r in cast.one(j)]
    if len(refs) != 1 or refs[0].kind != "person" or refs[0].actor is None:
        return None
    return refs[0], cast.person(refs[0].actor)


def _is_party(cast: Company, actor: str) -> bool:
    """Tell whether somebody serves a party, or an organisation that is not known to be anything else."""
    entry = cast.gazetteer.entry(actor)
    return actor.startswith("organisation:") if entry is None else entry.sector == PARTY


def _told_of(cast: Company, person: Person) -> Iterator[int]:
    """Yield the names of parties beside those of a person: *from the X Party*, *leader of X*, *who leads X*."""
    analysis = cast.analysis
    for k in person.mentions:
        head = cast.drafts[k].head
        for n in _in_sentence(cast, analysis.sentence_of[head]):
            d = cast.drafts[n]
            if d.form not in ("name", "acronym") or d.kind != "organisation" or not _names_party(cast, n):
                continue
            above = analysis.head[d.head]
            title = above != head and (head in analysis.having(above, "appos", "flat") or above == analysis.head[head])
            tied = analysis.rel[d.head] in TIED and (above == head or (title and analysis.pos[above] != "VERB"))
            if tied or _leads(cast, d.head, head):
                yield n


def _in_sentence(cast: Company, sentence: int) -> list[int]:
    s = cast.analysis.sentences[sentence]
    return list(dict.fromkeys(n for i in range(s.first, s.last) for n in cast.at_token.get(i, ())))


def _names_party(cast: Company, n: int) -> bool:
    """Tell whether a draft is the name of a party, or one that begins or ends with a noun for one."""
    d = cast.drafts[n]
    if d.candidates:
        return _is_party(cast, d.candidates[0])
    words = {cast.analysis.lower(d.first), cast.analysis.lower(d.last - 1)}
    nouns = [noun for noun, kinds in cast.pack.discourse.bodies.items() if PARTY in kinds]
    ends = cast.pack.events.compounds and any(w.endswith(n) for w in words for n in nouns if len(n) >= LEAST)
    return ends or not words.isdisjoint(nouns)


def _leads(cast: Company, party: int, person: int) -> bool:
    """Tell whether a person is the subject of a verb of leading whose object a party is, or of its relative clause."""
    analysis = cast.analysis
    while analysis.rel[party] in ("compound", "appos", "flat") and analysis.head[party] != party:
        party = analysis.head[party]  # *the Reform Movement party*
    verb = analysis.head[party]
    if analysis.rel[party] != "obj" or analysis.lemma[verb].lower() not in cast.pack.discourse.leads:
        return False
    return analysis.head[person] == verb or (analysis.rel[verb] in ("relcl", "acl") and analysis.head[verb] == person)
