"""Counting what a record holds, over all of it or over what a query finds."""

from __future__ import annotations

from msgspec import Struct
from sqlalchemy import Connection, text

from communique.errors import QueryError
from communique.store.compiler import Compiled
from communique.store.schema import KINDS

TALLIES: dict[str, tuple[str, str]] = {
    "language": ("article", "t.language"),
    "outlet": ("article", "t.outlet"),
    "year": ("article", "substr(t.published_first, 1, 4)"),
    "month": ("article", "substr(t.published_first, 1, 7)"),
    "speaker": ("statement", "t.speaker_name"),
    "role": ("statement", "t.speaker_role"),
    "serves": ("statement", "t.speaker_of"),
    "act": ("statement", "t.act"),
    "form": ("statement", "t.form"),
    "certainty": ("statement", "t.certainty"),
    "said": ("statement", "substr(t.said_first, 1, 7)"),
    "type": ("event", "t.type"),
    "status": ("event", "t.status"),
    "quad": ("event", "t.quad"),
    "word": ("event", "CASE t.word WHEN 'narrator' THEN 'the outlet itself' ELSE t.word_name END"),
    "rule": ("statement", "t.rule"),
}
"""What can be counted by → the kind of record that is counted, and its value."""
TOTALS = {
    "articles": "SELECT count(*) FROM article",
    "statements": "SELECT count(*) FROM statement",
    "events": "SELECT count(*) FROM event",
    "actors": "SELECT count(*) FROM actor",
    "readings": "SELECT count(*) FROM reading",
    "runs": "SELECT count(*) FROM run",
    "problems": "SELECT count(*) FROM problem",
    "corrections": "SELECT count(*) FROM correction",
}


class Tally(Struct, frozen=True):
    """How many records of a kind have each value, most frequent first. value: None where they have none."""

    by: str
    kind: str
    rows: tuple[tuple[str | None, int], ...]


def state(connection: Connection) -> str:
    """Return a word for what the record holds now: its newest run, reading and correction."""
    parts = ", ".join(f"coalesce((SELECT max(id) FROM {table}), 0)" for table in ("run", "reading", "correction"))
    return ".".join(str(number) for number in connection.execute(text(f"SELECT {parts}")).one())


def totals(connection: Connection) -> dict[str, int]:
    """Return how many rows of each kind the record holds."""
    return {name: int(connection.execute(text(query)).scalar_one()) for name, query in TOTALS.items()}


def tally(connection: Connection, query: Compiled, by: str, top: int) -> Tally:
    """Count what the query finds by one of ``TALLIES``; the ``top`` most frequent values, equal counts by value."""
    if by not in TALLIES:
        raise QueryError(f"nothing is counted by {by!r}; there are {', '.join(TALLIES)}")
    kind, value = TALLIES[by]
    found = f"SELECT f.n FROM {query.source} WHERE {query.where} AND f.kind = {KINDS[kind]}"
    value = f"CAST({value} AS TEXT)"
    rows = connection.execute(
        text(
            f"SELECT {value} AS value, count(*) AS times FROM ({found}) q JOIN {kind} t ON t.n = q.n"
            f" GROUP BY {value} ORDER BY times DESC, {value}{_by_code_point(connection)} LIMIT {int(top)}"
        ),
        query.params,
    )
    return Tally(by, kind, tuple((row.value, row.times) for row in rows))


def _by_code_point(connection: Connection) -> str:
    """Return what makes PostgreSQL sort as SQLite does; NULL comes first in both."""
    return ' COLLATE "C" NULLS FIRST' if connection.dialect.name == "postgresql" else ""
