"""Types of events of marked pairs (PLV: sentences with a source, a target and a PLOVER root).

first: type of the sentence's first event; any: the gold type is among the sentence's events; pair: an event of the gold
type whose actor's words overlap the marked source and whose recipient's words overlap the marked target.
CONCEDE and RETREAT count as YIELD, for the gold has one type for both.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from communique.evaluation.measures import Input, by_id, macro_f1, percent, words
from communique.records import ActorRef, Event, Reading

MERGED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUAD = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3, "REQUEST": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "SANCTION": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""Quad classes of the types; 0 for none."""


class PlvScores(Struct, frozen=True):
    """Scores in percent; n: gold pairs; coded: share of pairs whose sentence has any event."""

    n: int
    first_macro_f1: float
    first_accuracy: float
    any_macro_f1: float
    quad_macro_f1: float
    pair_recall: float
    coded: float


def rows(gold: Path) -> list[dict[str, str]]:
    """Read the gold file: one marked pair a row."""
    with gold.open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def sentence_id(sentence: str) -> str:
    """Return the identifier of a sentence: several pairs may stand in one."""
    return "plv-" + hashlib.sha256(sentence.strip().encode()).hexdigest()[:16]


def inputs(gold: Path) -> Iterator[Input]:
    """Yield each sentence once."""
    sentences = {sentence_id(row["sentence"]): row["sentence"] for row in rows(gold)}
    return (Input(key, text, "en") for key, text in sentences.items())


def score(gold: Path, readings: Iterable[Reading]) -> PlvScores:
    """Compare the events of the readings with the gold types."""
    found = by_id(readings)
    wanted, first, any_, pairs = [], [], [], 0
    table = rows(gold)
    for row in table:
        root = _merge(row["gold_root"])
        reading = found.get(sentence_id(row["sentence"]))
        events = sorted(reading.events, key=lambda event: event.trigger.start) if reading else []
        types = [_merge(event.type) for event in events]
        wanted.append(root)
        first.append(types[0] if types else "NONE")
        any_.append(root if root in types else first[-1])
        pairs += any(_merge(event.type) == root and _is_pair(event, row) for event in events)
    n = len(table)
    return PlvScores(
        n=n,
        first_macro_f1=percent(macro_f1(wanted, first)),
        first_accuracy=percent(sum(a == b for a, b in zip(wanted, first, strict=True)) / max(1, n)),
        any_macro_f1=percent(macro_f1(wanted, any_)),
        quad_macro_f1=percent(macro_f1(_quads(wanted), _quads(first))),
        pair_recall=percent(pairs / max(1, n)),
        coded=percent(sum(x != "NONE" for x in first) / max(1, n)),
    )


def _merge(kind: str) -> str:
    return MERGED.get(kind, kind)


def _quads(kinds: list[str]) -> list[str]:
    return [str(QUAD.get(kind, 0)) for kind in kinds]


def _is_pair(event: Event, row: dict[str, str]) -> bool:
    recipients = event.recipients or event.actors
    return _overlaps(event.actors, row["source"]) and _overlaps(recipients, row["target"])


def _overlaps(refs: Iterable[ActorRef], marked: str) -> bool:
    return any(ref.span and words(marked) & words(ref.span.exact) for ref in refs)
