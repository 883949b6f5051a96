"""Whom words for several mean: "both countries", "the ministers", "they" stand for actors named together before.

Each function asks a Cast about one token and returns ActorRefs, empty when the text leaves it open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.company import Company
from communique.resolution.naming import distinct

PAIR_REACH = 200
"""Mentions back in which states named together are sought; keeps the time linear in long texts."""
SUBJECTS = frozenset({"subj", "subj_pass", "agent"})
STATE_REACH = 20
"""Mentions back in which *the country* looks for its state."""
PAIR_NEAR = 1
"""Sentences back in which two states, named apart, are meant before a pair further up."""
GROUP_REACH = 2
"""Sentences back in which a plural pronoun looks for a plural subject."""
SIDES = frozenset({"GOV", "MIL", "REB", "UAF", "PRM", "OPP", "PTY", "LAB", "CRM"})
"""Sectors of bodies without a name that can be a side in a conflict or in talks."""


def drafts_before(cast: Company, token: int, reach: int) -> Iterator[int]:
    """Yield at most ``reach`` drafts that begin before a token, nearest first, pronouns left out."""
    end = bisect_left(cast.drafts, token, key=lambda d: d.first)
    for n in range(end - 1, max(-1, end - 1 - reach), -1):
        if cast.drafts[n].form != "pronoun":
            yield n


def pair_before(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the states last named together before a token, as "Russia and Venezuela" for "both countries".

    A word for two ("both sides") never means three.
    """
    if _told_apart(cast, token):
        return ()
    analysis = cast.analysis
    two, parties = _means_two(cast, token), analysis.lower(token) in cast.pack.discourse.parties
    passed: dict[str, ActorRef] = {}
    doers = _doers(cast, token)
    for n in drafts_before(cast, token, PAIR_REACH):
        d = cast.drafts[n]
        if any(first <= d.first < last for first, last in doers):
            continue  # who does something to the parties is none of them
        near = analysis.sentence_of[token] - analysis.sentence_of[d.first] <= PAIR_NEAR
        if not near and len(passed) == 2:
            break
        for r in states_of(cast, d.head) if near and not _is_where(cast, n) else ():
            passed.setdefault(r.actor or "", r)
        refs = () if parties and _calls_on_others(cast, n) else _together(cast, n, token, parties)
        if len(refs) > 1 and (len(refs) == 2 or not two):
            return _of_others(cast, token, refs)
    return _of_others(cast, token, two_last(cast, token, parties) or (_between_behind(cast, token) if parties else ()))


