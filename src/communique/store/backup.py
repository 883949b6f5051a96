"""Copies of a record that are whole, made while others read and write.

Both kinds of record are copied into one SQLite file: a file by SQLite's own means, page by page; a record on a server
row by row, which is also the way from a server to a laptop.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from communique.errors import RecordError
from communique.store import schema
from communique.store.database import Database, explain

PAGES = 4096
"""Copied at a time; a writer may go on between two portions."""
ROWS = 1000


def copy_file(database: Database, target: Path) -> Path:
    """Copy a SQLite record to a new file and check the copy. Raises RecordError when the target is there already."""
    with new_file(target) as part:
        with database.reading() as connection, closing(sqlite3.connect(part)) as copy:
            source: Any = connection.connection.driver_connection
            source.backup(copy, pages=PAGES)
            copy.execute("PRAGMA journal_mode=DELETE")
            found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise RecordError(f"{database.name}: the copy fails SQLite's check ({found}); the record is damaged")
    return target


def copy_rows(connection: Connection, target: Connection) -> None:
    """Copy all rows of a record into another that was just made; the word index is not among them."""
    for table in schema.metadata.sorted_tables:
        target.execute(delete(table))
        rows = connection.execution_options(stream_results=True, max_row_buffer=ROWS).execute(select(table))
        for batch in rows.mappings().partitions(ROWS):
            target.execute(insert(table), [dict(row) for row in batch])


@contextmanager
def new_file(target: Path) -> Iterator[Path]:
    """Give a file to write, which takes the target's name when it is whole."""
    if target.exists():
        raise RecordError(f"{target} is there already; name another file, or move it away")
    part = target.with_name(target.name + ".part")
    try:
        yield part
        os.replace(part, target)
    except (sqlite3.Error, OSError) as fault:
        raise RecordError(f"{target}: {explain(fault)}") from fault
    finally:
        part.unlink(missing_ok=True)
