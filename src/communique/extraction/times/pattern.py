r"""The pattern language of ``times.toml``, and its translation to regular expressions.

===============  ==================================================================================================
``word``         itself in any case; a word that begins with a capital stands for itself and for all capitals
space            any white space
``-`` ``'``      any hyphen or dash; any apostrophe
``[x]``          x or nothing
``(x|y)``        x or y (``|`` also splits a whole pattern)
``{name}``       a word of the slot table of that name, or a number of the built-in kind, kept as value ``name``;
                 or, not kept, any pattern of the word list of that name
``{name:key}``   the same, kept as value ``key``
``<x>``          x must stand here, but is no part of the expression; only at the beginning or the end
``\(``           the character itself
===============  ==================================================================================================

The *heads* of a pattern are the words that it can begin with: a text is searched by looking each of its words up
among them, so that the cost of a scan hardly grows with the number of patterns. A head that is one of the language's
most common words takes the word after it along, a number that or the sign after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from communique.errors import DataError
from communique.languages.times import Times, Value

NUMBERS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?!\d)",
    "mm": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "year": r"(?:1\d|20|21)\d\d(?!\d)",
    "modern": r"(?:19|20)\d\d(?!\d)",
    "tens": r"(?:1\d|20)\d0",
    "hundreds": r"1\d00",
    "early": r"1[5-8]\d[1-9](?!\d)",
    "yy": r"\d\d(?!\d)",
    "yytens": r"\d0",
    "int": r"\d{1,4}(?!\d)",
}
"""The built-in kinds of numbers: day of the month, month, year 1000–2199, year 1900–2099, first year of a decade, of
a century, year 1501–1899 that is no round number, two digits, two of a decade, up to four."""

OTHERS = {"lower": r"(?-i:[a-zà-öø-ÿ])\w+", "upper": r"(?-i:[A-ZÀ-ÖØ-Þ])\w+"}
"""Any word of at least two letters with a small or a capital first letter; never kept, never first."""

CLOSE = r"(?!\w|[.,:/]\d|\s?[%‰°])(?!(?<=\d)[-–]\w)"
"""An expression does not end inside a word, number, percentage or compound."""


class Piece(NamedTuple):
    """A translated part of a pattern: its regular expression; its heads as (letters, whether the word may go on)."""

    regex: str
    heads: frozenset[tuple[str, bool]]


class Pattern(NamedTuple):
    """A translated pattern; group ``core`` of its regex is the expression.

    keys: by regex group, the value that it sets and the table that gives it (None: the number itself).
    """

    regex: str
    heads: frozenset[str]
    keys: dict[str, tuple[str, dict[str, Value] | None]]


CASED = re.compile(r"\(\?-i:[\w|]+\)")
"""The translation of a word that begins with a capital."""
NUMBER = "#"
"""Stands in a head for digits and the letters after them."""
NOTHING = Piece("", frozenset({("", True)}))


def head_of(word: str) -> str:
    """Return the key under which a word of a text is looked up: small letters, digits and all after them as ``#``."""
    if word.isalpha():
        return word.lower()
    for i, char in enumerate(word):
        if char.isdigit():
            return word[:i].lower() + NUMBER
    return word.lower()