def _between_behind(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the two between whom something is, behind *the parties* in their sentence (*talks between … and …*)."""
    analysis, words = cast.analysis, cast.pack.events.words.between
    last = analysis.sentence_at(token).last
    for j in range(token + 1, last):
        if analysis.lower(j) in words and analysis.rel[j] == "case":
            both = [t for t in analysis.conjuncts(analysis.head[j]) if t > j]
            found = distinct(r for t in both for r in states_of(cast, t) or _sides_of(cast, t))
            return found if len(found) == 2 else ()
    return ()


def _calls_on_others(cast: Company, n: int) -> bool:
    """Tell whether a body of many states is the subject of a verb with an object (*the UN and the AU urged …*)."""
    analysis, top = cast.analysis, cast.drafts[n].head
    while analysis.rel[top] == "conj" and analysis.head[top] < top:
        top = analysis.head[top]
    verb = analysis.head[top]
    called = analysis.rel[top] == "subj" and any(j > verb for j in analysis.having(verb, "obj", "iobj"))
    return called and cast.drafts[n].kind in ("bloc", "organisation") and _is_league(cast, n)


def _is_league(cast: Company, n: int) -> bool:
    entry = cast.gazetteer.entry(cast.drafts[n].candidates[0]) if cast.drafts[n].candidates else None
    return entry is not None and entry.sector in ("IGO", "UNO")


def _doers(cast: Company, token: int) -> list[tuple[int, int]]:
    """Return the tokens of the subjects of the verb whose object a noun is, coordinated with others."""
    analysis, verb = cast.analysis, cast.analysis.head[token]
    if analysis.rel[token] not in ("obj", "iobj", "obl"):
        return []
    subjects = analysis.having(verb, "subj")
    return [
        analysis.extent(s) for s in subjects if s < token and analysis.lemma[s].lower() != analysis.lemma[token].lower()
    ]


def _of_others(cast: Company, token: int, refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Return a pair, unless one of it does to the word what its verb says ("Norway urged both sides")."""
    analysis = cast.analysis
    done = analysis.rel[token] in ("obj", "iobj", "obl")
    doers = {r.actor for s in analysis.having(analysis.head[token], "subj") for r in cast.one(s)} if done else set()
    if doers & {r.actor for r in refs} - {None}:
        return ()
    return tuple(replace(r, span=None, how="described", rule="collective") for r in refs)


def _together(cast: Company, n: int, token: int, parties: bool) -> tuple[ActorRef, ...]:
    """Return the states that draft n names, with those coordinated with it before a token.

    parties: organisations and groups as well ("the army and the militia … both sides").
    """
    d = cast.drafts[n]
    if d.joint and len(d.candidates) > 1:
        return cast.all_of(n)
    top = d.head
    while cast.analysis.rel[top] == "conj" and cast.analysis.head[top] < top:
        top = cast.analysis.head[top]
    together = [t for t in cast.analysis.conjuncts(top) if t < token]
    found = distinct(r for t in together for r in states_of(cast, t) or (_sides_of(cast, t) if parties else ()))
    if parties and len(found) < len(together):  # a government and rebels, two people of one state
        sides = distinct(r for t in together for r in _sides_of(cast, t))
        served = {r.of for r in sides if r.actor and r.kind == "person"}
        apart = not any(r.actor in served for r in sides)  # a president and his country are one side
        return sides if len(sides) > len(found) and apart else found
    return found


def _sides_of(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return whom a token means as a side of its own; somebody without a name must be an organ or hold an office."""
    organ = any(cast.drafts[n].sector in SIDES for n in cast.at_token.get(token, ()))
    if any(
        cast.analysis.lower(j) in cast.pack.discourse.indefinite for j in cast.analysis.having(token, "det", "amod")
    ):
        return ()  # "Hadi and other officials"
    return tuple(r for r in cast.one(token) if (r.actor and r.kind not in ("place", "outlet")) or organ or r.role)


def _told_apart(cast: Company, token: int) -> bool:
    """Tell whether a clause says which ones a noun means ("all parties that took part in the talks"), or whose."""
    analysis = cast.analysis
    if analysis.lower(token) in cast.pack.discourse.related:  # *his rivals*, *our Arab allies*
        near = analysis.having(token, "poss", "amod", "compound", "det")
        owned = any(analysis.rel[j] == "poss" or "Poss=Yes" in analysis.morph[j] for j in near)
        if owned or any(j in cast.at_token for j in near):
            return True
    clauses = [analysis.extent(c)[0] for c in analysis.having(token, "relcl")]
    return any(first > token and analysis.word(first - 1) != "," for first in clauses)


def _means_two(cast: Company, token: int) -> bool:
    """Tell whether a noun, or a word before it, means two ("both countries")."""
    words = (token, *cast.analysis.having(token, "det", "nummod", "amod"))
    return any(cast.analysis.lower(t) in cast.pack.discourse.two for t in words)


def is_new(cast: Company, token: int, plural: bool, first: int | None = None) -> bool:
    """Tell whether a noun brings somebody new into the text (*a judge*, *many countries*, *senators said*).

    first: the first token of a title of several words ("foreign ministers"), whose own words do not count.
    """
    first = token if first is None else first
    analysis = cast.analysis
    before = [j for j in analysis.having(token, "det", "nummod", "amod", "poss") if not first <= j < token]
    if any(analysis.lower(j) in cast.pack.discourse.indefinite for j in before):
        return True
    if plural and _singled_out(cast, token):
        return True
    told = [j for j in before if j < token]
    if not plural or "Definite=Def" in analysis.morph[token] or any(analysis.rel[j] != "amod" for j in told):
        return False
    left = min([first, *told]) - 1
    return left < 0 or not (
        analysis.pos[left] in ("DET", "NUM")
        or (analysis.pos[left] == "PRON" and analysis.lower(left) not in cast.pack.discourse.relatives)
    )


def _singled_out(cast: Company, token: int) -> bool:
    """Tell whether a relative clause without a comma says which people are meant (*the senators who held it up*)."""
    analysis = cast.analysis
    if token + 1 >= len(analysis) or analysis.lower(token + 1) not in cast.pack.discourse.relatives:
        return False
    return not analysis.having(token, "nummod") and any(token + 1 < j for j in analysis.having(token, "relcl"))


def states_of(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return the states that a token means: itself, or those that the people there serve."""
    out = []
    for r in cast.one(token):
        if r.kind == "state" and r.actor:
            out.append(r)
        elif r.kind == "person" and r.of and (entry := cast.gazetteer.entry(r.of)) and entry.kind == "state":
            name = cast.gazetteer.name(r.of, cast.analysis.language)
            out.append(ActorRef(r.of, "state", name, r.span, None, None, "described", "served"))
    return tuple(out)


def two_last(cast: Company, token: int, near: bool = False) -> tuple[ActorRef, ...]:
    """Return the two states named last before a token, when exactly two are named as far back as the second.

    near: not further back than a plural pronoun looks.
    """
    found: dict[str, ActorRef] = {}
    sentence_of, last = cast.analysis.sentence_of, -1
    for n in drafts_before(cast, token, PAIR_REACH):
        here = sentence_of[cast.drafts[n].first]
        if (len(found) > 1 and here != last) or (near and sentence_of[token] - here > GROUP_REACH):
            break
        last = here
        if cast.drafts[n].form in ("adjective", "inhabitant") or _is_where(cast, n) or (near and _is_goal(cast, n)):
            continue  # who only describes something, or where something was, is no party
        for r in states_of(cast, cast.drafts[n].head):
            found.setdefault(r.actor or "", replace(r, span=None, how="described", rule="collective"))
    return tuple(found.values()) if len(found) == 2 else ()


def _is_goal(cast: Company, n: int) -> bool:
    """Tell whether a name only says where somebody goes (*travelled to Chile*)."""
    analysis, head = cast.analysis, cast.drafts[n].head
    goes = any(analysis.lower(k) in cast.pack.discourse.posted for k in analysis.having(head, "case"))
    return goes and analysis.rel[head] in ("obl", "nmod")


def _is_where(cast: Company, n: int) -> bool:
    """Tell whether a capital only says where something is done (*monitored in Oslo*)."""
    analysis, d = cast.analysis, cast.drafts[n]
    cases = [analysis.lower(k) for k in analysis.having(d.head, "case")]
    stays = set(cast.pack.discourse.place) - set(cast.pack.discourse.issuer)
    return d.form == "capital" and (any(c in stays for c in cases) or analysis.block_kind(d.first) == "dateline")


def state_meant(cast: Company, token: int, anyhow: bool = False) -> ActorRef | None:
    """Return the state that *the country* or an object *it* takes up.

    A subject goes on with the last state that was a subject, or part of one; any other word means the last state that
    was none. Only this sentence and the one before are looked at. anyhow: any state named last will do.
    """
    analysis = cast.analysis
    acts = analysis.rel[token] in SUBJECTS
    for n in drafts_before(cast, token, STATE_REACH):
        d = cast.drafts[n]
        if analysis.sentence_of[token] - analysis.sentence_of[d.first] > 1:
            break
        if d.kind != "state" or d.form not in ("name", "acronym", "adjective", "capital") or d.joint:
            continue
        if cast.reader.is_based(d.last) or any(cast.is_gone(s) for s in d.candidates[:1]):
            continue
        if (anyhow or _in_subject(cast, d.head) == acts) and (states := cast.namer.states((n,))):
            return replace(cast.namer.ref(n, states[0], "described"), span=analysis.span(*cast.namer.phrase(token)))
    return None


def _in_subject(cast: Company, token: int) -> bool:
    """Tell whether a name is a subject or owns one (*Chilean officials said*)."""
    analysis = cast.analysis
    while analysis.rel[token] in ("amod", "poss", "compound", "flat") and analysis.head[token] != token:
        token = analysis.head[token]
    return analysis.rel[token] in SUBJECTS
