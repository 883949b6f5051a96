"""Reading the tallies that the writer keeps."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from communique import gazetteer
from communique.store.aggregates.selection import by_code_point, label, rows
from communique.store.aggregates.shapes import Named


def sums(
    connection: Connection, field: str, owner: str, top: int, periods: Sequence[str] | None = None
) -> Sequence[tuple[str, int]]:
    """Return the most frequent values of a field in some periods, or in all; equal counts by value."""
    within = "" if periods is None else " AND period IN :periods"
    asked = {"field": field, "owner": owner, "top": top} | ({} if periods is None else {"periods": list(periods)})
    found = rows(
        connection,
        "SELECT value, CAST(sum(times) AS INTEGER) AS times FROM tally"
        f" WHERE field = :field AND owner = :owner{within}"
        f" GROUP BY value ORDER BY sum(times) DESC, value{by_code_point(connection)} LIMIT :top",
        asked,
    )
    return [(row.value, row.times) for row in found]


def periods(connection: Connection, field: str, owner: str) -> Sequence[tuple[str, str, int]]:
    """Return (value, period, times) of a field."""
    found = rows(
        connection,
        "SELECT value, period, times FROM tally WHERE field = :field AND owner = :owner",
        {"field": field, "owner": owner},
    )
    return [(row.value, row.period, row.times) for row in found]


def names(connection: Connection, ids: Sequence[str | None]) -> dict[str | None, str]:
    """Return names for people, by identifier: the gazetteer's in English, else the record's, else the identifier."""
    known = _recorded(connection, ids)
    return {id: label(id, known.get(id)) for id in dict.fromkeys(ids) if id}


def _recorded(connection: Connection, ids: Sequence[str | None]) -> dict[str, str]:
    """Return the names that the record has for actors, by identifier."""
    wanted = [*dict.fromkeys(id for id in ids if id)]
    found = rows(connection, "SELECT id, name FROM actor WHERE id IN :ids", {"ids": wanted}) if wanted else []
    return {row.id: row.name for row in found}


def named(connection: Connection, counts: Sequence[tuple[str, int]], actors: bool) -> tuple[Named, ...]:
    """Return counts with names. actors: the values are identifiers of actors, or names where nobody knows them."""
    known = _recorded(connection, [value for value, _ in counts]) if actors else {}
    entry = gazetteer.load().entry
    return tuple(
        Named(value, label(value, known.get(value)), times, value in known or entry(value) is not None)
        if actors
        else Named(value, value, times)
        for value, times in counts
    )
