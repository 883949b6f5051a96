"""Connections: SQLite files and PostgreSQL servers, chosen by address, and what their faults mean.

SQLite: WAL, ``synchronous=FULL`` (what is committed survives a power cut), one writer at a time, which waits for the
other's transaction for ``BUSY_SECONDS``. PostgreSQL 15 or newer through psycopg 3; one writer at a time by an
advisory lock. A batch is one transaction in both.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from communique.errors import RecordError, SlowQueryError, UsageError
from communique.store.places import network_file_system

BUSY_SECONDS = 30
WRITER_LOCK = 7_215_330_461
"""Number of the advisory lock that keeps writers apart in PostgreSQL; any constant will do."""
OLDEST_POSTGRESQL = 15
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock, about a millisecond."""
SMALL_CACHE = -24_576
"""KiB of SQLite's cache where many connections are open at a time."""
READING_CACHE, WRITING_CACHE = 16_384, 131_072
"""KiB of pages that SQLite keeps, and of what it sorts: a reader goes through a table once, a writer comes back."""
LOG_PAGES = 16_384
"""Pages in the log of a run before they are brought into the file: pages that many batches change are written once."""


class Database:
    """A record's database. address: a file's path, or ``postgresql://user@host/name``.

    seconds: what is read must be read in this time, else there is a SlowQueryError.
    """

    def __init__(self, address: str, seconds: float | None = None) -> None:
        self.address = address
        self.is_sqlite = not address.startswith(("postgresql:", "postgres:"))
        self.path = Path(address.removeprefix("sqlite:///")) if self.is_sqlite else None
        self._has_log = False
        self._held: Connection | None = None
        self.engine: Engine = _sqlite(self.path, seconds) if self.path else _postgresql(address, seconds)

    @property
    def name(self) -> str:
        """The address as it may be shown: without a password."""
        return str(self.path) if self.path else make_url(_driver(self.address)).render_as_string(hide_password=True)

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    def exists(self) -> bool:
        """Tell whether there is a file to open; a server is taken to be there."""
        return self.path is None or self.path.exists()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the record; faults become a RecordError."""
        options = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with self._guarded(), self.engine.connect().execution_options(**options) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction of the only writer; it is committed at the end, or nothing is."""
        self._use_log()
        options = {"communique_write": True}
        with self._guarded(), self._writer() as connection, connection.execution_options(**options).begin():
            if not self.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
            yield connection

    @contextmanager
    def _writer(self) -> Iterator[Connection]:
        """Give the connection that is held, which a fault ends; else one of its own."""
        if self._held is None:
            with self.engine.connect() as connection:
                yield connection
            return
        try:
            yield self._held
        except BaseException:
            self.release()
            raise

    def hold(self) -> None:
        """Write through one connection until ``release``: it keeps its pages and its log from batch to batch.

        Where the last connection to a SQLite record closes after each batch, the log is emptied each time.
        """
        if self.is_sqlite and self._held is None:
            self._use_log()
            with self._guarded():
                self._held = self.engine.connect()
                raw: Any = self._held.connection.driver_connection
                raw.execute(f"PRAGMA wal_autocheckpoint={LOG_PAGES}")

    def release(self) -> None:
        """Close the connection that is held, if one is."""
        held, self._held = self._held, None
        if held is not None:
            with self._guarded():
                held.close()

    def _use_log(self) -> None:
        """See to it that a file has its write-ahead log; a copy that was gathered has none."""
        if self.is_sqlite and not self._has_log:
            with self._guarded(), self.engine.connect() as connection:
                raw: Any = connection.connection.driver_connection
                raw.execute("PRAGMA journal_mode=WAL")
            self._has_log = True

    def gather(self) -> None:
        """Bring all of a SQLite record into its one file, which may then be moved: the log beside it is emptied."""
        self.release()
        with self._guarded(), self.engine.connect() as connection:
            raw: Any = connection.connection.driver_connection
            raw.execute("PRAGMA journal_mode=DELETE")

    def close(self) -> None:
        """Close all connections."""
        self.release()
        self.engine.dispose()

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            if any(sign in str(fault.orig) for sign in _INTERRUPTED):
                raise SlowQueryError("this takes too long in a record of this size; ask for less") from fault
            raise RecordError(f"{self.name}: {explain(fault.orig or fault)}") from fault
        except (sqlite3.Error, OSError) as fault:
            raise RecordError(f"{self.name}: {explain(fault)}") from fault


