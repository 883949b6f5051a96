"""Days as the word index knows them: a number that sorts the newest first, and years and months as tags.

A search takes its hits from the index in the order of that number, so that the first page of many hits is as quick as
that of few. A record has a tag for each month and each year that its days touch, so that a range of whole months is
looked for like a word; a range that begins or ends inside a month is narrowed by them.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from communique.store.days import Range

NUMBER_BITS = 34
"""Of a key: the lower bits hold ``n``, the upper ones the day."""
_LAST_DAY = (1 << 22) - 1
"""More than the ordinal of 9999-12-31."""
LONG = "days·long"
"""Tag of records whose days touch more months than are tagged. Hardly any record has it."""
MOST_MONTHS = 1200
MOST_TAGS = 40
"""Of a range that is sought: beyond, looking for each tag costs more than looking at each record."""


class Sought(Struct, frozen=True):
    """Tags of which every record that touches a range has one. exact: and no other record, except ``LONG`` ones."""

    tags: tuple[str, ...]
    exact: bool


def sort_key(day: str, n: int) -> int:
    """Return the number that sorts by day, newest first, then by ``n``. day: ISO date; what has none comes last."""
    return (_LAST_DAY - _ordinal(day)) << NUMBER_BITS | n


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


def tags_of(first: str | None, last: str | None) -> tuple[str, ...]:
    """Return the tags of a record: each month and year that its days touch."""
    if not first or not last:
        return ()
    try:
        months = range(_month(first), _month(last) + 1)
    except ValueError:
        return (LONG,)
    if not 0 < len(months) <= MOST_MONTHS:
        return (LONG,)
    years = range(months[0] // 12, months[-1] // 12 + 1)
    return (*map(_year_tag, years), *map(_month_tag, months))


def sought(days: Range, earliest: str, latest: str) -> Sought | None:
    """Return the tags of a range, None when there would be too many.

    earliest, latest: the first days of the oldest and of the newest record; what reaches beyond needs no tag.
    """
    first, last = days.first, days.last
    if first <= latest and last >= earliest:
        first, last = max(first, earliest), min(last, latest)
    tags = [*_covering(_month(first), _month(last))]
    begins = days.first <= earliest or days.first.endswith("-01")
    ends = days.last >= latest or days.last == _end_of_month(days.last)
    return Sought(tuple(tags), begins and ends) if len(tags) <= MOST_TAGS else None


def _covering(first: int, last: int) -> Iterator[str]:
    """Yield the tags of months from first to last, a year's where it lies in between as a whole."""
    while first <= last:
        if first % 12 == 0 and first + 11 <= last:
            yield _year_tag(first // 12)
            first += 12
        else:
            yield _month_tag(first)
            first += 1


def _end_of_month(day: str) -> str:
    return f"{day[:8]}{monthrange(int(day[:4]), int(day[5:7]))[1]:02d}"


def _month(day: str) -> int:
    """Return the months since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def _year_tag(year: int) -> str:
    return f"year·{year:04d}"


def _month_tag(month: int) -> str:
    return f"month·{month // 12:04d}{month % 12 + 1:02d}"
