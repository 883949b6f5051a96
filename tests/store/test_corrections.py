"""Corrections end as docs/corrections.md says, through edits, undos, new readings and conflicts."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import select, text

from communique.errors import UsageError
from communique.records import (
    Actor,
    ActorRef,
    Article,
    Block,
    Event,
    Reading,
    Span,
    Statement,
    TimeSpan,
    span_of,
)
from communique.store import Incoming, Record, schema

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "corrections" / "histories.toml").read_text("utf-8"))[
    "case"
]
TEXT = (
    "Anna Ek said that the harbour talks with the neighbours would go on. "
    "The two sides met on Friday in the old town hall."
)
AT = "2025-01-01T00:00:00Z"
SIGNED: dict[str, Any] = {"who": "Maria", "why": "the words say so", "at": AT}


def place(words: str) -> Span:
    start = TEXT.index(words)
    return span_of(TEXT, start, start + len(words))


def first() -> Reading:
    anna = ActorRef("person:anna-ek", "person", "Anna Ek", place("Anna Ek"), "minister", "SWE", "named", "made-up")
    statement = Statement(
        id="S", content=(place("that the harbour talks with the neighbours would go on"),), form="indirect",
        cue=(place("said"),), source=place("Anna Ek"), speaker=anna, document=None, addressees=(), act="assert",
        said_on=None, said_in=None, occasion=None, reported_by=(), certainty="stated", headline=False, within=None,
        rule="made-up",
    )  # fmt: skip
    event = Event(
        id="E", trigger=place("met"), sentence=span_of(TEXT, TEXT.index("The two"), len(TEXT)), type="CONSULT",
        mode=None, contexts=(), cameo="040", quad=1, goldstein=1.0, actors=(anna,), recipients=(), when=None,
        where=None, status="occurred", word="S", mentions=(), rule="made-up",
    )  # fmt: skip
    article = Article("a", TEXT, "en", None, (), "Post", None, None, (Block("body", span_of(TEXT, 0, len(TEXT))),))
    actors = (Actor("person:anna-ek", "person", ("Anna Ek",), None), Actor("NOR", "state", ("Norway",), None))
    return Reading(article, (statement,), (event,), (anna,), (), actors, (), ())


def newer(what: str) -> Reading:
    """Return what newer rules read: ``S act=warn``, ``S moved``, ``S gone``, ``S elsewhere``, or nothing new."""
    base = first()
    name, _, change = what.partition(" ")
    if change == "moved":
        moved = replace(base.statements[0], id="S2", content=(place("harbour talks with the neighbours would"),))
        return replace(base, statements=(moved,), events=(replace(base.events[0], word="S2"),))
    if change == "elsewhere":
        return replace(
            base, statements=(replace(base.statements[0], id="S3", content=(place("in the old town hall"),)),)
        )
    if change == "gone":
        return replace(base, statements=())
    field, _, value = change.partition("=")
    if not field:
        return base
    found: Any = TimeSpan(value, value, "day", place("on Friday"), "resolved", "newer") if field == "said_on" else value
    if name == "S":
        return replace(base, statements=(replace(base.statements[0], **{field: found}, rule="newer"),))
    return replace(base, events=(replace(base.events[0], **{field: found}, rule="newer"),))


class Played:
    """A record on which a history is played."""

    def __init__(self, address: str) -> None:
        self.record = Record(address, make=True)
        self.keep(first())

    def keep(self, reading: Reading) -> None:
        self.record.writer({}, AT).keep([Incoming(reading, first().article)], again=True)

    def play(self, step: str) -> None:
        name, _, what = step.partition(" ")
        if name == "add":
            kind, _, words = what.partition(" ")
            self.record.add("a", kind, words, {"type": "AGREE"} if kind == "event" else {}, **SIGNED)
        elif name == "undo":
            self.record.undo(int(what), **SIGNED)
        elif name == "read":
            self.keep(first() if what == "back" else newer(what))
        elif what == "remove":
            self.record.remove(self.current(name), **SIGNED)
        else:
            field, _, value = what.partition("=")
            self.record.correct(self.current(name), {field: value}, **SIGNED)

    def current(self, name: str) -> str:
        reading = self.record.reading("a")
        return (reading.events if name in "EF" else reading.statements)[-1 if name in "TF" else 0].id

    def shown(self, what: str) -> str:
        name, _, field = what.partition(" ")
        found = [*(self.record.events if name in "EF" else self.record.statements)("")]
        if field == "count":
            return str(len(found))
        hit = found[-1 if name in "TF" else 0] if found else None
        if hit is None:
            return "none"
        if field == "corrected":
            return ",".join(hit.corrected)
        item: Any = hit.statement or hit.event
        if field in ("speaker", "role"):
            return getattr(item.speaker, "actor" if field == "speaker" else "role", None) or "none"
        value = getattr(item, field)
        return f"{value.first}..{value.last}" if isinstance(value, TimeSpan) else str(value)


def test_there_are_forty_histories() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_history_ends_as_it_should(case: dict[str, Any], tmp_path: Path) -> None:
    played = Played(str(tmp_path / "record.db"))
    for step in case["steps"]:
        played.play(step)
    assert {what: played.shown(what) for what in case["shown"]} == case["shown"]
    assert [standing.outcome for standing in played.record.corrections()] == case["ends"]
    played.record.close()


@pytest.mark.parametrize("case", CASES[::4], ids=[case["name"] for case in CASES[::4]])
def test_a_history_ends_alike_in_postgresql(
    case: dict[str, Any], tmp_path: Path, new_database: Callable[[], str]
) -> None:
    one, two = Played(str(tmp_path / "record.db")), Played(new_database())
    for step in case["steps"]:
        one.play(step)
        two.play(step)
    assert one.record.corrections() == two.record.corrections()
    assert one.record.reading("a") == two.record.reading("a")
    one.record.close()
    two.record.close()


def test_a_correction_is_found_and_tells_its_rule(address: str) -> None:
    played = Played(address)
    assert not played.record.search("act:deny").hits
    played.play("S act=deny")
    (hit,) = played.record.search("act:deny corrected:yes").hits
    assert hit.statement is not None
    assert (hit.corrected, hit.statement.rule) == (("act",), "correction:1")
    assert not played.record.search("act:assert kind:statement").hits
    assert [kept.id for kept in played.record.search("word:ek").hits] == ["E"]
    played.play("S remove")
    assert not played.record.search("word:ek").hits
    played.record.close()


def test_what_the_machine_read_is_never_changed(address: str) -> None:
    played = Played(address)
    with played.record.database.reading() as connection:
        before = connection.execute(select(schema.reading)).fetchall()
    for step in ("S act=deny", "E remove", "undo 2"):
        played.play(step)
    with played.record.database.reading() as connection:
        assert connection.execute(select(schema.reading)).fetchall() == before
        log = connection.execute(
            text("SELECT who, why, action, field, old, value, undoes FROM corrections ORDER BY id")
        )
        assert [tuple(row) for row in log] == [
            ("Maria", "the words say so", "set", "act", '"assert"', '"deny"', None),
            ("Maria", "the words say so", "remove", None, None, None, None),
            ("Maria", "the words say so", "undo", None, None, None, 2),
        ]
    played.record.close()


def test_a_writer_tells_how_corrections_stand(address: str) -> None:
    played = Played(address)
    played.play("S act=deny")
    writer = played.record.writer({}, AT)
    writer.keep([Incoming(newer("S gone"), first().article)], again=True)
    assert [standing.outcome for standing in writer.standings] == ["detached"]
    played.record.close()


@pytest.mark.parametrize(
    ("id", "field", "value", "message"),
    [
        ("S", "act", "denyy", r"no act 'denyy' \(did you mean deny\?\)"),
        ("S", "colour", "red", "a statement has no field 'colour' to correct; there are speaker"),
        ("S", "speaker", "Nobody Known", r"no actor 'Nobody Known' is known.*Nobody Known <person:nobody-known>"),
        ("S", "said_on", "soon", "'soon' is no date"),
        ("E", "type", "SING", "there is no type 'SING'"),
        ("E", "mode", "visitt", r"did you mean visit\?"),
        ("E", "cameo", "999", "no CAMEO code '999'"),
        ("E", "word", "X", "no statement in this article 'X'"),
        ("E", "contexts", "weather,sport", "there is no context 'weather'"),
        ("Q", "act", "deny", "no statement or event has the identifier 'Q'"),
    ],
)
def test_what_cannot_be_set_is_told_and_nothing_is_written(
    tmp_path: Path, id: str, field: str, value: str, message: str
) -> None:
    played = Played(str(tmp_path / "record.db"))
    with pytest.raises(UsageError, match=message):
        played.record.correct(id, {field: value}, **SIGNED)
    assert played.record.corrections() == ()
    played.record.close()


def test_what_a_person_adds_is_found_exported_and_marked(address: str) -> None:
    played = Played(address)
    values = {"speaker": "Norway", "act": "promise", "said_on": "2024-03-02"}
    entries = played.record.add("a", "statement", "met on Friday [...] old town hall", values, **SIGNED)
    assert entries == [1, 2, 3, 4]
    (hit,) = played.record.search("speaker:norway corrected:yes town").hits[:1]
    assert hit.statement is not None
    assert [span.exact for span in hit.statement.content] == ["met on Friday", "old town hall"]
    assert (hit.corrected, hit.statement.rule) == (("added", "speaker", "act", "said_on"), "correction:4")
    (rows,) = played.record.rows("statement", "act:promise")
    assert len(rows) == 1
    entries = played.record.add("a", "event", "go on", {"type": "CONSULT", "actors": "NOR"}, **SIGNED)
    (hit,) = played.record.search("type:consult actor:norway").hits
    assert hit.event is not None
    assert (hit.event.trigger.exact, hit.event.sentence.exact) == ("go on", TEXT.split(" The two")[0])
    assert played.record.check() == ()
    played.record.undo(entries[0], **SIGNED)
    assert not played.record.search("actor:norway").hits
    played.record.close()


@pytest.mark.parametrize(
    ("kind", "words", "values", "which", "message"),
    [
        ("statement", "no such words", {}, 0, "does not hold the words 'no such words'"),
        ("statement", "the", {}, 0, r"stand in the article \d times; say which"),
        ("statement", "on Friday", {}, 2, "stand in the article 1 times, not 2"),
        ("statement", "on Friday [...] harbour", {}, 0, "does not go on with 'harbour'"),
        ("statement", "the harbour talks with the neighbours would go on", {}, 0, "has these words as S"),
        ("statement", "on Friday", {"act": "sing"}, 0, "there is no act 'sing'"),
        ("event", "Friday", {}, 0, "an event needs its type"),
        ("event", "Friday [...] hall", {"type": "aid"}, 0, "stand side by side"),
        ("article", "Friday", {}, 0, "an? article cannot be added"),
    ],
)
def test_what_cannot_be_added_is_told_and_nothing_is_written(
    tmp_path: Path, kind: str, words: str, values: dict[str, str], which: int, message: str
) -> None:
    played = Played(str(tmp_path / "record.db"))
    with pytest.raises(UsageError, match=message):
        played.record.add("a", kind, words, values, which=which, **SIGNED)
    with pytest.raises(UsageError, match="no article has the identifier 'b'"):
        played.record.add("b", "statement", "on Friday", {}, **SIGNED)
    assert played.record.corrections() == ()
    played.record.close()


def test_a_correction_needs_a_name_and_a_reason(tmp_path: Path) -> None:
    played = Played(str(tmp_path / "record.db"))
    with pytest.raises(UsageError, match="needs to say why"):
        played.record.remove("S", who="Maria", why=" ", at=AT)
    with pytest.raises(UsageError, match="there is no correction 7"):
        played.record.undo(7, **SIGNED)
    played.play("S remove")
    played.play("undo 1")
    with pytest.raises(UsageError, match="correction 1 is undone already"):
        played.play("undo 1")
    played.record.close()


def test_several_fields_are_set_together_or_not_at_all(tmp_path: Path) -> None:
    played = Played(str(tmp_path / "record.db"))
    with pytest.raises(UsageError):
        played.record.correct("S", {"act": "deny", "form": "sung"}, **SIGNED)
    assert played.shown("S act") == "assert"
    assert played.record.correct("S", {"act": "deny", "headline": "yes", "said_in": "none"}, **SIGNED) == [1, 2, 3]
    played.record.close()
