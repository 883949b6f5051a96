"""Keep out what is not politics: idioms that hold a trigger, and paragraphs about sport, culture or business."""

from __future__ import annotations

from communique.extraction.events.scene import Scene


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
                if " ".join(phrase) in words and _matches(scene, i, sentence.last, phrase):
                    silent.add(sentence.block)
    return frozenset(silent)


def _starting(scene: Scene, i: int) -> list[tuple[str, ...]]:
    guard = scene.lexicon.guard
    lower, lemma = scene.analysis.lower(i), scene.lemma(i)
    return guard.get(lower, []) + (guard.get(lemma, []) if lemma != lower else [])


def _matches(scene: Scene, i: int, last: int, words: tuple[str, ...]) -> bool:
    if i + len(words) > last:
        return False
    return all(word in (scene.analysis.lower(i + n), scene.lemma(i + n)) for n, word in enumerate(words))
