"""Keep out what is not politics: idioms that hold a trigger, and paragraphs about sport, culture or business."""

from __future__ import annotations

from communique.extraction.events.scene import PUBLIC, Scene
from communique.extraction.events.stances import Outcome

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
"""Sectors whose arrival is no visit."""
POLICING = frozenset({"COP", "JUD"})


def guarded(scene: Scene, first: int, last: int) -> set[int]:
    """Return the tokens of a sentence that stand inside an idiom."""
    found: set[int] = set()
    for i in range(first, last):
        for words in _starting(scene, i):
            if len(words) > 1 and _matches(scene, i, last, words):
                found.update(range(i, i + len(words)))
    return found


def not_politics(scene: Scene) -> frozenset[int]:
    """Return the numbers of the blocks whose words show that they are about something else."""
    a, silent = scene.analysis, set()
    words = set(scene.lexicon.table.guard_words)
    for sentence in a.sentences:
        for i in range(sentence.first, sentence.last):
            for phrase in _starting(scene, i):
                if " ".join(phrase).replace(" - ", "-") in words and _matches(scene, i, sentence.last, phrase):
                    silent.add(sentence.block)
    return frozenset(silent)


def political(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether enough of an event is political.

    An event needs an actor; a strong one (an attack, an arrest) may have only a recipient, when that is named. People
    without a name count when they protest, bear arms or have a counterpart; talking to the press is no meeting.
    """
    if not outcome.actors:
        strong = outcome.trigger.pattern.group.strong or outcome.trigger.violent
        return strong and any(_marked(scene, t) for t in outcome.recipients)
    if outcome.type == "CONSULT" and any(scene.sector(t) == "JRN" or _is_outlet(scene, t) for t in _parties(outcome)):
        return False
    if outcome.mode == "visit" and any(scene.sector(t) in ARMED for t in outcome.actors):
        return False
    if outcome.type == "PROTEST" or "@protest" in outcome.trigger.pattern.text:
        return True
    return is_public(scene, outcome) or any(_is_person(scene, t) for t in _parties(outcome))


def is_public(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a power takes part: a state, a known body, an office, an organ; police where it counts."""
    parties = _parties(outcome)
    if any(_is_power(scene, t) for t in parties) or outcome.type == "PROTEST":
        return True
    law = any(scene.sector(t) in POLICING for t in parties)
    return law and any(_marked(scene, t) or scene.noun(t) in scene.words.dissenters for t in parties)


def _is_power(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form not in ("described", "pronoun"):
        if mention.kind in ("state", "bloc") or mention.form in ("capital", "metonym"):
            return True
        return (mention.kind != "place" and bool(mention.candidates)) or scene.sector(i) in PUBLIC
    if scene.modifiers(i) or (mention is not None and mention.office):
        return True
    return scene.sector(i) in PUBLIC - POLICING


def _is_person(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    if mention is None:
        return scene.is_speaker(i)
    return mention.kind == "person" and mention.form != "described"


def _parties(outcome: Outcome) -> tuple[int, ...]:
    return outcome.actors + outcome.recipients


def _marked(scene: Scene, i: int) -> bool:
    """Tell whether token i is a name, or a noun that a name or an adjective of a state qualifies."""
    mention = scene.mention_at.get(i)
    named = mention is not None and mention.form not in ("described", "pronoun")
    if any(j in scene.mention_at for _, j in scene.clauses.prepositions(i)):
        return True
    return named or bool(scene.modifiers(i)) or bool(mention is not None and mention.office)


def _is_outlet(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "outlet"


def _starting(scene: Scene, i: int) -> list[tuple[str, ...]]:
    guard = scene.lexicon.guard
    lower, lemma = scene.analysis.lower(i), scene.lemma(i)
    return guard.get(lower, []) + (guard.get(lemma, []) if lemma != lower else [])


def _matches(scene: Scene, i: int, last: int, words: tuple[str, ...]) -> bool:
    if i + len(words) > last:
        return False
    return all(word in (scene.analysis.lower(i + n), scene.lemma(i + n)) for n, word in enumerate(words))
