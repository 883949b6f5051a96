"""Keeping readings: one transaction a batch, by one writer at a time.

An article is known by its identifier or its canonical address. What is read again becomes a further reading beside the
older ones; the rows that show what holds now are made anew for that article, with the corrections on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from types import TracebackType
from typing import Any, Literal, Self

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, delete, insert, select, update

from communique.gazetteer.gazetteer import collector_paused
from communique.records import Actor, Article, Reading
from communique.store import index, rows, schema
from communique.store.addresses import canonical
from communique.store.aggregates import keeping
from communique.store.database import Database
from communique.store.documents import Document, article_document, event_document, statement_document
from communique.store.effective import Effective, Standing
from communique.store.packing import bare, packed, without_text
from communique.store.standing import shown

Outcome = Literal["added", "reread", "known", "other-text"]
"""What became of an article. ``other-text``: the record has another text under this identifier, which stays."""


class Incoming(Struct, frozen=True):
    """A reading to keep, and the article as it was given to the reader: what reading it again starts from."""

    reading: Reading
    source: Article


class Tables(Struct):
    """Rows to insert, by table, and documents to index."""

    rows: dict[Table, list[rows.Row]]
    documents: list[tuple[index.Key, Document]]


class Writer:
    """Adds readings to a record under one run. versions: what read them (program, rules, models).

    ``with record.writer(…) as writer`` keeps one connection open over all batches, which makes many of them quicker.
    """

    def __init__(self, database: Database, versions: dict[str, str], started: str) -> None:
        self._database = database
        self._versions = versions
        self._started = started
        self._run: int | None = None
        self._names: dict[str, frozenset[str]] = {}
        self.standings: list[Standing] = []
        """How the corrections stand of articles that this writer read again."""

    def __enter__(self) -> Self:
        self._database.hold()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.release()

    def knows(self, articles: Sequence[Article]) -> list[str | None]:
        """Return for each article how the record knows it: by ``id``, by ``address``, or not at all."""
        with self._database.reading() as connection:
            return [found.how if found else None for found in _known(connection, articles)]

    def keep(self, batch: Sequence[Incoming], again: bool = False) -> list[Outcome]:
        """Keep a batch in one transaction and say what became of each; when this returns, it is on disk.

        again: keep a further reading of articles that are known.
        """
        with collector_paused(), self._database.writing() as connection:
            run = self._run or self._start(connection)
            outcomes, changed = self._readings(connection, run, batch, again)
            self._actors(connection, [item.reading for item in changed])
        self._run = run
        return outcomes

    def finish(self, finished: str) -> None:
        """Note the time at which the run ended."""
        if self._run is not None:
            with self._database.writing() as connection:
                connection.execute(update(schema.run).where(schema.run.c.id == self._run).values(finished=finished))

    def _start(self, connection: Connection) -> int:
        run = numbers(connection, "run", 1)[0]
        row = {"id": run, "started": self._started, "versions": rows.as_json(self._versions)}
        connection.execute(insert(schema.run), [row])
        index.prepare(connection)
        return run

    def _readings(
        self, connection: Connection, run: int, batch: Sequence[Incoming], again: bool
    ) -> tuple[list[Outcome], list[Incoming]]:
        outcomes: list[Outcome] = []
        changed: list[Incoming] = []
        taken: set[str] = set()
        for item, known in zip(batch, _known(connection, [item.source for item in batch]), strict=True):
            outcome = _outcome(item, known, taken, again)
            outcomes.append(outcome)
            if outcome in ("added", "reread"):
                taken |= {item.source.id, canonical(item.source.url) or item.source.id}
                changed.append(item)
        self._insert(connection, run, changed)
        return outcomes, changed

    def _insert(self, connection: Connection, run: int, items: Sequence[Incoming]) -> None:
        ids = numbers(connection, "reading", len(items))
        table = [
            {"id": id, "article": item.reading.article.id, "run": run, "json": packed(bare(item.reading))}
            for id, item in zip(ids, items, strict=True)
        ]
        if table:
            connection.execute(insert(schema.reading), table)
        heads = {
            item.reading.article.id: {
                "reading": id,
                "address": canonical(item.source.url),
                "source": packed(without_text(item.source)),
            }
            for id, item in zip(ids, items, strict=True)
        }
        now = shown(connection, [item.reading for item in items])
        self.standings += [standing for item in now for standing in item.standings]
        project(connection, now, heads)

    def _actors(self, connection: Connection, readings: Sequence[Reading]) -> None:
        """Add new actors, and new names to those that are known."""
        new = [a for r in readings for a in r.actors if not self._names.get(a.id, frozenset()) >= {*a.names}]
        if not new:
            return
        merged = _merged(connection, new)
        table = schema.actor
        connection.execute(delete(table).where(table.c.id.in_([*merged])))
        connection.execute(insert(table), [_actor_row(actor) for actor in merged.values()])
        self._names |= {id: frozenset(actor.names) for id, actor in merged.items()}


class Known(Struct, frozen=True):
    """How the record knows an article, and the text that it has under its identifier."""

    how: Literal["id", "address"]
    text: str | None


def _outcome(item: Incoming, known: Known | None, taken: set[str], again: bool) -> Outcome:
    if known is None:
        return "known" if taken & {item.source.id, canonical(item.source.url) or item.source.id} else "added"
    if known.how == "id" and known.text != rows.storable(item.reading.article.text):
        return "other-text"
    return "reread" if again and known.how == "id" and item.source.id not in taken else "known"


def _known(connection: Connection, articles: Sequence[Article]) -> list[Known | None]:
    """Return for each article how the record knows it."""
    table = schema.article
    ids = [article.id for article in articles]
    by_id = connection.execute(select(table.c.id, table.c.text).where(table.c.id.in_(ids)))
    texts = {row.id: row.text for row in by_id}
    addresses = [address for article in articles if (address := canonical(article.url))]
    by_address = connection.execute(select(table.c.address).where(table.c.address.in_(addresses))).scalars()
    taken = {*by_address}
    return [
        Known("id", texts[article.id])
        if article.id in texts
        else Known("address", None)
        if canonical(article.url) in taken
        else None
        for article in articles
    ]


def numbers(connection: Connection, name: str, count: int) -> range:
    """Draw numbers from a counter. Only the one writer draws, so that none is given twice and none is left out."""
    table = schema.counter
    last = connection.execute(select(table.c.last).where(table.c.name == name)).scalar_one()
    connection.execute(update(table).where(table.c.name == name).values(last=last + count))
    return range(last + 1, last + count + 1)


def project(connection: Connection, readings: Sequence[Effective], heads: dict[str, rows.Row] | None = None) -> None:
    """Make the rows that show what holds now, for each article anew.

    heads: by article identifier, the columns of ``article`` that no Reading holds; without it they stay as they are.
    """
    kept = _forget(connection, [item.reading.article.id for item in readings])
    size = sum(1 + len(item.reading.statements) + len(item.reading.events) for item in readings)
    fresh = iter(numbers(connection, "n", size))
    tables = Tables({}, [])
    for item in readings:
        id = item.reading.article.id
        head = (heads or {}).get(id) or {key: kept[id][key] for key in ("reading", "address", "source")}
        _project(tables, item, head, fresh)
    for table, content in tables.rows.items():
        put(connection, table, content)
    keeping.add(connection, [row["n"] for row in tables.rows.get(schema.article, ())])
    index.write(connection, tables.documents)


def put(connection: Connection, table: Table, content: Sequence[rows.Row]) -> None:
    """Insert rows of plain values, all with the same columns in the same order: without SQLAlchemy's work for each."""
    if content:
        values = [tuple(row.values()) for row in content]
        connection.exec_driver_sql(_insertion(connection.dialect.name, table, tuple(content[0])), values)


