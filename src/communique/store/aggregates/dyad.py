"""Two actors: events with one on each side, statements of one about the other, by month, and who speaks for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, Row

from communique.errors import QueryError
from communique.store import search
from communique.store.aggregates import kept
from communique.store.aggregates.actor import head
from communique.store.aggregates.listing import listed
from communique.store.aggregates.selection import kinds_of, rows
from communique.store.aggregates.shapes import Dyad, Listing, Named, Side
from communique.store.aggregates.timeline import assembled
from communique.store.compiler import Params
from communique.store.query import parse
from communique.store.schema import EVENT, KIND_NAMES, KINDS, STATEMENT

ALL = "tie t"
"""Where the ties of the whole record are."""
LISTED = 25
"""Records in a list; the search has the others."""
AGREEMENTS = ("AGREE",)
SANCTIONS = ("SANCTION",)

_PERIOD = """CASE WHEN t.day = '' THEN '' WHEN t.exact = 0 THEN '-'
    WHEN t.exact >= 7 THEN substr(t.day, 1, 7) ELSE substr(t.day, 1, t.exact) END"""
_YEAR = "CASE WHEN t.exact >= 4 THEN substr(t.day, 1, 4) ELSE '' END"
_NEWEST = "ORDER BY t.day DESC, t.exact DESC, t.quad DESC, t.n DESC"
"""The order of ``tie_pair``, backwards."""


class _Between(Struct, frozen=True):
    """``SELECT … FROM {source} WHERE {where}``: the ties of two actors, within what a query finds."""

    source: str
    where: str
    params: Params


class _Count(Struct, frozen=True):
    """How many ties of a kind have a label, a quad class, a month."""

    kind: int
    label: str
    quad: int
    period: str
    times: int


def dyad(connection: Connection, a: str, b: str, query: str = "") -> Dyad | None:
    """Return what the record holds between two actors, of what a query finds; None when nobody knows one of them.

    Raises QueryError when both are the same.
    """
    if a == b:
        raise QueryError(f"a dyad needs two actors, not twice {a}")
    one, other = head(connection, a), head(connection, b)
    if one is None or other is None:
        return None
    between = _between(connection, a, b, query)
    counts = _counts(connection, between)
    tone = Counter[int]()
    for count in counts:
        tone[count.quad] += count.times
    groups = ((c.period, KIND_NAMES[c.kind], str(c.quad) if c.kind == EVENT else "", c.times) for c in counts)
    speakers = _speakers(connection, between, a, b)
    newest = _newest(connection, between, counts)
    return Dyad(
        a=one,
        b=other,
        months=assembled("month", groups),
        tone=tuple(Named(str(quad), str(quad), tone[quad]) for quad in (1, 2, 3, 4)),
        speakers_a=speakers[0],
        speakers_b=speakers[1],
        agreements=_listing(connection, newest, counts, EVENT, AGREEMENTS),
        sanctions=_listing(connection, newest, counts, EVENT, SANCTIONS),
        events=_listing(connection, newest, counts, EVENT),
        statements=_listing(connection, newest, counts, STATEMENT),
    )


def _between(connection: Connection, a: str, b: str, query: str) -> _Between:
    first, last = sorted((a, b))
    pair: Params = {"tie_a": first, "tie_b": last}
    where = "t.a = :tie_a AND t.b = :tie_b"
    if kinds_of(query) == tuple(KINDS):
        return _Between(ALL, where, pair)
    compiled = search.compiled(connection, parse(query))
    return _Between(
        f"{compiled.source} JOIN tie t ON t.n = f.n", f"{where} AND {compiled.where}", compiled.params | pair
    )


def _counts(connection: Connection, between: _Between) -> list[_Count]:
    found = rows(
        connection,
        f"SELECT t.kind, t.label, t.quad, {_PERIOD} AS period, count(*) AS times FROM {between.source}"
        f" WHERE {between.where} GROUP BY t.kind, t.label, t.quad, {_PERIOD}",
        between.params,
    )
    return [_Count(row.kind, row.label, row.quad, row.period, row.times) for row in found]


def _speakers(connection: Connection, between: _Between, a: str, b: str) -> tuple[tuple[Side, ...], tuple[Side, ...]]:
    """Return who speaks for each side in which years."""
    counts = rows(
        connection,
        f"SELECT {_YEAR} AS year, p.actor, p.name, p.role, p.of, p.kind, count(*) AS times FROM {between.source}"
        f" JOIN party p ON p.n = t.n AND p.part = 'speaker' AND p.position = 0"
        f" WHERE {between.where} AND t.kind = {STATEMENT} AND (p.actor IN (:a, :b) OR p.of IN (:a, :b))"
        f" GROUP BY {_YEAR}, p.actor, p.name, p.role, p.of, p.kind",
        between.params | {"a": a, "b": b},
    )
    names = kept.names(connection, [row.actor for row in counts])
    return _side(counts, a, names), _side(counts, b, names)


def _side(counts: Sequence[Row[Any]], side: str, names: Mapping[str | None, str]) -> tuple[Side, ...]:
    """Return who speaks for a side, years in order, those who speak most first."""
    offices: dict[tuple[str, str | None, str], Counter[str]] = defaultdict(Counter)
    for row in counts:
        if row.actor == side or (row.of == side and row.kind != "outlet"):
            offices[row.year, row.actor, names.get(row.actor, row.name)][row.role or ""] += row.times
    out = [Side(year, id, name, _most(held), sum(held.values())) for (year, id, name), held in offices.items()]
    return tuple(sorted(out, key=lambda side: (side.year, -side.count, side.name, side.speaker or "")))


def _most(offices: Counter[str]) -> str | None:
    """Return the office in which somebody mostly speaks, one that is told before none."""
    told = sorted((-times, office) for office, times in offices.items() if office)
    return told[0][1] if told else None


def _newest(connection: Connection, between: _Between, counts: Sequence[_Count]) -> list[Row[Any]]:
    """Return (n, day, kind, label) of the newest of each label: from the index, which has them in order; within a
    query in one pass over what it finds.
    """
    columns = "t.n, t.day, t.kind, t.label"
    if between.source != ALL:
        ranked = f"row_number() OVER (PARTITION BY t.kind, t.label {_NEWEST}) AS place"
        found = f"SELECT {columns}, {ranked} FROM {between.source} WHERE {between.where}"
        return [*rows(connection, f"SELECT * FROM ({found}) x WHERE place <= {LISTED}", between.params)]
    out: list[Row[Any]] = []
    for kind, label in sorted({(count.kind, count.label) for count in counts}):
        where = f"{between.where} AND t.kind = {kind} AND t.label = :label"
        newest = f"SELECT {columns} FROM {ALL} WHERE {where} {_NEWEST} LIMIT {LISTED}"
        out.extend(rows(connection, newest, between.params | {"label": label}))
    return out


def _listing(
    connection: Connection, newest: Sequence[Row[Any]], counts: Sequence[_Count], kind: int, labels: Sequence[str] = ()
) -> Listing:
    """Return the newest records of a kind, of some labels or of all."""

    def is_meant(row: Row[Any] | _Count) -> bool:
        return bool(row.kind == kind and (not labels or row.label in labels))

    found = sorted(filter(is_meant, newest), key=lambda row: (row.day, row.n), reverse=True)
    numbers = [row.n for row in found[:LISTED]]
    return Listing(listed(connection, numbers), sum(count.times for count in counts if is_meant(count)))
