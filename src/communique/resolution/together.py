"""People and powers told together before a word for several: *they*, *the ministers*, *the two leaders*, *the pair*.

Each function asks a Cast about one token and returns ActorRefs, empty when the text leaves it open.
"""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.collectives import GROUP_REACH, PAIR_REACH, STATE_REACH, SUBJECTS, drafts_before
from communique.resolution.company import Company
from communique.resolution.naming import distinct

STEPS = 3
"""Words before a title in which a word for two is looked for."""
PARTNERS = frozenset({"obj", "iobj", "obl"})
"""Where the other one of two stands who meet or talk."""


def group_before(cast: Company, token: int, *, people: bool = False) -> tuple[ActorRef, ...]:
    """Return the actors of the nearest plural subject before a token: coordinated names, or a plural title.

    So may those between whom something is told to be, and one who meets another, where nobody plural acts nearer.
    people: only such as hold offices or are states, no groups ("the two leaders").
    """
    analysis = cast.analysis
    here, last = analysis.sentence_of[token], -1
    between: tuple[ActorRef, ...] = ()
    for n in drafts_before(cast, token, PAIR_REACH):
        d = cast.drafts[n]
        at = analysis.sentence_of[d.first]
        if here - at > GROUP_REACH or (between and at != last):
            break
        last = at
        acts = analysis.rel[d.head] in ("subj", "subj_pass")
        beside = _meeting(cast, n) if people and at < here else ()
        named = tuple(r for r in beside or (cast.refs(d.head) if acts else ()) if r.actor or (r.role and r.of))
        if len(named) > 1 and not (people and any(r.kind == "group" for r in named)):
            return named
        if at < here and not people and not between and _stands_between(cast, d.head):
            between = _several(cast.refs(d.head))
    return between or (() if people else _objects_before(cast, token))


