"""The record as Python sees it.

import communique

with communique.open("record.db") as record:
    for hit in record.statements("speaker:lavrov sanctions 2023"):
        print(hit.article.outlet, hit.statement.act, hit.span.exact)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from msgspec import Struct
from sqlalchemy import Connection, select, text

from communique.errors import QueryError, RecordError
from communique.records import Article, Reading
from communique.store import aggregates, backup, check, hits, schema, search, stats, tidy
from communique.store.aggregates import FIELDS, ActorCard, ActorHead, Dyad, Facet, Network, Period, Places, Timeline
from communique.store.corrections import Log
from communique.store.database import Database
from communique.store.effective import Standing
from communique.store.hits import Hit
from communique.store.migrate import prepare
from communique.store.query import And, Filter, free_words, parse
from communique.store.reindex import reindex
from communique.store.search import LARGEST_PAGE, Order
from communique.store.tidy import Value
from communique.store.writer import Writer

if TYPE_CHECKING:
    import pyarrow

CHUNK = 200
"""Records that are loaded at a time while a selection is walked through."""


class Page(Struct, frozen=True):
    """A page of hits. total: how many there are in all, counted up to ``MOST_COUNTED``; capped: there are more."""

    hits: tuple[Hit, ...]
    total: int
    capped: bool
    order: Order
    next: str | None
    """What to give as ``after`` for the page that follows; None on the last."""


class Selection:
    """The records of one kind that a query finds. Walking through it asks the database anew, in the order of adding."""

    def __init__(self, record: Record, kind: str, query: str) -> None:
        self.record = record
        self.kind = kind
        self.query = query
        self._tree = parse(query)

    def __len__(self) -> int:
        with self.record.database.reading() as connection:
            compiled = search.compiled(connection, And((self._tree, Filter("kind", (self.kind,)))))
            return search.counted(connection, compiled)

    def __iter__(self) -> Iterator[Hit]:
        words = free_words(self._tree)
        with self.record.database.reading() as connection:
            found = search.numbers(connection, search.compiled(connection, self._tree), schema.KINDS[self.kind])
            while chunk := [*islice(found, CHUNK)]:
                yield from hits.hits(connection, [(n, self.kind, article) for n, article in chunk], words)

    def rows(self) -> Iterator[list[tuple[Value, ...]]]:
        """Yield the selection as rows of its tidy table, in batches; docs/exports.md describes the columns."""
        return self.record.rows(self.kind, self.query)

    def to_arrow(self) -> pyarrow.Table:
        """Return the selection as an Arrow table with the columns of ``rows``. Needs pyarrow."""
        from communique.store import arrow

        return arrow.table(self.kind, self.rows())


class Record:
    """A record that is open. Any number may read at a time, in threads too; writers take turns."""

    def __init__(self, address: str, make: bool = False) -> None:
        self.database = Database(address)
        prepare(self.database, make)

    def within(self, seconds: float) -> Record:
        """Return the same record, opened once more, in which a query that takes longer is a SlowQueryError."""
        found = object.__new__(Record)
        found.database = Database(self.database.address, seconds)
        return found

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the record."""
        self.database.close()

    def search(self, query: str = "", order: Order | None = None, size: int = 20, after: str | None = None) -> Page:
        """Return a page of hits of all kinds.

        order: ``relevance`` when the query has words, else ``newest``. after: the ``next`` of the page before.
        Raises QueryError for a query that cannot be understood.
        """
        if not 1 <= size <= LARGEST_PAGE:
            raise QueryError(f"a page holds 1 to {LARGEST_PAGE} hits, not {size}")
        tree = parse(query)
        words = free_words(tree)
        wanted: Order = order or ("relevance" if words else "newest")
        with self.database.reading() as connection:
            compiled = search.compiled(connection, tree)
            ranked = search.page(connection, compiled, wanted, size + 1, after)
            keys, total = ranked.keys, ranked.total
            found = hits.hits(connection, [(key.n, key.kind, key.article) for key in keys[:size]], words)
        following = keys[size - 1].token() if len(keys) > size else None
        return Page(tuple(found), min(total, search.MOST_COUNTED), total > search.MOST_COUNTED, wanted, following)

    def count(self, query: str = "") -> int:
        """Return how many statements, events and articles a query finds, all counted."""
        with self.database.reading() as connection:
            return search.counted(connection, search.compiled(connection, parse(query)))

    def statements(self, query: str = "") -> Selection:
        """Return the statements that a query finds."""
        return Selection(self, "statement", query)

    def events(self, query: str = "") -> Selection:
        """Return the events that a query finds."""
        return Selection(self, "event", query)

    def articles(self, query: str = "") -> Selection:
        """Return the articles that a query finds."""
        return Selection(self, "article", query)

    def rows(self, table: str, query: str = "") -> Iterator[list[tuple[Value, ...]]]:
        """Yield what a query finds as rows of a tidy table, in batches, in the order of adding.

        table: ``statement``, ``event``, ``article``, or ``party`` (a row for each part that an actor has in them).
        """
        with self.database.reading() as connection:
            yield from tidy.rows(connection, search.compiled(connection, parse(query)), table)

    def readings(self, query: str = "") -> Iterator[Reading]:
        """Yield the Reading of every article in which the query finds something, in the order of adding."""
        with self.database.reading() as connection:
            found = search.articles(connection, search.compiled(connection, parse(query)))
            while chunk := [*islice(found, CHUNK)]:
                loaded = hits.load(connection, chunk)
                yield from (loaded[n].reading for n in chunk)

    def get(self, id: str) -> tuple[Hit, ...]:
        """Return the statements, events and articles with an identifier, or the only one that begins so."""
        with self.database.reading() as connection:
            keys = _by_id(connection, id)
            return tuple(hits.hits(connection, keys))

    def reading(self, article: str) -> Reading:
        """Return the Reading of an article as it is shown now. Raises RecordError when it is not in the record."""
        table = schema.article
        with self.database.reading() as connection:
            n = connection.execute(select(table.c.n).where(table.c.id == article)).scalar_one_or_none()
            if n is None:
                raise RecordError(f"no article {article!r} in {self.database.name}")
            return hits.load(connection, [n])[n].reading

    def state(self) -> str:
        """Return a word that changes whenever something is added, read again or corrected."""
        with self.database.reading() as connection:
            return stats.state(connection)

    def totals(self) -> dict[str, int]:
        """Return how many articles, statements, events, … the record holds."""
        with self.database.reading() as connection:
            return stats.totals(connection)

    def tally(self, by: str, query: str = "", top: int = 10) -> stats.Tally:
        """Count what a query finds by one of ``stats.TALLIES`` (speaker, act, type, outlet, year, …)."""
        with self.database.reading() as connection:
            return stats.tally(connection, search.compiled(connection, parse(query)), by, top)

    def facets(self, query: str = "", fields: Sequence[str] = tuple(FIELDS), top: int = 12) -> tuple[Facet, ...]:
        """Return the most frequent values of fields among what a query finds, with the queries that ask for them."""
        with self.database.reading() as connection:
            return aggregates.facets(connection, query, fields, top)

    def timeline(self, query: str = "", grain: Period = "month") -> Timeline:
        """Return what a query finds by period, kind and quad class. grain: ``day``, ``month`` or ``year``."""
        with self.database.reading() as connection:
            return aggregates.timeline(connection, query, grain)

    def who(self, id: str) -> ActorHead | None:
        """Return who an actor is, None for an identifier that nobody knows."""
        with self.database.reading() as connection:
            return aggregates.head(connection, id)

    def actor(self, id: str) -> ActorCard | None:
        """Return what the record holds of an actor, None for an identifier that nobody knows."""
        with self.database.reading() as connection:
            return aggregates.actor(connection, id)

    def dyad(self, a: str, b: str, query: str = "") -> Dyad | None:
        """Return what the record holds between two actors, None when nobody knows one of them."""
        with self.database.reading() as connection:
            return aggregates.dyad(connection, a, b, query)

    def network(self, query: str = "", most: int = 150) -> Network:
        """Return who deals with whom in the events that a query finds: the ``most`` strongest edges."""
        with self.database.reading() as connection:
            return aggregates.network(connection, query, most)

    def places(self, query: str = "") -> Places:
        """Return where was said and done what a query finds."""
        with self.database.reading() as connection:
            return aggregates.places(connection, query)

    def correct(self, id: str, values: Mapping[str, str], *, who: str, why: str, at: str) -> list[int]:
        """Set fields of a statement or event; return the numbers of the log's entries.

        values: what a person would type (``{"act": "deny", "said_on": "2023-11"}``); docs/corrections.md lists the
        fields. at: the time, ISO 8601. Raises UsageError for what cannot be set.
        """
        with self.database.writing() as connection:
            return Log(connection, who, why, at).set(id, values)

    def add(
        self, article: str, kind: str, words: str, values: Mapping[str, str], *,
        who: str, why: str, at: str, which: int = 0,
    ) -> list[int]:  # fmt: skip
        """Add a statement or event that the machine missed; return the numbers of the log's entries.

        article: identifier. kind: ``statement`` or ``event``. words: its content (``[...]`` where it is interrupted),
        or what names the event, exactly as they stand in the article. which: where they stand several times, their
        number. values: as for ``correct``; an event needs a ``type``. Raises UsageError for what cannot be added.
        """
        with self.database.writing() as connection:
            return Log(connection, who, why, at).add(article, kind, words, values, which)

    def remove(self, id: str, *, who: str, why: str, at: str) -> int:
        """Take out a statement or event that is none; return the number of the log's entry."""
        with self.database.writing() as connection:
            return Log(connection, who, why, at).remove(id)

    def undo(self, number: int, *, who: str, why: str, at: str) -> int:
        """Undo an entry of the log, an undo too; return the number of the new entry."""
        with self.database.writing() as connection:
            return Log(connection, who, why, at).undo(number)

    def corrections(self, article: str | None = None) -> tuple[Standing, ...]:
        """Return the log with how each entry stands now, oldest first. article: an identifier; None is all."""
        table = schema.correction
        query = select(schema.article.c.n).where(schema.article.c.id.in_(select(table.c.article)))
        with self.database.reading() as connection:
            articles = query if article is None else query.where(schema.article.c.id == article)
            loaded = hits.load(connection, connection.execute(articles).scalars().all())
        found = (standing for item in loaded.values() for standing in item.standings)
        return tuple(sorted(found, key=lambda standing: standing.correction.id))

    def log(self, size: int = 50, before: int | None = None, article: str | None = None) -> tuple[Standing, ...]:
        """Return a page of the log with how each entry stands now, newest first.

        before: the number of the last entry of the page before. article: an identifier; None is all.
        """
        table = schema.correction
        query = select(table.c.id, table.c.article).order_by(table.c.id.desc()).limit(size)
        query = query if before is None else query.where(table.c.id < before)
        query = query if article is None else query.where(table.c.article == article)
        with self.database.reading() as connection:
            wanted = {row.id: row.article for row in connection.execute(query)}
            articles = select(schema.article.c.n).where(schema.article.c.id.in_([*dict.fromkeys(wanted.values())]))
            loaded = hits.load(connection, connection.execute(articles).scalars().all())
        found = {s.correction.id: s for item in loaded.values() for s in item.standings}
        return tuple(found[number] for number in wanted if number in found)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the record, nothing when it is whole. Nothing is changed."""
        return tuple(check.faults(self.database))

    def backup(self, target: Path) -> None:
        """Copy the record to a new SQLite file, whole, while others read and write.

        A record on a server becomes a file too. Raises RecordError when the file is there already.
        """
        if self.database.is_sqlite:
            backup.copy_file(self.database, target)
            return
        with backup.new_file(target) as part, Record(str(part), make=True) as copy:
            with self.database.reading() as source, copy.database.writing() as connection:
                backup.copy_rows(source, connection)
                reindex(connection)
            copy.database.gather()

    def sources(self) -> Iterator[Article]:
        """Yield every article as it was given to the reader, in the order of adding: what reading it again takes."""
        with self.database.reading() as connection:
            yield from hits.sources(connection)

    def writer(self, versions: dict[str, str], started: str) -> Writer:
        """Return a writer for one run. versions: what reads; started: the time, ISO 8601."""
        return Writer(self.database, versions, started)


def _by_id(connection: Connection, id: str) -> list[tuple[int, str, int]]:
    """Return the keys of the records with an identifier; when there are none, of the only one that begins so."""
    parts = [
        f"SELECT n, {kind} AS kind, {'n' if name == 'article' else 'article'} AS article FROM {name} WHERE {{0}}"
        for name, kind in schema.KINDS.items()
    ]
    query = " UNION ALL ".join(parts)
    rows = connection.execute(text(query.format("id = :id") + " ORDER BY n"), {"id": id}).fetchall()
    if not rows and id:
        span = {"id": id, "end": id + "\U0010ffff"}
        rows = connection.execute(text(query.format("id >= :id AND id < :end") + " LIMIT 2"), span).fetchall()
        rows = rows if len(rows) == 1 else []
    return [(row.n, schema.KIND_NAMES[row.kind], row.article) for row in rows]


def open(address: str, make: bool = False) -> Record:
    """Open a record. address: a file's path or ``postgresql://…``; make: create it when it is not there.

    Raises RecordError when it cannot be opened, UsageError for an address that no record can have.
    """
    return Record(address, make)
