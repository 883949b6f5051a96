"""Where an event took place: names of places behind prepositions of place, in the clause of its trigger.

Chad shelled a camp in Oslo.                          in Oslo, under what was hit
Dahl met him on the sidelines of a summit in Oslo.    in Oslo, under the occasion
They discussed the war in Chad.                       no place: the war is there, the talks are not
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types that take place where what is hit, held or marched through is."""
TALKS = frozenset({"CONSULT"})
"""Types that take place in the town where an occasion is held, or where those are who are met."""
DEPTH = 3
"""Noun phrases between a verb and the place that they stand in."""


def places_of(scene: Scene, trigger: Trigger, type: str) -> tuple[int, ...]:
    """Return the tokens that name places, those beside the trigger first. type: PLOVER's."""
    sites = [s for s in (trigger.token, trigger.anchor, trigger.light, trigger.object) if s is not None]
    below = scene.analysis.having(trigger.token, "xcomp")
    sites += [*below, *(j for clause in below for j in scene.analysis.having(clause, "obj"))]
    found = [j for site in dict.fromkeys(sites) for j in (*scene.setting(site), *_beside(scene, site))]
    within = [j for site in dict.fromkeys(sites) for j in _within(scene, site, type, DEPTH)]
    return tuple(dict.fromkeys([*found, *within]))


def _beside(scene: Scene, site: int) -> Sequence[int]:
    near = [j for prep, j in scene.clauses.prepositions(site) if prep in scene.places and j in scene.mention_at]
    return [j for j in near if not scene.is_named_compound(j)]


def _within(scene: Scene, site: int, type: str, depth: int) -> Iterator[int]:
    """Yield the places in the noun phrases under a word; those of deeds in any, those of talks where they are held."""
    a = scene.analysis
    if not depth or type not in DEEDS | TALKS:
        return
    for noun in a.having(site, "obj", "obl", "nmod", "agent", "subj_pass"):
        if a.pos[noun] not in ("NOUN", "PROPN"):
            continue
        if not _is_posted(scene, noun):
            held = type in DEEDS or noun in scene.mention_at or scene.noun(noun) in scene.occasions
            yield from (j for j in _beside(scene, noun) if held and (type in DEEDS or is_town(scene, j)))
        yield from _within(scene, noun, type, depth - 1)


def _is_posted(scene: Scene, noun: int) -> bool:
    """Tell whether a phrase names a state or an office, whose place is none of the deed (*the ambassador in Oslo*)."""
    mention = scene.mention_at.get(noun)
    return mention is not None and (
        mention.kind == "state" or (mention.kind == "person" and mention.office is not None)
    )


def is_town(scene: Scene, i: int) -> bool:
    """Tell whether a place is a town or region, not a state."""
    return scene.mention_at[i].kind == "place" or scene.mention_at[i].form == "capital"