@cache
def _insertion(dialect: str, table: Table, columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * len(columns))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"


def _forget(connection: Connection, ids: Sequence[str]) -> dict[str, Any]:
    """Delete the derived rows of articles; return their rows of ``article`` by identifier."""
    table = schema.article
    old = connection.execute(select(table).where(table.c.id.in_(list(ids)))).mappings().all()
    if not old:
        return {}
    articles = [row["n"] for row in old]
    keeping.forget(connection, articles)
    found = schema.found
    gone = connection.execute(select(found.c.n, found.c.key).where(found.c.article.in_(articles))).fetchall()
    index.forget(connection, [index.Key(*row) for row in gone])
    connection.execute(delete(schema.party).where(schema.party.c.n.in_([row.n for row in gone])))
    for derived in (*schema.DERIVED, schema.appearance):
        connection.execute(delete(derived).where(derived.c.article.in_(articles)))
    connection.execute(delete(table).where(table.c.n.in_(articles)))
    return {row["id"]: row for row in old}


def _project(tables: Tables, item: Effective, head: rows.Row, fresh: Any) -> None:
    """Lay out one article."""
    reading, corrected = item.reading, item.corrected
    published = reading.article.published
    n = next(fresh)

    def put(table: Table, *content: rows.Row) -> None:
        tables.rows.setdefault(table, []).extend(content)

    def find(number: int, kind: int, time: Any, document: Document, quad: int = 0) -> None:
        row = rows.found_row(number, kind, n, time, published, quad)
        put(schema.found, row)
        tables.documents.append((index.Key(number, row["key"]), document))

    put(schema.article, {"n": n, **head, **rows.article_row(reading)})
    find(n, schema.ARTICLE, published, article_document(reading, bool(corrected)))
    named = rows.named(reading)
    for position, statement in enumerate(reading.statements):
        number, fields = next(fresh), corrected.get(statement.id)
        key = {"n": number, "article": n, "position": position, "corrected": fields and rows.as_json(fields)}
        put(schema.statement, key | rows.statement_row(statement))
        put(schema.party, *rows.party_rows(number, statement))
        put(schema.about, *rows.about_rows(number, statement, named))
        find(number, schema.STATEMENT, statement.said_on, statement_document(statement, reading, bool(fields)))
    speakers = rows.asserters(reading)
    for position, event in enumerate(reading.events):
        number, fields, asserter = next(fresh), corrected.get(event.id), speakers.get(event.word)
        key = {"n": number, "article": n, "position": position, "corrected": fields and rows.as_json(fields)}
        put(schema.event, key | rows.event_row(event, asserter))
        put(schema.party, *rows.party_rows(number, event))
        find(number, schema.EVENT, event.when, event_document(event, reading, asserter, bool(fields)), event.quad)
    put(schema.appearance, *rows.appearance_rows(n, reading))
    put(schema.role, *rows.role_rows(n, reading))
    put(schema.problem, *rows.problem_rows(n, reading))


def _merged(connection: Connection, new: Sequence[Actor]) -> dict[str, Actor]:
    """Return the actors with the names that the record has, then those that are new."""
    table = schema.actor
    known = connection.execute(select(table).where(table.c.id.in_([actor.id for actor in new])))
    out = {row.id: Actor(row.id, row.kind, tuple(msgspec.json.decode(row.names)), row.wikidata) for row in known}
    for actor in new:
        old = out.get(actor.id, actor)
        names = tuple(dict.fromkeys(name for name in (*old.names, *actor.names)))
        out[actor.id] = Actor(actor.id, old.kind, names, old.wikidata or actor.wikidata)
    return out


def _actor_row(actor: Actor) -> rows.Row:
    name = actor.names[0] if actor.names else actor.id
    return {
        "id": actor.id,
        "kind": actor.kind,
        "name": rows.storable(name),
        "names": rows.as_json(actor.names),
        "wikidata": actor.wikidata,
    }
