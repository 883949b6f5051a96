"""What somebody tells another to do, in the imperative: a request (*"Stop the raids," the minister told Peru*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.extraction.events.commands import is_imperative
from communique.extraction.events.guards import political
from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import FRIENDLY, HOSTILE, Outcome

TOLD = "request:imperative:spoken"
"""Rule of requests in the imperative, whose actor is whoever is quoted."""
TO = frozenset({"to", "till", "åt", "a"})
"""Prepositions before whom one speaks to."""


def commanded(scene: Scene, outcome: Outcome) -> Outcome | None:
    """Return the request that an act in the imperative is, a hostile one as called for; None when in another mood."""
    trigger = outcome.trigger
    verb = trigger.token if trigger.anchor is None else trigger.light
    if verb is None or outcome.type not in FRIENDLY | HOSTILE or not is_imperative(scene, verb):
        return None
    if outcome.type in HOSTILE and not political(scene, outcome):
        return None
    if outcome.type in HOSTILE:
        return replace(outcome, status="called_for", actors=tuple(_addressed(scene, verb)))
    told = replace(outcome.shifted("request", "occurred"), rule=TOLD, actors=(), symmetric=False)
    return replace(told, recipients=tuple(_addressed(scene, verb)))


def _addressed(scene: Scene, verb: int) -> Iterator[int]:
    """Yield to whom the verb of speech beside an imperative says it (*told Peru*, *sade till Peru*)."""
    a = scene.analysis
    above = [a.head[verb]] if a.rel[verb] in ("comp", "xcomp", "parataxis") else a.having(verb, "parataxis")
    for speech in above:
        objects = [*a.having(speech, "obj", "iobj"), *(j for p, j in scene.clauses.prepositions(speech) if p in TO)]
        yield from (t for j in objects for t in scene.named(j))
