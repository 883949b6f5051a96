"""The fields that people may correct, and how what they type becomes a value."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import get_args

import msgspec
from msgspec.structs import replace
from sqlalchemy import Connection, select

from communique import gazetteer, ontology
from communique.errors import UsageError
from communique.gazetteer import person_id
from communique.records import (
    Act,
    ActorKind,
    ActorRef,
    Certainty,
    Event,
    Form,
    Grain,
    Reading,
    Span,
    Statement,
    Status,
    TimeSpan,
    span_of,
)
from communique.store import schema
from communique.store.days import parse_range
from communique.store.rows import BREAK

NONE = ("none", "-", "")
"""What stands for no value."""
BY_PERSON = "correction"
"""Rule of what a person decided."""

Record = Statement | Event


class Reader:
    """Reads typed values for one record. reading: its article as it is shown now."""

    def __init__(self, connection: Connection, reading: Reading, record: Record) -> None:
        self._connection = connection
        self._reading = reading
        self._record = record

    def read(self, field: str, text: str) -> tuple[str, object]:
        """Return the field that is set and its value. Raises UsageError that says what can be written."""
        table = STATEMENT_FIELDS if isinstance(self._record, Statement) else EVENT_FIELDS
        if field not in table:
            kind = "statement" if isinstance(self._record, Statement) else "event"
            raise UsageError(f"a {kind} has no field {field!r} to correct; there are {', '.join(table)}")
        value = table[field](self, text.strip())
        return ("speaker", value) if field in ("speaker_role", "speaker_of") else (field, value)

    def choice(self, what: str, known: tuple[str, ...], text: str) -> str:
        """Return one of the known values."""
        if text not in known:
            near = get_close_matches(text, known, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise UsageError(f"there is no {what} {text!r}{hint}; there are {', '.join(known)}")
        return text

    def type(self, text: str) -> str:
        """Return a PLOVER type, written in any case."""
        return self.choice("type", tuple(ontology.load().types), text.upper())

    def mode(self, text: str) -> str | None:
        """Return a mode of the event's type."""
        assert isinstance(self._record, Event)
        modes = tuple(ontology.load().types[self._record.type].modes)
        return None if text in NONE else self.choice(f"mode of {self._record.type}", modes, text)

    def cameo(self, text: str) -> str:
        """Return a CAMEO code."""
        if text not in ontology.load().codes:
            raise UsageError(f"there is no CAMEO code {text!r}; the codes stand in ontology/cameo.toml")
        return text

    def contexts(self, text: str) -> tuple[str, ...]:
        """Return contexts, with commas between them."""
        known = tuple(ontology.load().contexts)
        return () if text in NONE else tuple(self.choice("context", known, part.strip()) for part in text.split(","))

    def word(self, text: str) -> str:
        """Return ``narrator`` or the identifier of a statement in the article."""
        statements = tuple(statement.id for statement in self._reading.statements)
        return self.choice("statement in this article", ("narrator", *statements), text)

    def yes(self, text: str) -> bool:
        """Return whether the answer is yes."""
        return self.choice("answer", ("yes", "no"), text) == "yes"

    def words(self, text: str) -> str | None:
        """Return the text as it is."""
        return None if text in NONE else text

    def time(self, text: str) -> TimeSpan | None:
        """Return days, as precise as they are written."""
        if text in NONE:
            return None
        try:
            days = parse_range(text)
        except ValueError as fault:
            raise UsageError(str(fault)) from fault
        grains: dict[int, Grain] = {4: "year", 6: "month", 7: "month"}
        grain: Grain = "span" if ".." in text else grains.get(len(text), "day")
        return TimeSpan(days.first, days.last, grain, None, "inferred", "set by a person")

    def cue(self, text: str) -> tuple[Span, ...]:
        """Return the words that tell that something was said, where they stand nearest to it."""
        return () if text in NONE else tuple(self._nearest(part.strip()) for part in text.split(BREAK.strip()))

    def _nearest(self, words: str) -> Span:
        """Return the place of words that is nearest to the statement's own, beside rather than in them."""
        assert isinstance(self._record, Statement)
        content, text = self._record.content, self._reading.article.text
        places = [*re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)] if words else []
        if not places:
            raise UsageError(f"the article does not hold the words {words!r}; give them exactly as they stand there")

        def distance(place: re.Match[str]) -> tuple[bool, int]:
            start, end = place.span()
            inside = any(span.start < end and start < span.end for span in content)
            return inside, min(max(span.start - end, start - span.end) for span in content)

        start, end = min(places, key=distance).span()
        return span_of(text, start, end)

    def actor(self, text: str) -> ActorRef | None:
        """Return an actor by identifier or name."""
        return None if text in NONE else self._actor(text)

    def actors(self, text: str) -> tuple[ActorRef, ...]:
        """Return actors, with semicolons between them."""
        return () if text in NONE else tuple(self._actor(part.strip()) for part in text.split(";"))

    def speaker_role(self, text: str) -> ActorRef:
        """Return the speaker with another office."""
        return replace(self._speaker(), role=self.words(text), rule=BY_PERSON)

    def speaker_of(self, text: str) -> ActorRef:
        """Return the speaker in the service of another state or organisation."""
        of = None if text in NONE else self._actor(text).actor
        return replace(self._speaker(), of=of, rule=BY_PERSON)

    def _speaker(self) -> ActorRef:
        assert isinstance(self._record, Statement)
        if self._record.speaker is None:
            raise UsageError("the statement has no speaker yet; set speaker first")
        return self._record.speaker

    def _actor(self, text: str) -> ActorRef:
        """Return the actor by identifier or name, or a new one: ``Jan Ek <person:jan-ek>``."""
        name, _, id = text.partition("<")
        if id:
            return _ref(id.rstrip("> "), _kind_of(id), name.strip())
        found = self._known(text) or _in_gazetteer(text, self._reading.article.language or "en")
        if found is None:
            new = f"{text} <{person_id(text)}>"
            raise UsageError(f"no actor {text!r} is known; write an identifier, or name a new one: {new!r}")
        return found

    def _known(self, text: str) -> ActorRef | None:
        """Return the actor that the record knows by this identifier or name."""
        table = schema.actor
        query = select(table).where((table.c.id == text) | (table.c.name == text)).order_by(table.c.id)
        rows = self._connection.execute(query).fetchall()
        row = next((row for row in rows if row.id == text), rows[0] if len(rows) == 1 else None)
        return _ref(row.id, row.kind, row.name) if row else None


