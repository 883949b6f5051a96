"""What the text lets us know about its year when nobody tells it: sessions of known bodies, terms of office.

A weekday with day and month ("Wednesday (Oct. 8)") fits about one year in seven; what else the text names
often leaves only one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec
from msgspec import Struct

from communique.annotation import TimeDraft
from communique.errors import DataError
from communique.resolution.calendar import Days, add_days, add_months, between, day, easter, weekday_near

SLACK = 183
"""Days by which a date may lie outside what a fact allows: a session is spoken of before it opens."""
AFTER_NAMED = 3
"""An article is taken to be written at most so many years after the latest year that it names."""


class Feast(Struct, frozen=True, forbid_unknown_fields=True):
    """A feast's rule; see ``calendar.toml``."""

    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    easter: int | None = None


class Body(Struct, frozen=True, forbid_unknown_fields=True, rename={"except_": "except"}):
    """A body with numbered sessions; see ``calendar.toml``."""

    name: str
    since: int
    first: int
    month: int
    source: str
    every: int = 1
    except_: dict[int, int] = {}

    def opens(self, n: int) -> date | None:
        """Return the first day of the month in which session n opens; None when the rule does not hold for it."""
        if n < self.since:
            return None
        return day(self.except_.get(n, self.first + (n - self.since) * self.every), self.month, 1)

    def session(self, n: int) -> Days | None:
        """Return the days from the opening month of session n to the eve of the next one's."""
        opens = self.opens(n)
        closes = self.opens(n + 1) or (opens and add_months(opens, 12 * self.every))
        return between(opens, closes and add_days(closes, -1))


class World(Struct, frozen=True, forbid_unknown_fields=True):
    """The table ``calendar.toml``."""

    feasts: dict[str, Feast]
    bodies: dict[str, Body]


@cache
def world() -> World:
    """Return the table, read once."""
    path = files("communique.resolution") / "calendar.toml"
    try:
        return msgspec.toml.decode(path.read_bytes(), type=World, strict=False)
    except (msgspec.DecodeError, msgspec.ValidationError) as fault:
        raise DataError(f"{path}: {fault}") from fault


def feast(name: str, year: int) -> date | None:
    """Return the day of a feast in a year."""
    rule = world().feasts.get(name)
    if rule is None:
        raise DataError(f"calendar.toml knows no feast {name!r}")
    if rule.easter is not None:
        sunday = easter(year)
        return sunday and add_days(sunday, rule.easter)
    at = day(year, rule.month or 1, rule.day or 1)
    return weekday_near(at, rule.weekday, 1) if at and rule.weekday else at


class YearRange(Struct, frozen=True):
    """Days in which the article is likely to have been written. first, last: ISO dates; because: half a sentence."""

    first: str
    last: str
    because: str


class YearFacts(Struct, frozen=True):
    """All that speaks for some years and against others."""

    ranges: tuple[YearRange, ...] = ()


def year_facts(sessions: Iterable[TimeDraft], offices: Sequence[YearRange] = ()) -> YearFacts:
    """Return what the numbered sessions of the text (``extraction.times.find_sessions``) and terms of office allow.

    Of several sessions of one body only the latest counts: the earlier ones are history. offices: the terms of those
    whom the text names with an office that it does not call a former one.
    """
    latest: dict[str, int] = {}
    for draft in sessions:
        body, n = str(draft.values.get("body")), draft.values.get("n")
        if body in world().bodies and isinstance(n, int):
            latest[body] = max(n, latest.get(body, 0))
    ranges = [r for body, n in latest.items() if (r := _session_range(world().bodies[body], n))]
    return YearFacts((*ranges, *offices))


def _session_range(body: Body, n: int) -> YearRange | None:
    days = body.session(n)
    if days is None:
        return None
    because = f"session {n} of the {body.name} ran from {days.first:%Y-%m} to {days.last:%Y-%m}"
    return YearRange(days.first.isoformat(), days.last.isoformat(), because)


class Guess(NamedTuple):
    """A year, and the sentence that says why it is this one."""

    year: int
    because: str


def infer_year(
    days_in: Callable[[int], Days | None], exact: bool, named: str, facts: YearFacts, years_named: Sequence[int]
) -> Guess | None:
    """Return the year that is the only one to fit, None when there are several or none.

    days_in: the days in a year, None in years that don't fit (the weekday is another). exact: whether a weekday
    narrows the years; only then may facts be stretched by SLACK and the years that the text names help.
    named: the words for ``because``.
    """
    slack = SLACK if exact else 0
    kept = [y for y in _years_of(facts) if (days := days_in(y)) and all(_within(days, r, slack) for r in facts.ranges)]
    if len(kept) == 1:
        return Guess(kept[0], f"only {kept[0]} fits {named}: {'; '.join(r.because for r in facts.ranges)}")
    if not (exact and years_named):
        return None
    top = max(years_named)
    near = [y for y in range(top, top + AFTER_NAMED + 1) if days_in(y) and (y in kept or not kept)]
    if len(near) != 1:
        return None
    because = f"only {near[0]} fits {named} among {top}, the latest year the text names, and the {AFTER_NAMED} after it"
    return Guess(near[0], because)


def _years_of(facts: YearFacts) -> range:
    """Return the years that the facts leave open."""
    if not facts.ranges:
        return range(0)
    first = max(int(r.first[:4]) for r in facts.ranges)
    last = min(int(r.last[:4]) for r in facts.ranges)
    return range(first - 1, last + 2)


def _within(days: Days, fact: YearRange, slack: int) -> bool:
    first = add_days(date.fromisoformat(fact.first), -slack)
    last = add_days(date.fromisoformat(fact.last), slack)
    return (first is None or days.last >= first) and (last is None or days.first <= last)
