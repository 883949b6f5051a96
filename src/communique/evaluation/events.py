"""A scorecard of events by type, over either kind of gold data: marked pairs (tab-separated) or PLOVER records (JSON).

For each type: gold, how many gold cases have it; found, how many of those have an event of the type in their text;
first, how many cases begin with an event of the type; right, how many of those have it as their gold type; instead, the
type found first most often where this one was missed. Marked pairs have one type for CONCEDE and RETREAT (YIELD).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from communique.evaluation import gsr, plv
from communique.evaluation.measures import Input, by_id, percent
from communique.records import Reading

NONE = "NONE"
"""Stands for the type of a text in which no event was found."""
Case = tuple[str, list[str]]
"""The gold type of a case, and the types found in its text, in text order."""


class TypeScore(Struct, frozen=True):
    """Scores of one type. recall: found of gold, in percent; precision: right of first, in percent."""

    gold: int
    found: int
    recall: float
    first: int
    right: int
    precision: float
    instead: str


class EventScores(Struct, frozen=True):
    """The scorecard. n: gold cases; types: by name, in order."""

    n: int
    types: dict[str, TypeScore]


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the texts to read; a file in JSON holds PLOVER records, any other marked pairs."""
    return gsr.inputs(gold) if gold.suffix == ".json" else plv.inputs(gold)


def score(gold: Path, readings: Iterable[Reading]) -> EventScores:
    """Count, type by type, what was found, missed and mistaken."""
    cases = list(_records(gold, readings) if gold.suffix == ".json" else _pairs(gold, readings))
    names = sorted({kind for wanted, kinds in cases for kind in (wanted, *kinds[:1])})
    return EventScores(len(cases), {name: _scored(name, cases) for name in names})


def _records(gold: Path, readings: Iterable[Reading]) -> Iterator[Case]:
    found = by_id(readings)
    for record in gsr.records(gold):
        yield gsr.RENAMED.get(record.event, record.event), _kinds(found.get(record.id), {})


def _pairs(gold: Path, readings: Iterable[Reading]) -> Iterator[Case]:
    found = by_id(readings)
    for row in plv.rows(gold):
        kinds = _kinds(found.get(plv.sentence_id(row["sentence"])), plv.MERGED)
        yield plv.MERGED.get(row["gold_root"], row["gold_root"]), kinds


def _kinds(reading: Reading | None, merged: dict[str, str]) -> list[str]:
    events = sorted(reading.events, key=lambda event: event.trigger.start) if reading else []
    return [merged.get(event.type, event.type) for event in events]


def _scored(name: str, cases: list[Case]) -> TypeScore:
    wanted = [kinds for gold, kinds in cases if gold == name]
    found = sum(name in kinds for kinds in wanted)
    first = [gold for gold, kinds in cases if kinds[:1] == [name]]
    right = first.count(name)
    missed = Counter((kinds or [NONE])[0] for kinds in wanted if name not in kinds)
    return TypeScore(
        gold=len(wanted),
        found=found,
        recall=percent(found / max(1, len(wanted))),
        first=len(first),
        right=right,
        precision=percent(right / max(1, len(first))),
        instead=min(missed, key=lambda kind: (-missed[kind], kind), default=""),
    )
