"""Facets: the most frequent values of a field among what a query finds, each with the query that asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from communique import gazetteer
from communique.errors import QueryError
from communique.store.aggregates import kept
from communique.store.aggregates.selection import by_code_point, found, kinds_of, label, rows
from communique.store.aggregates.shapes import Facet, Value
from communique.store.query import And, Days, Filter, Node, parse
from communique.store.schema import KIND_NAMES, KINDS

MOST = 10_000
"""Hits that are looked at."""
TOP = 12
"""Values of a facet."""
SPARE = 20
"""Further values that are looked at, in case the filter does not take some."""


class Field(Struct, frozen=True):
    """A facet. kind: what is counted, None for all; source: one of ``_SOURCES``, or ``q``; value: in SQL; by_id: the
    value is an actor's identifier where one is known, else a name; several: a record may have several values.
    """

    kind: str | None
    source: str
    value: str
    by_id: bool = False
    several: bool = False
    where: str = "1 = 1"


_STATE = "CASE WHEN kind = 'state' THEN actor ELSE of END"
_WORD = "CASE word WHEN 'narrator' THEN word ELSE coalesce(word_speaker, word_name) END"
FIELDS: dict[str, Field] = {
    "kind": Field(None, "q", "kind"),
    "date": Field(None, "q", "CASE WHEN length(period) >= 4 THEN substr(period, 1, 4) END"),
    "outlet": Field(None, "articles", "outlet"),
    "language": Field(None, "articles", "language"),
    "state": Field("record", "parties", _STATE, by_id=True, several=True),
    "place": Field("record", "parties", "coalesce(actor, name)", by_id=True, several=True, where="part = 'place'"),
    "speaker": Field("statement", "statements", "coalesce(speaker, speaker_name)", by_id=True),
    "role": Field("statement", "statements", "speaker_role"),
    "act": Field("statement", "statements", "act"),
    "form": Field("statement", "statements", "form"),
    "certainty": Field("statement", "statements", "certainty"),
    "type": Field("event", "events", "type"),
    "status": Field("event", "events", "status"),
    "quad": Field("event", "q", "quad", where="kind = 2"),
    "actor": Field("event", "parties", "coalesce(actor, name)", by_id=True, several=True, where="part = 'actor'"),
    "word": Field("event", "events", _WORD, by_id=True),
}
"""What can be a facet, by its filter. ``record``: statements and events, not articles."""
_SOURCES = {
    "articles": "SELECT g.times, t.outlet, t.language"
    " FROM (SELECT article, count(*) AS times FROM q GROUP BY article ORDER BY article) g"
    " CROSS JOIN article t WHERE t.n = g.article",
    "statements": "SELECT 1 AS times, t.speaker, t.speaker_name, t.speaker_role, t.act, t.form, t.certainty"
    " FROM (SELECT n FROM q WHERE kind = 1 ORDER BY n) q CROSS JOIN statement t WHERE t.n = q.n",
    "events": "SELECT 1 AS times, t.type, t.status, t.word, t.word_speaker, t.word_name"
    " FROM (SELECT n FROM q WHERE kind = 2 ORDER BY n) q CROSS JOIN event t WHERE t.n = q.n",
    "parties": "SELECT q.n, p.part, p.kind, p.actor, p.name, p.of"
    " FROM (SELECT n FROM q WHERE kind <> 3 ORDER BY n) q CROSS JOIN party p WHERE p.n = q.n",
}
"""The columns that are counted, read once for all facets, in the order in which they lie in the file: what is not in
memory is then read in half the time. ``CROSS JOIN`` keeps SQLite to that order."""


def facets(connection: Connection, query: str, fields: Sequence[str], top: int = TOP) -> tuple[Facet, ...]:
    """Return a facet for each field. Raises QueryError for a field that is none."""
    for field in fields:
        if field not in FIELDS:
            raise QueryError(f"there is no facet {field!r}; there are {', '.join(FIELDS)}")
    tree = parse(query)
    kinds = kinds_of(query)
    counts, counted = _found(connection, query, fields, top) if kinds is None else _kept(connection, kinds, fields, top)
    capped = counted > MOST and kinds is None
    names = _names(connection, [v for f, values in counts.items() if FIELDS[f].by_id for v, _ in values])
    return tuple(
        Facet(f, FIELDS[f].kind, tuple(_value(f, v, n, names, query, tree) for v, n in counts[f]), counted, capped)
        for f in fields
    )


Counts = dict[str, list[tuple[str, int]]]


def _found(connection: Connection, query: str, fields: Sequence[str], top: int) -> tuple[Counts, int]:
    """Count what a query finds, value by value; and how many hits were looked at."""
    selected = found(connection, query, MOST)
    chosen = {field: FIELDS[field] for field in fields}
    sources = [
        f"{name} AS MATERIALIZED ({_SOURCES[name]})" for name in _SOURCES if name in {f.source for f in chosen.values()}
    ]
    parts = [_counting(field, how) for field, how in chosen.items()]
    everything = " UNION ALL ".join(["SELECT '' AS field, '' AS value, count(*) AS times FROM q", *parts])
    in_order = by_code_point(connection)
    order = f"ORDER BY field{in_order}, times DESC, value{in_order}"
    counts: Counts = {field: [] for field in fields}
    counted = 0
    sql = f"WITH {', '.join([selected.cte, *sources])} SELECT * FROM ({everything}) u {order}"
    for row in rows(connection, sql, selected.params):
        if row.field == "":
            counted = row.times
        elif len(counts[row.field]) < top and is_asked_for(row.field, row.value):
            counts[row.field].append((row.value, row.times))
    return counts, counted


def _kept(connection: Connection, kinds: Sequence[str], fields: Sequence[str], top: int) -> tuple[Counts, int]:
    """Return the counts over everything of some kinds, which the writer keeps."""
    numbers = [str(KINDS[kind]) for kind in kinds]
    totals, years, quads = Counter[str](), Counter[str](), Counter[str]()
    for value, period, times in kept.periods(connection, "month", ""):
        if value[0] in numbers:
            totals[value[0]] += times
            years[period[:4]] += times if len(period) >= 4 else 0
            quads[value[2:]] += times
    own = {"kind": totals, "date": years, "quad": quads}
    counts: Counts = {}
    for field in fields:
        how = FIELDS[field]
        if field in own:
            held = ((value, n) for value, n in own[field].items() if n and value)
            counts[field] = sorted(held, key=lambda c: (-c[1], c[0]))[:top]
        elif how.kind in ("statement", "event") and how.kind not in kinds:
            counts[field] = []
        else:
            periods = None if how.kind in ("statement", "event") else numbers
            held_ = kept.sums(connection, field, "", top + SPARE, periods)
            counts[field] = [(value, n) for value, n in held_ if is_asked_for(field, value)][:top]
    return counts, sum(totals.values())


def _counting(field: str, how: Field) -> str:
    """Return how often each value occurs, in SQL; a record in which it occurs twice counts once."""
    times = "count(DISTINCT n)" if how.several else "count(*)" if how.source == "q" else "sum(times)"
    value = f"CAST({how.value} AS TEXT)"
    return (
        f"SELECT '{field}' AS field, {value} AS value, CAST({times} AS INTEGER) AS times FROM {how.source}"
        f" WHERE {how.where} AND {how.value} IS NOT NULL GROUP BY {value}"
    )


def is_asked_for(field: str, value: str) -> bool:
    """Tell whether the filter takes the value: ``state:`` knows those of the gazetteer only."""
    return field != "state" or gazetteer.load().entry(value) is not None


def _names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """Return the actors' names by identifier."""
    wanted = [*dict.fromkeys(ids)]
    found_ = rows(connection, "SELECT id, name FROM actor WHERE id IN :ids", {"ids": wanted}) if wanted else []
    return {row.id: row.name for row in found_}


def _value(field: str, value: str, count: int, names: dict[str, str], query: str, tree: Node) -> Value:
    shown = KIND_NAMES[int(value)] if field == "kind" else value
    named = label(shown, names.get(shown)) if FIELDS[field].by_id else shown
    chosen = shown in asked(tree, field)
    asking = query if chosen else f"{query} {filter_text(field, shown)}".strip()
    return Value(shown, named, count, asking, chosen)


def asked(tree: Node, field: str) -> tuple[str, ...]:
    """Return the values of a field that all hits of a query have, as it is written."""
    if isinstance(tree, And):
        return tuple(value for item in tree.items for value in asked(item, field))
    if isinstance(tree, Filter) and tree.field == field and len(tree.values) == 1:
        return tree.values
    if isinstance(tree, Days) and tree.field == field and tree.days.first[:4] == tree.days.last[:4]:
        return (tree.days.first[:4],)
    return ()


def filter_text(field: str, value: str) -> str:
    """Return a filter as it is typed; quotation marks cannot stand in a value and become spaces."""
    plain = "".join(" " if char in '"“”„«»' else char for char in value)
    return f"{field}:{plain}" if plain.isalnum() and plain.isascii() else f'{field}:"{plain}"'
