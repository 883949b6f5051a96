"""What an attitude is about when its object is a deed told before (*Peru condemned the attack*)."""

from __future__ import annotations

from communique.extraction.events.phrases import at_place
from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import Outcome
from communique.extraction.events.triggers import Trigger

ATTITUDES = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
"""Types of what one thinks of another's deed."""
POINTING = ("Definite=Def", "PronType=Dem", "PronType=Art")


def deed(scene: Scene, outcome: Outcome) -> tuple[str, ...]:
    """Return the definite noun that takes up a deed, where an attitude names nobody whom it is about, and its types."""
    if outcome.type not in ATTITUDES or outcome.recipients or not outcome.actors:
        return ()
    for i in _objects(scene, outcome.trigger):
        if _is_told(scene, i):
            patterns = scene.lexicon.noun_patterns(scene.noun(i))
            return (scene.noun(i), *dict.fromkeys(p.group.type for p in patterns if p.group.type is not None))
    return ()


def _objects(scene: Scene, trigger: Trigger) -> list[int]:
    """Return what stands at the recipients' places, whoever's it is."""
    return [i for place in trigger.pattern.frame.recipients for i in at_place(scene, trigger, place)]


def _is_told(scene: Scene, i: int) -> bool:
    """Tell whether a noun is definite and says neither whose deed it is nor which."""
    a = scene.analysis
    if a.pos[i] != "NOUN" or i in scene.mention_at or a.having(i, "poss", "relcl", "acl", "nmod"):
        return False
    definite = any(mark in a.morph[j] for j in (i, *a.having(i, "det")) for mark in POINTING)
    return definite and not any("Definite=Ind" in a.morph[j] for j in a.having(i, "det"))
