from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import BinaryIO

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from communique.errors import RecordError
from communique.store import Record
from communique.web import exporting, make_app
from communique.web.app import THREADS
from communique.web.exporting import CHUNK
from tests.web.running import running
from tests.web.visiting import visitor

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


class Slow:
    """A page whose question to the record never ends by itself.

    asked: counts who ask it; begin: set, the questions begin.
    """

    def __init__(self, app: FastAPI, seconds: float) -> None:
        self.asked = threading.Semaphore(0)
        self.begin = threading.Event()
        record: Record = app.state.site.archive.within(seconds)

        @app.get("/api/v1/endless")
        def endless() -> None:
            with record.database.reading() as connection:
                self.asked.release()
                assert self.begin.wait(60)
                connection.execute(text(ENDLESS))


def test_a_slow_question_is_stopped_and_holds_up_nobody(own_record: Path) -> None:
    app = make_app(str(own_record))
    slow = Slow(app, 1.0)
    with running(app) as url, visitor(url) as client:
        statuses: list[int] = []

        def ask() -> None:
            with visitor(url) as other:
                statuses.append(other.get("/api/v1/endless").status_code)

        asking = [threading.Thread(target=ask) for _ in range(THREADS - 1)]
        for thread in asking:
            thread.start()
        assert all(slow.asked.acquire(timeout=60) for _ in asking)
        assert client.get("/api/v1/totals").status_code == 200
        assert statuses == []
        slow.begin.set()
        assert client.get("/api/v1/totals").status_code == 200
        for thread in asking:
            thread.join(60)
        assert statuses == [503] * (THREADS - 1)


def test_a_third_export_waits_its_turn(own_record: Path) -> None:
    app = make_app(str(own_record))
    with running(app) as url, visitor(url) as client:
        places = app.state.site.exports
        taken = [places.acquire(blocking=False) for _ in range(3)]
        assert taken == [True, True, False]
        refused = client.get("/api/v1/export/csv")
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        places.release()
        for _ in range(3):  # each gives its place back, those that fail too
            assert client.get("/api/v1/export/csv").status_code == 200
            assert client.get("/api/v1/export/csv?q=(").status_code == 400


def test_an_export_that_fails_halfway_breaks_off(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(record: Record, name: str, out: BinaryIO, options: object) -> int:
        out.write(b"a" * 3 * CHUNK)
        raise RecordError("the disk is gone")

    monkeypatch.setattr(exporting, "export", broken)
    with running(make_app(str(own_record))) as url, visitor(url) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/api/v1/export/csv")
        assert client.get("/api/v1/totals").status_code == 200


def test_an_export_that_nobody_reads_gives_its_place_back(own_record: Path) -> None:
    app = make_app(str(own_record))
    with running(app) as url:
        for _ in range(3):
            with visitor(url) as client, client.stream("GET", "/api/v1/export/jsonl") as answer:
                assert answer.status_code == 200
        until = time.monotonic() + 60
        places = app.state.site.exports
        while time.monotonic() < until and not places.acquire(blocking=False):
            time.sleep(0.05)
        assert time.monotonic() < until
