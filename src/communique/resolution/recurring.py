"""Dates that recur every year, such as a day and month: which year is meant, when the words do not give it.

Looked for backwards from the anchor, unless the words speak of the future or the date is close ahead and long gone;
without an anchor, ``resolution.years`` may leave only one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from communique.annotation import TimeDraft
from communique.languages.times import Value
from communique.records import Basis, Grain
from communique.resolution.calendar import Days
from communique.resolution.years import YearFacts, infer_year

Values = dict[str, Value]
DaysIn = Callable[[int], Days | None]
"""Gives the days of what recurs every year in one year; None where that year has no such days."""

SOON, VERY_SOON, LONG_AGO = 90, 31, 240
"""A day and month without a year is taken to lie ahead when it is at most SOON days off and the last one lies more
than LONG_AGO days back; VERY_SOON is the limit where the words speak of the past, and for a month. Set by hand on
English and Swedish news, where "a Jan. 20 deadline" is such a case."""
JUST_NOW = 7
"""A day at most so many days back is not moved to the next year by words of the future."""
NO_ANCHOR = "no anchor: the day of publication is unknown"
NOTHING_TOLD = "no anchor: no date told before it"
NO_SUCH_DAY = ("impossible-date", "there is no such day")


class Frame(NamedTuple):
    """What a draft is resolved against.

    now: the anchor, None when there is none; anchor: its name; near: the anchor is a day told in the text, so that
    other days lie on either side of it; told: the days last told and their grain; years_named: those of the text;
    last_resort: facts alone may give a year.
    """

    now: date | None
    anchor: str
    near: bool
    told: tuple[Days, Grain] | None
    facts: YearFacts
    years_named: tuple[int, ...]
    last_resort: bool = False


class Found(NamedTuple):
    """The outcome for one draft. fault: code and half a sentence for a Problem with the words themselves."""

    days: Days | None
    grain: Grain
    basis: Basis
    because: str
    fault: tuple[str, str] | None = None


def distance(count: int, unit: str) -> str:
    """Return the words for so many units, to stand before the name of what they count from."""
    if count == 0:
        return f"the {unit} of"
    plural = unit if abs(count) == 1 else "centuries" if unit == "century" else unit + "s"
    return f"{abs(count)} {plural} {'before' if count < 0 else 'after'}"


def open_ended(draft: TimeDraft) -> Found:
    """Return the outcome for a draft that lacks its anchor."""
    told = draft.values.get("anchor") == "told" or "year_of" in draft.values
    return Found(None, draft.grain, "resolved", NOTHING_TOLD if told else NO_ANCHOR)


def integer(values: Values, key: str) -> int | None:
    """Return a number among the values, None when there is none."""
    value = values.get(key)
    return value if isinstance(value, int) else None


def full_year(yy: int, now: date | None) -> int:
    """Complete two digits: the latest such year up to ten years after the anchor; without one, 1930–2029."""
    top = now.year + 10 if now else 2029
    return top - (top - yy) % 100


def told_year(values: Values, frame: Frame) -> tuple[int, Basis, str] | None:
    """Return the year that the words give, by itself or by its distance, with basis and reason."""
    if (year := integer(values, "year")) is not None:
        return year, "stated", "the words give the year"
    if (yy := integer(values, "yy")) is not None:
        year = full_year(yy, frame.now)
        return year, "stated", f"the words give the year {year} by its last two digits"
    if (shift := integer(values, "year_shift")) is not None and frame.now:
        return frame.now.year + shift, "resolved", f"{distance(shift, 'year')} {frame.anchor}"
    if values.get("year_of") == "told" and frame.told:
        return frame.told[0].first.year, "resolved", "the year last told"
    return None


def in_year(draft: TimeDraft, frame: Frame, days_in: DaysIn, fits: str = "") -> Found:
    """Resolve what recurs every year: in the year that the words give, or in the one to be looked for.

    fits: what narrows the years beyond the date itself, for the reason.
    """
    if given := told_year(draft.values, frame):
        year, basis, because = given
        days = days_in(year)
        return Found(days, draft.grain, basis, because, None if days else NO_SUCH_DAY)
    if "year_shift" in draft.values or "year_of" in draft.values:
        return open_ended(draft)
    if frame.now is None:
        return _inferred(draft, frame, days_in, fits)
    days = _nearest(draft, frame.now, days_in)
    side = "after" if days and days.first > frame.now else "on or before"
    because = f"the nearest{fits} {side} {frame.anchor}"
    return Found(days, draft.grain, "resolved", because, None if days else NO_SUCH_DAY)


def _inferred(draft: TimeDraft, frame: Frame, days_in: DaysIn, fits: str) -> Found:
    if "direction" in draft.values or not (fits or frame.last_resort):
        return open_ended(draft)
    guess = infer_year(days_in, bool(fits), "the date" + fits, frame.facts, frame.years_named)
    return Found(days_in(guess.year), draft.grain, "inferred", guess.because) if guess else open_ended(draft)


def _nearest(draft: TimeDraft, now: date, days_in: DaysIn) -> Days | None:
    """Choose among the years around the anchor; 29 February needs up to eight of them."""
    near = [d for y in range(max(now.year - 8, 1), now.year + 9) if (d := days_in(y))]
    direction = draft.values.get("direction")
    ahead = [d for d in near if d.last >= now]
    begun = [d for d in near if d.first <= now]
    if direction == "this":
        these = [d for d in near if now.year in (d.first.year, d.last.year)]
        return min(these, key=lambda d: max((d.first - now).days, (now - d.last).days, 0), default=None)
    if direction == "last":
        return next((d for d in reversed(near) if d.last < now), None)
    if direction == "next":
        return next((d for d in near if d.first > now), None)
    if not ahead or not begun:
        return next(iter(ahead or begun[-1:]), None)
    return ahead[0] if _looks_ahead(draft, (now - begun[-1].last).days, (ahead[0].first - now).days) else begun[-1]


def _looks_ahead(draft: TimeDraft, back: int, ahead: int) -> bool:
    """Choose between the last such days, so many days back, and the next, so many ahead."""
    tense = draft.values.get("tense")
    if tense == "since" or (draft.grain == "day" and ahead > LONG_AGO and back <= JUST_NOW):
        return False
    if tense == "future":
        return True
    if draft.grain == "day":
        return back > LONG_AGO and ahead <= (SOON if tense is None else VERY_SOON)
    return tense is None and ahead <= VERY_SOON