def _sqlite(path: Path, seconds: float | None) -> Engine:
    kind = network_file_system(path)
    if kind:
        raise UsageError(
            f"{path} lies on a network file system ({kind}), where SQLite's locks cannot be trusted;"
            " keep the record on a local disk, or use a server: --record postgresql://host/name"
        )
    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)
    event.listen(engine, "begin", _begin)
    if seconds is not None:
        event.listen(engine, "connect", lambda connection, _: _hurry(connection, seconds))
    return engine


def _connect(path: Path) -> sqlite3.Connection:
    if path.exists() and path.is_dir():
        raise IsADirectoryError(21, "is a folder; name a file")
    where = f"{path.absolute().as_uri()}?{_mode(path)}"
    connection = sqlite3.connect(where, uri=True, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute(f"PRAGMA cache_size=-{READING_CACHE}")
    connection.execute("PRAGMA temp_store=FILE")
    return connection


def _hurry(connection: Any, seconds: float) -> None:
    """Have what a connection does end in time; each is used for one reading, beside several others."""
    connection.execute(f"PRAGMA cache_size={SMALL_CACHE}")
    until = time.monotonic() + seconds
    connection.set_progress_handler(lambda: time.monotonic() > until, STEPS)


def _mode(path: Path) -> str:
    """Return how to open a file: where nothing can be written beside it, as one that does not change."""
    log = path.with_name(f"{path.name}-wal")
    is_fixed = path.exists() and not os.access(path.parent, os.W_OK) and not log.exists()
    return "mode=ro&immutable=1" if is_fixed else "mode=rwc"


def _begin(connection: Connection) -> None:
    """Open SQLite's transaction ourselves: a writer takes the lock at once, so that it cannot fail halfway."""
    write = connection.get_execution_options().get("communique_write")
    if write:
        connection.exec_driver_sql(f"PRAGMA cache_size=-{WRITING_CACHE}")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _driver(address: str) -> str:
    scheme, _, rest = address.partition("://")
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else address


def _postgresql(address: str, seconds: float | None) -> Engine:
    try:
        engine = create_engine(_driver(address), pool_size=4, max_overflow=8)
    except ModuleNotFoundError as fault:
        raise UsageError("a PostgreSQL record needs psycopg: pip install 'communique[postgres]'") from fault
    except (ArgumentError, NoSuchModuleError, ValueError) as fault:
        raise UsageError(f"{address!r} is no address of a record; write postgresql://user@host/name") from fault
    event.listen(engine, "connect", lambda connection, _: _settle(connection, seconds))
    return engine


def _settle(connection: Any, seconds: float | None) -> None:
    """Set what a session needs; refuse a server that is too old."""
    version = connection.info.server_version // 10_000
    if version < OLDEST_POSTGRESQL:
        raise RecordError(f"the server runs PostgreSQL {version}; a record needs {OLDEST_POSTGRESQL} or newer")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on; SET timezone = 'UTC'; SET jit = off")
        cursor.execute(f"SET statement_timeout = {int((seconds or 0) * 1000)}")
    connection.commit()


_INTERRUPTED = ("interrupted", "canceling statement due to statement timeout")
_MEANINGS = (
    ("file is not a database", "this is no record: the file is no SQLite database, or its start is damaged"),
    (
        "malformed",
        "the file is damaged; nothing was changed. Restore a backup, or see docs/store.md on what can be saved",
    ),
    (
        "database or disk is full",
        "the disk is full; the batch was not kept, all earlier ones were. Free some space and run again",
    ),
    ("disk I/O error", "the disk reports a fault; the batch was not kept. Look at the disk, then run again"),
    ("readonly database", "the record cannot be written to; look at the rights of the file and of its folder"),
    ("unable to open database file", "the file cannot be opened; look at the rights of the file and of its folder"),
    ("database is locked", f"another program has been writing for {BUSY_SECONDS} s; run again when it is done"),
    ("No space left on device", "the disk is full; the batch was not kept. Free some space and run again"),
    ("could not connect", "the server does not answer; is it running, and is the address right?"),
    ("connection failed", "the server does not answer; is it running, and is the address right?"),
)
"""What a database says → what it means and what to do."""


def explain(fault: BaseException) -> str:
    """Return a database's fault in plain words, with its own words in brackets."""
    said = " ".join(str(fault).split())
    for sign, meaning in _MEANINGS:
        if sign in said:
            return f"{meaning} ({said})"
    return said or type(fault).__name__
