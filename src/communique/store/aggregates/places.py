"""Where things were said and done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import Connection

from communique import gazetteer
from communique.store.aggregates import kept
from communique.store.aggregates.selection import LARGEST, found, kinds_of, rows
from communique.store.aggregates.shapes import Place, Places
from communique.store.schema import ARTICLE, EVENT, KINDS

MOST = 2000
"""Places at most."""


def places(connection: Connection, query: str) -> Places:
    """Return the places of what a query finds, those with most records first."""
    if (kinds := kinds_of(query)) is not None:
        wanted = [KINDS[kind] for kind in kinds]
        counts = [(value, int(kind), n) for value, kind, n in kept.periods(connection, "place", "")]
        months = kept.sums(connection, "month", "", 10)
        records = sum(n for value, n in months if int(value[0]) in wanted and value != str(ARTICLE))
        return _placed(connection, [count for count in counts if count[1] in wanted], records, False)
    selected = found(connection, query, LARGEST)
    got = rows(
        connection,
        f"WITH {selected.cte} SELECT coalesce(p.actor, p.name) AS place, q.kind AS kind, count(DISTINCT q.n) AS n"
        " FROM q JOIN party p ON p.n = q.n AND p.part = 'place' GROUP BY coalesce(p.actor, p.name), q.kind",
        selected.params,
    )
    totals = f"WITH {selected.cte} SELECT kind, count(*) AS n FROM q GROUP BY kind"
    found_ = {row.kind: row.n for row in rows(connection, totals, selected.params)}
    counts = [(row.place, row.kind, row.n) for row in got]
    return _placed(connection, counts, found_.get(1, 0) + found_.get(2, 0), sum(found_.values()) > LARGEST)


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
