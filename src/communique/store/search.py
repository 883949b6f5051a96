"""Searching a record: pages of hits, capped counts, all numbers of a selection in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, text

from communique import gazetteer
from communique.errors import QueryError
from communique.store.compiler import Compiled, Compiler
from communique.store.query import Node
from communique.store.schema import KIND_NAMES

Order = Literal["relevance", "newest", "oldest", "added"]
MOST_COUNTED = 10_000
"""Hits are counted so far in a search; an export counts them all."""
LARGEST_PAGE = 1000

_ORDERS = {"newest": "day DESC, n", "oldest": "day, n DESC", "added": "n", "relevance": "tier, day DESC, n"}
_AFTER = {
    "newest": "(day < :day OR (day = :day AND n > :n))",
    "oldest": "(day > :day OR (day = :day AND n < :n))",
    "added": "n > :n",
    "relevance": "(tier > :tier OR (tier = :tier AND (day < :day OR (day = :day AND n > :n))))",
}
"""What comes after the last row of a page."""


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


def after(token: str) -> dict[str, str | int]:
    """Return what a key's word holds. Raises QueryError when it is none."""
    try:
        tier, day, n = token.split(".")
        return {"tier": int(tier), "day": "" if day == "-" else day, "n": int(n)}
    except ValueError as fault:
        raise QueryError(f"{token!r} is no place in a list; take the one that the page before gave") from fault


def languages(connection: Connection) -> tuple[str, ...]:
    """Return the languages of the articles, by one look into the index for each."""
    out: list[str] = []
    query = text("SELECT language FROM article WHERE language > :last ORDER BY language LIMIT 1")
    while (found := connection.execute(query, {"last": out[-1] if out else ""}).scalar_one_or_none()) is not None:
        out.append(found)
    return tuple(out)


def compiled(connection: Connection, tree: Node) -> Compiled:
    """Return the query as SQL for this record."""
    spoken = languages(connection)
    return Compiler(connection.dialect.name, spoken, lambda name: _states(name, spoken)).compile(tree)


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
    """Return up to ``size`` rows in order, after the one that the token names, and their number.

    One look into the index is enough for as many rows as are counted; only where there are more does the database sort.
    """
    limited = text(f"{_select(query, order)} LIMIT {MOST_COUNTED + 1}")
    rows = connection.execute(limited, query.params).fetchall()
    if len(rows) > MOST_COUNTED:
        return Ranked(_sorted_by_database(connection, query, order, size, token), len(rows))
    keys = [Key(row.n, KIND_NAMES[row.kind], row.article, row.day, row.tier) for row in rows]
    return Ranked(_following(_in_order(keys, order), order, token)[:size], len(rows))


def _in_order(keys: list[Key], order: Order) -> list[Key]:
    """Return the rows as ``_ORDERS`` says it in SQL; each sort keeps the order of what it finds equal."""
    keys = sorted(keys, key=lambda key: key.n)
    if order != "added":
        keys.sort(key=lambda key: key.day, reverse=True)
    if order == "relevance":
        keys.sort(key=lambda key: key.tier)
    return keys[::-1] if order == "oldest" else keys


def _following(keys: list[Key], order: Order, token: str | None) -> list[Key]:
    """Return the rows after the one that the token names, which need not be there any more."""
    if token is None:
        return keys
    last = after(token)
    here = Key(int(last["n"]), "", 0, str(last["day"]), int(last["tier"]))
    return [key for key in keys if key.n != here.n and _in_order([here, key], order)[0] is here]


def _sorted_by_database(
    connection: Connection, query: Compiled, order: Order, size: int, token: str | None
) -> list[Key]:
    params = dict(query.params) | {"size": size}
    inner = _select(query, order)
    if token:
        params |= {key: value for key, value in after(token).items() if f":{key}" in _AFTER[order]}
        inner = f"SELECT * FROM ({inner}) rows WHERE {_AFTER[order]}"
    rows = connection.execute(text(f"{inner} ORDER BY {_ORDERS[order]} LIMIT :size"), params)
    return [Key(row.n, KIND_NAMES[row.kind], row.article, row.day, row.tier) for row in rows]


def _select(query: Compiled, order: Order) -> str:
    tier = query.tier if order == "relevance" and query.tier else "0"
    columns = f"f.n AS n, f.kind AS kind, f.article AS article, f.day AS day, {tier} AS tier"
    return f"SELECT {columns} FROM {query.source} WHERE {query.where}"


def counted(connection: Connection, query: Compiled) -> int:
    """Return how many rows there are, all of them."""
    found = text(f"SELECT count(*) FROM {query.source} WHERE {query.where}")
    return int(connection.execute(found, query.params).scalar_one())


def numbers(connection: Connection, query: Compiled, kind: int) -> Iterator[tuple[int, int]]:
    """Yield number and article of all rows of a kind, in the order in which they were added."""
    found = text(f"SELECT f.n, f.article FROM {query.source} WHERE {query.where} AND f.kind = {kind} ORDER BY f.n")
    options = {"stream_results": True, "max_row_buffer": 10_000}
    for row in connection.execution_options(**options).execute(found, query.params):
        yield row.n, row.article


def articles(connection: Connection, query: Compiled) -> Iterator[int]:
    """Yield the numbers of the articles in which something is found, in the order in which they were added."""
    found = text(f"SELECT DISTINCT f.article FROM {query.source} WHERE {query.where} ORDER BY f.article")
    options = {"stream_results": True, "max_row_buffer": 10_000}
    yield from connection.execution_options(**options).execute(found, query.params).scalars()
