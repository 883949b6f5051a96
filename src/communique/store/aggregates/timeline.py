"""Records by day, month or year."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from communique.errors import QueryError
from communique.store.aggregates import kept
from communique.store.aggregates.periods import period_sql
from communique.store.aggregates.selection import LARGEST, found, is_everything, rows
from communique.store.aggregates.shapes import Period, Point, Timeline
from communique.store.schema import KIND_NAMES

GRAINS: dict[Period, int] = {"day": 10, "month": 7, "year": 4}
"""Grain → characters of its ISO date."""


def timeline(connection: Connection, query: str, grain: Period) -> Timeline:
    """Return what a query finds, by period, kind and quad class. Raises QueryError for a grain that is none."""
    if grain not in GRAINS:
        raise QueryError(f"there is no grain {grain!r}; there are {', '.join(GRAINS)}")
    if is_everything(query) and grain != "day":
        months = kept.periods(connection, "month", "")
        return assembled(grain, ((p, KIND_NAMES[int(v[0])], v[2:], n) for v, p, n in months))
    selected = found(connection, query, LARGEST)
    period = period_sql("q", GRAINS[grain])
    counting = (
        f"SELECT {period} AS period, q.kind AS kind, CAST(e.quad AS TEXT) AS quad, count(*) AS times"
        f" FROM q LEFT JOIN event e ON q.kind = 2 AND e.n = q.n GROUP BY 1, 2, 3"
    )
    counts = rows(connection, f"WITH {selected.cte} {counting}", selected.params)
    total = sum(row.times for row in counts)
    return assembled(grain, ((r.period, KIND_NAMES[r.kind], r.quad or "", r.times) for r in counts), total > LARGEST)


def assembled(grain: Period, counts: Iterable[tuple[str, str, str, int]], capped: bool = False) -> Timeline:
    """Return counts of (period, kind, group, times) as a timeline; what is too coarse or not dated is counted aside."""
    sums: dict[tuple[str, str, str], int] = {}
    undated = coarse = 0
    for period, kind, group, times in counts:
        if period == "":
            undated += times
        elif len(period) < GRAINS[grain]:
            coarse += times
        else:
            key = (period[: GRAINS[grain]], kind, group)
            sums[key] = sums.get(key, 0) + times
    return Timeline(grain, tuple(Point(*key, times) for key, times in sorted(sums.items())), coarse, undated, capped)
