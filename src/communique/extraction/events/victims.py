"""Whom a deed would hit that somebody backs, opposes or asks for: he is not who is backed, opposed or asked."""

from __future__ import annotations

from communique.extraction.events.phrases import SUFFERED
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

TOWARDS_DEEDS = frozenset({"SUPPORT", "REJECT", "REQUEST"})
"""Types of what one says to a deed, which is another's than whom it would hit."""


def is_victim(scene: Scene, trigger: Trigger, i: int, t: int) -> bool:
    """Tell whether the deed found at token i of a frame is against token t (*backed the war on Iran*)."""
    if i == t and trigger.anchor is not None:
        return False
    while scene.analysis.rel[t] == "conj" and not scene.analysis.having(t, "case"):
        t = scene.analysis.head[t]  # *the sanctions on Chad and Peru*
    deed = _deed_over(scene, trigger, t) if i == t else i
    if deed is None:
        return False
    marks = {scene.analysis.lower(k) for k in scene.analysis.having(t, "case") if k < t}
    if marks & scene.words.opposed:
        return True  # *defended his record against Iran*
    harm = scene.noun(deed) in scene.words.harms and trigger.pattern.group.type != "REQUEST"
    if harm and marks & scene.words.belongs:
        return True  # *backed the containment of Iran*
    return bool(marks & (scene.words.far - scene.words.inside)) and _is_hostile(scene, deed)


def _deed_over(scene: Scene, trigger: Trigger, t: int) -> int | None:
    """Return the noun over a phrase that a frame finds by its preposition; none of the words of the pattern itself."""
    above = scene.analysis.head[t]
    own = above in (trigger.token, trigger.object, trigger.light, t)
    return None if own or scene.analysis.rel[t] != "nmod" else above


def _is_hostile(scene: Scene, noun: int) -> bool:
    """Tell whether a noun names an attack, a sanction or a restraint."""
    patterns = scene.lexicon.noun_patterns(scene.noun(noun))
    return any(p.group.type in SUFFERED for p in patterns) or scene.noun(noun) in scene.lexicon.heads
