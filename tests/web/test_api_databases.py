"""The API gives the same answers over both databases."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import psycopg
import pytest

from communique import store
from communique.store import Incoming
from communique.web import make_app
from tests.store import server
from tests.store.making import reading
from tests.web.running import running

PATHS = (
    "/search?q=sanctions&size=5",
    "/statements?q=act:deny,warn&order=oldest",
    "/events?size=200",
    "/articles",
    "/totals",
    "/facets",
    "/timeline?grain=year",
    "/network",
    "/map",
    "/actors/RUS",
    "/dyads/RUS/VEN",
    "/tallies/speaker?top=20",
    "/corrections",
    "/export/csv?kind=party",
)


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Two records of the same made-up articles, a file and a database on a server."""
    with server.running() as postgresql:
        with psycopg.connect(postgresql.format("postgres"), autocommit=True) as connection:
            connection.execute(b"CREATE DATABASE web")
        found = str(tmp_path_factory.mktemp("databases") / "record.db"), postgresql.format("web")
        made = [reading(number, 4) for number in range(12)]
        for address in found:
            with store.open(address, make=True) as record:
                record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in made])
                record.remove(made[0].statements[0].id, who="a", why="b", at="2025-01-02T00:00:00Z")
        yield found


def test_both_databases_give_the_same_answers(addresses: tuple[str, str]) -> None:
    def answers(address: str) -> list[tuple[int, bytes]]:
        with running(make_app(address)) as url, httpx.Client(base_url=f"{url}/api/v1", timeout=60) as client:
            found = [client.get(path) for path in PATHS]
        return [(answer.status_code, answer.content) for answer in found]

    file, postgresql = map(answers, addresses)
    for path, one, other in zip(PATHS, file, postgresql, strict=True):
        assert one[0] == 200, path
        assert one == other, path
