"""Articles keep the identifiers that others gave them, slashes and all: their pages are found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from communique import pipeline
from communique.store import Incoming
from communique.store import open as open_record
from communique.web import make_app
from tests.web.running import running

IDS = ("2023/11/17-talks", "a b?c#d", "é%2F")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = tmp_path_factory.mktemp("identifiers") / "record.db"
    fill(path)
    with running(make_app(str(path))) as found:
        yield found


def fill(path: Path) -> None:
    text = "Norway and Chad signed a treaty. “We agree,” Foreign Minister Kari Dahl said in Oslo."
    readings = [pipeline.read_text(text, language="en", id=id) for id in IDS]
    with open_record(str(path), make=True) as record:
        writer = record.writer({}, "2025-01-01T00:00:00Z")
        writer.keep([Incoming(reading, reading.article) for reading in readings])
        writer.finish("2025-01-01T00:00:01Z")


@pytest.mark.parametrize("id", IDS)
def test_the_page_of_an_article_is_found(id: str, address: str) -> None:
    answer = httpx.get(f"{address}/articles/{quote(id, safe='')}", timeout=60)
    assert answer.status_code == 200
    assert "Kari Dahl" in answer.text
