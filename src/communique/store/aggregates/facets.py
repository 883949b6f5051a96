"""Facets: the most frequent values of a field among what a query finds, each with the query that asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct
from sqlalchemy import Connection

from communique import gazetteer
from communique.errors import QueryError
from communique.store.aggregates import kept
from communique.store.aggregates.selection import by_code_point, found, is_everything, label, rows
from communique.store.aggregates.shapes import Facet, Value
from communique.store.query import And, Days, Filter, Node, parse
from communique.store.schema import KIND_NAMES

MOST = 10_000
"""Hits that are looked at."""
TOP = 12
"""Values of a facet."""
SPARE = 20
"""Further values that are looked at, in case the filter does not take some."""


class Field(Struct, frozen=True):
    """A facet. kind: what is counted, None for all; join: to ``q``; value: in SQL; by_id: the value is an actor's
    identifier where one is known, else a name.
    """

    kind: str | None
    join: str
    value: str
    by_id: bool = False


_STATEMENT = "JOIN statement t ON t.n = q.n"
_EVENT = "JOIN event t ON t.n = q.n"
_ARTICLE = "JOIN article t ON t.n = q.article"
_PARTY = "JOIN party p ON p.n = q.n"

FIELDS: dict[str, Field] = {
    "kind": Field(None, "", "q.kind"),
    "date": Field(None, "", "CASE WHEN substr(q.first, 1, 4) = substr(q.last, 1, 4) THEN substr(q.day, 1, 4) END"),
    "outlet": Field(None, _ARTICLE, "t.outlet"),
    "language": Field(None, _ARTICLE, "t.language"),
    "state": Field("record", _PARTY, "CASE WHEN p.kind = 'state' THEN p.actor ELSE p.of END", True),
    "place": Field("record", f"{_PARTY} AND p.part = 'place'", "coalesce(p.actor, p.name)", True),
    "speaker": Field("statement", _STATEMENT, "coalesce(t.speaker, t.speaker_name)", True),
    "role": Field("statement", _STATEMENT, "t.speaker_role"),
    "act": Field("statement", _STATEMENT, "t.act"),
    "form": Field("statement", _STATEMENT, "t.form"),
    "certainty": Field("statement", _STATEMENT, "t.certainty"),
    "type": Field("event", _EVENT, "t.type"),
    "status": Field("event", _EVENT, "t.status"),
    "quad": Field("event", _EVENT, "t.quad"),
    "actor": Field("event", f"{_PARTY} AND p.part = 'actor'", "coalesce(p.actor, p.name)", True),
    "word": Field(
        "event", _EVENT, "CASE t.word WHEN 'narrator' THEN t.word ELSE coalesce(t.word_speaker, t.word_name) END", True
    ),
}
"""What can be a facet, by its filter. ``record``: statements and events, not articles."""


def facets(connection: Connection, query: str, fields: Sequence[str], top: int = TOP) -> tuple[Facet, ...]:
    """Return a facet for each field. Raises QueryError for a field that is none."""
    for field in fields:
        if field not in FIELDS:
            raise QueryError(f"there is no facet {field!r}; there are {', '.join(FIELDS)}")
    tree = parse(query)
    counts, counted = _kept(connection, fields, top) if is_everything(query) else _found(connection, query, fields, top)
    capped = counted > MOST and not is_everything(query)
    names = _names(connection, [v for f, values in counts.items() if FIELDS[f].by_id for v, _ in values])
    return tuple(
        Facet(f, FIELDS[f].kind, tuple(_value(f, v, n, names, query, tree) for v, n in counts[f]), counted, capped)
        for f in fields
    )


Counts = dict[str, list[tuple[str, int]]]


def _found(connection: Connection, query: str, fields: Sequence[str], top: int) -> tuple[Counts, int]:
    """Count what a query finds, value by value; and how many hits were looked at."""
    selected = found(connection, query, MOST)
    parts = [_counting(field, FIELDS[field]) for field in dict.fromkeys(fields)]
    everything = " UNION ALL ".join(["SELECT '' AS field, '' AS value, count(*) AS times FROM q", *parts])
    in_order = by_code_point(connection)
    order = f"ORDER BY field{in_order}, times DESC, value{in_order}"
    counts: Counts = {field: [] for field in fields}
    counted = 0
    sql = f"WITH {selected.cte} SELECT * FROM ({everything}) u {order}"
    for row in rows(connection, sql, selected.params):
        if row.field == "":
            counted = row.times
        elif len(counts[row.field]) < top and is_asked_for(row.field, row.value):
            counts[row.field].append((row.value, row.times))
    return counts, counted


def _kept(connection: Connection, fields: Sequence[str], top: int) -> tuple[Counts, int]:
    """Return the counts over everything, which the writer keeps."""
    months = kept.periods(connection, "month", "")
    kinds, years = Counter[str](), Counter[str]()
    for value, period, times in months:
        kinds[value[0]] += times
        years[period[:4]] += times if period[:4].isdigit() else 0
    quads = Counter({value[2:]: times for value, times in kept.sums(connection, "month", "", 10) if value[0] == "2"})
    own = {"kind": kinds, "date": years, "quad": quads}
    counts: Counts = {}
    for field in fields:
        if field in own:
            counts[field] = sorted(((v, n) for v, n in own[field].items() if n), key=lambda c: (-c[1], c[0]))[:top]
        else:
            found_ = kept.sums(connection, field, "", top + SPARE)
            counts[field] = [(value, n) for value, n in found_ if is_asked_for(field, value)][:top]
    return counts, sum(kinds.values())


def _counting(field: str, how: Field) -> str:
    """Return how often each value occurs, in SQL; a record in which it occurs twice counts once."""
    times = "count(DISTINCT q.n)" if "party" in how.join else "count(*)"
    value = f"CAST({how.value} AS TEXT)"
    return (
        f"SELECT '{field}' AS field, {value} AS value, {times} AS times FROM q {how.join}"
        f" WHERE {how.value} IS NOT NULL GROUP BY {value}"
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
