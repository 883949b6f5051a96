"""What is part of every election campaign, and no protest, attack or sanction: cheering crowds, rallies, contests."""

from __future__ import annotations

from communique.extraction.events.rhetoric import is_bloody, is_named, is_rival
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

CONTESTED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of what rivals do to one another at the polls."""
MEANT = frozenset({"sexual", "targeted", "arrest", "cyber", "convict", "expel", "deport", "firearms", "abduct"})
"""Modes that candidates could only mean."""


def on_the_stump(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an article about a campaign only tells of a campaign's crowds, rallies and contests."""
    kind = trigger.pattern.group.type
    if kind == "PROTEST":
        return scene.campaigning and (_cheers(scene, trigger) or _own_rally(scene, trigger))
    if kind == "CONCEDE" and trigger.object is not None and scene.lemma(trigger.object) in scene.words.rallies:
        return scene.campaigning and all(is_rival(scene, t) for t in trigger.actors)
    if kind == "MOBILIZE" and trigger.anchor is None and trigger.object is None:
        return scene.campaigning and bool(trigger.actors) and all(is_rival(scene, t) for t in trigger.actors)
    if kind not in CONTESTED or trigger.pattern.group.mode in MEANT or not trigger.actors:
        return False
    if not scene.campaigning or not trigger.recipients or not all(is_rival(scene, t) for t in trigger.actors):
        return False
    beaten = is_rival if kind == "ASSAULT" else is_named
    return all(beaten(scene, t) for t in trigger.recipients) and not is_bloody(scene, trigger)


def _cheers(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether those who came to listen only make themselves heard (*the crowd chanted her name*)."""
    if trigger.anchor is not None or trigger.pattern.lemma not in scene.words.cheers or not trigger.actors:
        return False
    return all(scene.noun(t) in scene.words.audiences for t in trigger.actors)


def _own_rally(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a rally is that of a candidate or a party (*a Lind rally*), and against nobody."""
    if trigger.anchor is None or trigger.pattern.lemma not in scene.words.rallies or trigger.recipients:
        return False
    hosts = scene.words.entourages
    return bool(trigger.actors) and all(
        is_rival(scene, t) or scene.noun(t) in hosts or scene.noun(t) in scene.family for t in trigger.actors
    )
