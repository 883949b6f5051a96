"""Where things were said and done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from communique import gazetteer
from communique.store.aggregates import kept
from communique.store.aggregates.selection import found, kinds_of, rows
from communique.store.aggregates.shapes import Place, Places
from communique.store.schema import ARTICLE, EVENT, KINDS

MOST = 2000
"""Places at most."""
COUNTED = 150_000
"""Statements and events that are counted of what a query finds."""


def places(connection: Connection, query: str) -> Places:
    """Return the places of what a query finds, those with most records first."""
    if (kinds := kinds_of(query)) is not None:
        wanted = [KINDS[kind] for kind in kinds]
        counts = [(value, int(kind), n) for value, kind, n in kept.periods(connection, "place", "")]
        months = kept.sums(connection, "month", "", 10)
        records = sum(n for value, n in months if int(value[0]) in wanted and value != str(ARTICLE))
        return _placed(connection, [count for count in counts if count[1] in wanted], records, False)
    selected = found(connection, query, COUNTED, ("statement", "event"))
    got = rows(connection, _COUNTED.format(selected.inner), selected.params)
    records = sum(row.times for row in got)
    counts = [(row.place, row.kind, row.times) for row in got if row.place is not None]
    return _placed(connection, counts, records, records > COUNTED)


_COUNTED = """SELECT coalesce(p.actor, p.name) AS place, q.kind, count(*) AS times FROM ({0}) q
    LEFT JOIN party p ON p.n = q.n AND p.part = 'place' AND p.position = 0
    GROUP BY coalesce(p.actor, p.name), q.kind"""
"""A statement or event has one place, or none."""


def _placed(connection: Connection, counts: Iterable[tuple[str, int, int]], records: int, capped: bool) -> Places:
    """Return counts of (place, kind, times) as places. records: all statements and events, with and without one."""
    found_: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for id, kind, times in counts:
        found_[id][kind == EVENT] += times
    ranked = sorted(found_, key=lambda id: (-sum(found_[id]), id))
    names = kept.names(connection, ranked[:MOST])
    out = [_place(id, names[id], *found_[id]) for id in ranked[:MOST]]
    unknown = sum(p.events + p.statements for p in out if p.latitude is None and p.state is None)
    total = sum(sum(pair) for pair in found_.values())
    return Places(tuple(out), records - total, unknown, len(ranked) - len(out), capped)


def _place(id: str, name: str, statements: int, events: int) -> Place:
    entry, where = gazetteer.load().entry(id), gazetteer.coordinates().get(id)
    state = id if entry and entry.kind == "state" else entry.of if entry else None
    return Place(id, name, where and where[0], where and where[1], state, events, statements)
