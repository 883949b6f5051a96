"""A full disk, a read-only folder, a damaged file: a clear message, and the record is as it was."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from communique.errors import RecordError
from communique.store import Incoming, Record, database, index
from tests.store.making import reading, readings
from tests.store.test_search import filled


def keep(record: Record, number: int) -> None:
    item = reading(number)
    record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article)])


def keep_all(record: Record, numbers: range, acknowledged: list[str]) -> None:
    for number in numbers:
        keep(record, number)
        acknowledged.append(reading(number).article.id)


def ids(record: Record) -> list[str]:
    return [hit.article.id for hit in record.articles()]


def test_a_full_database_keeps_what_it_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = filled(str(tmp_path / "record.db"), [*readings(5)])
    connect = database._connect

    def narrow(path: Path) -> sqlite3.Connection:
        connection = connect(path)
        connection.execute(f"PRAGMA max_page_count={connection.execute('PRAGMA page_count').fetchone()[0] + 3}")
        return connection

    monkeypatch.setattr(database, "_connect", narrow)
    with pytest.raises(RecordError, match=r"record\.db: the disk is full; the batch was not kept"):
        keep_all(record, range(5, 60), [])
    monkeypatch.undo()
    kept = ids(record)
    assert kept[:5] == [reading(number).article.id for number in range(5)]
    assert record.check() == ()
    keep(record, 99)
    assert len(ids(record)) == len(kept) + 1
    record.close()


def test_a_run_goes_on_after_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = filled(str(tmp_path / "record.db"), [*readings(5)])
    with record.writer({}, "2025-01-01T00:00:00Z") as writer:
        writer.keep([Incoming(reading(5), reading(5).article)])
        monkeypatch.setattr(index, "write", _disk_is_full)
        with pytest.raises(RecordError, match="the disk is full; the batch was not kept"):
            writer.keep([Incoming(reading(6), reading(6).article)])
        monkeypatch.undo()
        writer.keep([Incoming(reading(7), reading(7).article)])
    assert ids(record) == [reading(number).article.id for number in (0, 1, 2, 3, 4, 5, 7)]
    assert record.check() == ()
    record.close()


def _disk_is_full(*_: object) -> None:
    raise sqlite3.OperationalError("database or disk is full")


def test_a_run_keeps_its_log_from_batch_to_batch_and_leaves_one_file(tmp_path: Path) -> None:
    record = filled(str(tmp_path / "record.db"), [*readings(2)])
    log = tmp_path / "record.db-wal"
    assert not log.exists()
    with record.writer({}, "2025-01-01T00:00:00Z") as writer:
        writer.keep([Incoming(reading(2), reading(2).article)])
        size = log.stat().st_size
        writer.keep([Incoming(reading(3), reading(3).article)])
        assert 0 < size < log.stat().st_size
        assert len(ids(record)) == 4
    assert not log.exists()
    assert len(ids(record)) == 4
    record.close()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 2 MB; needs the right to mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", place], capture_output=True, check=False)
    if done.returncode:
        pytest.skip("no right to mount a file system here; the test before this one does without")
    yield place
    subprocess.run(["umount", place], check=True)


def test_a_full_disk_keeps_what_the_record_had(small_disk: Path) -> None:
    record = Record(str(small_disk / "record.db"), make=True)
    acknowledged: list[str] = []
    with pytest.raises(RecordError, match=r"the disk (is full|reports a fault); the batch was not kept"):
        keep_all(record, range(500), acknowledged)
    assert len(acknowledged) > 5
    assert ids(record) == acknowledged
    assert record.check() == ()
    record.close()


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder with a record, in which nothing can be written."""
    folder = tmp_path / "fixed"
    folder.mkdir()
    filled(str(folder / "record.db"), [*readings(3)]).close()
    if os.getuid():
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)
        return
    steps: list[list[Any]] = [["mount", "--bind", folder, folder], ["mount", "-o", "remount,ro,bind", folder]]
    if any(subprocess.run(step, capture_output=True, check=False).returncode for step in steps):
        pytest.skip("the superuser may write anywhere, and there is no right to mount a folder read-only")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_a_read_only_folder_is_read_and_refuses_writing(read_only: Path) -> None:
    record = Record(str(read_only / "record.db"))
    assert len(ids(record)) == 3
    assert record.search("act:deny OR form:direct").total
    with pytest.raises(RecordError, match=r"record\.db: the record cannot be written to; look at the rights"):
        keep(record, 9)
    assert len(ids(record)) == 3
    assert record.check() == ()
    record.close()
    with pytest.raises(RecordError, match="cannot be opened; look at the rights"):
        Record(str(read_only / "new.db"), make=True)


def test_a_damaged_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    record = filled(str(path), [*readings(40)])
    record.database.gather()
    record.close()
    content = bytearray(path.read_bytes())
    for page in range(6, len(content) // 4096, 2):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"record\.db: the file is damaged; nothing was changed"):
        _read_all(path)
    assert path.read_bytes() == content


def _read_all(path: Path) -> None:
    with Record(str(path)) as damaged:
        assert damaged.check()
        assert [*damaged.statements()]


def test_damage_is_found_by_checking(tmp_path: Path) -> None:
    record = filled(str(tmp_path / "record.db"), [*readings(5)])
    with record.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM found WHERE n IN (SELECT n FROM statement LIMIT 2)")
        connection.exec_driver_sql("UPDATE article SET reading = 999 WHERE n = 1")
    assert {*record.check()} >= {"2 statements that no search can find", "1 articles without their reading"}
    record.close()


def test_another_writer_is_waited_for_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = filled(str(tmp_path / "record.db"), [reading(1)])
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    other = Record(str(tmp_path / "record.db"))
    with other.database.writing(), pytest.raises(RecordError, match="another program has been writing"):
        keep(record, 2)
    keep(record, 2)
    assert len(ids(other)) == 2
    other.close()
    record.close()


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(RecordError, match=r"postgresql\S*anna:\*\*\*@localhost:1/x: the server does not answer"):
        Record("postgresql://anna:secret@localhost:1/x")
