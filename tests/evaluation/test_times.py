from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluation import times
from tests.evaluation.making import day, reading, span

MARKED = (
    '<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-08-07">x</TIMEX3></DCT><TEXT>The talks &amp; the vote '
    '<TIMEX3 tid="t1" type="DATE" value="1998-08-06">yesterday</TIMEX3> followed those of '
    '<TIMEX3 tid="t2" type="DATE" value="1998-03">March</TIMEX3>, which took '
    '<TIMEX3 tid="t3" type="DURATION" value="P2W">two weeks</TIMEX3> in May.</TEXT></TimeML>'
)
TEXT = "The talks & the vote yesterday followed those of March, which took two weeks in May."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "a.tml").write_text(MARKED, encoding="utf8")
    return tmp_path


def test_documents_have_text_day_and_times(gold: Path) -> None:
    (document,) = times.documents(gold)
    assert (document.text, document.created) == (TEXT, "1998-08-07")
    assert [TEXT[t.start : t.end] for t in document.times] == ["yesterday", "March", "two weeks"]


def test_found_right_precision_and_spurious(gold: Path) -> None:
    found = [
        day("1998-08-06", span(TEXT, "yesterday")),
        day("1998-03-01", span(TEXT, "March"), last="1998-03-30"),
        day("1998-05-01", span(TEXT, "May"), last="1998-05-31"),
        day("1998-08-07"),
    ]
    scores = times.score(gold, [reading("a.tml", TEXT, times=found)])
    assert scores == times.TimeScores(gold=2, found=100.0, right=50.0, precision=50.0, spurious=1)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1998-08-07", ("1998-08-07", "1998-08-07")),
        ("1998-08-07TMO", ("1998-08-07", "1998-08-07")),
        ("2000-02", ("2000-02-01", "2000-02-29")),
        ("1999", ("1999-01-01", "1999-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("1999-Q2", ("1999-04-01", "1999-06-30")),
        ("1998-W32", ("1998-08-03", "1998-08-09")),
        ("PAST_REF", None),
        ("P2W", None),
    ],
)
def test_values_become_days(value: str, days: tuple[str, str] | None) -> None:
    assert times.days_of(value) == days
