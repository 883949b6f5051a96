"""The schema's versions: make a record, bring an older one up to date, refuse a newer one.

Migrations are Alembic's, in ``migrations/versions``, and run in one transaction. A SQLite record is copied to
``NAME.before-REVISION`` first; on PostgreSQL a transaction that fails leaves nothing behind, and the server's own
backups stand.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from communique.errors import RecordError
from communique.store.backup import copy_file
from communique.store.database import Database
from communique.store.reindex import is_current, reindex

HEAD = "0006"
"""Revision of the schema that this version writes; a test holds it to the newest file in ``migrations/versions``."""
FOLDER = Path(__file__).parent / "migrations"


def revision(database: Database) -> str | None:
    """Return the revision of a record, None when there is no record in the database yet."""
    with database.reading() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            _refuse_foreign(database, tables)
            return None
        return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


def _refuse_foreign(database: Database, tables: list[str]) -> None:
    if tables:
        raise RecordError(
            f"{database.name}: this database holds other tables ({', '.join(sorted(tables)[:5])}); it is no record"
        )


def prepare(database: Database, make: bool) -> None:
    """See to it that the database holds a record of this version. make: create one where there is none."""
    if not make and not database.exists():
        raise RecordError(
            f"there is no record {database.name}; `communique add` makes one, --record FILE names another"
        )
    known = revision(database)
    if known == HEAD:
        _index(database)
        return
    if known is None and not make:
        raise RecordError(f"{database.name} holds no record; `communique add` makes one")
    if known is not None and known > HEAD:
        raise RecordError(
            f"{database.name} was written by a newer communique (schema {known}, this one knows {HEAD});"
            " update communique"
        )
    if known is not None and database.path:
        copy_file(database, database.path.with_name(f"{database.path.name}.before-{HEAD}"))
    upgrade(database, HEAD)
    _index(database)


def _index(database: Database) -> None:
    """Index the record anew when that was done by another version of the analysis, or never."""
    with database.reading() as connection:
        if is_current(connection):
            return
    with database.writing() as connection:
        if not is_current(connection):
            reindex(connection)


def upgrade(database: Database, target: str) -> None:
    """Run the migrations up to a revision, in one transaction."""
    with database.writing() as connection:
        _run(connection, target)


def _run(connection: Connection, target: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
