"""Copies are whole, from both databases, and an outdated word index is made anew."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from communique.errors import RecordError
from communique.store import Incoming, Record, schema
from tests.store.corpus import corpus, queries
from tests.store.making import reading
from tests.store.test_search import filled


def test_a_copy_holds_and_finds_the_same(address: str, tmp_path: Path) -> None:
    record = filled(address, corpus())
    record.correct("s-en1", {"act": "deny"}, who="Maria", why="the words", at="2025-01-02T00:00:00Z")
    record.backup(tmp_path / "copy.db")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("copy")] == ["copy.db"]
    with Record(str(tmp_path / "copy.db")) as copy:
        assert copy.check() == ()
        for table in schema.metadata.sorted_tables:
            rows = select(table).order_by(*table.primary_key.columns)
            with record.database.reading() as one, copy.database.reading() as two:
                assert one.execute(rows).fetchall() == two.execute(rows).fetchall(), table.name
        for query in [*queries(), "corrected:yes", "act:deny"]:
            assert copy.search(query, size=1000) == record.search(query, size=1000), query
        item = reading(1)
        copy.writer({}, "2025-01-03T00:00:00Z").keep([Incoming(item, item.article)])
    record.close()


def test_a_copy_made_while_another_writes_is_whole(tmp_path: Path) -> None:
    record = filled(str(tmp_path / "record.db"), [reading(0)])
    done = threading.Event()

    def write() -> None:
        with Record(str(tmp_path / "record.db")) as own:
            writer = own.writer({}, "2025-01-01T00:00:00Z")
            number = 1
            while not done.is_set():
                item = reading(number)
                writer.keep([Incoming(item, item.article)])
                number += 1

    writer = threading.Thread(target=write)
    writer.start()
    for number in range(3):
        record.backup(tmp_path / f"copy{number}.db")
    done.set()
    writer.join()
    for number in range(3):
        with Record(str(tmp_path / f"copy{number}.db")) as copy:
            assert copy.check() == ()
            assert copy.totals()["articles"] >= 1
    record.close()


def test_a_file_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    record = filled(str(tmp_path / "record.db"), [reading(0)])
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(RecordError, match="is there already"):
        record.backup(tmp_path / "copy.db")
    with pytest.raises(RecordError, match=r"cannot be opened|No such file"):
        record.backup(tmp_path / "missing" / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"
    record.close()


def test_an_index_of_an_older_analysis_is_made_anew(tmp_path: Path, new_database: Callable[[], str]) -> None:
    for address in (str(tmp_path / "record.db"), new_database()):
        record = filled(address, corpus())
        before = record.search("sanctions", size=100)
        with record.database.writing() as connection:
            connection.execute(text("UPDATE meta SET value = 'older' WHERE key = 'analyser'"))
            empty = (
                "INSERT INTO search (search) VALUES ('delete-all')" if record.database.is_sqlite else "TRUNCATE search"
            )
            connection.exec_driver_sql(empty)
        assert not record.search("sanctions").hits
        record.close()
        with Record(address) as again:
            assert again.search("sanctions", size=100) == before
