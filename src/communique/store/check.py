"""Is a record whole? The database's own checks, and ours of what must fit together. Nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from communique.store.database import Database

MUST_BE_NONE = {
    "articles without their reading": "SELECT count(*) FROM article a LEFT JOIN reading r ON r.id = a.reading"
    " WHERE r.id IS NULL OR r.article <> a.id",
    "statements that no search can find": "SELECT count(*) FROM statement t LEFT JOIN found f ON f.n = t.n"
    " WHERE f.n IS NULL",
    "events that no search can find": "SELECT count(*) FROM event t LEFT JOIN found f ON f.n = t.n WHERE f.n IS NULL",
    "articles that no search can find": "SELECT count(*) FROM article t LEFT JOIN found f ON f.n = t.n"
    " WHERE f.n IS NULL",
    "search entries that lead nowhere": "SELECT count(*) FROM found f LEFT JOIN article a ON a.n = f.article"
    " WHERE a.n IS NULL",
    "parties of no record": "SELECT count(*) FROM party p LEFT JOIN found f ON f.n = p.n WHERE f.n IS NULL",
    "corrections of no article": "SELECT count(*) FROM correction c LEFT JOIN article a ON a.id = c.article"
    " WHERE a.id IS NULL",
    "numbers given twice": "SELECT count(*) FROM found WHERE n > (SELECT last FROM counter WHERE name = 'n')",
}
"""What a whole record has none of → how many it has."""


def faults(database: Database) -> Iterator[str]:
    """Yield what is wrong with a record, one line each; nothing when it is whole."""
    with database.reading() as connection:
        if database.is_sqlite:
            yield from _sqlite(connection)
        for what, query in MUST_BE_NONE.items():
            count = connection.execute(text(query)).scalar_one()
            if count:
                yield f"{count} {what}"


def _sqlite(connection: Connection) -> Iterator[str]:
    for (line,) in connection.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield f"SQLite: {line}"
    for row in connection.execute(text("PRAGMA foreign_key_check")):
        yield f"SQLite: a row of {row[0]} points to none of {row[2]}"
