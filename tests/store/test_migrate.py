"""The migrations make the schema that the code writes; foreign, newer and missing records are told apart."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from communique.errors import RecordError
from communique.store import migrate, schema
from communique.store.database import Database
from tests.store.test_writer import opened


def test_the_newest_migration_is_the_head() -> None:
    files = sorted(path.name[:4] for path in (migrate.FOLDER / "versions").glob("[0-9]*.py"))
    assert files[-1] == migrate.HEAD


def test_migrations_and_code_agree(address: str) -> None:
    database = opened(address)
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("search")},
        )
        assert compare_metadata(context, schema.metadata) == []
        for view in schema.VIEWS:
            connection.execute(text(f"SELECT * FROM {view}"))
    database.close()


def test_a_record_that_is_up_to_date_is_left_alone(address: str) -> None:
    database = opened(address)
    migrate.prepare(database, make=False)
    assert migrate.revision(database) == migrate.HEAD
    database.close()


def test_a_newer_record_is_refused(address: str) -> None:
    database = opened(address)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RecordError, match=r"newer communique \(schema 9999.*update communique"):
        migrate.prepare(database, make=True)
    database.close()


def test_a_missing_record_is_told_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    with pytest.raises(RecordError, match="there is no record"):
        migrate.prepare(Database(str(path)), make=False)
    assert not path.exists()


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE customer (name TEXT)")
    connection.close()
    with pytest.raises(RecordError, match=r"other tables \(customer\); it is no record"):
        migrate.prepare(Database(str(path)), make=True)


@pytest.mark.parametrize("content", [b"just some text, not a database at all" * 50, b"\x00" * 4096])
def test_a_file_that_is_no_database_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"notes\.db: this is no record"):
        migrate.prepare(Database(str(path)), make=True)
    assert path.read_bytes() == content


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="is a folder"):
        migrate.prepare(Database(str(tmp_path)), make=True)
