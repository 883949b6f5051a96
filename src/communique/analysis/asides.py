"""Keep the party in parentheses behind a politician's name from the parser, which cuts the sentence there.

*mellan minister Ann Lind (M) och Kari Dahl*: with the parentheses the second name hangs anywhere. The words left out
have no tokens; all others keep their places in the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from numpy import array, int64, searchsorted
from numpy.typing import NDArray

from communique.languages import registry

Cut = tuple[int, int]
"""A place in the shortened text, and how many characters are left out up to it."""


@lru_cache(maxsize=8)
def _aside(language: str | None) -> re.Pattern[str] | None:
    pack = registry.pack(language) if language else None
    if pack is None or not pack.names.parties:
        return None
    names = "|".join(re.escape(name) for name in sorted(pack.names.parties, key=len, reverse=True))
    return re.compile(rf"(?<=[^\W\d_])[ \u00a0]\((?:{names})\)(?=[\s,.:;!?)”’\"]|$)")


def without_asides(text: str, language: str | None) -> tuple[str, tuple[Cut, ...]]:
    """Return the text without the parties behind names, and where they were."""
    pattern = _aside(language)
    if pattern is None or "(" not in text:
        return text, ()
    kept, cuts, at, gone = [], [], 0, 0
    for found in pattern.finditer(text):
        kept.append(text[at : found.start()])
        cuts.append((found.start() - gone, gone + found.end() - found.start()))
        at, gone = found.end(), gone + found.end() - found.start()
    return "".join((*kept, text[at:])), tuple(cuts)


def moved(places: NDArray[int64], cuts: Sequence[Cut], *, ends: bool) -> NDArray[int64]:
    """Return places of the shortened text in the whole one. ends: the places are one past the last character."""
    if not cuts:
        return places
    gone = array([0, *(n for _, n in cuts)], dtype=int64)
    return places + gone[searchsorted([at for at, _ in cuts], places, side="left" if ends else "right")]
