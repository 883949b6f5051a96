"""Who deals with whom: events between states, blocs, organisations, and people who serve none of them."""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection

from communique.store.aggregates import kept
from communique.store.aggregates.selection import LARGEST, by_code_point, found, kinds_of, rows
from communique.store.aggregates.shapes import Edge, Network, Node
from communique.store.compiler import Params

MOST = 1000
"""Edges at most."""


def network(connection: Connection, query: str, most: int) -> Network:
    """Return the ``most`` strongest edges among the events that a query finds; equal ones by identifier."""
    most = max(1, min(most, MOST))
    if "event" in (kinds_of(query) or ()):
        pairs = "SELECT owner AS a, value AS b, CAST(period AS INTEGER) AS quad, times FROM tally WHERE field = 'edge'"
        cte, params, capped = "", Params(), False
        joined, events = _kept_counts(connection)
    else:
        selected = found(connection, query, LARGEST)
        cte, params = f"{selected.cte}, ", selected.params
        pairs = (
            "SELECT t.a, t.b, t.quad, count(*) AS times FROM q JOIN tie t ON t.n = q.n"
            " WHERE t.kind = 2 AND t.level = 1 GROUP BY t.a, t.b, t.quad"
        )
        joined, events, total = _counts(connection, cte, params)
        capped = total > LARGEST
    sums = ", ".join(f"sum(CASE WHEN quad = {quad} THEN times ELSE 0 END) AS q{quad}" for quad in (1, 2, 3, 4))
    order = f"ORDER BY 3 DESC, a{by_code_point(connection)}, b{by_code_point(connection)} LIMIT {most}"
    edges = rows(
        connection,
        f"WITH {cte}pairs AS ({pairs})"
        f" SELECT a, b, sum(times) AS times, {sums}, count(*) OVER () AS pairs FROM pairs GROUP BY a, b {order}",
        params,
    )
    out = tuple(Edge(r.a, r.b, int(r.times), (int(r.q1), int(r.q2), int(r.q3), int(r.q4))) for r in edges)
    left_out = int(edges[0].pairs) - len(out) if edges else 0
    return Network(_nodes(connection, out), out, left_out, out[-1].count if out else 0, events - joined, capped)


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


def _kept_counts(connection: Connection) -> tuple[int, int]:
    """Return how many events join two, and how many there are."""
    joined = dict(kept.sums(connection, "joined", "", 1)).get("2", 0)
    months = kept.sums(connection, "month", "", 10)
    return joined, sum(times for value, times in months if value.startswith("2-"))


def _counts(connection: Connection, cte: str, params: Params) -> tuple[int, int, int]:
    row = rows(
        connection,
        f"WITH {cte}n AS (SELECT 1 AS one) SELECT"
        " (SELECT count(DISTINCT q.n) FROM q JOIN tie t ON t.n = q.n WHERE t.kind = 2 AND t.level = 1) AS joined,"
        " (SELECT count(*) FROM q WHERE q.kind = 2) AS events, (SELECT count(*) FROM q) AS total",
        params,
    )[0]
    return row.joined, row.events, row.total
