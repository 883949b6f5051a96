"""Statements and events as they stand in a list, with the words they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from communique.store.aggregates.selection import label, rows
from communique.store.aggregates.shapes import Listed

_STATEMENTS = """
    SELECT s.n, s.id, a.id AS article, a.title, a.outlet, f.first, f.last, s.content, s.content_spans, s.act,
           s.certainty, s.speaker, s.speaker_name
    FROM statement s JOIN found f ON f.n = s.n JOIN article a ON a.n = s.article WHERE s.n IN :numbers"""
_EVENTS = """
    SELECT e.n, e.id, a.id AS article, a.title, a.outlet, f.first, f.last, e.sentence, e.sentence_start,
           e.sentence_end, e.type, e.status, e.word_speaker, e.word_name
    FROM event e JOIN found f ON f.n = e.n JOIN article a ON a.n = e.article WHERE e.n IN :numbers"""
_PARTIES = """
    SELECT n, part, actor, name FROM party WHERE n IN :numbers AND part IN ('actor', 'recipient')
    ORDER BY n, part, position"""
Sides = dict[tuple[int, str], list[str]]


def listed(connection: Connection, numbers: Sequence[int]) -> tuple[Listed, ...]:
    """Return the statements and events with these numbers, in their order."""
    if not numbers:
        return ()
    asked = {"numbers": list(numbers)}
    sides: Sides = defaultdict(list)
    for row in rows(connection, _PARTIES, asked):
        sides[row.n, row.part].append(label(row.actor, row.name))
    found = {row.n: _statement(row) for row in rows(connection, _STATEMENTS, asked)}
    found |= {row.n: _event(row, sides) for row in rows(connection, _EVENTS, asked)}
    return tuple(found[n] for n in numbers if n in found)


def _statement(r: Row[Any]) -> Listed:
    spans = msgspec.json.decode(r.content_spans) or [[0, 0]]
    by = label(r.speaker, r.speaker_name) or None
    return Listed(
        "statement", r.id, r.n, r.article, r.title, r.outlet, r.first, r.last, r.content, spans[0][0], spans[-1][1],
        r.act, r.certainty, by, (), (),
    )  # fmt: skip


def _event(r: Row[Any], sides: Sides) -> Listed:
    by = label(r.word_speaker, r.word_name) or None
    return Listed(
        "event", r.id, r.n, r.article, r.title, r.outlet, r.first, r.last, r.sentence, r.sentence_start,
        r.sentence_end, r.type, r.status, by, tuple(sides[r.n, "actor"]), tuple(sides[r.n, "recipient"]),
    )  # fmt: skip
