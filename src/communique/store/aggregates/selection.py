"""What a query finds, as a table ``q`` that the aggregates count, and what both databases need to count alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from sqlalchemy import BindParameter, Connection, Row, bindparam, text

from communique import gazetteer
from communique.store import search
from communique.store.compiler import Params
from communique.store.query import And, Node, parse

LARGEST = 400_000
"""Hits that are counted for a chart; beyond it the first ones are, and the answer says so."""


class Found(Struct, frozen=True):
    """``WITH {cte} SELECT … FROM q``: n, kind, article, day, first, last of up to ``most + 1`` hits."""

    cte: str
    params: Params
    most: int


def found(connection: Connection, query: str, most: int, tree: Node | None = None) -> Found:
    """Return what a query finds, in the order of adding. Raises QueryError when it cannot be understood."""
    compiled = search.compiled(connection, parse(query) if tree is None else tree)
    columns = "f.n, f.kind, f.article, f.day, f.first, f.last"
    inner = f"SELECT {columns} FROM {compiled.source} WHERE {compiled.where} ORDER BY f.n LIMIT {most + 1}"
    return Found(f"q AS MATERIALIZED ({inner})", compiled.params, most)


def is_everything(query: str) -> bool:
    """Tell whether a query asks for nothing in particular."""
    tree = parse(query)
    return isinstance(tree, And) and not tree.items


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
