"""What a query finds, as a table ``q`` that the aggregates count, and what both databases need to count alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, Connection, Row, bindparam, text

from communique import gazetteer
from communique.store import search
from communique.store.compiler import Params
from communique.store.query import And, Filter, Node, parse
from communique.store.schema import KINDS

LARGEST = 400_000
"""Hits that are counted for a timeline; beyond it the newest are, and the answer says so."""


class Found(Struct, frozen=True):
    """What a query finds. inner: a SELECT of n, kind, article, day, period, quad of up to ``most + 1`` hits."""

    inner: str
    params: Params
    most: int

    @property
    def cte(self) -> str:
        """``WITH {cte} SELECT … FROM q``: the hits are looked for once, however often they are counted."""
        return f"q AS MATERIALIZED ({self.inner})"


def found(connection: Connection, query: str, most: int, kinds: Sequence[str] = ()) -> Found:
    """Return what a query finds, of some kinds or of all. Raises QueryError when it cannot be understood.

    Where there are more than are counted, it is the newest.
    """
    tree = narrowed(query, kinds)
    compiled = search.compiled(connection, tree)
    columns = "f.n, f.kind, f.article, f.day, f.period, f.quad"
    inner = f"SELECT {columns} FROM {compiled.source} WHERE {compiled.where} ORDER BY {compiled.key} LIMIT {most + 1}"
    return Found(inner, compiled.params, most)


def narrowed(query: str, kinds: Sequence[str]) -> Node:
    """Return a query's tree, of some kinds only."""
    tree = parse(query)
    return And((tree, Filter("kind", tuple(kinds)))) if kinds else tree


def is_more(connection: Connection, selected: Found) -> bool:
    """Tell whether a query finds more than is counted."""
    counting = f"SELECT count(*) AS times FROM ({selected.inner}) q"
    return int(rows(connection, counting, selected.params)[0].times) > selected.most


def kinds_of(query: str) -> tuple[str, ...] | None:
    """Return the kinds of which a query asks for everything; None when it asks for something in particular."""
    tree = parse(query)
    if isinstance(tree, And) and not tree.items:
        return tuple(KINDS)
    if isinstance(tree, Filter) and tree.field == "kind":
        return tuple(kind for kind in KINDS if kind in tree.values)
    return None


def rows(connection: Connection, sql: str, params: Params | dict[str, Any] | None = None) -> Sequence[Row[Any]]:
    """Return the rows of a query; a list among the parameters stands for ``IN``."""
    asked = dict(params or {})
    lists: list[BindParameter[Any]] = [
        bindparam(name, expanding=True) for name, value in asked.items() if isinstance(value, list)
    ]
    return connection.execute(text(sql).bindparams(*lists), asked).fetchall()


def by_code_point(connection: Connection) -> str:
    """Return what makes PostgreSQL sort text as SQLite does."""
    return ' COLLATE "C"' if connection.dialect.name == "postgresql" else ""


def label(id: str | None, name: str | None = None) -> str:
    """Return an actor's name for people: the gazetteer's in English, else the one given, else the identifier."""
    entry = gazetteer.load().entry(id) if id else None
    return (entry and entry.names.get("en")) or name or id or ""
