"""The log of corrections: written once, never changed; what is shown follows from it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from communique import ontology
from communique.errors import UsageError
from communique.records import Event, Reading, Statement
from communique.store import added, rows, schema
from communique.store.effective import Effective, field_json, ranges, records_of, sharing
from communique.store.fields import Reader
from communique.store.packing import unpacked
from communique.store.standing import entry, shown
from communique.store.writer import numbers, project


class Log:
    """Adds entries. who, why: of the person; at: the time, ISO 8601."""

    def __init__(self, connection: Connection, who: str, why: str, at: str) -> None:
        for name, value in (("who", who), ("why", why)):
            if not value.strip():
                raise UsageError(f"a correction needs to say {name}")
        self._connection = connection
        self._who = who.strip()
        self._why = why.strip()
        self._at = at

    def set(self, id: str, values: Mapping[str, str]) -> list[int]:
        """Set fields of a statement or event to what the person typed; return the entries' numbers."""
        return [self._set(id, field, text) for field, text in values.items()]

    def _set(self, id: str, field: str, text: str) -> int:
        machine, now, record = self._find(id)
        name, value = Reader(self._connection, now.reading, record).read(field, text)
        read = next(item for item in records_of(now.base or machine) if item.id == record.id)
        new = {"action": "set", "field": name, "value": rows.as_json(value)}
        return self._add(machine, record, new | {"old": field_json(record, name), "machine": field_json(read, name)})

    def add(self, article: str, kind: str, words: str, values: Mapping[str, str], which: int = 0) -> list[int]:
        """Add a statement or event that the machine missed; return the entries' numbers, that of the addition first.

        article: identifier. words: its content, or what names the event. which: their number in the text, from 1.
        """
        found = select(schema.article.c.id).where(schema.article.c.id == article)
        if self._connection.execute(found).scalar_one_or_none() is None:
            raise UsageError(f"no article has the identifier {article!r}")
        machine, now = _article(self._connection, article)
        record = self._new(now.reading, kind, words, values, which)
        self._refuse_known(now, kind, record)
        number = self._add(machine, record, {"action": "add", "value": rows.as_json(record)})
        return [number, *self.set(record.id, values)]

    def _new(self, reading: Reading, kind: str, words: str, values: Mapping[str, str], which: int) -> Statement | Event:
        table = schema.counter
        last = self._connection.execute(select(table.c.last).where(table.c.name == "correction")).scalar_one()
        rule = f"correction:{last + 1}"
        if kind == "statement":
            return added.statement(reading, words, which, rule)
        if kind != "event":
            raise UsageError(f"a {kind} cannot be added; there are statement, event")
        known = tuple(ontology.load().types)
        type = values.get("type", "").upper()
        if type not in known:
            raise UsageError(f"an event needs its type (type=CONSULT); there are {', '.join(known)}")
        return added.event(reading, words, which, type, rule)

    def _refuse_known(self, now: Effective, kind: str, record: Statement | Event) -> None:
        known = sharing(now.base or now.reading, kind, ranges(record))
        if known is None:
            return
        if any(item.id == known.id for item in records_of(now.reading)):
            raise UsageError(f"the record has these words as {known.id}; correct that one")
        raise UsageError(f"the record had these words as {known.id}, which a correction removed; undo that one")

    def remove(self, id: str) -> int:
        """Take out a statement or event that is none; return the entry's number."""
        machine, _, record = self._find(id)
        return self._add(machine, record, {"action": "remove"})

    def undo(self, number: int) -> int:
        """Undo an entry, an undo too; return the new entry's number."""
        table = schema.correction
        row = self._connection.execute(select(table).where(table.c.id == number)).mappings().one_or_none()
        if row is None:
            raise UsageError(f"there is no correction {number}")
        undone = entry(row)
        machine, now = _article(self._connection, undone.article)
        standing = next(s for s in now.standings if s.correction.id == number)
        if standing.outcome == "undone":
            raise UsageError(f"correction {number} is undone already")
        same = {"kind": undone.kind, "record": undone.record, "words": undone.words}
        return self._write(machine, same | {"action": "undo", "undoes": number})

    def _find(self, id: str) -> tuple[Reading, Effective, Statement | Event]:
        """Return the article as the machine read it and as it is shown, and the record to correct."""
        for table in (schema.statement, schema.event):
            query = (
                select(schema.article.c.id).join(table, table.c.article == schema.article.c.n).where(table.c.id == id)
            )
            articles = self._connection.execute(query).scalars().all()
            if len(articles) > 1:
                raise UsageError(f"several records have the identifier {id!r}; this cannot be corrected by identifier")
            if articles:
                machine, now = _article(self._connection, articles[0])
                return machine, now, next(record for record in records_of(now.reading) if record.id == id)
        raise UsageError(f"no statement or event has the identifier {id!r}")

    def _add(self, machine: Reading, record: Statement | Event, new: Mapping[str, object]) -> int:
        kind = "statement" if isinstance(record, Statement) else "event"
        return self._write(machine, {"kind": kind, "record": record.id, "words": rows.as_json(ranges(record)), **new})

    def _write(self, machine: Reading, new: Mapping[str, object]) -> int:
        """Write the entry, then what is shown of its article anew."""
        number = numbers(self._connection, "correction", 1)[0]
        row = {"id": number, "at": self._at, "who": self._who, "why": self._why, "article": machine.article.id}
        empty = dict.fromkeys(("field", "value", "old", "machine", "undoes"))
        self._connection.execute(insert(schema.correction), [{**empty, **row, **new}])
        project(self._connection, shown(self._connection, [machine]))
        return number


def _article(connection: Connection, id: str) -> tuple[Reading, Effective]:
    table, kept = schema.article, schema.reading
    query = select(table.c.text, kept.c.json).join(kept, kept.c.id == table.c.reading).where(table.c.id == id)
    row = connection.execute(query).one()
    machine = unpacked(row.json, row.text)
    return machine, shown(connection, [machine])[0]
