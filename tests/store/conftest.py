"""Records to test on: a SQLite file, and a database of a PostgreSQL server that the tests start."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from tests.store.server import running

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Address of a server of this session's own, with ``{}`` for the database's name."""
    with running() as address:
        yield address


@pytest.fixture(scope="session")
def new_database(server: str) -> Callable[[], str]:
    """Return a function that makes an empty database and returns its address."""

    def make() -> str:
        name = f"record_{next(_NUMBERS)}"
        with psycopg.connect(server.format("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return server.format(name)

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a record that is not there yet, in each database."""
    if request.param == "sqlite":
        return str(tmp_path / "record.db")
    return str(request.getfixturevalue("new_database")())
