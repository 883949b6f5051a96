"""A language's rules made ready: which can begin with which word, and their regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from communique.extraction.times.pattern import NUMBER, SIGNS, Pattern, Translator, head_of
from communique.languages.times import Rule, Times, Value

TOKEN = re.compile(r"['’](?=\d)|[^\W\d_]+(?=(?:19|20)\d\d-\d\d-\d\d)|[^\W_]+")
"""Words; a date that a copied page runs together with the word before it (``Politik2021-10-15``) is one of its own."""
THOUSANDS = re.compile(r"\d{3}(?!\d)")
KEPT = 50_000
"""Words of which it is remembered what may begin with them, 5 MB at most."""
STUCK = frozenset("$€£¥#@/")
"""Before a number, these tell that it is no part of a date."""


class Line:
    """One pattern of one rule; its regular expression is compiled when it is first tried."""

    def __init__(self, rule: Rule, pattern: Pattern, order: int) -> None:
        self.rule = rule
        self.pattern = pattern
        self.order = order

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern, compiled."""
        return re.compile(self.pattern.regex, re.IGNORECASE)


class Match(NamedTuple):
    """Words that a pattern fits: characters ``[start, end)``. Sorted, the best of those that overlap comes first."""

    start: int
    shortness: int
    order: int
    end: int
    rule: Rule
    values: dict[str, Value]


class Grammar:
    """The rules of one language, found by the first word of what they fit."""

    def __init__(self, times: Times) -> None:
        self.common = frozenset((*times.common, NUMBER))
        self.by_head: dict[str, list[Line]] = {}
        self._heads: dict[str, str | None] = {}
        translator, order = Translator(times), 0
        for rule in times.rules:
            for source in rule.patterns:
                line = Line(rule, translator.translate(source), order)
                order += 1
                for head in sorted(line.pattern.heads):
                    self.by_head.setdefault(head, []).append(line)

    def matches(self, text: str, start: int, end: int) -> Iterator[Match]:
        """Yield what the rules fit in ``text[start:end]``: overlapping, in the order of the words they begin with."""
        tokens = list(TOKEN.finditer(text, start, end))
        words = [token[0] for token in tokens]
        known = self._heads
        for n in [n for n, word in enumerate(words) if known.get(word, "") is not None]:
            head = self._head(words[n])
            if head is None:
                continue
            at, after = tokens[n].span()
            lines = self.by_head.get(head, ())
            if head in self.common:
                following = _head_of(words[n + 1]) if n + 1 < len(words) else ""
                lines = [*lines, *self.by_head.get(f"{head} {following}", ())]
            if head == NUMBER and (sign := SIGNS.get(text[after : after + 1])):
                lines = [*lines, *self.by_head.get(NUMBER + sign, ())]
            if lines and _free(text, at):
                for line in lines:
                    if m := line.regex.match(text, at, end):
                        yield _match(line, m)

    def _head(self, word: str) -> str | None:
        """Return the head of a word with which a pattern may begin, None for others; KEPT answers are kept."""
        try:
            return self._heads[word]
        except KeyError:
            head = _head_of(word)
            if len(self._heads) >= KEPT:
                self._heads.clear()
            return self._heads.setdefault(word, head if head in self.by_head or head in self.common else None)

    def best(self, text: str, start: int, end: int) -> list[Match]:
        """Return the matches that remain when the earliest, then the longest, then the first in the table wins."""
        out: list[Match] = []
        for match in sorted(self.matches(text, start, end), key=lambda m: m[:3]):
            if not out or match.start >= out[-1].end:
                out.append(match)
        return out


def _head_of(word: str) -> str:
    return head_of(word.replace("’", "'"))


def _match(line: Line, m: re.Match[str]) -> Match:
    values = dict(line.rule.values)
    for group, (key, table) in line.pattern.keys.items():
        if (words := m[group]) is not None:
            values[key] = int(words) if table is None else table[" ".join(words.lower().replace("’", "'").split())]
    start, end = m.span("core")
    return Match(start, start - end, line.order, end, line.rule, values)


def _free(text: str, at: int) -> bool:
    """Tell whether the number or word at ``at`` is not the tail of a longer number, amount or address."""
    if at == 0 or not text[at].isdigit():
        return True
    before = text[at - 1]
    if at > 1 and text[at - 2].isdigit() and (before in ".,:-–" or (before.isspace() and THOUSANDS.match(text, at))):
        return False
    return before not in STUCK


@lru_cache(maxsize=32)
def grammar_of(times: Times) -> Grammar:
    """Return the grammar of a table, made once."""
    return Grammar(times)
