"""The lines and paragraphs of a text, with what can be seen of each without knowing its language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice, pairwise

from communique.records import Article, BlockKind

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"
"""Characters that show nothing and that ``str.strip`` leaves."""
_EDGE = re.compile(rf"[\s{_INVISIBLE}]+")
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[^\w\s]")
_MARKS = "*_#>|~•·‣▪◦●"
"""Marks of light markup, which say nothing about the words between them."""
_CLOSERS = "\"'”’»)]*_"
_FINAL = ".!?…。"
QUOTES = "\"'“”„‟«»‘’"
DASHES = "-–—―"
_BULLET = re.compile(r"(?:[*•·‣▪◦●+]|\d{1,2}[.)])\s")

SHORT = 1500
"""Code points; a longer paragraph is never looked at word by word: no furniture is so long."""
PROSE_WORDS = 6
"""A line that ends like a sentence is prose from this many words on."""
FEW_WORDS = 3
"""The same in an article that otherwise has no prose at all."""
LONG_WORDS = 25
"""A line is prose from this many words on, however it ends."""


class Line:
    """A line or paragraph: characters ``[start, end)`` of the text, and its looks, computed when asked for.

    given: the kind that the input's own markup tells (a heading in Markdown), None when it tells none.
    apart: a blank line stands before it. agency: the agency in the dateline that opens it.
    prose_words: words from which on a line that ends like a sentence is prose.
    kind, rule: what was decided; kind is None until then.
    """

    __slots__ = (
        "_final",
        "_text",
        "_tokens",
        "_words",
        "agency",
        "apart",
        "end",
        "given",
        "kind",
        "prose_words",
        "rule",
        "source",
        "start",
    )

    def __init__(self, source: str, start: int, end: int, apart: bool, given: BlockKind | None = None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.apart = apart
        self.given = given
        self.kind: BlockKind | None = None
        self.rule = ""
        self.prose_words = PROSE_WORDS
        self.agency: str | None = None
        self._text: str | None = None
        self._tokens: list[str] | None = None
        self._words: list[str] | None = None
        self._final: bool | None = None

    def mark(self, kind: BlockKind, rule: str) -> None:
        """Decide the kind of the line, by the rule of that name."""
        self.kind = kind
        self.rule = rule

    @property
    def long(self) -> bool:
        """Whether the line is too long to be anything but prose."""
        return self.end - self.start > SHORT

    @property
    def text(self) -> str:
        """The words without marks of light markup around them; only the beginning of a long line."""
        if self._text is None:
            self._text = self.source[self.start : min(self.end, self.start + SHORT)].strip(_MARKS + " \t\u00a0")
        return self._text

    @property
    def words(self) -> list[str]:
        """The words as they stand, cut at white space."""
        if self._words is None:
            self._words = self.text.split()
        return self._words

    @property
    def tokens(self) -> list[str]:
        """Words and punctuation marks in lower case, as phrases are matched."""
        if self._tokens is None:
            self._tokens = tokenise(self.text)
        return self._tokens

    @property
    def final(self) -> bool:
        """Whether the line ends like a sentence."""
        if self._final is None:
            tail = self.source[max(self.start, self.end - 12) : self.end].rstrip(_CLOSERS + " \u00a0")
            self._final = tail.endswith(tuple(_FINAL))
        return self._final

    @property
    def prose(self) -> bool:
        """Whether the line reads like running text."""
        if self.long or self.end - self.start < 2 * self.prose_words - 1:
            return self.long
        count = len(self.words)
        return count >= LONG_WORDS or (count >= self.prose_words and (self.final or self.text.endswith(":")))

    @property
    def quoted(self) -> bool:
        """Whether the line opens with a quotation mark and closes with one."""
        return self.text[:1] in QUOTES and self.source[self.start : self.end].rstrip(".,*_ ")[-1:] in QUOTES

    @property
    def dashed(self) -> bool:
        """Whether the line opens with a dash, as speech, signatures and items of lists do."""
        return self.text[:1] in DASHES

    @property
    def bulleted(self) -> bool:
        """Whether the line opens like an item of a list."""
        return _BULLET.match(self.source, self.start) is not None


def tokenise(text: str) -> list[str]:
    """Return the words and punctuation marks of a text in lower case; ``’`` is written ``'``."""
    folded = text.replace("’", "'").casefold()
    if len(folded) == len(text):
        return _TOKEN.findall(folded)
    return [token.casefold().replace("’", "'") for token in _TOKEN.findall(text)]  # a letter that folds into two


