"""Whom the clause under a stance touches when no word of the lexicon stands in it."""

from __future__ import annotations

from communique.extraction.events.frames import only_where
from communique.extraction.events.phrases import some
from communique.extraction.events.possessives import is_own
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger


def complement_parties(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom the clause under a stance touches, when no word of the lexicon stands in it (*offered to … Iran*)."""
    a = scene.analysis
    clauses = [
        c
        for c in a.having(trigger.token, "xcomp", "comp", "advcl")
        if a.rel[c] != "advcl" or any(a.lower(k) in scene.words.infinitives for k in a.having(c, "mark"))
    ][:1]
    for clause in clauses:
        patient = scene.clauses.patient(clause)
        undergone = a.rel[clause] == "comp" and scene.clauses.passive(clause)  # *agreed that it be left to the towns*
        near = () if undergone else scene.clauses.prepositions(clause)
        phrases = [j for p, j in near if p in scene.words.complements]
        there = [j for p, j in near if p in scene.places - scene.words.complements and j in scene.mention_at]
        for j in [*scene.analysis.having(clause, "iobj"), *phrases, *some(patient), *there]:
            found = [t for t in scene.carriers(j) if t in scene.mention_at and not is_own(scene, t)]
            found = [t for t in found if not _describes(scene, t)]
            if found := [t for t in found if not only_where(scene, trigger, t)]:
                return found
    return []


def _describes(scene: Scene, i: int) -> bool:
    """Tell whether a town or a common noun only describes the noun behind it (*the Boston parade shooting*)."""
    mention = scene.mention_at.get(i)
    described = mention is not None and (mention.kind == "place" or mention.form == "described")
    return described and scene.analysis.rel[i] == "compound"
