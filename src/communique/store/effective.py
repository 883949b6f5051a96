"""What holds now: what the machine read last, with people's corrections in their places.

A correction is tied to a record and to the words that it stood on. When an article is read again, it goes to the record
with the same identifier, else to the one that shares at least half of its words, else it is ``detached``. The person's
value holds in any case; where the machine has come to read something else than the person saw, that is a ``conflict``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from communique import ontology
from communique.records import ActorRef, Event, Reading, Span, Statement, TimeSpan

SHARED = 0.5
"""Least part of the words of two records together that both must hold for a correction to go from one to the other."""

NARRATOR = "narrator"

Action = Literal["set", "remove", "add", "undo"]
Outcome = Literal["stands", "agreed", "conflict", "detached", "superseded", "undone", "done"]
"""``agreed``: the machine now reads what the person wrote. ``superseded``: a later correction sets the same field.
``done``: of an undo."""


class Correction(Struct, frozen=True):
    """An entry of the log. value, old, machine: the field as JSON; value of an ``add``: the whole record.

    words: ``[[start, end], …]`` as JSON.
    """

    id: int
    at: str
    who: str
    why: str
    action: Action
    kind: Literal["statement", "event"]
    record: str
    """Identifier of the statement or event when it was corrected."""
    article: str
    words: str
    field: str | None = None
    value: str | None = None
    old: str | None = None
    """What was shown before."""
    machine: str | None = None
    """What the machine read then."""
    undoes: int | None = None


class Standing(Struct, frozen=True):
    """A correction and how it stands now. now: the record that it holds for; machine: what the machine reads there."""

    correction: Correction
    outcome: Outcome
    now: str | None
    machine: str | None


class Effective(Struct, frozen=True):
    """A Reading as it is shown. corrected: by identifier of a statement or event, the fields that people changed."""

    reading: Reading
    corrected: dict[str, tuple[str, ...]]
    standings: tuple[Standing, ...] = ()
    base: Reading | None = None
    """What the machine read, with what people added; None when there is no correction."""


Record = Statement | Event
_TYPES: dict[str, object] = {
    "speaker": ActorRef | None,
    "addressees": tuple[ActorRef, ...],
    "cue": tuple[Span, ...],
    "said_on": TimeSpan | None,
    "said_in": ActorRef | None,
    "when": TimeSpan | None,
    "where": ActorRef | None,
    "actors": tuple[ActorRef, ...],
    "recipients": tuple[ActorRef, ...],
    "contexts": tuple[str, ...],
}
"""Fields that are not plain values."""


def effective(reading: Reading, log: Sequence[Correction]) -> Effective:
    """Return the reading as it is shown. log: the corrections of its article, oldest first."""
    if not log:
        return Effective(reading, {})
    return _Applying(reading, log).result()


class _Applying:
    """The corrections of one article, applied to one reading."""

    def __init__(self, reading: Reading, log: Sequence[Correction]) -> None:
        self.log = log
        self.undone = _undone(log)
        self.reading, self.added = _with_added(reading, log, self.undone)
        self.machine = {record.id: record for record in records_of(self.reading)}
        self.shown = dict(self.machine)
        self.corrected: dict[str, list[str]] = {id: ["added"] for id in self.added}
        self.removed: set[str] = set()

    def result(self) -> Effective:
        undone = self.undone
        places = {c.id: self._place(c) for c in self.log if c.action != "undo"}
        last = {(places[c.id], c.field): c.id for c in self.log if c.action == "set" and c.id not in undone}
        standings = []
        for correction in self.log:
            if correction.action == "undo":
                standings.append(Standing(correction, "undone" if correction.id in undone else "done", None, None))
            elif correction.id in undone:
                standings.append(Standing(correction, "undone", places[correction.id], None))
            else:
                standings.append(self._apply(correction, places[correction.id], last))
        kept = {id: tuple(dict.fromkeys(fields)) for id, fields in self.corrected.items()}
        return Effective(self._whole(), kept, tuple(standings), self.reading)

    def _place(self, correction: Correction) -> str | None:
        """Return the identifier of the record that a correction holds for now."""
        if correction.record in self.machine:
            return correction.record
        found = sharing(self.reading, correction.kind, msgspec.json.decode(correction.words))
        return found.id if found else None

    def _apply(
        self, correction: Correction, place: str | None, last: dict[tuple[str | None, str | None], int]
    ) -> Standing:
        if place is None:
            return Standing(correction, "detached", None, None)
        if correction.action == "add":
            return Standing(correction, "stands" if place in self.added else "agreed", place, None)
        if correction.action == "remove":
            self.removed.add(place)
            return Standing(correction, "stands", place, None)
        field = correction.field or ""
        machine = field_json(self.machine[place], field)
        if last[place, field] != correction.id:
            return Standing(correction, "superseded", place, machine)
        self.shown[place] = with_field(self.shown[place], field, correction.value or "null", correction.id)
        self.corrected.setdefault(place, []).append(field)
        if meaning(machine) == meaning(correction.value or "null"):
            return Standing(correction, "agreed", place, machine)
        same = meaning(machine) == meaning(correction.machine or "null")
        return Standing(correction, "stands" if same else "conflict", place, machine)

    def _whole(self) -> Reading:
        """Return the reading with the records as they are shown; what hung on a removed one hangs on the outlet."""
        kept = [self.shown[record.id] for record in records_of(self.reading) if record.id not in self.removed]
        statements = [record for record in kept if isinstance(record, Statement)]
        ids = {statement.id for statement in statements}
        statements = [s if s.within in ids else replace(s, within=None) for s in statements]
        events = [record for record in kept if isinstance(record, Event)]
        events = [e if e.word in ids else replace(e, word=NARRATOR) for e in events]
        return replace(self.reading, statements=tuple(statements), events=tuple(events))


def sharing(reading: Reading, kind: str, spans: Iterable[Sequence[int]]) -> Record | None:
    """Return the record of a kind that shares the most words with the spans, and at least half of them."""
    sought = [(start, end) for start, end in spans]
    records: Sequence[Record] = reading.statements if kind == "statement" else reading.events
    best = max(((_shared(sought, ranges(r)), -i) for i, r in enumerate(records)), default=None)
    return records[-best[1]] if best and best[0] >= SHARED else None


def _with_added(reading: Reading, log: Sequence[Correction], undone: frozenset[int]) -> tuple[Reading, frozenset[str]]:
    """Return the reading with what people added, in text order, and its identifiers.

    What the machine has come to read itself is not there twice: its own record stands.
    """
    statements, events = [*reading.statements], [*reading.events]
    added: set[str] = set()
    for entry in log:
        if (
            entry.action != "add"
            or entry.id in undone
            or sharing(reading, entry.kind, msgspec.json.decode(entry.words))
        ):
            continue
        if entry.kind == "statement":
            statements.append(msgspec.json.decode(entry.value or "", type=Statement))
        else:
            events.append(msgspec.json.decode(entry.value or "", type=Event))
        added.add(entry.record)
    if not added:
        return reading, frozenset()
    statements.sort(key=lambda item: item.content[0].start)
    events.sort(key=lambda item: item.trigger.start)
    return replace(reading, statements=tuple(statements), events=tuple(events)), frozenset(added)


def _undone(log: Sequence[Correction]) -> frozenset[int]:
    """Return the entries that are undone; an undo that is undone undoes nothing."""
    undone: set[int] = set()
    for correction in reversed(log):
        if correction.action == "undo" and correction.id not in undone and correction.undoes is not None:
            undone.add(correction.undoes)
    return frozenset(undone)


def records_of(reading: Reading) -> tuple[Record, ...]:
    """Return the statements, then the events."""
    return (*reading.statements, *reading.events)


def ranges(record: Record) -> list[tuple[int, int]]:
    """Return where the words stand that make a record: the content of a statement, the trigger of an event."""
    spans: Iterable[Span] = record.content if isinstance(record, Statement) else (record.trigger,)
    return [(span.start, span.end) for span in spans]


def _shared(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> float:
    """Return which part of the characters of both together is in both."""
    common = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    union = sum(b - a for a, b in one) + sum(b - a for a, b in other) - common
    return common / union if union else 0.0


def field_json(record: Record, field: str) -> str:
    """Return a field as JSON."""
    return msgspec.json.encode(getattr(record, field)).decode()


def with_field(record: Record, field: str, value: str, number: int) -> Record:
    """Return the record with a field set from JSON; what follows from it is set too. number: the correction's."""
    found = msgspec.json.decode(value, type=_TYPES.get(field, object))
    changed = replace(record, **{field: found}, rule=f"correction:{number}")
    return _coded(changed, field) if isinstance(changed, Event) and field in ("type", "mode", "cameo") else changed


def _coded(event: Event, field: str) -> Event:
    """Return the event with codes that fit: the type decides the quad class, type and mode the CAMEO code."""
    known = ontology.load()
    mode = event.mode if event.mode in known.types[event.type].modes else None
    cameo = event.cameo if field == "cameo" else known.cameo(event.type, mode)
    return replace(event, mode=mode, cameo=cameo, quad=known.quad(event.type), goldstein=known.goldstein(cameo))


def meaning(value: str) -> object:
    """Return what a field's JSON means: who, when or what, without the words and rules that led there."""
    return _bare(msgspec.json.decode(value))


def _bare(value: object) -> object:
    if isinstance(value, list):
        return [_bare(item) for item in value]
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if key not in ("span", "how", "rule", "basis", "because")}
    return value
