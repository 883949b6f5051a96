"""Calendar arithmetic: units, parts, feasts; None beyond the calendar, never an exception."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.resolution.calendar import (
    Days,
    add_days,
    add_months,
    between,
    day,
    easter,
    iso_week,
    months,
    part_of,
    season,
    step,
    unit_at,
    weekday_near,
    years,
)
from communique.resolution.years import feast, world

UNITS = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
AT = date(2023, 11, 17)


def iso(days: Days | None) -> tuple[str, str] | None:
    return (days.first.isoformat(), days.last.isoformat()) if days else None


@pytest.mark.parametrize(
    ("unit", "offset", "first", "last"),
    [
        ("day", -1, "2023-11-16", "2023-11-16"),
        ("week", 0, "2023-11-13", "2023-11-19"),
        ("weekend", -1, "2023-11-11", "2023-11-12"),
        ("month", 2, "2024-01-01", "2024-01-31"),
        ("quarter", 0, "2023-10-01", "2023-12-31"),
        ("quarter", 1, "2024-01-01", "2024-03-31"),
        ("half", -1, "2023-01-01", "2023-06-30"),
        ("year", -1, "2022-01-01", "2022-12-31"),
        ("decade", 0, "2020-01-01", "2029-12-31"),
        ("century", -1, "1900-01-01", "1999-12-31"),
    ],
)
def test_unit_at(unit: str, offset: int, first: str, last: str) -> None:
    assert iso(unit_at(AT, unit, offset)) == (first, last)


@pytest.mark.parametrize(
    ("days", "part", "first", "last"),
    [
        (years(2014), "early", "2014-01-01", "2014-04-30"),
        (years(2014), "late", "2014-09-01", "2014-12-31"),
        (years(1990, 10), "mid", "1994-01-01", "1996-12-31"),
        (years(1900, 100), "late", "1967-01-01", "1999-12-31"),
        (years(2014), "h2", "2014-07-01", "2014-12-31"),
        (years(2014), "q2", "2014-04-01", "2014-06-30"),
        (months(2014, 2), "early", "2014-02-01", "2014-02-28"),
        (months(2014, 2), "h2", "2014-02-16", "2014-02-28"),
        (months(2014, 2), "w5", "2014-02-22", "2014-02-28"),
        (months(2014, 2), "w2", "2014-02-08", "2014-02-14"),
    ],
)
def test_part_of(days: Days, part: str, first: str, last: str) -> None:
    assert iso(part_of(days, part)) == (first, last)


def test_a_week_has_no_quarters() -> None:
    week = unit_at(AT, "week")
    assert week is not None
    assert part_of(week, "q1") is None


@pytest.mark.parametrize(
    ("year", "month", "number"),
    [(1961, 4, 2), (2000, 4, 23), (2008, 3, 23), (2011, 4, 24), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)],
)
def test_easter(year: int, month: int, number: int) -> None:
    assert easter(year) == date(year, month, number)


@pytest.mark.parametrize(
    ("name", "year", "at"),
    [
        ("thanksgiving_us", 2023, "2023-11-23"),
        ("thanksgiving_us", 1999, "1999-11-25"),
        ("labor_day_us", 2023, "2023-09-04"),
        ("memorial_day_us", 2023, "2023-05-29"),
        ("midsummer_eve", 2023, "2023-06-23"),
        ("midsummer_day", 2022, "2022-06-25"),
        ("all_saints_se", 2023, "2023-11-04"),
        ("ascension", 2023, "2023-05-18"),
        ("good_friday", 2022, "2022-04-15"),
    ],
)
def test_feast(name: str, year: int, at: str) -> None:
    assert feast(name, year) == date.fromisoformat(at)


@pytest.mark.parametrize(
    ("body", "n", "opens"),
    [
        ("UNGA", 69, "2014-09-01"),
        ("UNGA", 78, "2023-09-01"),
        ("COP", 21, "2015-11-01"),
        ("COP", 26, "2021-11-01"),
        ("COP", 28, "2023-11-01"),
        ("WHA", 73, "2020-05-01"),
        ("IAEA", 67, "2023-09-01"),
        ("OASGA", 44, "2014-06-01"),
        ("USCONGRESS", 113, "2013-01-01"),
    ],
)
def test_session_opens(body: str, n: int, opens: str) -> None:
    assert world().bodies[body].opens(n) == date.fromisoformat(opens)


def test_every_feast_and_body_can_be_computed() -> None:
    for name in world().feasts:
        assert feast(name, 2024) is not None
    for body in world().bodies.values():
        assert body.session(body.since) is not None
        assert body.opens(body.since - 1) is None


def test_winter_belongs_to_the_year_of_its_january() -> None:
    assert iso(season("winter", 2014)) == ("2013-12-01", "2014-02-28")


def test_months_end_where_the_month_does() -> None:
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert step(date(2024, 2, 29), "year", -1) == date(2023, 2, 28)


def test_what_the_calendar_lacks_is_none() -> None:
    assert day(2023, 2, 30) is None
    assert iso_week(2023, 53) is None
    assert between(AT, date(2023, 1, 1)) is None
    assert add_days(date.max, 1) is None
    assert weekday_near(None, 1, 1) is None
    assert easter(1500) is None


@given(st.dates(), st.sampled_from(UNITS), st.integers(-20_000, 20_000))
def test_units_hold_together(at: date, unit: str, offset: int) -> None:
    days = unit_at(at, unit, offset)
    assert days is None or days.first <= days.last
    here = unit_at(at, unit)
    if unit != "weekend" and here is not None:
        assert here.first <= at <= here.last


@given(st.dates(), st.integers(1, 7), st.sampled_from([-1, 1]))
def test_the_nearest_weekday_is_less_than_a_week_off(at: date, weekday: int, way: int) -> None:
    found = weekday_near(at, weekday, way)
    assert found is None or (found.isoweekday() == weekday and 0 <= (found - at).days * way <= 6)
