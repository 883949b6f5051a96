"""What the pages with charts share: their tables, what is left out in words, and the numbers for the scripts."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from msgspec import Struct

from communique.store.aggregates import Listed, Network, Places, Timeline

SERIES = (
    ("statement", "", "statements"),
    ("event", "1", "verbal cooperation"),
    ("event", "2", "material cooperation"),
    ("event", "3", "verbal conflict"),
    ("event", "4", "material conflict"),
    ("article", "", "articles"),
)
"""Kind, group and name of what a timeline counts, in the order of its columns."""
LONGEST_TABLE = 600
"""Rows; the API has them all."""


class Row(Struct, frozen=True):
    """A row of a timeline's table: the newest come first. counts: by the series of the table."""

    period: str
    href: str
    counts: tuple[int, ...]


class Table(Struct, frozen=True):
    """A timeline as a table. series: names of its columns; more: rows that are left out."""

    series: tuple[tuple[str, str, str], ...]
    rows: tuple[Row, ...]
    sums: tuple[int, ...]
    more: int


def table(timeline: Timeline, q: str) -> Table:
    """Return a timeline as a table, with the query of each period's records."""
    counts = {(p.period, p.kind, p.group): p.count for p in timeline.points}
    series = tuple(s for s in SERIES if any((p.kind, p.group) == s[:2] for p in timeline.points))
    periods = sorted({p.period for p in timeline.points}, reverse=True)
    rows = tuple(
        Row(
            period,
            search(f"{q} date:{period}"),
            tuple(counts.get((period, kind, group), 0) for kind, group, _ in series),
        )
        for period in periods
    )
    sums = tuple(sum(row.counts[i] for row in rows) for i in range(len(series)))
    return Table(series, rows[:LONGEST_TABLE], sums, max(0, len(rows) - LONGEST_TABLE))


def search(q: str) -> str:
    """Return the address of a search."""
    return f"/?{urlencode({'q': q.strip()})}"


def words(item: Listed) -> str:
    """Return the address of the words that a statement or event stands on."""
    return f"/articles/{quote(item.article, safe='')}#{item.start}-{item.end}"


def dyad(a: str, b: str, q: str = "") -> str:
    """Return the address of a dyad."""
    return f"/dyads/{quote(a, safe=':')}/{quote(b, safe=':')}" + (f"?{urlencode({'q': q})}" if q else "")


def embedded(value: object) -> Any:
    """Return a Struct as plain values, for a ``<script type="application/json">``."""
    return msgspec.to_builtins(value)


def many(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


CAPPED = "The query finds more than can be counted at once; these are the newest."


def _told(*parts: tuple[int, str, str]) -> list[str]:
    """Return a sentence for each number that is not zero. parts: number, sentence for one, for several."""
    return [(one if number == 1 else several).format(f"{number:,}") for number, one, several in parts if number]


def timeline_notes(timeline: Timeline) -> list[str]:
    """Return what a timeline leaves out, in sentences."""
    less = f"dated less exactly than to the {timeline.grain}"
    return [CAPPED] * timeline.capped + _told(
        (timeline.coarse, f"{{}} record {less} is left out.", f"{{}} records {less} are left out."),
        (timeline.undated, "{} record without any date is left out.", "{} records without any date are left out."),
    )


def network_notes(network: Network) -> list[str]:
    """Return what a network leaves out, in sentences."""
    below = f"below the weakest shown ({many(network.least, 'event')})"
    return [CAPPED] * network.capped + _told(
        (network.left_out, f"{{}} tie {below} is left out.", f"{{}} ties {below} are left out."),
        (
            network.alone,
            "{} event joins no two actors: the other side is missing, or not known.",
            "{} events join no two actors: the other side is missing, or not known.",
        ),
    )


def map_notes(places: Places) -> list[str]:
    """Return what a map leaves out, in sentences."""
    return [CAPPED] * places.capped + _told(
        (
            places.nowhere,
            "{} statement or event without a place is left out.",
            "{} statements and events without a place are left out.",
        ),
        (
            places.unknown,
            "{} record stands in the table only: its place has no point on the map (a region, a sea, not known).",
            "{} records stand in the table only: their places have no point on the map (regions, seas, not known).",
        ),
        (
            places.left_out,
            "{} place with the fewest records is left out.",
            "{} places with the fewest records are left out.",
        ),
    )
