"""Word forms by rule: what a language makes of an adjective or the name of an inhabitant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.gazetteer.tables import Ending, Inflection, Word


def inflect(word: Word, rules: tuple[Ending, ...]) -> tuple[str, ...]:
    """Return all forms of a word: as given when it is a list of forms, else by the longest ending that fits."""
    if not isinstance(word, str):
        return word
    best: Ending | None = None
    for rule in rules:
        if word.endswith(rule.ending) and (best is None or len(rule.ending) > len(best.ending)):
            best = rule
    if best is None:
        return (word,)
    stem = word[: len(word) - len(best.ending)]
    return tuple(stem + ending for ending in best.forms)


def adjective_forms(words: Iterable[Word], rules: Inflection) -> Iterator[str]:
    """Yield every form of the adjectives."""
    for word in words:
        yield from inflect(word, rules.adjective)


def inhabitant_forms(inhabitants: Iterable[Word], adjectives: Iterable[Word], rules: Inflection) -> Iterator[str]:
    """Yield every form of the names of inhabitants, those made from the adjective included."""
    for word in inhabitants:
        yield from inflect(word, rules.inhabitant)
    for word in adjectives:
        base = word if isinstance(word, str) else word[0]
        if any(base.endswith(rule.ending) for rule in rules.woman):
            yield from inflect(base, rules.woman)
