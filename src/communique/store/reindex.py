"""Making the word index anew from what is shown: after a copy, or when the analysis has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from communique.store import index, schema
from communique.store.analyser import ANALYSER
from communique.store.documents import Document, article_document, event_document, statement_document
from communique.store.effective import Effective
from communique.store.hits import load
from communique.store.index import Key
from communique.store.rows import asserters

LOADED = 200
"""Articles at a time."""


def is_current(connection: Connection) -> bool:
    """Tell whether the index was made by this version of the analysis."""
    table = schema.meta
    return connection.execute(select(table.c.value).where(table.c.key == "analyser")).scalar_one_or_none() == ANALYSER


def reindex(connection: Connection) -> None:
    """Make the word index anew, and note the version of the analysis."""
    index.clear(connection)
    articles = connection.execute(select(schema.article.c.n).order_by(schema.article.c.n)).scalars().all()
    for first in range(0, len(articles), LOADED):
        chunk = articles[first : first + LOADED]
        keys = _keys(connection, chunk)
        loaded = load(connection, chunk)
        index.write(connection, [pair for n in chunk for pair in _documents(n, loaded[n], keys)])
    connection.execute(delete(schema.meta).where(schema.meta.c.key == "analyser"))
    connection.execute(insert(schema.meta), [{"key": "analyser", "value": ANALYSER}])


def _keys(connection: Connection, articles: Sequence[int]) -> Mapping[tuple[int, str, int], Key]:
    """Return the keys of articles, statements and events by article, kind and position."""
    found = schema.found
    query = select(found.c.n, found.c.key).where(found.c.article.in_(articles), found.c.kind == schema.ARTICLE)
    out = {(row.n, "article", 0): Key(row.n, row.key) for row in connection.execute(query)}
    for kind, table in (("statement", schema.statement), ("event", schema.event)):
        query = (
            select(table.c.article, table.c.position, found.c.n, found.c.key)
            .join(found, found.c.n == table.c.n)
            .where(table.c.article.in_(articles))
        )
        out |= {(row.article, kind, row.position): Key(row.n, row.key) for row in connection.execute(query)}
    return out


def _documents(n: int, item: Effective, keys: Mapping[tuple[int, str, int], Key]) -> Iterator[tuple[Key, Document]]:
    reading, corrected = item.reading, item.corrected
    yield keys[n, "article", 0], article_document(reading, bool(corrected))
    for i, statement in enumerate(reading.statements):
        yield keys[n, "statement", i], statement_document(statement, reading, statement.id in corrected)
    speakers = asserters(reading)
    for i, event in enumerate(reading.events):
        document = event_document(event, reading, speakers.get(event.word), event.id in corrected)
        yield keys[n, "event", i], document
