"""Stretches of calendar days: the units that words speak of, their parts, and the way from one to another.

All functions return None where the calendar has no such days (31 April, the year 0), and never raise.
Weeks are ISO weeks, Monday to Sunday. Seasons are the meteorological ones of the northern hemisphere; a winter belongs
to the year of its January. A numbered century is the hundred years that share their first digits (the 20th: 1900–1999),
so that it agrees with the names that count by hundreds (Swedish *1900-talet*).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""Season → its first month."""

YEARS = {"year": 1, "decade": 10, "century": 100}
"""Unit → its length in years."""

MONTHS = {"month": 1, "quarter": 3, "half": 6}
"""Unit → its length in months."""


def day(year: int, month: int, number: int) -> date | None:
    """Return the date, None when there is none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def between(first: date | None, last: date | None) -> Days | None:
    """Return the days from one date to another, None when a date is missing or they run backwards."""
    return Days(first, last) if first and last and first <= last else None


def months(year: int, month: int, count: int = 1) -> Days | None:
    """Return ``count`` whole months from a month on; months beyond 1–12 run into the years around."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    end, last = year + (month + count - 2) // 12, (month + count - 2) % 12 + 1
    if not (MINYEAR <= year <= end <= MAXYEAR):
        return None
    return Days(date(year, month, 1), date(end, last, monthrange(end, last)[1]))


def years(first: int, count: int = 1) -> Days | None:
    """Return ``count`` whole years from a year on."""
    return between(day(first, 1, 1), day(first + count - 1, 12, 31))


def season(name: str, year: int) -> Days | None:
    """Return a season; winter 2014 begins in December 2013."""
    first = SEASONS[name]
    return months(year - 1 if first == 12 else year, first, 3)


def iso_week(year: int, number: int) -> Days | None:
    """Return an ISO week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return between(monday, add_days(monday, 6))


def add_days(at: date, count: int) -> date | None:
    """Return the date so many days on, None beyond the calendar."""
    try:
        return at + timedelta(days=count)
    except OverflowError:
        return None


def add_months(at: date, count: int) -> date | None:
    """Return the same day of the month so many months on, or that month's last day."""
    there = months(at.year, at.month + count)
    return there and there.first.replace(day=min(at.day, there.last.day))


def unit_at(at: date, unit: str, offset: int = 0) -> Days | None:
    """Return the calendar unit around a date, or the one so many units on.

    unit: day, week, weekend (the Saturday and Sunday of the ISO week), month, quarter, half, year, decade, century.
    """
    if unit in YEARS:
        size = YEARS[unit]
        return years((at.year // size + offset) * size, size)
    if unit in MONTHS:
        size = MONTHS[unit]
        return months(at.year, (at.month - 1) // size * size + 1 + offset * size, size)
    if unit == "day":
        there = add_days(at, offset)
        return between(there, there)
    begin = {"week": 0, "weekend": 5}[unit] - at.weekday() + 7 * offset
    return between(add_days(at, begin), add_days(at, begin + {"week": 6, "weekend": 1}[unit]))


def step(at: date, unit: str, count: int) -> date | None:
    """Return the date so many units on."""
    if unit in YEARS:
        return add_months(at, 12 * YEARS[unit] * count)
    if unit in MONTHS:
        return add_months(at, MONTHS[unit] * count)
    return add_days(at, count * (1 if unit == "day" else 7))


def weekday_near(at: date | None, weekday: int, way: int) -> date | None:
    """Return the last such weekday (ISO, Monday 1) up to the date (way -1), or the first from it on (way 1)."""
    if at is None:
        return None
    gap = (at.isoweekday() - weekday) % 7
    return add_days(at, -gap if way < 0 else (7 - gap) % 7)


def easter(year: int) -> date | None:
    """Return Easter Sunday of the Western churches (Gauss's algorithm as given by Meeus, Jones and Butcher)."""
    if not 1583 <= year <= MAXYEAR:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    n = h + k - 7 * m + 114
    return date(year, n // 31, n % 31 + 1)


THIRDS = {"early": 0, "mid": 1, "late": 2}


def part_of(days: Days, part: str) -> Days | None:
    """Return a part of a stretch of days; None when it has no such part.

    early, mid, late: a third of a year (four months) or of longer units; shorter units are kept whole, since "early
    May" is too vague for less. h1, h2: halves; q1 … q4: quarters of a year; w1 … w4: weeks of a month counted from its
    first day, w5: its last seven days.
    """
    kind, number = part[0], part[1:]
    span = days.last.year - days.first.year + 1
    if part in THIRDS:
        return _third(days, THIRDS[part], span)
    if kind == "w":
        first = add_days(days.last, -6) if number == "5" else add_days(days.first, 7 * (int(number) - 1))
        return between(first, add_days(first, 6)) if first else None
    count = 12 * span // {"h": 2, "q": 4}[kind]
    if _whole_years(days):
        return months(days.first.year, days.first.month + count * (int(number) - 1), count)
    if kind == "h" and unit_at(days.first, "month") == days:
        middle = days.first.replace(day=15)
        return Days(days.first, middle) if number == "1" else Days(middle.replace(day=16), days.last)
    return None


def _whole_years(days: Days) -> bool:
    return days == years(days.first.year, days.last.year - days.first.year + 1)


def _third(days: Days, number: int, span: int) -> Days | None:
    if not _whole_years(days):
        return days
    if span == 1:
        return months(days.first.year, 1 + 4 * number, 4)
    cuts = [-(-span * third // 3) for third in range(4)]
    return years(days.first.year + cuts[number], cuts[number + 1] - cuts[number])
