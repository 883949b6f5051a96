"""Searching a record: pages of hits, capped counts, all numbers of a selection in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

from msgspec import Struct
from sqlalchemy import Connection, Row, text

from communique import gazetteer
from communique.errors import QueryError
from communique.store import index
from communique.store.compiler import Compiled, Compiler, Known
from communique.store.periods import LONG, sort_key
from communique.store.query import Node
from communique.store.schema import KIND_NAMES

Order = Literal["relevance", "newest", "oldest", "added"]
MOST_COUNTED = 10_000
"""Hits are counted so far in a search; an export counts them all."""
LARGEST_PAGE = 1000
STREAMED = {"stream_results": True, "max_row_buffer": 10_000}

_ORDERS = {"newest": "{key}", "oldest": "{key} DESC", "added": "f.n", "relevance": "{key}"}
_AFTER = {"newest": "{key} > :key", "oldest": "{key} < :key", "added": "f.n > :n", "relevance": "{key} > :key"}
"""What comes after the last row of a page, within its tier."""


class Key(Struct, frozen=True):
    """Where a row stands in its order."""

    n: int
    kind: str
    article: int
    day: str
    tier: int

    def token(self) -> str:
        """Return the key as a word that asks for what comes after it."""
        return f"{self.tier}.{self.day or '-'}.{self.n}"


def after(token: str) -> Key:
    """Return what a key's word holds. Raises QueryError when it is none."""
    try:
        tier, day, n = token.split(".")
        return Key(int(n), "", 0, "" if day == "-" else date.fromisoformat(day).isoformat(), int(tier))
    except ValueError as fault:
        raise QueryError(f"{token!r} is no place in a list; take the one that the page before gave") from fault


def languages(connection: Connection) -> tuple[str, ...]:
    """Return the languages of the articles, by one look into the index for each."""
    out: list[str] = []
    query = text("SELECT language FROM article WHERE language > :last ORDER BY language LIMIT 1")
    while (found := connection.execute(query, {"last": out[-1] if out else ""}).scalar_one_or_none()) is not None:
        out.append(found)
    return tuple(out)


def extent(connection: Connection) -> tuple[str, str]:
    """Return the first days of the oldest and the newest record that have one; two empty strings when none has."""
    dated = f"SELECT day FROM found WHERE key < {sort_key('', 0)} ORDER BY key"
    days = (connection.execute(text(f"{dated} {way} LIMIT 1")).scalar_one_or_none() for way in ("DESC", "ASC"))
    oldest, newest = (day or "" for day in days)
    return oldest, newest


def compiled(connection: Connection, tree: Node) -> Compiled:
    """Return the query as SQL for this record."""
    spoken = languages(connection)
    known = Known(spoken, *extent(connection), index.has(connection, LONG))
    return Compiler(connection.dialect.name, known, lambda name: _states(name, spoken)).compile(tree)


def _states(name: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
    """Return the states that a code or a name in any of the languages means."""
    known = gazetteer.load()
    if known.entry(name.upper()):
        return (name.upper(),)
    for language in dict.fromkeys(("en", *spoken)):
        for written in dict.fromkeys((name, name.title())):
            found = [c.id for c in known.lookup(written, language) if c.kind in ("state", "bloc")]
            if found:
                return tuple(found)
    raise QueryError(f"state:{name}: no state is known by that name; write it as an article would, or its code (RUS)")


class Ranked(Struct, frozen=True):
    """A page of rows, and how many there are in all: ``MOST_COUNTED + 1`` stands for more than are counted."""

    keys: list[Key]
    total: int


def page(connection: Connection, query: Compiled, order: Order, size: int, token: str | None) -> Ranked:
    """Return up to ``size`` rows in order, after the one that the token names, and the number of all rows.

    The better tiers are asked first, each in the order of the index; the rest only where the page is not yet full.
    """
    last = after(token) if token else None
    keys: list[Key] = []
    for tier, where in enumerate(query.tiers if order == "relevance" and query.tiers else (query.where,)):
        if len(keys) < size and (last is None or tier >= last.tier):
            begin = last if last and tier == last.tier else None
            found = _rows(connection, query, where, order, size - len(keys), begin)
            keys += [Key(row.n, KIND_NAMES[row.kind], row.article, row.day, tier) for row in found]
    if token is None and len(keys) < size:
        return Ranked(keys, min(len(keys), MOST_COUNTED + 1))
    return Ranked(keys, _total(connection, query))


def _rows(
    connection: Connection, query: Compiled, where: str, order: Order, size: int, last: Key | None
) -> Sequence[Row[Any]]:
    """Return rows of one tier in order. where: its condition; last: the row to go on after."""
    params: dict[str, str | int] = {**query.params, "size": size}
    if last:
        where = f"({where}) AND {_AFTER[order].format(key=query.key)}"
        params |= {"n": last.n} if order == "added" else {"key": sort_key(last.day, last.n)}
    columns = "f.n AS n, f.kind AS kind, f.article AS article, f.day AS day"
    found = f"SELECT {columns} FROM {query.source} WHERE {where}"
    ordered = f"{found} ORDER BY {_ORDERS[order].format(key=query.key)} LIMIT :size"
    return connection.execute(text(ordered), params).fetchall()


def _total(connection: Connection, query: Compiled) -> int:
    """Return how many rows there are, counted no further than is told."""
    rows = query.count or f"{query.source} WHERE {query.where}"
    found = f"SELECT 1 FROM {rows} LIMIT {MOST_COUNTED + 1}"
    return int(connection.execute(text(f"SELECT count(*) FROM ({found}) counted"), query.params).scalar_one())


def counted(connection: Connection, query: Compiled) -> int:
    """Return how many rows there are, all of them."""
    found = text(f"SELECT count(*) FROM {query.source} WHERE {query.where}")
    return int(connection.execute(found, query.params).scalar_one())


def numbers(connection: Connection, query: Compiled, kind: int | None) -> Iterator[tuple[int, int]]:
    """Yield number and article of all rows, of all kinds or of one, in the order in which they were added."""
    where = query.where if kind is None else f"{query.where} AND f.kind = {kind}"
    found = text(f"SELECT f.n, f.article FROM {query.source} WHERE {where} ORDER BY f.n")
    for row in connection.execution_options(**STREAMED).execute(found, query.params):
        yield row.n, row.article


def articles(connection: Connection, query: Compiled) -> Iterator[int]:
    """Yield the numbers of the articles in which something is found, in the order in which they were added."""
    found = text(f"SELECT DISTINCT f.article FROM {query.source} WHERE {query.where} ORDER BY f.article")
    yield from connection.execution_options(**STREAMED).execute(found, query.params).scalars()
