"""Writing the word index: the same tokens into FTS5 or into a tsvector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, column, delete, table, text

from communique.store.documents import Document

FIELDS = (("words", "A"), ("around", "B"), ("parts", "C"), ("tags", "D"))
"""Field of a Document → weight of its lexemes in a tsvector; the n-th weight stands at position n."""
SEARCH = table("search", column("n"))

GATHERED = 16_000_000
"""Bytes of entries that FTS5 gathers before it writes them: few large portions need less merging than many small."""
_FTS5 = "INSERT INTO search (rowid, words, around, parts, tags) VALUES (?, ?, ?, ?, ?)"
_TSVECTOR = "INSERT INTO search (n, vector, words, around, tags) VALUES (%s, %s::tsvector, %s, %s, %s)"


class Key(NamedTuple):
    """What a document is found under: FTS5 by what it sorts by, so that hits come in order; PostgreSQL by number."""

    n: int
    sort: int


def write(connection: Connection, documents: Sequence[tuple[Key, Document]]) -> None:
    """Add documents to the index. FTS5 takes them fastest in the order of their keys."""
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        entries = ((key.sort, d.words, d.around, d.parts, f"{d.tags} {d.hints}") for key, d in documents)
        connection.exec_driver_sql(_FTS5, sorted(entries))
    else:
        rows = [(key.n, vector(d), _fenced(d.words), _fenced(d.around), _fenced(d.tags)) for key, d in documents]
        connection.exec_driver_sql(_TSVECTOR, rows)


def prepare(connection: Connection) -> None:
    """Set up the index for a run that adds much."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search (search, rank) VALUES ('hashsize', ?)", (GATHERED,))


def forget(connection: Connection, keys: Iterable[Key]) -> None:
    """Take documents out of the index.

    SQLite's keeps them: taking one out of an index without contents needs its old tokens, exactly. They lead nowhere,
    since no row has the key any more, and ``search_gone`` names them; making the index anew clears both.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search_gone (key) VALUES (?)", [(key.sort,) for key in keys])
    else:
        connection.execute(delete(SEARCH).where(SEARCH.c.n.in_([key.n for key in keys])))


def has(connection: Connection, tag: str) -> bool:
    """Tell whether SQLite's index has a document with a tag."""
    if connection.dialect.name != "sqlite":
        return False
    found = text("SELECT 1 FROM search WHERE search MATCH :tag LIMIT 1")
    return connection.execute(found, {"tag": f'"{tag}"'}).first() is not None


def clear(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
        connection.exec_driver_sql("DELETE FROM search_gone")
    else:
        connection.exec_driver_sql("TRUNCATE search")


def vector(document: Document) -> str:
    """Return the document as a tsvector: each lexeme with the weights of the fields that hold it.

    Positions only carry the weights; phrases are looked for in the token strings, since a tsvector keeps no position
    beyond 16,383 and no more than 256 of one lexeme.
    """
    labels: dict[str, list[str]] = {}
    for position, (field, weight) in enumerate(FIELDS, 1):
        for token in dict.fromkeys(getattr(document, field).split(" ")):
            if token:
                labels.setdefault(token, []).append(f"{position}{weight}")
    return " ".join(f"'{token}':{','.join(places)}" for token, places in labels.items())


def _fenced(tokens: str) -> str:
    """Return the tokens with a space before and after each, so that a phrase is looked for with its fences."""
    return f" {tokens} "
