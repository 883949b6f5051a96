"""What is only discussed: sanctions and the like that nobody has imposed yet (*discussed new sanctions on Peru*)."""

from __future__ import annotations

from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

WEIGHED = frozenset({"SANCTION", "MOBILIZE"})
"""Types of acts that are discussed before they are done."""
DEFINITE = "Definite=Def"


def weighed(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an act is only discussed, and not known already (*discussed the sanctions on Peru*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or trigger.pattern.group.type not in WEIGHED or a.rel[noun] != "obj" or trigger.light is not None:
        return False
    over = scene.lexicon.verbs.get(scene.lemma(a.head[noun]), ())
    if not any(p.group.stance == "discuss" for p in over):
        return False
    return not a.having(noun, "poss") and not any(DEFINITE in a.morph[j] for j in (noun, *a.having(noun, "det")))