def _in_gazetteer(text: str, language: str) -> ActorRef | None:
    known = gazetteer.load()
    entry = known.entry(text)
    candidates = () if entry else known.lookup(text, language)
    if candidates:
        entry = known.entry(candidates[0].id)
    return _ref(entry.id, entry.kind, known.name(entry.id, language)) if entry else None


def _ref(id: str, kind: str, name: str) -> ActorRef:
    return ActorRef(id, msgspec.convert(kind, ActorKind), name, None, None, None, "inferred", BY_PERSON)


def _kind_of(id: str) -> str:
    prefix = id.partition(":")[0]
    return prefix if prefix in get_args(ActorKind) else "organisation"


Read = Callable[[Reader, str], object]


def _choosing(what: str, known: tuple[str, ...]) -> Read:
    return lambda reader, text: reader.choice(what, known, text)


STATEMENT_FIELDS: dict[str, Read] = {
    "speaker": Reader.actor,
    "speaker_role": Reader.speaker_role,
    "speaker_of": Reader.speaker_of,
    "addressees": Reader.actors,
    "act": _choosing("act", get_args(Act)),
    "cue": Reader.cue,
    "form": _choosing("form", get_args(Form)),
    "certainty": _choosing("certainty", get_args(Certainty)),
    "said_on": Reader.time,
    "said_in": Reader.actor,
    "document": Reader.words,
    "headline": Reader.yes,
}
EVENT_FIELDS: dict[str, Read] = {
    "type": Reader.type,
    "mode": Reader.mode,
    "cameo": Reader.cameo,
    "contexts": Reader.contexts,
    "actors": Reader.actors,
    "recipients": Reader.actors,
    "when": Reader.time,
    "where": Reader.actor,
    "status": _choosing("status", get_args(Status)),
    "word": Reader.word,
}
"""Field → how it is read. docs/corrections.md lists them with examples."""