def _either(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return Piece(_alternation([p.regex for p in pieces]), frozenset().union(*(p.heads for p in pieces)))


def _alternation(regexes: Sequence[str]) -> str:
    """Join alternatives in their order; neighbours written with a capital share one group, which compiles faster."""
    out: list[str] = []
    for cased, group in groupby(regexes, lambda regex: CASED.fullmatch(regex) is not None):
        run = list(group)
        out += ["(?-i:" + "|".join(regex[5:-1] for regex in run) + ")"] if cased else run
    return out[0] if len(out) == 1 and out[0].startswith("(?-i:") else "(?:" + "|".join(out) + ")"


def _word(word: str) -> Piece:
    """Translate a run of letters and digits."""
    regex = re.escape(word)
    if word[0].isupper():
        regex = f"(?-i:{word}|{word.upper()})" if word != word.upper() else f"(?-i:{word})"
    return Piece(regex, frozenset({(head_of(word), True)}))


# White space is bounded: a page of blanks must not be walked through again for every pattern.
_SIGNS = {
    " ": r"\s{1,8}",
    "-": "[-‐‑–—]",
    "'": "['’]",
}
SIGNS = {"/": "/", ".": ".", **dict.fromkeys("-‐‑–—", "-")}
"""What may stand right after a number, as a head shows it."""


def _is_word(rest: str) -> bool:
    return rest[:1].isalnum() or rest[:1] == NUMBER


def _counted(begun: str, rest: str, more: bool) -> tuple[str, bool]:
    """Return how a head that holds a number goes on: letters are of its word; a first number takes more along."""
    if not rest:
        return begun, more
    if begun == NUMBER and rest[0] == " ":
        word = rest[1:].partition(" ")[0]
        if rest == " " or (_is_word(word) and word not in OTHERS):
            return f"{NUMBER} {word}", more and word == rest[1:]
        return NUMBER, False
    if begun == NUMBER and rest[0] in SIGNS:
        return begun + rest[0], False
    if rest in OTHERS or not _is_word(rest):
        return (begun if begun != NUMBER + " " and rest not in OTHERS else begun.split(" ")[0]), False
    word = rest.partition(" ")[0]
    return (begun if begun.endswith(NUMBER) else begun + word), more and word == rest


def _sign(char: str) -> Piece:
    return Piece(_SIGNS.get(char) or re.escape(char), frozenset({(char, char == " ")}))


class Translator:
    """Translates the patterns of one language."""

    def __init__(self, times: Times) -> None:
        self.times = times
        self.common = frozenset(times.common)
        self.tables = {name: self._table(table) for name, table in times.slots.items()}

    def translate(self, source: str) -> Pattern:
        """Translate a pattern; a DataError tells what is wrong with it."""
        return _Reading(self, source).whole()

    def join(self, a: Piece, b: Piece) -> Piece:
        """Put two pieces after one another."""
        heads = {head for head in a.heads if not head[1]}
        for begun, more in a.heads:
            if more:
                heads |= {self._grown(begun, x, on) for x, on in b.heads}
        return Piece(a.regex + b.regex, frozenset(heads))

    def _grown(self, begun: str, rest: str, more: bool) -> tuple[str, bool]:
        if begun.startswith(NUMBER) or begun.endswith(NUMBER):
            return _counted(begun, rest, more)
        if begun == " " and rest in OTHERS:
            return begun, False
        if not begun or (begun.endswith(" ") and _is_word(rest)):
            return begun + rest, more
        if not rest or _is_word(rest):
            word = rest.partition(" ")[0]
            return begun + word, more and word == rest
        if begun in self.common and rest == " ":
            return begun + " ", True
        if rest[0] == " ":  # that of a longer piece, or between two words of which the first is not common
            return begun.rstrip() or begun, False
        return (begun + rest if begun.endswith(" ") else begun), False

    def _table(self, table: dict[str, Value]) -> Piece:
        """Translate a slot table: longest words first, since the first that fits is taken."""
        return _either([self._literal(word) for word in sorted(table, key=lambda w: (-len(w), w))])

    def _literal(self, text: str) -> Piece:
        piece = NOTHING
        for part in re.findall(r"\w+|\s+|[^\w\s]", text):
            piece = self.join(piece, _word(part) if part[0].isalnum() else _sign(" " if part.isspace() else part))
        return piece


class _Reading:
    """One pass over one pattern, by recursive descent."""

    def __init__(self, translator: Translator, source: str) -> None:
        self.translator = translator
        self.source = source
        self.text = source
        self.at = 0
        self.depth = 0
        self.keys: dict[str, tuple[str, dict[str, Value] | None]] = {}

    def whole(self) -> Pattern:
        before = self.context()
        core = self.alternatives("<")
        after = self.context()
        if self.at < len(self.text):
            raise self.fault(f"does not read on at character {self.at}")
        join = self.translator.join
        lead = join(before, _sign(" ")) if before.regex else NOTHING
        heads = {" ".join(h.split(" ")[:2]) for h, _ in join(lead, core).heads}
        heads = {h.rstrip() if h.startswith(NUMBER) else h for h in heads}
        if "" in heads or any(h.rpartition(" ")[2] in OTHERS for h in heads):
            raise self.fault("may begin with nothing or with any word")
        tail = rf"(?=\s{{0,8}}{after.regex})" if after.regex else ""
        return Pattern(f"{lead.regex}(?P<core>{core.regex}){CLOSE}{tail}", frozenset(heads), self.keys)

    def fault(self, what: str) -> DataError:
        return DataError(f"times.toml: the pattern {self.source!r} {what}")

    def context(self) -> Piece:
        """Read ``<x>`` and the space that parts it from the expression, if it stands here."""
        while self.text[self.at : self.at + 1] == " ":
            self.at += 1
        if self.text[self.at : self.at + 1] != "<":
            return NOTHING
        self.at += 1
        piece = self.alternatives(">")
        self.at += 1
        while self.text[self.at : self.at + 1] == " ":
            self.at += 1
        return piece

    def alternatives(self, close: str) -> Piece:
        pieces = [self.sequence(close)]
        while self.text[self.at : self.at + 1] == "|":
            self.at += 1
            pieces.append(self.sequence(close))
        if self.at >= len(self.text) and close in ")]>":
            raise self.fault(f"lacks {close!r}")
        return _either(pieces)

    def sequence(self, close: str) -> Piece:
        piece = NOTHING
        while self.at < len(self.text) and self.text[self.at] not in ("|", close):
            if close == "<" and self.text[self.at :].strip().startswith("<"):
                break
            piece = self.translator.join(piece, self.item())
        return piece

    def item(self) -> Piece:
        char = self.text[self.at]
        if char == "(":
            return self.group(")")
        if char == "[":
            inner = self.group("]")
            return Piece(f"(?:{inner.regex})?", inner.heads | {("", True)})
        if char == "{":
            return self.slot()
        if char == "\\":
            self.at += 2
            return _sign(self.text[self.at - 1])
        if m := re.compile(r"[^\W_]+").match(self.text, self.at):
            self.at = m.end()
            return _word(m[0])
        self.at += 1
        return _sign(char)

    def group(self, close: str) -> Piece:
        self.at += 1
        piece = self.alternatives(close)
        self.at += 1
        return piece

    def slot(self) -> Piece:
        end = self.text.find("}", self.at)
        name, _, key = self.text[self.at + 1 : end].partition(":")
        self.at = end + 1
        tables, lists = self.translator.tables, self.translator.times.words
        if name in tables:
            return self.kept(key or name, tables[name], self.translator.times.slots[name])
        if name in NUMBERS:
            return self.kept(key or name, Piece(NUMBERS[name], frozenset({(NUMBER, True)})), None)
        if name in OTHERS:
            return Piece(OTHERS[name], frozenset({(name, False)}))
        if name in lists:
            return _either([self.inner(p) for p in lists[name]])
        raise self.fault(f"names an unknown slot or list {name!r}")

    def kept(self, key: str, piece: Piece, table: dict[str, Value] | None) -> Piece:
        group = f"g{len(self.keys)}"
        self.keys[group] = (key, {w.lower(): v for w, v in table.items()} if table else None)
        return Piece(f"(?P<{group}>{piece.regex})", piece.heads)

    def inner(self, source: str) -> Piece:
        """Read a pattern of a word list in the place of its name."""
        if self.depth > 8:
            raise self.fault("names a list that holds itself")
        kept = self.text, self.at
        self.text, self.at, self.depth = source, 0, self.depth + 1
        piece = self.alternatives("\n")
        (self.text, self.at), self.depth = kept, self.depth - 1
        return piece
