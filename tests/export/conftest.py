"""A record for the exports, in SQLite."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from communique.store import Incoming, Record
from tests.store.corpus import corpus
from tests.store.making import readings


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    """Forty made-up articles and the corpus in many scripts."""
    items = [*readings(40), *corpus()]
    kept = Record(str(tmp_path_factory.mktemp("export") / "record.db"), make=True)
    kept.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(item, item.article) for item in items])
    yield kept
    kept.close()
