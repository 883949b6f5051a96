"""The migrations make the schema that the code writes; foreign, newer and missing records are told apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
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


def test_an_older_record_is_copied_then_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    older = Database(str(path))
    migrate.upgrade(older, "0001")
    with older.writing() as connection:
        connection.execute(text("INSERT INTO run VALUES (1, 'then', NULL, '{}')"))
    migrate.prepare(older, make=False)
    assert migrate.revision(older) == migrate.HEAD
    copy = Database(str(tmp_path / f"record.db.before-{migrate.HEAD}"))
    assert migrate.revision(copy) == "0001"
    for database in (older, copy):
        with database.reading() as connection:
            assert connection.execute(text("SELECT started FROM run")).scalar_one() == "then"


def test_an_older_record_on_a_server_is_brought_up_to_date(new_database: Callable[[], str]) -> None:
    database = Database(new_database())
    migrate.upgrade(database, "0001")
    migrate.prepare(database, make=False)
    assert migrate.revision(database) == migrate.HEAD
    database.close()


def test_a_migration_that_fails_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    older = Database(str(tmp_path / "record.db"))
    migrate.upgrade(older, "0001")
    with older.writing() as connection:
        connection.execute(text("CREATE TABLE correction (x TEXT)"))  # in the way of the next migration
    with pytest.raises(RecordError, match="already exists"):
        migrate.prepare(older, make=False)
    assert migrate.revision(older) == "0001"


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
