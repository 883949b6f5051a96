"""Give headlines in title case the case of running text before they are parsed.

    Junta Expels French Ambassador Over Comments  ->  Junta expels French ambassador over comments

A parser trained on running text takes each word with a capital for a name. What the article's own text writes small is
no name; what it writes with a capital within a sentence is one; of the rest a dictionary tells the common words, and
the gazetteer the names among them. Only the parser sees the small letters: every word keeps its length and place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from communique import gazetteer
from communique.records import Block

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
BEFORE = re.compile(r"[.!?:;…“”\"«»(\[\n–—-]\s*$")
"""What ends before a word that has its capital from where it stands."""
SHORT = 3
"""Letters up to which a word is written small in title case as well (*of*, *the*)."""
LEAST = 4
"""Long words from which on the case of a headline can be told."""
SHARE = 0.8
"""Share of long words with a capital in title case."""
LANGUAGES = frozenset({"en"})
"""Languages that write headlines so."""

Common = Callable[[str], Collection[str]]
"""As which parts of speech a dictionary knows a word in lower case."""


class Seen(NamedTuple):
    """The words that an article's text writes small, and those that it gives a capital within a sentence."""

    small: frozenset[str]
    capital: frozenset[str]


def seen_in(text: str, blocks: Sequence[Block]) -> Seen:
    """Return how the body of an article writes its words."""
    small: set[str] = set()
    capital: set[str] = set()
    for block in blocks:
        if block.kind != "body":
            continue
        for found in WORD.finditer(text, block.span.start, block.span.end):
            word = found[0]
            if word.islower():
                small.add(word)
            elif found.start() > block.span.start and not BEFORE.search(text, max(0, found.start() - 4), found.start()):
                capital.add(word.lower())
    return Seen(frozenset(small), frozenset(capital))


def in_title_case(text: str) -> bool:
    """Tell whether nearly all long words of a headline have a capital, and not all of their letters."""
    words = [w for w in WORD.findall(text) if len(w) > SHORT]
    capitals = sum(w[0].isupper() and not w.isupper() for w in words)
    return len(words) >= LEAST and capitals >= SHARE * len(words)


def as_running_text(text: str, seen: Seen, common: Common) -> str:
    """Return a headline in title case with small letters where running text has them; as long as it was."""

    def cased(found: re.Match[str]) -> str:
        word = found[0]
        if found.start() == 0 or word[1:] != word[1:].lower() or not word[0].isupper():
            return word
        lower = word.lower()
        if len(lower) != len(word) or not _is_common(word, lower, seen, common):
            return word
        return lower

    return WORD.sub(cased, text)


def _is_common(word: str, lower: str, seen: Seen, common: Common) -> bool:
    if lower in seen.small:
        return lower not in seen.capital or not _is_name(word)
    return lower not in seen.capital and bool(common(lower)) and not _is_name(word)


@lru_cache(maxsize=4096)
def _is_name(word: str) -> bool:
    return bool(gazetteer.load().lookup(word, "en"))
