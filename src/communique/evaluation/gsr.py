"""PLOVER gold standard records: one coded event a text, actors with country codes.

type: the gold type is among the text's events; type and who: and that event has an actor and, when the gold has one, a
recipient of the gold country. The records' old type names are read as today's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from communique.evaluation.measures import Input, by_id, percent
from communique.records import ActorRef, Reading

RENAMED = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CRIME": "ASSAULT",
}


class GoldRecord(Struct, frozen=True):
    """One gold record; source and target are lists of actors, or an empty string for none."""

    id: str
    text: str
    event: str
    date: str | None = None
    language: str = "en"
    source: Any = None
    target: Any = None


class GsrScores(Struct, frozen=True):
    """Scores in percent; coded: share of texts with any event."""

    n: int
    coded: float
    type_recall: float
    type_and_who_recall: float


def records(gold: Path) -> list[GoldRecord]:
    """Read the gold file."""
    return msgspec.json.decode(gold.read_bytes(), type=list[GoldRecord])


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the texts to read."""
    return (Input(record.id, record.text, record.language, record.date) for record in records(gold))


def score(gold: Path, readings: Iterable[Reading]) -> GsrScores:
    """Compare the events of the readings with the gold records."""
    found, coded, typed, who = by_id(readings), 0, 0, 0
    wanted = records(gold)
    for record in wanted:
        reading = found.get(record.id)
        events = reading.events if reading else ()
        hits = [event for event in events if event.type == RENAMED.get(record.event, record.event)]
        source, target = _countries(record.source), _countries(record.target)
        coded += bool(events)
        typed += bool(hits)
        who += any(_has(e.actors, source) and _has(e.recipients or e.actors, target) for e in hits)
    n = max(1, len(wanted))
    return GsrScores(len(wanted), percent(coded / n), percent(typed / n), percent(who / n))


def _countries(actors: Any) -> set[str]:
    listed = actors if isinstance(actors, list) else []
    return {actor.get("code", "")[:3] for actor in listed if isinstance(actor, dict)} - {""}


def _has(refs: Iterable[ActorRef], codes: set[str]) -> bool:
    return not codes or any((ref.actor or "") in codes or (ref.of or "") in codes for ref in refs)
