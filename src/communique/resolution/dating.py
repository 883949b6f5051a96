"""What each op of a time expression computes: a draft's values, an anchor → days.

The ops, and the values they read:

=========  ===========================================================================================================
date       year | yy, month, day, weekday: those that the words give. year_shift: years from the anchor's;
           year_of = told: the year last told. direction = last | next | this
monthday   day of the month that lies month_shift months from the anchor's, or is looked for as a date is
numeric    a, b, year | yy, order = dmy | mdy: a date in figures, read the other way round when only that is possible
weekday    weekday; direction; week_shift: of the week so many from the anchor's; anchor = told: from the date last told
offset     the calendar unit ``sign * n`` units from the anchor (n = 1, sign = 1 unless given); anchor
nearest    the unit that has begun, or with tense = future the one to come
spread     from ``sign * n`` units away to ``near`` units away (0 unless given); anchor
recent     from the beginning of the anchor's month (in its first week: of the month before) to the anchor
season     season, year | yy, year_shift, direction
holiday    holiday (a feast of ``calendar.toml``), year, year_shift, direction
decade     decade (its first year) or yy (its last two digits)
century    n, or hundred (its first year)
isoweek    week, year, year_shift
part       part of the year that stands with it or is looked for
range      two dates: the values of ``date``, and the same with a 2; what one end lacks it takes from the other
fiscal     a financial year: its days differ from state to state, so they stay open
=========  ===========================================================================================================

Any op may have ``part`` (see ``calendar.part_of``) and ``tense`` (``past`` | ``future`` | ``since``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from communique.annotation import TimeDraft
from communique.records import Grain
from communique.resolution.calendar import (
    Days,
    add_days,
    between,
    day,
    iso_week,
    months,
    part_of,
    season,
    step,
    unit_at,
    weekday_near,
    years,
)
from communique.resolution.recurring import (
    NO_SUCH_DAY,
    DaysIn,
    Found,
    Frame,
    Values,
    distance,
    full_year,
    in_year,
    integer,
    open_ended,
    told_year,
)
from communique.resolution.years import feast

FIRST_AHEAD = "the words speak of the future: the first one on or after"
"""Why a weekday lies ahead when only the tense of the words around it says so."""


def resolve(draft: TimeDraft, frame: Frame) -> Found:
    """Return the days of a draft; ``days`` is None where nothing gives them."""
    found = OPS[draft.op](draft, frame)
    part = draft.values.get("part")
    if found.days is None or part is None or draft.op == "part":
        return found
    return found._replace(days=part_of(found.days, str(part)), grain=_part_grain(str(part), found.grain))


def _part_grain(part: str, whole: Grain) -> Grain:
    by_kind: dict[str, Grain] = {"h": "half", "q": "quarter", "w": "week"}
    if part in ("early", "mid", "late"):
        return "span" if whole in ("year", "decade", "century") else whole
    return by_kind[part[0]]


def _date(draft: TimeDraft, frame: Frame) -> Found:
    values = draft.values
    month, number, weekday = (integer(values, key) for key in ("month", "day", "weekday"))
    if month is None:
        given = told_year(values, frame)
        return Found(years(given[0]), draft.grain, given[1], given[2]) if given else open_ended(draft)
    if number is None:
        return in_year(draft, frame, lambda y: months(y, month))

    def days_in(year: int) -> Days | None:
        at = day(year, month, number)
        return between(at, at)

    return in_year(draft, frame, days_in) if weekday is None else _on_weekday(draft, frame, weekday, days_in)


def _on_weekday(draft: TimeDraft, frame: Frame, weekday: int, days_in: DaysIn) -> Found:
    """Resolve weekday, day and month: a year in which they agree; when none is near, the weekday is at fault."""

    def agreeing(year: int) -> Days | None:
        near = frame.now is None or abs(year - frame.now.year) <= 1
        return days if near and (days := days_in(year)) and days.first.isoweekday() == weekday else None

    if told_year(draft.values, frame) is None:
        found = in_year(draft, frame, agreeing, " with that weekday")
        if found.days or frame.now is None:
            return found
    plain = in_year(draft, frame, days_in)
    if plain.days and plain.days.first.isoweekday() != weekday:
        return plain._replace(fault=("date-conflict", f"{plain.days.first} is another weekday"))
    return plain


def _numeric(draft: TimeDraft, frame: Frame) -> Found:
    a, b = int(draft.values["a"]), int(draft.values["b"])
    day_first = draft.values.get("order") == "dmy"
    number, month = (a, b) if (day_first and b <= 12) or a > 12 else (b, a)
    given = told_year(draft.values, frame)
    at = day(given[0], month, number) if given else None
    because = f"the figures read as day {number} of month {month}"
    return Found(between(at, at), draft.grain, "stated", because, None if at else NO_SUCH_DAY)


def _monthday(draft: TimeDraft, frame: Frame) -> Found:
    number, shift, now = int(draft.values["day"]), integer(draft.values, "month_shift"), frame.now
    if now is None:
        return open_ended(draft)
    if shift is None:
        ahead = draft.values.get("direction") == "next" or draft.values.get("tense") == "future"
        shift = int(number < now.day) if ahead else -int(number > now.day)
    month = unit_at(now, "month", shift)
    at = day(month.first.year, month.first.month, number) if month else None
    because = f"that day, {distance(shift, 'month')} {frame.anchor}"
    return Found(between(at, at), draft.grain, "resolved", because, None if at else NO_SUCH_DAY)


def _season(draft: TimeDraft, frame: Frame) -> Found:
    name = str(draft.values["season"])
    return in_year(draft, frame, lambda y: season(name, y))


def _holiday(draft: TimeDraft, frame: Frame) -> Found:
    name = str(draft.values["holiday"])

    def days_in(year: int) -> Days | None:
        at = feast(name, year)
        return between(at, at)

    return in_year(draft, frame, days_in)


def _isoweek(draft: TimeDraft, frame: Frame) -> Found:
    week = int(draft.values["week"])
    return in_year(draft, frame, lambda y: iso_week(y, week))


def _part(draft: TimeDraft, frame: Frame) -> Found:
    part = str(draft.values["part"])
    found = in_year(draft, frame, lambda y: (whole := years(y)) and part_of(whole, part))
    return found._replace(grain=_part_grain(part, "year"))


# Days and units at a distance from an anchor


def _base(draft: TimeDraft, frame: Frame) -> tuple[date, str] | None:
    """Return the day from which a distance counts, and its name."""
    if draft.values.get("anchor") != "told":
        return (frame.now, frame.anchor) if frame.now else None
    if frame.told is None:
        return None
    days, grain = frame.told
    if draft.values.get("unit", "day") in ("day", "week") and grain not in ("day", "week"):
        return None
    return days.first, f"{days.first}, the date last told"


def _weekday(draft: TimeDraft, frame: Frame) -> Found:
    weekday, base = int(draft.values["weekday"]), _base(draft, frame)
    if base is None:
        return open_ended(draft)
    now, anchor = base
    shift = 0 if draft.values.get("direction") == "this" else integer(draft.values, "week_shift")
    if shift is None:
        at, which = _plain_weekday(draft.values, now, weekday, frame.near)
        return Found(between(at, at), draft.grain, "resolved", f"{which} {anchor}")
    week = unit_at(now, "week", shift)
    at = week and add_days(week.first, weekday - 1)
    return Found(between(at, at), draft.grain, "resolved", f"that day in the week {distance(shift, 'week')} {anchor}")


def _plain_weekday(values: Values, now: date, weekday: int, near: bool) -> tuple[date | None, str]:
    direction, tense = values.get("direction"), values.get("tense")
    if direction == "last":
        return weekday_near(add_days(now, -1), weekday, -1), "the last one before"
    if direction == "next":
        return weekday_near(add_days(now, 1), weekday, 1), "the first one after"
    if tense == "future":
        return weekday_near(now, weekday, 1), FIRST_AHEAD
    if near and tense is None:
        return weekday_near(add_days(now, 3), weekday, -1), "the one nearest to"
    return weekday_near(now, weekday, -1), "the last one on or before"


def _offset(draft: TimeDraft, frame: Frame) -> Found:
    base, unit = _base(draft, frame), str(draft.values["unit"])
    if base is None:
        return open_ended(draft)
    count = int(draft.values.get("n", 1)) * int(draft.values.get("sign", 1))
    return Found(unit_at(base[0], unit, count), draft.grain, "resolved", f"{distance(count, unit)} {base[1]}")


def _nearest_unit(draft: TimeDraft, frame: Frame) -> Found:
    now, unit = frame.now, str(draft.values["unit"])
    if now is None:
        return open_ended(draft)
    days = unit_at(now, unit)
    if days and days.first > now and draft.values.get("tense") != "future":
        days = unit_at(now, unit, -1)
    return Found(days, draft.grain, "resolved", f"the {unit} nearest to {frame.anchor}")


def _spread(draft: TimeDraft, frame: Frame) -> Found:
    base, unit = _base(draft, frame), str(draft.values["unit"])
    if base is None:
        return open_ended(draft)
    far = int(draft.values.get("n", 1)) * int(draft.values.get("sign", 1))
    first, last = sorted((far, int(draft.values.get("near", 0))))
    days = between(step(base[0], unit, first), step(base[0], unit, last))
    reach = " to ".join(distance(n, unit) for n in (first, last) if n)
    return Found(days, "span", "resolved", f"up to {reach} {base[1]}" if 0 in (first, last) else f"{reach} {base[1]}")


def _recent(draft: TimeDraft, frame: Frame) -> Found:
    """A vague word: this month, and the month before while this one is less than a week old."""
    if frame.now is None:
        return open_ended(draft)
    month = unit_at(frame.now, "month", 0 if frame.now.day > 7 else -1)
    days = between(month and month.first, frame.now)
    return Found(days, "span", "inferred", f"a vague word, taken as the month up to {frame.anchor}")


# Longer than a year


def _decade(draft: TimeDraft, frame: Frame) -> Found:
    if (first := integer(draft.values, "decade")) is not None:
        return Found(years(first, 10), draft.grain, "stated", "the words give the decade")
    first = full_year(int(draft.values["yy"]), frame.now)
    if frame.now and first > frame.now.year:
        first -= 100
    return Found(years(first, 10), draft.grain, "resolved", "the latest such decade")


def _century(draft: TimeDraft, _frame: Frame) -> Found:
    first = integer(draft.values, "hundred")
    if first is None:
        first = 100 * (int(draft.values["n"]) - 1)
    days = years(first, 100) if first else years(1, 99)
    return Found(days, draft.grain, "stated", "the words give the century", None if days else NO_SUCH_DAY)


def _fiscal(draft: TimeDraft, _frame: Frame) -> Found:
    return Found(None, draft.grain, "stated", "a financial year: its first month differs from state to state")


# Ranges


def _range(draft: TimeDraft, frame: Frame) -> Found:
    """Resolve the first end, then the second from it."""
    one, two = _ends(draft.values, frame.now)
    start = resolve(_end_draft(draft, one), frame)._replace(grain="span")
    if start.days is None:
        return start
    first = start.days.first
    if "year" not in two and "month" in two:
        two["year"] = first.year + ((int(two["month"]), int(two.get("day", 31))) < (first.month, first.day))
    end = resolve(_end_draft(draft, two), frame._replace(now=first))
    days = between(first, end.days.last if end.days else None)
    return start._replace(days=days, fault=None if days else ("impossible-date", "the range runs backwards"))


def _ends(values: Values, now: date | None) -> tuple[Values, Values]:
    """Part the values of a range into those of its ends; what one lacks it takes from the other."""
    one: Values = {k: values[k] for k in ("year", "yy", "month", "day", "weekday") if k in values}
    two: Values = {k: values[k + "2"] for k in ("year", "yy", "month", "day", "weekday") if k + "2" in values}
    if "yy" in two:
        yy = int(two.pop("yy"))
        two["year"] = int(one["year"]) + (yy - int(one["year"])) % 100 if "year" in one else full_year(yy, now)
    if "day" in two:
        two.setdefault("month", one.get("month", 0))
    if "day" in one and "month" in two:
        one.setdefault("month", two["month"])
    if "year" in one and "month" in two:
        two.setdefault("year", one["year"])
    if "year" in two and "month" in one:
        one.setdefault("year", int(two["year"]) - (int(one["month"]) > int(two["month"])))
    shared: Values = {k: values[k] for k in ("tense", "year_shift", "year_of", "direction") if k in values}
    if "weekday" in two:
        two["tense"] = "future"
    return shared | one, two


def _end_draft(draft: TimeDraft, values: Values) -> TimeDraft:
    grain: Grain = "day" if "day" in values or "weekday" in values else "month" if "month" in values else "year"
    op = "weekday" if "weekday" in values and "month" not in values else "date"
    return TimeDraft(draft.start, draft.end, op, values, grain, draft.rule)


OPS: dict[str, Callable[[TimeDraft, Frame], Found]] = {
    "date": _date,
    "monthday": _monthday,
    "numeric": _numeric,
    "weekday": _weekday,
    "offset": _offset,
    "nearest": _nearest_unit,
    "spread": _spread,
    "recent": _recent,
    "season": _season,
    "holiday": _holiday,
    "isoweek": _isoweek,
    "part": _part,
    "decade": _decade,
    "century": _century,
    "range": _range,
    "fiscal": _fiscal,
}
