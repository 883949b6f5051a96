"""What is part of every election campaign, and no protest, attack or sanction: cheering crowds, rallies, contests."""

from __future__ import annotations

from communique.extraction.events.parties import UNDER_ARMS
from communique.extraction.events.rhetoric import is_bloody, is_named, is_rival
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

CONTESTED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of what rivals do to one another at the polls."""
MEANT = frozenset({"sexual", "targeted", "arrest", "cyber", "convict", "expel", "deport", "firearms", "abduct"})
"""Modes that candidates could only mean."""


FIGURES = frozenset({None, "aerial", "heavy-weapons"})
"""Modes of force that are figures of speech in campaigns (*stormed to victory*, *bombed in the debate*)."""
GIVEN_UP = frozenset({"withdraw", "disarm"})
"""Modes of what armies do, and candidates in a figure (*pulled out of Iowa*)."""
ELECTED = frozenset({"LEG", "PTY"})
"""Sectors of the offices of those who have no troops."""


def on_the_stump(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an article about a campaign only tells of a campaign's crowds, rallies and contests."""
    kind = trigger.pattern.group.type
    if kind == "PROTEST":
        return scene.campaigning and (_cheers(scene, trigger) or _own_rally(scene, trigger))
    if kind == "MOBILIZE" and scene.campaigning and _of_voters(scene, trigger):
        return True
    if not trigger.actors or not all(_contends(scene, t) for t in trigger.actors):
        return False
    if kind in CONTESTED and trigger.pattern.group.mode not in MEANT:
        return _at_the_polls(scene, trigger)
    if trigger.anchor is not None:
        return False
    if kind == "CONCEDE":
        return trigger.object is not None and scene.lemma(trigger.object) in scene.words.rallies
    if kind == "COOPERATE":
        return trigger.object is not None and scene.noun(trigger.object) in scene.words.offices
    if kind == "RETREAT":
        return trigger.pattern.group.mode in GIVEN_UP and not any(_is_country(scene, t) for t in trigger.recipients)
    return kind == "MOBILIZE" and trigger.object is None


def _of_voters(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a campaign mobilizes people or means, none of them under arms (*mobilized their voters*)."""
    i = trigger.object if trigger.anchor is None else None
    if i is None or scene.lemma(trigger.token) not in scene.words.rousing or _is_country(scene, i):
        return False
    return scene.sector(i) not in UNDER_ARMS and not scene.lexicon.arms.heads(scene.noun(i))


def _at_the_polls(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether candidates only win over others, or over places and voters (*stormed to victory in Iowa*)."""
    if is_bloody(scene, trigger):
        return False
    if trigger.recipients and all(is_named(scene, t) for t in trigger.recipients):
        return True
    if trigger.pattern.group.type == "ASSAULT":
        literal = trigger.anchor is not None or trigger.pattern.group.mode not in FIGURES
        return not literal or (bool(trigger.recipients) and all(is_rival(scene, t) for t in trigger.recipients))
    seizes = trigger.pattern.group.mode == "seize" and all(is_named(scene, t) for t in trigger.actors)
    return seizes and trigger.anchor is None and not any(_is_country(scene, t) for t in trigger.recipients)


def _is_country(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind in ("state", "bloc")


def _contends(scene: Scene, i: int) -> bool:
    """Tell whether token i is somebody who stands for election: by office, or by any name where a campaign is told."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.kind == "person" and mention.form in ("name", "surname", "described"):
        title = mention.first - 1  # *Senator Lind*
        if scene.sector(i) in ELECTED or (title in scene.mention_at and scene.sector(title) in ELECTED):
            return not mention.plural
    return scene.campaigning and is_rival(scene, i)


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
