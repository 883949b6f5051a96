"""The parts of Swedish compounds: ``sanktionskampanj`` is found by *sanktion* and by *kampanj*.

A word is split where both sides are words that simplemma's dictionary knows, with the linking letters that the language
puts between them (``compounds.toml``). Splitting serves the index only: a needless split makes a document findable by
one more word and changes nothing that is shown.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import Struct

SHORTEST_WORD = 8
SHORTEST_PART = 4
"""Letters. Shorter parts (*av*, *för*, *del*) split off too much that is no word of its own."""
MOST_LETTERS = 40


class Compounding(Struct, frozen=True, forbid_unknown_fields=True):
    """A language's table."""

    known: str
    links: tuple[str, ...]
    no_parts: frozenset[str]


@cache
def _tables() -> dict[str, Compounding]:
    text = (files("communique.store") / "compounds.toml").read_bytes()
    return msgspec.toml.decode(text, type=dict[str, Compounding])


def parts_of(word: str, language: str) -> tuple[str, ...]:
    """Return the parts of a compound in lower case, none for a word that is not one. language: ISO 639-1 code."""
    if language not in _tables() or not SHORTEST_WORD <= len(word) <= MOST_LETTERS or not word.isalpha():
        return ()
    return _split(word.lower(), language)


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
    for link in _tables()[language].links:
        bare = word.removesuffix(link) if link else word
        if (not link or bare != word) and (_is_part(bare, language) or _inner(bare, language)):
            return bare
    return ""


def _is_part(word: str, language: str) -> bool:
    return len(word) >= SHORTEST_PART and word not in _tables()[language].no_parts and _is_known(word, language)


@lru_cache(100_000)
def _is_known(word: str, language: str) -> bool:
    import simplemma

    return bool(simplemma.is_known(word, lang=_tables()[language].known))
