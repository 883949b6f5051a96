"""``communique export`` as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.store import Incoming, Record
from tests.cli.test_read import run
from tests.store.making import readings


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a record of ten made-up articles."""
    home = tmp_path_factory.mktemp("record")
    with Record(str(home / "communique.db"), make=True) as record:
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in readings(10)])
    return home


def test_standard_output_holds_the_export_and_standard_error_the_count(folder: Path) -> None:
    done = run("export", "jsonl", folder=folder)
    assert done.returncode == 0, done.stderr
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 10
    assert done.stderr.decode() == "10 lines\n"


def test_a_file_appears_with_its_codebook(folder: Path) -> None:
    done = run("export", "csv", "act:deny", "--kind", "statement", "-o", "deny.csv", folder=folder)
    rows = (folder / "deny.csv").read_text("utf-8").splitlines()
    assert done.stderr.decode() == f"{len(rows) - 1} rows in deny.csv\n"
    assert json.loads((folder / "deny.csv.codebook.json").read_text("utf-8"))["fields"][0]["name"] == "id"
    assert all("deny" in row for row in rows[1:])


def test_wrong_requests(folder: Path) -> None:
    assert run("export", "excel", folder=folder).returncode == 2
    assert run("export", "parquet", folder=folder).returncode == 2
    done = run("export", "plover", "--kind", "article", folder=folder)
    assert done.returncode == 2
    assert b"plover holds event; not article" in done.stderr
