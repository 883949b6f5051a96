"""Statements and events for tests, at places of a text."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from communique.records import Event, Reading, Statement, span_of
from tests.making import article


def said_at(text: str, id: str, start: int, end: int, **fields: Any) -> Statement:
    """Return a statement whose content stands at a place; fields: what else is known."""
    content = (span_of(text, start, end),)
    plain = Statement(
        id, content, "indirect", (), None, None, None, (), "assert", None, None, None, (), "stated", False, None, "test"
    )  # fmt: skip
    return replace(plain, **fields)


def done_at(text: str, id: str, start: int, end: int) -> Event:
    """Return an event whose trigger stands at a place."""
    line = text.rfind("\n", 0, start) + 1, text.find("\n", end) % (len(text) + 1)
    trigger, sentence = span_of(text, start, end), span_of(text, *line)
    return Event(
        id, trigger, sentence, "CONSULT", None, (), None, 1, None, (), (), None, None, "occurred", "narrator", (), "t"
    )  # fmt: skip


def reading_of(text: str, statements: tuple[Statement, ...], events: tuple[Event, ...]) -> Reading:
    """Return a reading that holds these."""
    return Reading(article(text), statements, events, (), (), (), (), ())
