"""Copies of a record that are whole, made while others read and write."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from communique.errors import RecordError
from communique.store.database import Database, explain

PAGES = 4096
"""Copied at a time; a writer may go on between two portions."""


def copy_file(database: Database, target: Path) -> Path:
    """Copy a SQLite record to a new file and check the copy. Raises RecordError when the target is there already."""
    if target.exists():
        raise RecordError(f"{target} is there already; name another file, or move it away")
    part = target.with_name(target.name + ".part")
    try:
        with database.reading() as connection:
            source: Any = connection.connection.driver_connection
            with closing(sqlite3.connect(part)) as copy:
                source.backup(copy, pages=PAGES)
                copy.execute("PRAGMA journal_mode=DELETE")
                found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if found != "ok":
            raise RecordError(
                f"{database.name}: the copy does not pass SQLite's check ({found}); the record is damaged"
            )
        os.replace(part, target)
    except (sqlite3.Error, OSError) as fault:
        raise RecordError(f"{target}: {explain(fault)}") from fault
    finally:
        part.unlink(missing_ok=True)
    return target
