"""Find time expressions: words of a text → drafts, with their meaning before any anchor is known.

The grammar of each language is the table ``times.toml``; this package is the same for all. What a draft's op and
values mean in days is for ``communique.resolution.times`` to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from communique.annotation import TimeDraft
from communique.errors import DataError
from communique.extraction.times.grammar import Match, grammar_of
from communique.extraction.times.tense import way
from communique.languages.times import Times
from communique.records import Grain

__all__ = ["find_sessions", "find_times"]

UNIT_GRAIN: dict[str, Grain] = {
    "day": "day", "week": "week", "weekend": "span", "month": "month", "quarter": "quarter", "season": "season",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip
LOOKS_BOTH_WAYS = frozenset({"date", "weekday", "holiday", "season", "range", "part", "nearest", "monthday"})
"""Ops whose days depend on the tense around them."""


def find_times(text: str, ranges: Sequence[tuple[int, int]], times: Times) -> list[TimeDraft]:
    """Return the time expressions in the character ranges, in text order; they never overlap.

    ranges: ``(start, end)``, as a rule one block each; no expression reaches over an end. Durations ("for three
    days") and sets ("every Monday") are none. A draft's ``values["tense"]`` is ``past``, ``future`` or ``since``
    where the words around it tell.
    """
    return [draft for draft in _drafts(text, tuple(ranges), times) if draft.op != "session"]


def find_sessions(text: str, ranges: Sequence[tuple[int, int]], times: Times) -> list[TimeDraft]:
    """Return the numbered sessions of known bodies ("the 78th session of the General Assembly"); they are no times.

    ``values``: body, n. ``resolution.times.year_facts`` turns them into the years that they allow.
    """
    return [draft for draft in _drafts(text, tuple(ranges), times) if draft.op == "session"]


@lru_cache(maxsize=2)
def _drafts(text: str, ranges: tuple[tuple[int, int], ...], times: Times) -> tuple[TimeDraft, ...]:
    """Find times and sessions, which are asked for one after the other, in one pass."""
    known = grammar_of(times)
    drafts = (
        _draft(text, (start, end), match, times)
        for start, end in sorted(ranges)
        for match in known.best(text, start, end)
        if match.rule.op != "none"
    )
    return tuple(draft for draft in drafts if draft)


def _draft(text: str, bounds: tuple[int, int], match: Match, times: Times) -> TimeDraft | None:
    """Make a draft of a match; None when its rule asks for a future that the words around it don't tell."""
    rule, values = match.rule, match.values
    if rule.needs or (rule.op in LOOKS_BOTH_WAYS and "year" not in values):
        tense = way(text, match.start, match.end, bounds, times)
        if rule.needs and tense != rule.needs:
            return None
        if tense:
            values["tense"] = tense
    grain = rule.grain or UNIT_GRAIN.get(str(values.get("unit")))
    if grain is None:
        raise DataError(f"times.toml: the rule {rule.name!r} gives no grain and its match no unit")
    return TimeDraft(match.start, match.end, rule.op, values, grain, rule.name)
