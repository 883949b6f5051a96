"""People and countries told by a state or a bloc beside them: they are of it, and are not it."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.company import Company
from communique.resolution.naming import ACTS_FOR_STATE

PARTY = "PTY"
"""Sector of parties."""


def described_by(cast: Company, token: int, states: Sequence[str]) -> tuple[ActorRef, ...]:
    """Return whom a noun beside names of states means: those states, or people of theirs (*Norwegian dock workers*)."""
    entries = [cast.gazetteer.entry(s) for s in states]
    people = _are_people(cast, token) and all(e and e.kind == "state" for e in entries)
    of_party = not _is_party(cast, token) and all(e and e.sector == PARTY for e in entries)
    if people or of_party:
        whole = cast.namer.unnamed(token, "unnamed")
        return tuple(replace(whole, of=s, rule="people-of-state") for s in states)
    span = cast.analysis.span(*cast.namer.phrase(token))
    return tuple(cast.namer.body(s, span, "described-by-state") for s in states)


def _is_party(cast: Company, token: int) -> bool:
    """Tell whether a noun is one for a party, not for some of its people (*the Liberal Party*, *Liberal rivals*)."""
    return PARTY in cast.pack.discourse.bodies.get(cast.analysis.lower(token), ())


def some_members(cast: Company, token: int, refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Return some countries of a bloc, where a compound counts them (Swedish *sju EU-länder*), else who is named."""
    bloc, hyphen, noun = cast.analysis.lower(token).rpartition("-")
    if not hyphen or not bloc or noun not in cast.pack.discourse.collective or not counted(cast, token):
        return refs
    whole = cast.namer.unnamed(token, "unnamed")
    return tuple(replace(whole, of=r.actor, rule="members") for r in refs)


def counted(cast: Company, token: int) -> bool:
    """Tell whether a noun is counted or indefinite (*seven countries*, *some countries*)."""
    analysis = cast.analysis
    few = any(analysis.lower(j) in cast.pack.discourse.indefinite for j in analysis.having(token, "det", "amod"))
    return few or any(j < token for j in analysis.having(token, "nummod"))


def _are_people(cast: Company, token: int) -> bool:
    """Tell whether a noun is one for people, or bodies of them, who do not act for their state."""
    lemma = cast.analysis.lemma[token].lower()
    people = cast.pack.events.people
    sectors = {sector for sector, nouns in people.items() if lemma in nouns}
    return bool(sectors) and not sectors & ACTS_FOR_STATE


def named_before(cast: Company, token: int) -> int | None:
    """Return the draft of the person whom an apposition describes (*Ana Ruiz, a jailed activist*)."""
    analysis, head = cast.analysis, cast.analysis.head[token]
    if analysis.rel[token] != "appos" or head >= token or "Number=Plur" in analysis.morph[token]:
        return None
    articles = (*cast.pack.discourse.definite, *cast.pack.discourse.indefinite)
    if not any(analysis.lower(k) in articles for k in analysis.having(token, "det")) and not analysis.having(
        token, "poss"
    ):
        return None
    return next((n for n in cast.at_token.get(head, ()) if n in cast.whose), None)


def named_after(cast: Company, token: int) -> int | None:
    """Return the draft of the person whose name follows right behind what he or she is (*Star columnist Eva Marsh*)."""
    if "Number=Plur" in cast.analysis.morph[token]:
        return None
    near = (cast.at_token.get(j, ()) for j in cast.analysis.having(token, "appos", "flat"))
    named = (n for drafts in near for n in drafts if n in cast.whose)
    return next((n for n in named if cast.drafts[n].first in (token + 1, token + 2)), None)


def named_beside(cast: Company, token: int) -> int | None:
    """Return the draft of the person whom a noun beside the name describes, before it or behind it."""
    before = named_before(cast, token)
    return named_after(cast, token) if before is None else before
