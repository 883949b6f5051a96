"""Whom an act is towards when only a noun beneath its object tells it (*halted its offensive against Chad*)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.extraction.events.asides import is_aside
from communique.extraction.events.phrases import SUFFERED
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

DEPTH = 2
"""Nouns below the object whose own phrases are asked (*signed a memorandum of understanding with Chad*)."""
GOVERNED = frozenset({"AGREE", "SUPPORT", "COOPERATE", "RETREAT", "CONCEDE", "REJECT", "SANCTION", "THREATEN"})
"""Types whose object may be an agreement, a promise or a deed with a party of its own."""
ENDED = frozenset({"RETREAT", "CONCEDE", "THREATEN"})
"""Types of what one does with a deed of one's own; who backs or rejects another's does nothing to its victim."""
SAID = frozenset({"REJECT", "CONCEDE"})
"""Types whose verb may have the phrase of its object (*broke its word to Chad*), and no goal of a motion."""
FORMS = frozenset({"name", "acronym", "capital", "adjective"})
POWERS = frozenset({"state", "bloc", "organisation", "group"})


def beneath(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the powers that stand behind a preposition of direction below the object of a verb.

    A ban, an occupation and other deeds are also *on* or *of* whom they are done to.
    """
    both = trigger.symmetric and len(trigger.actors) > 1
    if trigger.anchor is not None or both or trigger.pattern.group.type not in GOVERNED:
        return []
    objects = [j for j in (trigger.object, scene.clauses.patient(trigger.token), *trigger.complements) if j is not None]
    said = trigger.pattern.group.type in SAID  # *broke its promise to Chad*
    near = [
        (trigger.token, prep, j)
        for prep, j in scene.clauses.prepositions(trigger.token)
        if j > trigger.token and (said or prep not in scene.words.goals)
    ]
    for noun in dict.fromkeys(objects):
        for site, prep, j in (*_phrases(scene, noun, DEPTH), *near):
            hostile = site != trigger.token and _suffered(scene, site)
            if hostile and trigger.pattern.group.type not in ENDED:
                continue
            if prep in scene.words.opposed and trigger.pattern.group.type not in ENDED | {"SANCTION"}:
                continue  # *defended his record against Chad*
            toward = prep in scene.words.toward or (prep in scene.words.felt and hostile)
            found = [t for t in scene.carriers(j) if _is_named(scene, t) and t not in trigger.actors] if toward else []
            if found := [t for t in found if not is_aside(scene, trigger, j, t)]:
                return found
    return []


def _phrases(scene: Scene, noun: int, depth: int) -> Iterator[tuple[int, str, int]]:
    """Yield the phrases under a noun and under the nouns of these, each with the noun that it stands under."""
    if depth == 0 or scene.is_actor(noun):
        return
    below = [(prep, j) for prep, j in scene.clauses.prepositions(noun) if j > noun]
    for prep, j in below:
        yield noun, prep, j
    for prep, j in below:
        if prep in scene.words.belongs:
            yield from _phrases(scene, j, depth - 1)


def _suffered(scene: Scene, noun: int) -> bool:
    return any(p.group.type in SUFFERED for p in scene.lexicon.noun_patterns(scene.noun(noun)))


def _is_named(scene: Scene, i: int) -> bool:
    """Tell whether token i is a power by its name, or a noun for one."""
    mention = scene.mention_at.get(i)
    if mention is None or mention.form == "pronoun":
        return False
    return scene.is_state(i) if mention.form == "described" else mention.form in FORMS and mention.kind in POWERS
