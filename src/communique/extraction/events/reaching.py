"""Recipients that no place of a frame holds: in the pattern's own phrase, or in the condition of a threat."""

from __future__ import annotations

from communique.extraction.events.clauses import prep_is
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger


def in_pattern(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom the pattern's own phrase names (*stood behind Peru*); where one goes is no such phrase."""
    if trigger.symmetric or trigger.anchor is not None or trigger.pattern.group.type == "CONSULT":
        return []
    own = [prep for prep, nouns in trigger.pattern.preps if nouns is None and prep not in scene.words.topics]
    near = scene.clauses.prepositions(trigger.token)
    parties = [j for wanted in own for prep, j in near if prep_is(prep, wanted) and j > trigger.token]
    return [t for j in parties for t in scene.named(j) if t in scene.mention_at and t not in trigger.actors]


def on_condition(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who must or must not act, or else (*threatened to close the port unless Chile signs*)."""
    a = scene.analysis
    below = [trigger.token, *a.having(trigger.token, "xcomp", "comp")]
    clauses = [c for site in below for c in a.having(site, "advcl")]
    marked = [c for c in clauses if any(a.lower(k) in scene.negation.conditionals for k in a.having(c, "mark"))]
    subjects = [j for c in marked for j in (scene.clauses.surface(c, 0),) if j is not None]
    return [t for j in subjects for t in scene.carriers(j) if t not in trigger.actors]
