"""What the verb over a noun tells of the sides of its act: who answers words, who does an attack told as a manner."""

from __future__ import annotations

from collections.abc import Container

from communique.extraction.events.phrases import subject_of
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

SAID = frozenset({"REQUEST", "THREATEN", "ACCUSE"})
"""Types of nouns for words that are said to who answers them (*rejected an ultimatum*)."""
ANSWERS = frozenset({"REJECT", "CONCEDE", "ACCUSE"})
"""Types of verbs by which words are answered."""
DENIALS = frozenset({"REJECT"})
"""The type of those by which blame is answered, by whom it fell on (*dismissed Chad's criticism*)."""
FORCE = frozenset({"ASSAULT", "COERCE"})


def answer(scene: Scene, triggers: dict[int, Trigger]) -> None:
    """Name in place to whom a demand or threat was said, and who did an attack that only tells how another was done."""
    for trigger in triggers.values():
        if trigger.anchor is None or trigger.light is not None:
            continue
        group = trigger.pattern.group
        if group.type in SAID and trigger.actors and not trigger.recipients:
            answering = _answering(scene, triggers, trigger.anchor, ANSWERS if group.type != "ACCUSE" else DENIALS)
            trigger.recipients = [t for t in answering if t not in trigger.actors]
        elif group.type in FORCE and not trigger.actors:
            trigger.actors = _doing(scene, triggers, trigger)
        elif group.type == "PROTEST" and not trigger.actors:
            trigger.actors = [t for t in _protesting(scene, trigger.anchor) if t not in trigger.recipients]


def _answering(scene: Scene, triggers: dict[int, Trigger], noun: int, answers: Container[str]) -> list[int]:
    """Return who rejects, heeds or answers the words that a noun tells. answers: types of the verbs by which."""
    a = scene.analysis
    verb = a.head[noun]
    if a.rel[noun] not in ("obj", "obl") or verb == noun or scene.clauses.passive(verb):
        return []
    above = triggers.get(verb)
    if above is not None and above.anchor is None and above.pattern.group.type in answers:
        return list(above.actors)
    replies = scene.lemma(verb) in scene.words.replies
    return [t for j in subject_of(scene, verb) for t in scene.carriers(j)] if replies else []


def _doing(scene: Scene, triggers: dict[int, Trigger], trigger: Trigger) -> list[int]:
    """Return who did what an attack only tells the manner of (*killed nine in a raid*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or a.rel[noun] not in ("obl", "nmod"):
        return []
    if not any(a.lower(k) in scene.words.manners for k in a.having(noun, "case") if k < noun):
        return []
    above = triggers.get(a.head[noun] if a.rel[noun] == "obl" else a.head[a.head[noun]])
    if above is None or above.anchor is not None or above.pattern.group.type != trigger.pattern.group.type:
        return []
    return [t for t in above.actors if t not in trigger.recipients]


def _protesting(scene: Scene, noun: int) -> list[int]:
    """Return who does something in protest (*resigned in protest against the war*)."""
    a = scene.analysis
    verb = a.head[noun] if a.rel[noun] == "obl" else a.head[a.head[noun]]
    bare = a.rel[noun] in ("obl", "nmod") and not a.having(noun, "det", "poss", "amod", "compound", "nummod")
    if not bare or not any(a.lower(k) in scene.words.manners and k == noun - 1 for k in a.having(noun, "case")):
        return []
    return [t for j in subject_of(scene, verb) for t in scene.carriers(j)] if scene.clauses.verbal(verb) else []
