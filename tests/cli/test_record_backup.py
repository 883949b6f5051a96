"""``communique backup`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from communique.store import Incoming, Record
from tests.cli.test_read import run
from tests.store.making import readings


def test_backup(tmp_path: Path) -> None:
    with Record(str(tmp_path / "communique.db"), make=True) as record:
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in readings(3)])
    done = run("backup", "copy.db", folder=tmp_path)
    assert done.stdout.decode().startswith("copy.db: 3 articles, "), done.stderr
    with Record(str(tmp_path / "copy.db")) as copy:
        assert [*copy.readings()] == [*readings(3)]
    again = run("backup", "copy.db", folder=tmp_path)
    assert again.returncode == 1
    assert b"copy.db is there already" in again.stderr
