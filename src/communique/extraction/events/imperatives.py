"""What somebody tells another to do, in the imperative: a request (*"Stop the raids," the minister told Peru*)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import FRIENDLY, Outcome

TOLD = "request:imperative:spoken"
"""Rule of requests in the imperative, whose actor is whoever is quoted."""
OPENERS = frozenset({'"', "“", "”", "»", "«", "‘", "''", "``", "'", "–", "—", "-", ":"})
"""What stands before the first word of what is said."""
OWN = ("subj", "subj_pass", "aux", "aux_pass", "cop", "mark")
"""What no imperative has under it."""
TO = frozenset({"to", "till", "åt", "a"})
"""Prepositions before whom one speaks to."""


def commanded(scene: Scene, outcome: Outcome) -> Outcome | None:
    """Return the request that an act in the imperative is; None when it is not in the imperative."""
    trigger = outcome.trigger
    verb = trigger.token if trigger.anchor is None else trigger.light
    if verb is None or outcome.type not in FRIENDLY or not _is_imperative(scene, verb):
        return None
    told = replace(outcome.shifted("request", "occurred"), rule=TOLD, actors=(), symmetric=False)
    return replace(told, recipients=tuple(_addressed(scene, verb)))


def _is_imperative(scene: Scene, verb: int) -> bool:
    """Tell whether a verb opens what is said, bare: a finite imperative, or an infinitive that looks like one."""
    a = scene.analysis
    if a.pos[verb] != "VERB" or a.having(verb, *OWN):
        return False
    if "Mood=Imp" not in a.morph[verb] and ("VerbForm=Inf" not in a.morph[verb] or scene.words.past_endings):
        return False
    first = a.sentence_at(verb).first
    return verb == first or a.word(verb - 1) in OPENERS


def _addressed(scene: Scene, verb: int) -> Iterator[int]:
    """Yield to whom the verb of speech beside an imperative says it (*told Peru*, *sade till Peru*)."""
    a = scene.analysis
    above = [a.head[verb]] if a.rel[verb] in ("comp", "xcomp", "parataxis") else a.having(verb, "parataxis")
    for speech in above:
        objects = [*a.having(speech, "obj", "iobj"), *(j for p, j in scene.clauses.prepositions(speech) if p in TO)]
        yield from (t for j in objects for t in scene.named(j))
