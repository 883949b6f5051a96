"""Who deals with whom: events between states, blocs, organisations, and people who serve none of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row

from communique.store.aggregates import kept
from communique.store.aggregates.selection import found, is_more, kinds_of, rows
from communique.store.aggregates.shapes import Edge, Network, Node
from communique.store.schema import EVENT

MOST = 1000
"""Edges at most."""
COUNTED = 150_000
"""Events that are counted of what a query finds."""


def network(connection: Connection, query: str, most: int) -> Network:
    """Return the ``most`` strongest edges among the events that a query finds; equal ones by identifier."""
    most = max(1, min(most, MOST))
    if "event" in (kinds_of(query) or ()):
        counts = rows(connection, _KEPT)
        joined = dict(kept.sums(connection, "joined", "", 1)).get(str(EVENT), 0)
        months = kept.sums(connection, "month", "", 10)
        alone = sum(times for value, times in months if value.startswith("2-")) - joined
        return _network(connection, _edges(counts), most, alone, False)
    selected = found(connection, query, COUNTED, ("event",))
    counts = rows(connection, _COUNTED.format(selected.inner), selected.params)
    edges = _edges([row for row in counts if row.a is not None])
    alone = sum(row.times for row in counts if row.a is None)
    capped = alone + sum(edge.count for edge in edges) > COUNTED and is_more(connection, selected)
    return _network(connection, edges, most, alone, capped)


_KEPT = "SELECT owner AS a, value AS b, CAST(period AS INTEGER) AS quad, times FROM tally WHERE field = 'edge'"
_COUNTED = """SELECT t.a, t.b, t.quad, count(*) AS times FROM ({0}) q
    LEFT JOIN tie t ON t.n = q.n AND t.kind = 2 AND t.level = 1 GROUP BY t.a, t.b, t.quad"""
"""Ties by quad class; without names, the events that join no two."""


def _edges(counts: Sequence[Row[Any]]) -> list[Edge]:
    """Return counts of (a, b, quad, times) as edges, the strongest first; equal ones by identifier."""
    quads: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in counts:
        quads[row.a, row.b][row.quad - 1] += row.times
    edges = (Edge(a, b, sum(by), (by[0], by[1], by[2], by[3])) for (a, b), by in quads.items())
    return sorted(edges, key=lambda edge: (-edge.count, edge.source, edge.target))


def _network(connection: Connection, edges: list[Edge], most: int, alone: int, capped: bool) -> Network:
    shown = tuple(edges[:most])
    least = shown[-1].count if shown else 0
    return Network(_nodes(connection, shown), shown, len(edges) - len(shown), least, alone, capped)


def _nodes(connection: Connection, edges: tuple[Edge, ...]) -> tuple[Node, ...]:
    counts = Counter[str]()
    for edge in edges:
        counts[edge.source] += edge.count
        counts[edge.target] += edge.count
    ids = [*counts]
    names = kept.names(connection, ids)
    found_ = rows(connection, "SELECT id, kind FROM actor WHERE id IN :ids", {"ids": ids}) if ids else []
    kinds = {row.id: row.kind for row in found_}
    nodes = (Node(id, names[id], kinds.get(id, "state"), counts[id]) for id in ids)
    return tuple(sorted(nodes, key=lambda node: (-node.count, node.id)))
