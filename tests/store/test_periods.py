"""Keys sort by day, and the tags of a range find what touches it, whatever the days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.store.days import Range
from communique.store.periods import LONG, sort_key, sought, tags_of

EARLIEST, LATEST = "2011-03-05", "2016-11-20"
DAYS = st.dates(date(2011, 3, 5), date(2016, 11, 20)).map(date.isoformat)
RANGES = st.tuples(st.dates(date(2009, 1, 1), date(2019, 1, 1)), st.dates(date(2009, 1, 1), date(2019, 1, 1)))


@given(DAYS, DAYS, st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_newest_come_first_and_of_one_day_the_first_added(one: str, other: str, n: int, m: int) -> None:
    assert (sort_key(one, n) < sort_key(other, m)) == ((one > other) or (one == other and n < m))
    assert sort_key(one, n) < sort_key("", 1)


@given(DAYS, st.integers(0, 900), RANGES)
def test_tags_find_what_touches_a_range(first: str, length: int, bounds: tuple[date, date]) -> None:
    last = date.fromordinal(date.fromisoformat(first).toordinal() + length).isoformat()
    low, high = (day.isoformat() for day in sorted(bounds))
    found = sought(Range(low, high), EARLIEST, LATEST)
    assert found is not None
    touches = first <= high and last >= low
    tagged = bool({*tags_of(first, last)} & {*found.tags})
    assert tagged or not touches
    if found.exact:
        assert tagged == touches


@pytest.mark.parametrize(
    ("first", "last", "tags"),
    [
        ("2014-05-02", "2014-05-02", ("year·2014", "month·201405")),
        ("2013-12-30", "2014-01-02", ("year·2013", "year·2014", "month·201312", "month·201401")),
        ("0001-01-01", "9999-12-31", (LONG,)),
        (None, None, ()),
    ],
)
def test_tags_of_a_record(first: str | None, last: str | None, tags: tuple[str, ...]) -> None:
    assert tags_of(first, last) == tags


@pytest.mark.parametrize(
    ("range", "tags", "exact"),
    [
        (Range("2014-01-01", "2014-12-31"), ("year·2014",), True),
        (Range("2014-02-01", "2014-03-31"), ("month·201402", "month·201403"), True),
        (Range("2014-02-03", "2014-02-20"), ("month·201402",), False),
        (Range("2015-12-01", "9999-12-31"), ("month·201512", *(f"month·2016{m:02d}" for m in range(1, 12))), True),
    ],
)
def test_tags_of_a_range(range: Range, tags: tuple[str, ...], exact: bool) -> None:
    found = sought(range, EARLIEST, LATEST)
    assert found is not None
    assert (found.tags, found.exact) == (tags, exact)


def test_a_range_of_a_century_is_not_looked_for_by_tags() -> None:
    assert sought(Range("1900-02-02", "2016-01-01"), "1850-01-01", LATEST) is None