def _several(refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    known = tuple(r for r in refs if r.actor or (r.role and r.of))
    return known if len(known) > 1 else ()


def _stands_between(cast: Company, token: int) -> bool:
    """Tell whether a name is the first of those between whom the main clause says something is (*talks between …*)."""
    analysis, between = cast.analysis, cast.pack.events.words.between
    if not any(analysis.lower(k) in between for k in analysis.having(token, "case") if k < token):
        return False
    noun = analysis.head[token]
    return _of_main(cast, noun) or (
        analysis.rel[noun] in ("subj", "subj_pass", "obj", "obl") and _of_main(cast, analysis.head[noun])
    )


def _of_main(cast: Company, token: int) -> bool:
    return cast.analysis.rel[token] in ("root", "conj", "parataxis")


def _meeting(cast: Company, n: int) -> tuple[ActorRef, ...]:
    """Return the holder of an office who is the subject of a verb, with the one whom it has beside it (*X met Y*)."""
    analysis, d = cast.analysis, cast.drafts[n]
    if analysis.rel[d.head] not in ("subj", "subj_pass"):
        return ()
    verb = analysis.head[d.head]
    partners = [r for j in analysis.having(verb, *sorted(PARTNERS)) if j > verb for r in cast.one(j)]
    both = distinct((*cast.one(d.head), *(r for r in partners if r.kind == "person")))
    return both if len(both) == 2 and all(r.kind == "person" and r.role and r.of for r in both) else ()


def _objects_before(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return those named together as objects before a plural pronoun (*blamed Chad and Mali, saying that they …*)."""
    analysis = cast.analysis
    first = analysis.sentence_at(token).first
    for n in drafts_before(cast, token, STATE_REACH):
        d = cast.drafts[n]
        if d.first < first:
            break
        if analysis.rel[d.head] not in PARTNERS or _describes(cast, token, d.head):
            continue
        refs = cast.refs(d.head)
        if len(refs) > 1 and all(r.actor for r in refs):
            return refs
    return ()


def _describes(cast: Company, token: int, named: int) -> bool:
    """Tell whether a pronoun stands in a relative clause of those named, who are done to there (*whom they held*)."""
    analysis = cast.analysis
    first, last = analysis.extent(named)
    relative = (t for t in (token, *analysis.ancestors(token)) if analysis.rel[t] == "relcl")
    return any(first <= analysis.head[t] < last for t in relative)


def two_people(cast: Company, token: int, *, met: bool = False) -> tuple[ActorRef, ...]:
    """Return the two people named just before a token, where there are exactly two ("Dahl rang Salo … The leaders").

    met: only two who stand with one verb, one as its subject, no other plural noun doing anything in their sentence.
    """
    sentence_of = cast.analysis.sentence_of
    end = bisect_left(cast.candidates, token, key=lambda c: c.token)
    found: dict[str, int] = {}
    last = sentence_of[token]
    for c in reversed(cast.candidates[max(0, end - STATE_REACH) : end]):
        here = sentence_of[c.token]
        if c.quoted or (len(found) > 1 and here != last) or sentence_of[token] - here > GROUP_REACH:
            break
        last = here
        found[c.key] = c.token
    if len(found) != 2 or (met and not _do_together(cast, token, sorted(found.values()))):
        return ()
    people = [cast.person(key) for key, _ in sorted(found.items(), key=lambda item: item[1])]
    return tuple(cast.person_ref(p, None, "described", "two-people") for p in people if p)


def two_named(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the two people last named together, however far up, whom a word for two means (*the two leaders*)."""
    if not _two_said(cast, token):
        return ()
    for n in drafts_before(cast, token, PAIR_REACH):
        if n not in cast.whose:
            continue
        named = [t for t in cast.analysis.conjuncts(cast.drafts[n].head) if t < token]
        refs = distinct(r for t in named for r in cast.one(t))
        if len(refs) == len(named) == 2 and all(r.kind == "person" and r.actor for r in refs):
            return refs
    return ()


def two_heads(cast: Company, token: int, offices: frozenset[str]) -> tuple[ActorRef, ...]:
    """Return the heads of two states, when the text names two before *both leaders*, however far apart, and no more."""
    held = [h for h in cast.held if h.first < token and h.office in offices and h.of and not h.former]
    people = {h.person.id: h.person for h in held}
    if len(people) != 2 or len({h.of for h in held}) != 2 or not _two_said(cast, token):
        return ()
    return tuple(cast.person_ref(p, None, "described", "two-heads") for p in people.values())


def _two_said(cast: Company, token: int) -> bool:
    """Tell whether a word for two stands right before a title."""
    before = cast.analysis.lowers[max(cast.analysis.sentence_at(token).first, token - STEPS) : token]
    return any(w in cast.pack.discourse.two for w in before)


def couple_before(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the two people who are meant by *the pair*, *the two*: told to do something, or to suffer it, together."""
    analysis = cast.analysis
    near = [*analysis.having(token, "det"), token]
    if not any("Definite=Def" in analysis.morph[t] or analysis.lower(t) in cast.pack.discourse.definite for t in near):
        return ()
    group = group_before(cast, token, people=True)
    people = len(group) == 2 and all(r.kind == "person" for r in group)
    found = group if people else two_people(cast, token, met=True) or _named_beside(cast, token)
    return tuple(replace(r, span=None, how="described", rule="couple") for r in found)


def _named_beside(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the two people who stand together as objects in the sentence before (*barred Lind and Ray … the pair*)."""
    analysis = cast.analysis
    for n in drafts_before(cast, token, STATE_REACH):
        d = cast.drafts[n]
        if analysis.sentence_of[token] - analysis.sentence_of[d.first] > GROUP_REACH:
            break
        refs = cast.refs(d.head) if analysis.rel[d.head] in PARTNERS else ()
        if len(refs) == 2 and all(r.kind == "person" and r.actor for r in refs):
            return refs
    return ()


def _do_together(cast: Company, token: int, heads: list[int]) -> bool:
    """Tell whether two names in the sentence before a token stand under one verb, the first as its subject."""
    analysis = cast.analysis
    here = analysis.sentence_of[heads[0]]
    if {analysis.sentence_of[h] for h in heads} != {here} or analysis.sentence_of[token] - here != 1:
        return False
    s = analysis.sentences[here]
    several = (t for t in range(s.first, s.last) if "Number=Plur" in analysis.morph[t] and analysis.pos[t] == "NOUN")
    if any(analysis.rel[t] in SUBJECTS | {"obj", "iobj"} for t in several):
        return False
    first, second = (_clause_word(cast, h) for h in heads)
    one_verb = analysis.head[first] == analysis.head[second]
    return one_verb and analysis.rel[first] in SUBJECTS and analysis.rel[second] in PARTNERS


def _clause_word(cast: Company, token: int) -> int:
    """Return the word by which a name hangs on its verb (*the president* of *the president, A*)."""
    while cast.analysis.rel[token] in ("appos", "flat", "compound") and cast.analysis.head[token] != token:
        token = cast.analysis.head[token]
    return token
