"""Which way a date looks that names no year or week: forward when the words around it speak of the future."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from communique.languages.times import Times

Tense = Literal["future", "past", "since"]
Way = Tense | Literal["barrier"]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
BREAK = re.compile(r"(?<![^\w][^\W\d_])[.!?…]['\"”’»)]*\s+(?=[\"“”«¿¡(]?[A-ZÀ-ÖØ-Þ])|[;:\n—]|\s–\s|[\"“”«»„]")
"""Ends the stretch in which cues are looked for: a sentence, a semicolon, a dash, a quotation mark."""
LEFT, RIGHT = 140, 80
"""Characters looked at on either side; English news sentences run to about 130."""


class Cues(NamedTuple):
    """The cues of a language by their words; the longest has ``longest`` words."""

    ways: dict[tuple[str, ...], Way]
    longest: int
    endings: tuple[tuple[tuple[str, ...], Tense], ...]
    neither: frozenset[str]
    before_participle: frozenset[str]
    since: tuple[str, ...]


@lru_cache(maxsize=32)
def cues(times: Times) -> Cues:
    """Return a table's cues, made ready once."""
    tense = times.tense
    ways: dict[tuple[str, ...], Way] = {}
    for words, way in ((tense.barriers, "barrier"), (tense.past, "past"), (tense.future, "future")):
        ways |= dict.fromkeys((tuple(w.split()) for w in words), way)  # type: ignore[arg-type]
    endings: tuple[tuple[tuple[str, ...], Tense], ...] = (
        (tense.past_endings, "past"),
        (tense.future_endings, "future"),
    )
    longest, neither = max(map(len, ways), default=1), frozenset(tense.neither)
    since = tuple(f" {words}" for words in tense.since)
    return Cues(ways, longest, endings, neither, frozenset(tense.before_participle), since)


def way(text: str, start: int, end: int, bounds: tuple[int, int], times: Times) -> Tense | None:
    """Tell which way the words around ``text[start:end]`` look: by the nearest cue before it, else the next after it.

    bounds: the stretch of text to stay in. A cue beyond a word that opens a clause counts only when there is no other.
    """
    table = cues(times)
    left = BREAK.split(text[max(bounds[0], start - LEFT) : start])[-1]
    if f" {left.rstrip().lower()}".endswith(table.since):
        return "since"
    right = BREAK.split(text[end : min(bounds[1], end + RIGHT)], maxsplit=1)[0]
    before, beyond = _nearest(list(_ways(left, table))[::-1])
    return before or _nearest(list(_ways(right, table)))[0] or beyond


def _nearest(ways: Sequence[Way | None]) -> tuple[Tense | None, Tense | None]:
    """Return the first cue before a barrier, and the first of all."""
    found = [w for w in ways if w != "barrier"]
    if not found:
        return None, None
    return (found[0] if ways[0] == found[0] else None), found[0]


def _ways(text: str, table: Cues) -> list[Way]:
    """Return the cues in the text, in order, each by its longest reading; names (*Will*, *May*) are none."""
    words = [w.replace("’", "'") for w in WORD.findall(text)]
    words[:1] = [w.lower() for w in words[:1]]
    out: list[Way] = []
    i = 0
    while i < len(words):
        for n in range(table.longest, 0, -1):
            found = table.ways.get(tuple(words[i : i + n]))
            if found and i + n <= len(words):
                break
        else:
            n, found = 1, _verb_form(words[i], table)
        if found and not (found == "past" and words[i - 1 : i] and words[i - 1] in table.before_participle):
            out.append(found)
        i += n
    return out


def _verb_form(word: str, table: Cues) -> Tense | None:
    """Tell past or future by a verb's ending."""
    if len(word) < 5 or word[0].isupper() or word in table.neither:
        return None
    return next((tense for endings, tense in table.endings if word.endswith(endings)), None)
