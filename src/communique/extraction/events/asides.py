"""Who is told of in what somebody backs, opposes, blames or asks for, and is not backed, opposed, blamed or asked."""

from __future__ import annotations

from communique.extraction.events.parties import CROWD
from communique.extraction.events.phrases import SUFFERED
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

TOWARDS_DEEDS = frozenset({"SUPPORT", "REJECT", "REQUEST"})
"""Types of what one says to a deed, which is another's than whom it would hit."""
VOICED = frozenset({"REQUEST", "ACCUSE", "REJECT", "PROTEST", "SUPPORT", "AGREE", "THREATEN"})
"""Types of what people before a noun say or do themselves (*student protests*)."""
SOCIETY = CROWD - {"OPP", "PTY", "REF"}
"""Sectors of people whom a thing is often about that is not theirs."""


def is_aside(scene: Scene, trigger: Trigger, i: int, t: int) -> bool:
    """Tell whether token t, found at token i of a frame, is no party to the event, but a deed's victim or a topic."""
    kind = trigger.pattern.group.type
    if kind == "AGREE" and trigger.anchor is None and i != t:
        return _only_describes(scene, t)  # *pledged police reform*
    if kind not in TOWARDS_DEEDS and kind != "ACCUSE":
        return False
    if is_inflicted(scene, t) or _is_topic(scene, t):
        return True
    if kind == "SUPPORT" and _is_role(scene, t):
        return True
    if kind == "ACCUSE" and _is_other_side(scene, trigger, i, t):
        return True
    return kind in TOWARDS_DEEDS and _is_victim(scene, trigger, i, t)


def is_inflicted(scene: Scene, t: int) -> bool:
    """Tell whether the bare name of a state stands before a war that it suffers (*criticised the Iraq war*)."""
    a, mention = scene.analysis, scene.mention_at.get(t)
    before = mention is not None and mention.kind == "state" and mention.form == "name" and a.rel[t] == "compound"
    return before and scene.words.subject_needed and scene.noun(a.head[t]) in scene.words.inflicted


def _is_topic(scene: Scene, t: int) -> bool:
    """Tell whether a noun for people only says what a thing is about (*backs school meals*)."""
    return scene.sector(t) in SOCIETY and _only_describes(scene, t)


def _only_describes(scene: Scene, t: int) -> bool:
    """Tell whether a common noun only describes a thing behind it; demands, protests and speech are its own."""
    a, mention = scene.analysis, scene.mention_at.get(t)
    if a.rel[t] != "compound" or a.pos[t] != "NOUN" or (mention is not None and mention.form != "described"):
        return False
    uttered = any(p.group.type in VOICED for p in scene.lexicon.noun_patterns(scene.noun(a.head[t])))
    return not uttered and not scene.is_actor(a.head[t])


def _is_role(scene: Scene, t: int) -> bool:
    """Tell whether a bare title only says for which office somebody is backed (*backed her for president*)."""
    a, mention = scene.analysis, scene.mention_at.get(t)
    if mention is None or not mention.office or mention.form != "described" or mention.plural:
        return False
    cases = {a.lower(k) for k in a.having(t, "case") if k < t}
    return bool(cases & scene.words.about) and not a.having(t, "det", "poss", "amod", "compound", "appos", "flat")


def _is_other_side(scene: Scene, trigger: Trigger, i: int, t: int) -> bool:
    """Tell whether somebody only has an agreement with those whose it is (*criticised the deal with Iran*)."""
    deed = _deed_over(scene, trigger, t) if i == t else i
    if deed is None:
        return False
    marks = {scene.analysis.lower(k) for k in scene.analysis.having(t, "case") if k < t}
    both = [p.frame.recipients for p in scene.lexicon.noun_patterns(scene.noun(deed)) if p.group.type == "AGREE"]
    return any(mark in places for mark in marks for places in both)


def _is_victim(scene: Scene, trigger: Trigger, i: int, t: int) -> bool:
    """Tell whether the deed found at token i of a frame is against token t (*backed the war on Iran*)."""
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
    own = above in (trigger.token, trigger.object, trigger.light, trigger.anchor, t)
    return None if own or scene.analysis.rel[t] != "nmod" else above


def _is_hostile(scene: Scene, noun: int) -> bool:
    """Tell whether a noun names an attack, a sanction or a restraint."""
    patterns = scene.lexicon.noun_patterns(scene.noun(noun))
    return any(p.group.type in SUFFERED for p in patterns) or scene.noun(noun) in scene.lexicon.heads
