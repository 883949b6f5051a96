"""Ranges of days as people write them: ``2023``, ``2023-05``, ``2014..2016-03``, ``>=2020``."""

from __future__ import annotations

import calendar
import re
from datetime import date

from msgspec import Struct

EARLIEST, LATEST = "0001-01-01", "9999-12-31"
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_SIGN = re.compile(r"(<=|>=|<|>)(.+)")


class Range(Struct, frozen=True):
    """Days from first to last, both included, ISO dates."""

    first: str
    last: str


def parse_range(text: str) -> Range:
    """Return the days that a text names. Raises ValueError with what was expected."""
    text = text.strip()
    if sign := _SIGN.fullmatch(text):
        return _bounded(sign[1], _period(sign[2].strip(), text))
    first, dots, last = text.partition("..")
    if not dots:
        return _period(text, text)
    if not first and not last:
        raise ValueError("a range needs a day: 2014..2016, 2014.. or ..2016")
    start = _period(first, text).first if first else EARLIEST
    end = _period(last, text).last if last else LATEST
    if start > end:
        raise ValueError(f"{text}: the range ends before it begins")
    return Range(start, end)


def _bounded(sign: str, period: Range) -> Range:
    if sign == ">=":
        return Range(period.first, LATEST)
    if sign == "<=":
        return Range(EARLIEST, period.last)
    step = 1 if sign == ">" else -1
    edge = date.fromisoformat(period.last if sign == ">" else period.first)
    try:
        day = date.fromordinal(edge.toordinal() + step).isoformat()
    except (ValueError, OverflowError) as fault:
        raise ValueError(f"{edge}: there is no day beyond it") from fault
    return Range(day, LATEST) if sign == ">" else Range(EARLIEST, day)


def _period(text: str, whole: str) -> Range:
    """Return the first and last day of a year, a month or a day."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise ValueError(f"{whole!r} is no date; write 2023, 2023-05, 2023-05-17 or 2014..2016")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return Range(date(year, 1, 1).isoformat(), date(year, 12, 31).isoformat())
        if day is None:
            return Range(
                date(year, month, 1).isoformat(), date(year, month, calendar.monthrange(year, month)[1]).isoformat()
            )
        return Range(date(year, month, day).isoformat(), date(year, month, day).isoformat())
    except ValueError as fault:
        raise ValueError(f"{text!r}: there is no such day") from fault
