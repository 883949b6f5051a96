"""Tables of time expressions: a text in, the days out. How to write a case stands at the top of each table."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

from communique.extraction.times import find_sessions, find_times
from communique.languages.pack import Pack
from communique.records import TimeSpan
from communique.resolution.calendar import iso_week, months, years
from communique.resolution.times import resolve_times, year_facts

CASES = Path(__file__).parent.parent / "cases"
LANGUAGES = {"en": "English", "sv": "Swedish", "es": "Spanish"}
PACKS = {code: Pack(code, name, None) for code, name in LANGUAGES.items()}

Row = tuple[str, str | None, str | None, str]
"""Words, first day, last day, grain."""


def table(code: str) -> list[tuple[str, str, str, list[str]]]:
    """Return the cases of a language as (rule, text, published, times)."""
    content = tomllib.loads((CASES / code / "times.toml").read_text(encoding="utf-8"))
    default = content["published"]
    return [(c["rule"], c["text"], c.get("published", default), c["times"]) for c in content["cases"]]


def expected(cell: str) -> Row:
    """Read one cell: ``words = days grain``."""
    words, _, meaning = cell.rpartition(" = ")
    days, _, grain = meaning.rpartition(" ")
    if days == "?":
        return words, None, None, grain
    first, _, last = days.partition("..")
    return words, _bounds(first)[0], _bounds(last or first)[1], grain


def _bounds(text: str) -> tuple[str, str]:
    year, month = int(text[:4]), text[5:7]
    if "W" in text:
        days = iso_week(year, int(text[6:]))
    elif len(text) == 10:
        return text, text
    else:
        days = months(year, int(month)) if month else years(year)
    assert days is not None
    return days.first.isoformat(), days.last.isoformat()


def read(code: str, text: str, published: str) -> tuple[list[Row], list[str], list[TimeSpan]]:
    """Return the times found in a text as rows, the rules that found them, and the TimeSpans."""
    times, ranges = PACKS[code].times, [(0, len(text))]
    drafts = find_times(text, ranges, times)
    day = TimeSpan(published, published, "day", None, "stated", "given") if published else None
    spans, _ = resolve_times(text, drafts, day, year_facts(find_sessions(text, ranges, times)))
    rows: list[Row] = [(s.span.exact if s.span else "", s.first, s.last, s.grain) for s in spans]
    return rows, [d.rule for d in drafts], spans


def is_date(text: str) -> bool:
    """Tell whether a text is an ISO date."""
    return date.fromisoformat(text).isoformat() == text
