"""The parts of Swedish compounds: ``sanktionskampanj`` is found by *sanktion* and by *kampanj*.

A word is split where both sides are words that simplemma's dictionary knows, with the linking letters that the language
puts between them (``words.toml``). Splitting serves the index only: a needless split makes a document findable by
one more word and changes nothing that is shown.
"""

from __future__ import annotations

from functools import lru_cache

from communique.store.words import Compounds, words

SHORTEST_WORD = 8
SHORTEST_PART = 4
"""Letters. Shorter parts (*av*, *för*, *del*) split off too much that is no word of its own."""
MOST_LETTERS = 40


def parts_of(word: str, language: str) -> tuple[str, ...]:
    """Return the parts of a compound in lower case, none for a word that is not one. language: ISO 639-1 code."""
    if not words(language).compounds or not SHORTEST_WORD <= len(word) <= MOST_LETTERS or not word.isalpha():
        return ()
    return _split(word.lower(), language)


def _table(language: str) -> Compounds:
    table = words(language).compounds
    assert table is not None
    return table


@lru_cache(50_000)
def _split(word: str, language: str) -> tuple[str, ...]:
    """Split at the place that leaves the most even known parts; each part may be a compound itself."""
    best, found = 0, ("", "")
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        if _is_part(word[at:], language) and (left := _left(word[:at], language)):
            evenness = min(len(left), len(word) - at)
            if evenness > best:
                best, found = evenness, (left, word[at:])
    return tuple(part for half in found if half for part in (half, *_inner(half, language)))


def _inner(part: str, language: str) -> tuple[str, ...]:
    return _split(part, language) if len(part) >= SHORTEST_WORD else ()


def _left(word: str, language: str) -> str:
    """Return the first part without its linking letter, empty when it is neither a known word nor a compound."""
    for link in _table(language).links:
        bare = word.removesuffix(link) if link else word
        if (not link or bare != word) and (_is_part(bare, language) or _inner(bare, language)):
            return bare
    return ""


def _is_part(word: str, language: str) -> bool:
    return len(word) >= SHORTEST_PART and word not in _table(language).no_parts and _is_known(word, language)


@lru_cache(100_000)
def _is_known(word: str, language: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang=_table(language).known))
