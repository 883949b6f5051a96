"""Text and spans that overlap → segments that do not, each with the marks that lie on it.

Offsets are code points of the article's text, as everywhere in the record. A page writes the segments one after
another, so what a browser shows of a passage is ``text[start:end]`` again, code point for code point: a script that
counts code points in it finds every span, whatever the text holds (emoji, combining marks, text from right to left).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape
from msgspec import Struct

from communique.records import Article, BlockKind, Event, Reading, Span, Statement

MarkKind = Literal["statement", "event", "actor", "cue", "anchor"]
"""``anchor``: nothing is shown, but an address may name the place."""

_UNSAFE = re.compile("[\x00\ud800-\udfff]")
"""What a browser drops and what UTF-8 lacks. One sign stands for one, so that offsets hold."""


class Mark(Struct, frozen=True, order=True):
    """A stretch of text that belongs to a record. record: identifier of the statement, event or actor."""

    start: int
    end: int
    kind: MarkKind
    record: str


class Segment(Struct, frozen=True):
    """A stretch of text on which the same marks lie from end to end; marks: outermost first."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    """Those of the marks that begin here."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of mark that show, each once."""
        return tuple(dict.fromkeys(mark.kind for mark in self.marks if mark.kind != "anchor"))

    @property
    def records(self) -> tuple[str, ...]:
        """The records that the words belong to, each once."""
        return tuple(dict.fromkeys(mark.record for mark in self.marks if mark.kind != "anchor"))

    @property
    def anchors(self) -> tuple[str, ...]:
        """Addresses ``START-END`` of the spans that begin here, each once."""
        return tuple(dict.fromkeys(f"{mark.start}-{mark.end}" for mark in self.begins))


class Passage(Struct, frozen=True):
    """A paragraph of an article as a page shows it, in segments."""

    kind: BlockKind
    start: int
    end: int
    segments: tuple[Segment, ...]


def segments(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> list[Segment]:
    """Cut ``text[start:end]`` where a mark begins or ends.

    The segments' texts together are ``text[start:end]``. Marks are clipped to it; empty ones are left out. Time is
    about linear in the text, the marks, and the number of marks that lie on each other.
    """
    stop = len(text) if end is None else end
    clipped = [(max(start, m.start), min(stop, m.end), m) for m in marks]
    inside = sorted((a, -b, m) for a, b, m in clipped if a < b)
    cuts = sorted({start, stop, *(a for a, _, _ in inside), *(-b for _, b, _ in inside)})
    out: list[Segment] = []
    active: list[tuple[int, int, Mark]] = []
    following = 0
    for here, there in pairwise(cuts):
        active = [item for item in active if -item[1] > here]
        while following < len(inside) and inside[following][0] == here:
            active.append(inside[following])
            following += 1
        begins = tuple(mark for _, _, mark in active if mark.start == here)
        out.append(Segment(here, there, text[here:there], tuple(mark for _, _, mark in active), begins))
    return out


def passages(article: Article, marks: Iterable[Mark]) -> list[Passage]:
    """Return the article's paragraphs in segments; words that stand between blocks are one too.

    What holds no letter or digit (blank lines, the ``##`` of Markdown's headings) is left out.

    A mark that runs over several paragraphs lies on each of them.
    """
    spans = [*_paragraphs(article)]
    ordered = sorted(marks)
    shared: list[list[Mark]] = [[] for _ in spans]
    place = 0
    for mark in ordered:
        while place < len(spans) and spans[place][2] <= mark.start:
            place += 1
        at = place
        while at < len(spans) and spans[at][1] < mark.end:
            shared[at].append(mark)
            at += 1
    return [
        Passage(kind, a, b, tuple(segments(article.text, inside, a, b)))
        for (kind, a, b), inside in zip(spans, shared, strict=True)
    ]


def _paragraphs(article: Article) -> Iterator[tuple[BlockKind, int, int]]:
    at = 0
    for block in article.blocks:
        yield from _gap(article.text, at, block.span.start)
        yield block.kind, block.span.start, block.span.end
        at = block.span.end
    yield from _gap(article.text, at, len(article.text))


def _gap(text: str, start: int, end: int) -> Iterator[tuple[BlockKind, int, int]]:
    if any(char.isalnum() for char in text[start:end]):
        yield "furniture", start, end


def marks_of(reading: Reading) -> list[Mark]:
    """Return the marks of an article's statements and events, of the actors named, and anchors for all their fields."""
    found = [mark for statement in reading.statements for mark in _of_statement(statement)]
    found += [mark for event in reading.events for mark in _of_event(event)]
    found += [mark for ref in reading.mentions for mark in _marks((ref.span,), "actor", ref.actor or "")]
    return sorted(set(found))


def _of_statement(statement: Statement) -> Iterator[Mark]:
    yield from _marks(statement.content, "statement", statement.id)
    yield from _marks(_joined(statement.content), "anchor", statement.id)
    yield from _marks((*statement.cue, statement.source), "cue", statement.id)
    refs = (statement.speaker, *statement.addressees, *statement.reported_by, statement.said_in)
    time = statement.said_on.span if statement.said_on else None
    yield from _marks((*(ref.span for ref in refs if ref), statement.occasion, time), "anchor", statement.id)


def _of_event(event: Event) -> Iterator[Mark]:
    yield from _marks((event.trigger, *event.mentions), "event", event.id)
    refs = (*event.actors, *event.recipients, event.where)
    time = event.when.span if event.when else None
    yield from _marks((*(ref.span for ref in refs if ref), event.sentence, time), "anchor", event.id)


def _joined(spans: Sequence[Span]) -> tuple[Span, ...]:
    return (Span(spans[0].start, spans[-1].end, ""),) if len(spans) > 1 else ()


def _marks(spans: Iterable[Span | None], kind: MarkKind, record: str) -> Iterator[Mark]:
    return (Mark(span.start, span.end, kind, record) for span in spans if span is not None)


def escaped(text: str) -> Markup:
    """Return text for a page such that the browser keeps every code point of it, or one in its stead."""
    safe = _UNSAFE.sub("\ufffd", text)
    return Markup(str(escape(safe)).replace("\r", "&#13;"))


def order(marks: Iterable[Mark]) -> tuple[str, ...]:
    """Return the statements and events in the order in which their marks begin in the text."""
    shown = sorted(mark for mark in marks if mark.kind in ("statement", "event"))
    return tuple(dict.fromkeys(mark.record for mark in shown))
