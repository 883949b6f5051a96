"""Records by day, month or year."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from communique.errors import QueryError
from communique.store.aggregates import kept
from communique.store.aggregates.selection import LARGEST, found, kinds_of, rows
from communique.store.aggregates.shapes import Period, Point, Timeline
from communique.store.schema import EVENT, KIND_NAMES

GRAINS: dict[Period, int] = {"day": 10, "month": 7, "year": 4}
"""Grain → characters of its ISO date."""


def timeline(connection: Connection, query: str, grain: Period) -> Timeline:
    """Return what a query finds, by period, kind and quad class. Raises QueryError for a grain that is none."""
    if grain not in GRAINS:
        raise QueryError(f"there is no grain {grain!r}; there are {', '.join(GRAINS)}")
    kinds = kinds_of(query)
    if kinds is not None and grain != "day":
        months = kept.periods(connection, "month", "")
        held = ((period, KIND_NAMES[int(value[0])], value[2:], n) for value, period, n in months)
        return assembled(grain, (count for count in held if count[1] in kinds))
    selected = found(connection, query, LARGEST)
    counting = (
        f"SELECT substr(period, 1, {GRAINS[grain]}) AS period, kind, quad, count(*) AS times"
        f" FROM ({selected.inner}) q GROUP BY substr(period, 1, {GRAINS[grain]}), kind, quad"
    )
    counts = rows(connection, counting, selected.params)
    total = sum(row.times for row in counts)
    groups = ((r.period, KIND_NAMES[r.kind], str(r.quad) if r.kind == EVENT else "", r.times) for r in counts)
    return assembled(grain, groups, total > LARGEST)


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