def after(text: str, count: int) -> str:
    """Return what follows the first ``count`` tokens of a text."""
    if not count:
        return text
    return next((text[match.end() :] for match in islice(_TOKEN.finditer(text), count - 1, count)), "")


def lines_of(article: Article, stands_alone: Callable[[Line], bool]) -> list[Line]:
    """Return an article's paragraphs: those that its reader prepared, or the text's lines, joined where broken.

    stands_alone: tells of a line that begins with a small letter that it continues no other (``by Jane Doe``).
    """
    if article.blocks:
        prepared = [(block.span.start, block.span.end, block.kind) for block in article.blocks]
        lines = [Line(article.text, s, e, True, None if k == "body" else k) for s, e, k in prepared]
    else:
        lines = _joined(list(_split(article.text)), stands_alone)
    if not any(line.prose for line in lines):
        for line in lines:
            line.prose_words = FEW_WORDS
    return lines


def _split(text: str) -> Iterable[Line]:
    end = 0
    for match in _LINE.finditer(text):
        start, stop = trimmed(text, match.start(), match.end())
        if start == stop:
            continue
        apart = end == 0 or (start - end > 1 and sum(1 for _ in _BREAK.finditer(text, end, start)) > 1)
        end = stop
        yield Line(text, start, stop, apart)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without white space and invisible characters at its edges."""
    left = _EDGE.match(text, start, end)
    start = left.end() if left else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return start, end


_MIN_WIDTH, _MAX_WIDTH = 45, 100
_MIN_BREAKS = 4
_WRAPPED = 0.75
_BROKEN = 20
"""Code points; a shorter line was hardly broken amid a sentence."""


def _joined(lines: list[Line], stands_alone: Callable[[Line], bool]) -> list[Line]:
    """Join a line with the one before it when the text was wrapped there, or when it goes on in small letters."""
    width = _width(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if last is not None and not line.apart and (_full(last, line, width) or _runs_on(last, line, stands_alone)):
            joined[-1].end = line.end
        else:
            joined.append(Line(line.source, line.start, line.end, line.apart))
        last = line
    return joined


def _width(lines: list[Line]) -> int:
    """Return the width at which a text was wrapped (as in e-mail and wire copy), 0 when it was not.

    A text is wrapped when no line is longer than 100 code points and three of four lines that another follows without
    a blank line end only because its first word did not fit.
    """
    width = max((line.end - line.start for line in lines), default=0)
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if not b.apart]
    wrapped = len(inner) >= _MIN_BREAKS and sum(_full(a, b, width) for a, b in inner) >= _WRAPPED * len(inner)
    return width if wrapped else 0


def _runs_on(line: Line, following: Line, stands_alone: Callable[[Line], bool]) -> bool:
    """Whether the next line goes on in small letters where the line, no mere label, did not end its sentence."""
    if not following.source[following.start].islower() or line.end - line.start < _BROKEN:
        return False
    if line.final or line.source[line.end - 1] == ":" or len(following.words) == 1:
        return False
    return not stands_alone(following)


def _full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted on the line (ragged margins vary by a few letters)."""
    if not width:
        return False
    head = following.source[following.start : following.start + 40].split(None, 1)
    return line.end - line.start + 1 + len(head[0] if head else "") > width - 2
