"""Time expressions against TIMEX3 (TempEval-3 ``.tml`` files).

Gold: TIMEX3 of type DATE whose value is a day, week, month, quarter, year or decade. found: a predicted time overlaps
it; right: and has the first and last day of the value. precision: of the predicted times that overlap a dated TIMEX3
(DATE or TIME), the share that is right; spurious: predicted times that overlap no TIMEX3 at all.
"""

from __future__ import annotations

import html
import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from communique.evaluation.measures import Input, by_id, percent, ratio
from communique.records import Reading, Span, TimeSpan

Days = tuple[str, str]
"""First and last day, ISO dates."""


class Timex(Struct, frozen=True):
    """A TIMEX3: its characters, type and value."""

    start: int
    end: int
    type: str
    value: str


class Document(Struct, frozen=True):
    """A ``.tml`` file: its name, text, creation day and time expressions."""

    name: str
    text: str
    created: str
    times: tuple[Timex, ...]


class TimeScores(Struct, frozen=True):
    """Counts, and scores in percent."""

    gold: int
    found: float
    right: float
    precision: float
    spurious: int


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the documents of the folder, each with its creation day."""
    return (Input(document.name, document.text, "en", document.created) for document in documents(gold))


def score(gold: Path, readings: Iterable[Reading]) -> TimeScores:
    """Compare the times of the readings with the gold."""
    found, count = by_id(readings), Counter[str]()
    for document in documents(gold):
        reading = found.get(document.name)
        times = [time for time in reading.times if time.span] if reading else []
        _count_gold(count, document.times, times)
        _count_found(count, document.times, times)
    return TimeScores(
        gold=count["gold"],
        found=percent(ratio(count["found"], count["gold"])),
        right=percent(ratio(count["right"], count["gold"])),
        precision=percent(ratio(count["correct"], count["checked"])),
        spurious=count["spurious"],
    )


def _count_gold(count: Counter[str], gold: tuple[Timex, ...], times: list[TimeSpan]) -> None:
    for timex in gold:
        days = days_of(timex.value)
        if timex.type == "DATE" and days:
            hits = [time for time in times if _overlaps(time.span, timex)]
            count["gold"] += 1
            count["found"] += bool(hits)
            count["right"] += any((time.first, time.last) == days for time in hits)


def _count_found(count: Counter[str], gold: tuple[Timex, ...], times: list[TimeSpan]) -> None:
    for time in times:
        hits = [timex for timex in gold if _overlaps(time.span, timex)]
        dated = [days for x in hits if x.type in ("DATE", "TIME") and (days := days_of(x.value))]
        count["spurious"] += not hits
        count["checked"] += bool(dated)
        count["correct"] += (time.first, time.last) in dated


def _overlaps(span: Span | None, timex: Timex) -> bool:
    return span is not None and span.start < timex.end and timex.start < span.end


def documents(folder: Path) -> Iterator[Document]:
    """Yield the ``.tml`` files of a folder by name."""
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text(encoding="utf8")
        body = re.search(r"<TEXT>(.*?)</TEXT>", raw, re.DOTALL)
        created = re.search(r"<DCT>.*?value=\"([^\"]+)\"", raw, re.DOTALL)
        if body and created:
            text, times = _without_tags(body[1])
            yield Document(path.name, text, created[1][:10], tuple(times))


def _without_tags(body: str) -> tuple[str, list[Timex]]:
    text, times, position = "", [], 0
    opened: tuple[int, dict[str, str]] = (0, {})
    for tag in re.finditer(r"<(/?)(\w+)([^>]*)>", body):
        text += html.unescape(body[position : tag.start()])
        position = tag.end()
        if tag[2] == "TIMEX3" and tag[1]:
            times.append(Timex(opened[0], len(text), opened[1].get("type", ""), opened[1].get("value", "")))
        elif tag[2] == "TIMEX3":
            opened = len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag[3]))
    return text + html.unescape(body[position:]), times


def _days(year: int, first: int, last: int) -> Days:
    return f"{year:04d}-{first:02d}-01", f"{year:04d}-{last:02d}-{monthrange(year, last)[1]:02d}"


def _week(year: int, week: int) -> Days:
    return date.fromisocalendar(year, week, 1).isoformat(), date.fromisocalendar(year, week, 7).isoformat()


_VALUES: tuple[tuple[re.Pattern[str], Callable[..., Days]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)"), lambda year, month: _days(year, month, month)),
    (re.compile(r"(\d{4})"), lambda year: _days(year, 1, 12)),
    (re.compile(r"(\d{3})"), lambda decade: (f"{decade:03d}0-01-01", f"{decade:03d}9-12-31")),
    (re.compile(r"(\d{4})-Q([1-4])"), lambda year, quarter: _days(year, 3 * quarter - 2, 3 * quarter)),
    (re.compile(r"(\d{4})-W(\d\d)"), _week),
)


def days_of(value: str) -> Days | None:
    """Return the first and last day of a TIMEX3 value, None when it is no calendar date."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        return value[:10], value[:10]
    for pattern, days in _VALUES:
        if match := pattern.fullmatch(value):
            return days(*map(int, match.groups()))
    return None
