"""Statements and events as they stand in a list, with the words they stand on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from communique.store.aggregates.selection import rows
from communique.store.aggregates.shapes import Listed

_STATEMENTS = """
    SELECT s.n, s.id, a.id AS article, a.title, a.outlet, f.first, f.last, s.content, s.content_spans, s.act,
           s.certainty, s.speaker_name
    FROM statement s JOIN found f ON f.n = s.n JOIN article a ON a.n = s.article WHERE s.n IN :numbers"""
_EVENTS = """
    SELECT e.n, e.id, a.id AS article, a.title, a.outlet, f.first, f.last, e.sentence, e.sentence_start,
           e.sentence_end, e.type, e.status, e.word_name, e.actors, e.recipients
    FROM event e JOIN found f ON f.n = e.n JOIN article a ON a.n = e.article WHERE e.n IN :numbers"""


def listed(connection: Connection, numbers: Sequence[int]) -> tuple[Listed, ...]:
    """Return the statements and events with these numbers, in their order."""
    if not numbers:
        return ()
    asked = {"numbers": list(numbers)}
    found = {row.n: _statement(row) for row in rows(connection, _STATEMENTS, asked)}
    found |= {row.n: _event(row) for row in rows(connection, _EVENTS, asked)}
    return tuple(found[n] for n in numbers if n in found)


def _statement(r: Row[Any]) -> Listed:
    spans = msgspec.json.decode(r.content_spans) or [[0, 0]]
    return Listed(
        "statement", r.id, r.n, r.article, r.title, r.outlet, r.first, r.last, r.content, spans[0][0], spans[-1][1],
        r.act, r.certainty, r.speaker_name, (), (),
    )  # fmt: skip


def _event(r: Row[Any]) -> Listed:
    actors, recipients = (tuple(msgspec.json.decode(names)) for names in (r.actors, r.recipients))
    return Listed(
        "event", r.id, r.n, r.article, r.title, r.outlet, r.first, r.last, r.sentence, r.sentence_start,
        r.sentence_end, r.type, r.status, r.word_name, actors, recipients,
    )  # fmt: skip
