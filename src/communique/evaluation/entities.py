"""Named people, organisations and places against a Universal NER file (IOB2).

A mention is right when its characters are exactly those of the gold name and its kind fits the label: LOC for states
and places, ORG for organisations, blocs and outlets; states count as either, for texts use them as both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from communique.evaluation.measures import Input, blocks_of_lines, by_id, harmonic, percent, ratio
from communique.records import ActorRef, Reading

LABELS = ("PER", "ORG", "LOC")
KINDS = {
    "person": {"PER"},
    "state": {"LOC", "ORG"},
    "place": {"LOC"},
    "organisation": {"ORG"},
    "bloc": {"ORG", "LOC"},
    "outlet": {"ORG"},
}
"""Labels that a kind of actor may have in the gold."""


class Name(Struct, frozen=True):
    """A gold name."""

    start: int
    end: int
    label: str


class Sentence(Struct, frozen=True):
    """A gold sentence."""

    id: str
    text: str
    names: tuple[Name, ...]


class EntityScores(Struct, frozen=True):
    """Counts, and scores in percent."""

    gold: int
    predicted: int
    precision: float
    recall: float
    f1: float
    PER_recall: float
    ORG_recall: float
    LOC_recall: float


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the sentences of the gold; the file's name starts with its language (``sv-…``)."""
    language = gold.name.partition("-")[0]
    return (Input(s.id, s.text, language if len(language) == 2 else None) for s in sentences(gold))


def score(gold: Path, readings: Iterable[Reading]) -> EntityScores:
    """Compare the mentions by name of the readings with the gold names."""
    found, wanted, right, predicted = by_id(readings), Counter[str](), Counter[str](), 0
    for sentence in sentences(gold):
        reading = found.get(sentence.id)
        mentions = [m for m in reading.mentions if m.span and m.kind in KINDS and m.how == "named"] if reading else []
        predicted += len(mentions)
        wanted.update(name.label for name in sentence.names)
        right.update(_found_labels(sentence.names, mentions))
    precision, recall = ratio(right.total(), predicted), ratio(right.total(), wanted.total())
    per, org, loc = (percent(ratio(right[label], wanted[label])) for label in LABELS)
    return EntityScores(
        gold=wanted.total(),
        predicted=predicted,
        precision=percent(precision),
        recall=percent(recall),
        f1=percent(harmonic(precision, recall)),
        PER_recall=per,
        ORG_recall=org,
        LOC_recall=loc,
    )


def _found_labels(names: Iterable[Name], mentions: list[ActorRef]) -> Iterator[str]:
    left = list(mentions)
    for name in names:
        hit = next((m for m in left if _is_name(m, name)), None)
        if hit is not None:
            left.remove(hit)
            yield name.label


def _is_name(mention: ActorRef, name: Name) -> bool:
    span = mention.span
    return span is not None and (span.start, span.end) == (name.start, name.end) and name.label in KINDS[mention.kind]


def sentences(gold: Path) -> Iterator[Sentence]:
    """Yield the sentences of an IOB2 file."""
    with gold.open(encoding="utf8") as file:
        for block in blocks_of_lines(file):
            notes = dict(_note(line) for line in block if line.startswith("#"))
            rows = [line.split("\t") for line in block if line[:1].isdigit()]
            if rows and "sent_id" in notes and "text" in notes:
                yield Sentence(notes["sent_id"], notes["text"], tuple(_names(notes["text"], rows)))


def _note(line: str) -> tuple[str, str]:
    key, _, value = line.lstrip("# ").partition("=")
    return key.strip(), value.strip()


def _names(text: str, rows: list[list[str]]) -> Iterator[Name]:
    """Yield the names: tokens are sought in the text one after the other, for the file has no positions."""
    position, current = 0, None
    for _, token, tag, *_ in rows:
        start = text.find(token, position)
        if start < 0:
            continue
        position = start + len(token)
        if tag.startswith("I-") and current:
            current = Name(current.start, position, current.label)
            continue
        if current and current.label in LABELS:
            yield current
        current = Name(start, position, tag[2:]) if tag.startswith("B-") else None
    if current and current.label in LABELS:
        yield current
