"""Pair quotation marks: text → the stretches that stand between them.

Each paragraph is paired on its own, so that an odd mark costs at most its paragraph. One pass, a stack of open marks;
time is linear in the number of marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from communique.languages.quotes import Quotes

ON = 3
"""Longest speech, in paragraphs behind the first, whose last one alone has the mark that closes it."""
OPENING_CONTEXT = frozenset("([{—–-/:;…=")
"""Besides white space and other marks, what may stand before a mark that opens."""


class Quotation(Struct, frozen=True):
    """A stretch between quotation marks: characters ``[start, end)``, the marks included.

    level: 0 outermost. closed: False when the paragraph ends first. single: between single marks. block: its paragraph.
    """

    start: int
    end: int
    level: int
    closed: bool
    single: bool
    block: int


class _Mark(Struct, frozen=True):
    """A mark in its place. before, after: the characters beside it, spaces at the paragraph's edges."""

    at: int
    mark: str
    before: str
    after: str


def _split(closers: str) -> list[str]:
    """Return the marks of a string of them; two apostrophes are one mark."""
    return re.findall("''|.", closers)


def find_quotations(text: str, paragraphs: Iterable[tuple[int, int]], quotes: Quotes) -> list[Quotation]:
    """Return the quotations of the paragraphs ``[start, end)``, by start; those within others follow them."""
    reader = _Reader(text, quotes)
    out: list[Quotation] = []
    awaited: list[tuple[int, int, int]] | None = None
    for block, (start, end) in enumerate(paragraphs):
        found = list(reader.read(start, end, block))
        if awaited is not None and start < end:
            awaited.append((start, end, block))
            ends = reader.stray_end(start, end, found)
            if ends is not None:
                found += [Quotation(a, b, 0, False, False, n) for a, b, n in awaited[:-1]]
                found.append(Quotation(start, ends, 0, True, False, block))
            elif any(reader.marks_in(start, end)) or len(awaited) > ON:
                awaited = None
        out.extend(_levels(sorted(found, key=lambda q: (q.start, -q.end))))
        if any(not q.closed and q.block == block for q in found):
            awaited = []
        elif found:
            awaited = None
    return out


def _levels(quotations: Iterable[Quotation]) -> Iterator[Quotation]:
    ends: list[int] = []
    for q in quotations:
        while ends and ends[-1] <= q.start:
            ends.pop()
        yield Quotation(q.start, q.end, len(ends), q.closed, q.single, q.block)
        ends.append(q.end)


class _Reader:
    """Pairs the marks of one paragraph after the other."""

    def __init__(self, text: str, quotes: Quotes) -> None:
        self.text = text
        openers = quotes.double | quotes.single
        self.closers = {opener: frozenset(_split(closers)) for opener, closers in openers.items()}
        single = frozenset(quotes.single) | frozenset(_split("".join(quotes.single.values())))
        self.single = single - frozenset(quotes.double)
        self.closing = frozenset(mark for closers in self.closers.values() for mark in closers)
        self.marks = self.closing | frozenset(self.closers)
        longest_first = sorted(self.marks, key=lambda mark: (-len(mark), mark))
        inner_first = r"(?<=\S)'(?=''(?!'))|" if "''" in self.marks and "'" in self.marks else ""
        self.any_mark = re.compile(inner_first + "|".join(map(re.escape, longest_first)))
        self.words = frozenset(quotes.apostrophe_words)

    def read(self, start: int, end: int, block: int) -> Iterator[Quotation]:
        """Yield the quotations of ``text[start:end]`` in the order in which they close."""
        marks = list(self.marks_in(start, end))
        stack: list[_Mark] = []
        last_double = start
        for n, mark in enumerate(marks):
            following = marks[n + 1] if n + 1 < len(marks) else None
            if self.closes(mark, following) and (match := self.match(stack, mark.mark)) is not None:
                opened = stack[match]
                del stack[match:]
                if opened.mark not in self.single:
                    last_double = max(last_double, opened.at)
                if mark.at > opened.at + len(opened.mark):
                    stop = mark.at + len(mark.mark)
                    yield Quotation(opened.at, stop, 0, True, opened.mark in self.single, block)
            elif self.opens(mark):
                stack.append(mark)
        yield from self.unclosed(stack, last_double, end, block)

    def stray_end(self, start: int, end: int, found: Iterable[Quotation]) -> int | None:
        """Return where the first mark of a paragraph ends that closes what a paragraph before has opened.

        *“A.¶B,” Lind said.*: the second paragraph has no mark of its own that opens, so that its first one closes.
        """
        first = next(self.marks_in(start, end), None)
        if first is None or first.mark in self.single or first.at == start or self.opens(first):
            return None
        paired = any(q.start <= first.at < q.end for q in found)
        return first.at + len(first.mark) if self.closes(first, None) and not paired else None

    def marks_in(self, start: int, end: int) -> Iterator[_Mark]:
        """Yield the marks of a paragraph."""
        text = self.text
        for m in self.any_mark.finditer(text, start, end):
            before = text[m.start() - 1] if m.start() > start else " "
            yield _Mark(m.start(), m.group(), before, text[m.end()] if m.end() < end else " ")

    def unclosed(self, stack: list[_Mark], after: int, end: int, block: int) -> Iterator[Quotation]:
        """Yield the last double quotation left open, up to the paragraph's end.

        Not when a whole quotation follows it: then its closing mark was forgotten on the way and nobody knows where.
        An open single mark was an apostrophe.
        """
        opened = next((o for o in reversed(stack) if o.mark not in self.single), None)
        if opened is None or opened.at < after:
            return
        while end > opened.at and self.text[end - 1].isspace():
            end -= 1
        if end - opened.at > 1:
            yield Quotation(opened.at, end, 0, False, False, block)

    def match(self, stack: list[_Mark], mark: str) -> int | None:
        """Return the place in the stack of what the mark closes. Looks four marks down, which bounds the time."""
        for depth in range(len(stack) - 1, max(-1, len(stack) - 5), -1):
            if mark in self.closers[stack[depth].mark]:
                return depth
        return None

    def opens(self, m: _Mark) -> bool:
        """Tell whether the mark may open: always when it cannot close, else when it leans on the word after it."""
        if m.mark not in self.closers:
            return False
        leans = m.before.isspace() or m.before in OPENING_CONTEXT or m.before in self.marks
        if m.mark in self.single:
            return leans and (m.after.isalpha() or m.after in "¿¡[(") and not self.is_apostrophe_word(m)
        return m.mark not in self.closing or (leans and not m.after.isspace())

    def is_apostrophe_word(self, m: _Mark) -> bool:
        """Tell whether an apostrophe and a clipped word stand at the mark (``'em``)."""
        word = re.compile(r"\w+").match(self.text, m.at + 1, m.at + 12)
        return word is not None and word.group().lower() in self.words

    def closes(self, m: _Mark, following: _Mark | None) -> bool:
        """Tell whether the mark may close: it leans on the word before it."""
        if m.mark not in self.closing:
            return False
        if m.mark in self.single:
            return self.single_closes(m, following)
        if m.mark not in self.closers:
            return True
        return not m.before.isspace() or not (m.after.isalnum() or m.after in self.marks)

    def single_closes(self, m: _Mark, following: _Mark | None) -> bool:
        """Tell a closing single mark from an apostrophe (``don’t``) and from a genitive (``ministers’ talks``)."""
        if m.before.isspace() or m.after.isalnum():
            return False
        genitive = m.before in "sS" and m.after == " " and self.text[m.at + 2 : m.at + 3].islower()
        return not (genitive and following is not None and following.mark in self.single)
