"""Writing the word index: the same tokens into FTS5 or into a tsvector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, column, delete, table

from communique.store.documents import Document

FIELDS = (("words", "A"), ("around", "B"), ("parts", "C"), ("tags", "D"))
"""Field of a Document → weight of its lexemes in a tsvector; the n-th weight stands at position n."""
SEARCH = table("search", column("n"))

_FTS5 = "INSERT INTO search (rowid, words, around, parts, tags) VALUES (?, ?, ?, ?, ?)"
_TSVECTOR = "INSERT INTO search (n, vector, words, around, tags) VALUES (%s, %s::tsvector, %s, %s, %s)"


def write(connection: Connection, documents: Sequence[tuple[int, Document]]) -> None:
    """Add documents to the index under their numbers."""
    if not documents:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_FTS5, [(n, d.words, d.around, d.parts, d.tags) for n, d in documents])
    else:
        rows = [(n, vector(d), _fenced(d.words), _fenced(d.around), _fenced(d.tags)) for n, d in documents]
        connection.exec_driver_sql(_TSVECTOR, rows)


def forget(connection: Connection, numbers: Iterable[int]) -> None:
    """Take documents out of the index.

    SQLite's keeps them: taking one out of an index without contents needs its old tokens, exactly. They lead nowhere,
    since no row has the number any more; ``rebuild`` clears them.
    """
    if connection.dialect.name != "sqlite":
        connection.execute(delete(SEARCH).where(SEARCH.c.n.in_(list(numbers))))


def clear(connection: Connection) -> None:
    """Empty the index."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
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
