"""Two actors: events with one on each side, statements of one about the other, by month, and who speaks for each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection

from communique.errors import QueryError
from communique.store.aggregates import kept
from communique.store.aggregates.actor import head
from communique.store.aggregates.listing import listed
from communique.store.aggregates.selection import LARGEST, found, kinds_of, rows
from communique.store.aggregates.shapes import Dyad, Listing, Named, Side
from communique.store.aggregates.timeline import assembled
from communique.store.compiler import Params
from communique.store.schema import EVENT, KIND_NAMES, KINDS, STATEMENT

LISTED = 25
"""Records in a list; the search has the others."""
AGREEMENTS = ("AGREE",)
SANCTIONS = ("SANCTION",)

_PERIOD = """CASE WHEN t.day = '' THEN '' WHEN t.exact = 0 THEN '-'
    WHEN t.exact >= 7 THEN substr(t.day, 1, 7) ELSE substr(t.day, 1, t.exact) END"""
_YEAR = "CASE WHEN t.exact >= 4 THEN substr(t.day, 1, 4) ELSE '' END"


class _Between(Struct, frozen=True):
    """``{cte} SELECT … FROM {source} WHERE {where}``: the ties of two actors, within what a query finds."""

    cte: str
    source: str
    where: str
    params: Params
    capped: bool


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
    counts = rows(
        connection,
        f"{between.cte} SELECT t.kind, t.quad, {_PERIOD} AS period, count(*) AS times FROM {between.source}"
        f" WHERE {between.where} GROUP BY t.kind, t.quad, {_PERIOD}",
        between.params,
    )
    groups = [(r.period, KIND_NAMES[r.kind], str(r.quad) if r.kind == EVENT else "", r.times) for r in counts]
    tone = Counter[str]()
    for _, kind, quad, times in groups:
        if kind == "event":
            tone[quad] += times
    return Dyad(
        a=one,
        b=other,
        months=assembled("month", groups, between.capped),
        tone=tuple(Named(quad, quad, tone[quad]) for quad in "1234"),
        speakers_a=_speakers(connection, between, a),
        speakers_b=_speakers(connection, between, b),
        agreements=_listing(connection, between, EVENT, AGREEMENTS),
        sanctions=_listing(connection, between, EVENT, SANCTIONS),
        events=_listing(connection, between, EVENT),
        statements=_listing(connection, between, STATEMENT),
    )


def _between(connection: Connection, a: str, b: str, query: str) -> _Between:
    first, last = sorted((a, b))
    where = "t.a = :tie_a AND t.b = :tie_b"
    pair: Params = {"tie_a": first, "tie_b": last}
    if kinds_of(query) == tuple(KINDS):
        return _Between("", "tie t", where, pair, False)
    selected = found(connection, query, LARGEST)
    total = rows(connection, f"WITH {selected.cte} SELECT count(*) AS n FROM q", selected.params)[0].n
    source = "q JOIN tie t ON t.n = q.n"
    return _Between(f"WITH {selected.cte}", source, where, selected.params | pair, total > LARGEST)


def _speakers(connection: Connection, between: _Between, side: str) -> tuple[Side, ...]:
    """Return who speaks for a side in which years, years in order, those who speak most first."""
    counts = rows(
        connection,
        f"{between.cte} SELECT {_YEAR} AS year, s.speaker, s.speaker_name AS name, s.speaker_role AS office,"
        f" count(*) AS times FROM {between.source} JOIN statement s ON s.n = t.n WHERE {between.where}"
        f" AND t.kind = {STATEMENT} AND (s.speaker = :side OR (s.speaker_of = :side AND s.speaker_kind <> 'outlet'))"
        f" GROUP BY {_YEAR}, s.speaker, s.speaker_name, s.speaker_role",
        between.params | {"side": side},
    )
    offices: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    ids: dict[str, str | None] = {}
    for row in counts:
        key = row.speaker or row.name
        ids[key] = row.speaker
        offices[row.year, key][row.office or ""] += row.times
    names = kept.names(connection, [*ids.values()])
    out = [
        Side(year, ids[key], names.get(ids[key], key), _most(held), sum(held.values()))
        for (year, key), held in offices.items()
    ]
    return tuple(sorted(out, key=lambda side: (side.year, -side.count, side.name, side.speaker or "")))


def _most(offices: Counter[str]) -> str | None:
    """Return the office in which somebody mostly speaks, one that is told before none."""
    told = sorted((-times, office) for office, times in offices.items() if office)
    return told[0][1] if told else None


def _listing(connection: Connection, between: _Between, kind: int, labels: Sequence[str] = ()) -> Listing:
    """Return the newest records of a kind, of some types."""
    where, params = f"{between.where} AND t.kind = {kind}", dict(between.params)
    if labels:
        where += " AND t.label IN (" + ", ".join(f":label{i}" for i in range(len(labels))) + ")"
        params |= {f"label{i}": label for i, label in enumerate(labels)}
    total = rows(connection, f"{between.cte} SELECT count(*) AS n FROM {between.source} WHERE {where}", params)[0].n
    newest = f"{between.cte} SELECT t.n FROM {between.source} WHERE {where} ORDER BY t.day DESC, t.n LIMIT {LISTED}"
    return Listing(listed(connection, [row.n for row in rows(connection, newest, params)]), total)
