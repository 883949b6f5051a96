"""Readings go in once, whole, and come out as they went in; both databases hold the same rows."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy import select, text

from communique.errors import RecordError
from communique.records import Reading
from communique.store import schema
from communique.store.database import Database
from communique.store.migrate import prepare
from communique.store.packing import unpacked
from communique.store.writer import Incoming, Writer
from tests.store.making import reading, readings

VERSIONS = {"communique": "1"}
NOW = "2025-01-01T00:00:00Z"


def opened(address: str) -> Database:
    database = Database(address)
    prepare(database, make=True)
    return database


def writer(database: Database) -> Writer:
    return Writer(database, VERSIONS, NOW)


def incoming(*items: Reading) -> list[Incoming]:
    return [Incoming(item, item.article) for item in items]


def stored(database: Database) -> list[Reading]:
    """Return the readings that hold now, in the order of the articles' numbers."""
    table, kept = schema.article, schema.reading
    query = select(kept.c.json, table.c.text).join(table, table.c.reading == kept.c.id).order_by(table.c.n)
    with database.reading() as connection:
        return [unpacked(row.json, row.text) for row in connection.execute(query)]


def count(database: Database, table: str) -> int:
    with database.reading() as connection:
        return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_readings_come_back_field_for_field(address: str) -> None:
    database = opened(address)
    items = [*readings(20)]
    assert writer(database).keep(incoming(*items)) == ["added"] * 20
    assert stored(database) == items
    assert count(database, "statements") == sum(len(item.statements) for item in items)
    assert count(database, "events") == sum(len(item.events) for item in items)
    database.close()


def test_an_article_is_kept_once(address: str) -> None:
    database = opened(address)
    one, two = reading(1), reading(2)
    same_address = replace(
        two, article=replace(two.article, id="other", url=one.article.url and one.article.url + "#x")
    )
    kept = writer(database)
    assert kept.keep(incoming(one, one)) == ["added", "known"]
    assert kept.keep(incoming(one, two, same_address)) == ["known", "added", "known"]
    assert kept.knows([one.article, reading(3).article, same_address.article]) == ["id", None, "address"]
    assert count(database, "article") == 2
    assert count(database, "run") == 1
    database.close()


def test_an_identifier_that_has_another_text_is_told(address: str) -> None:
    database = opened(address)
    one = reading(1)
    other = replace(reading(2), article=replace(reading(2).article, id=one.article.id, url=None))
    kept = writer(database)
    kept.keep(incoming(one))
    assert kept.keep(incoming(other)) == ["other-text"]
    assert stored(database) == [one]
    database.close()


def test_reading_again_adds_a_reading_and_replaces_what_is_shown(address: str) -> None:
    database = opened(address)
    one = reading(1)
    fewer = replace(one, statements=one.statements[:2], events=())
    writer(database).keep(incoming(one, reading(2)))
    assert writer(database).keep(incoming(fewer), again=True) == ["reread"]
    assert count(database, "reading") == 3
    assert count(database, "run") == 2
    assert stored(database) == [reading(2), fewer]
    assert count(database, "party") == count(database, "parties")
    with database.reading() as connection:
        query = text("SELECT count(*) FROM statements WHERE article = :id")
        assert connection.execute(query, {"id": one.article.id}).scalar_one() == 2
    database.close()


def test_a_text_that_a_column_cannot_hold_is_kept_all_the_same(address: str) -> None:
    database = opened(address)
    one = reading(1)
    odd = replace(one, article=replace(one.article, text="\0" + one.article.text[1:], title="a\0b"))
    writer(database).keep(incoming(odd))
    assert stored(database) == [odd]
    with database.reading() as connection:
        shown = connection.execute(select(schema.article.c.text)).scalar_one()
    assert shown == "\ufffd" + one.article.text[1:]
    database.close()


def test_both_databases_hold_the_same_rows(tmp_path: Path, new_database: Callable[[], str]) -> None:
    contents = []
    for address in (str(tmp_path / "record.db"), new_database()):
        database = opened(address)
        kept = writer(database)
        kept.keep(incoming(*readings(15)))
        kept.keep(incoming(reading(3)), again=True)
        kept.finish(NOW)
        with database.reading() as connection:
            contents.append(
                {
                    table.name: connection.execute(select(table).order_by(*table.primary_key.columns)).fetchall()
                    for table in schema.metadata.sorted_tables
                }
            )
        database.close()
    assert contents[0] == contents[1]


def test_names_of_an_actor_are_gathered(address: str) -> None:
    database = opened(address)
    kept = writer(database)
    one = reading(1)
    actor = one.actors[0]
    second = replace(reading(2), actors=(replace(actor, names=("Another Name", *actor.names), wikidata="Q1"),))
    kept.keep(incoming(one))
    kept.keep(incoming(second))
    with database.reading() as connection:
        row = connection.execute(select(schema.actor).where(schema.actor.c.id == actor.id)).one()
    assert row.name == actor.names[0]
    assert "Another Name" in row.names
    assert row.wikidata == "Q1"
    database.close()


def test_two_writers_and_two_readers_at_once(address: str) -> None:
    database = opened(address)
    faults: list[Exception] = []
    done = threading.Event()

    def write(first: int) -> None:
        try:
            own = Database(address)
            kept = writer(own)
            for number in range(first, first + 20, 2):
                kept.keep(incoming(reading(number), reading(number + 1)))
            own.close()
        except RecordError as fault:
            faults.append(fault)

    def look() -> None:
        try:
            own = Database(address)
            while not done.is_set():
                with own.reading() as connection:
                    rows = connection.execute(text("SELECT n FROM article ORDER BY n")).scalars().all()
                    found = connection.execute(text("SELECT n FROM found WHERE kind = 3 ORDER BY n")).scalars().all()
                assert rows == found  # one state of the record: never half a batch
            own.close()
        except (RecordError, AssertionError) as fault:
            faults.append(fault)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 10)]
    lookers = [threading.Thread(target=look) for _ in range(2)]
    for thread in (*writers, *lookers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in lookers:
        thread.join()
    assert not faults
    assert sorted(item.article.id for item in stored(database)) == [reading(n).article.id for n in range(30)]
    database.close()


def test_a_batch_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = opened(str(tmp_path / "record.db"))
    kept = writer(database)
    kept.keep(incoming(reading(1)))

    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("communique.store.index.write", broken)
    with pytest.raises(RecordError, match="disk is full"):
        kept.keep(incoming(reading(2)))
    monkeypatch.undo()
    assert stored(database) == [reading(1)]
    assert kept.keep(incoming(reading(2))) == ["added"]
    database.close()
