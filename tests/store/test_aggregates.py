"""Aggregates: counted right, the same in both databases, and true to the rows after every change."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import text

from communique import gazetteer, store
from communique.errors import QueryError
from communique.records import ActorRef, Reading
from communique.store import Incoming, Record
from communique.store.aggregates import FIELDS, keeping
from tests.store import making

STARTED = "2025-01-01T00:00:00Z"
WHO = {"who": "tester", "why": "to see", "at": STARTED}
PERSON = making.person(0)[0].id
QUERIES = (
    "state:RUS",
    "kind:event 2016..2019",
    "type:SANCTION,AGREE -status:denied",
    "act:deny form:direct",
    "sanctions OR talks",
    'place:"place:caracas"',
    "published:2019 state:VEN",
    "nothingofthekind",
)
EVERYTHING = "kind:statement,event,article kind:statement,event,article"
"""Finds what the empty query finds, and is counted from the rows, since it is more than one filter."""


def placed(reading: Reading) -> Reading:
    """Return the reading with people among the actors of its events, and places that the gazetteer knows."""
    chance = random.Random(reading.article.id)
    places = [entry for id in ("place:caracas", "place:moscow", "SWE") if (entry := gazetteer.load().entry(id))]

    def where() -> ActorRef | None:
        entry = chance.choice([None, *places])
        return (
            ActorRef(entry.id, entry.kind, entry.names["en"], None, None, entry.of, "named", "made-up")
            if entry
            else None
        )

    def who(ref: ActorRef) -> ActorRef:
        actor, role, of = making.person(chance.randrange(8))
        person = replace(ref, actor=actor.id, kind="person", name=actor.names[0], role=role, of=of)
        return person if chance.random() < 0.4 else ref

    statements = tuple(replace(s, said_in=where()) for s in reading.statements)
    events = tuple(replace(e, where=where(), actors=tuple(map(who, e.actors))) for e in reading.events)
    return replace(reading, statements=statements, events=events)


def fill(address: str) -> Record:
    record = store.open(address, make=True)
    readings = [placed(reading) for reading in making.readings(40)]
    writer = record.writer({}, STARTED)
    writer.keep([Incoming(reading, reading.article) for reading in readings])
    first = readings[0]
    record.correct(first.statements[0].id, {"act": "deny", "speaker": "Russia"}, **WHO)
    record.correct(first.events[0].id, {"type": "AID", "recipients": "Venezuela"}, **WHO)
    record.remove(readings[1].events[0].id, **WHO)
    record.undo(record.remove(readings[2].statements[0].id, **WHO), **WHO)
    again = replace(readings[3], events=readings[3].events[:1], statements=readings[3].statements[:2])
    record.writer({}, STARTED).keep([Incoming(again, again.article)], again=True)
    return record


class Both(NamedTuple):
    sqlite: Record
    postgresql: Record


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory, new_database: Callable[[], str]) -> Iterator[Both]:
    """The same record in each database: added, corrected, undone, read again."""
    file = str(tmp_path_factory.mktemp("aggregates") / "record.db")
    with fill(file) as sqlite, fill(new_database()) as postgresql:
        yield Both(sqlite, postgresql)


ASKING: dict[str, Callable[[Record, str], object]] = {
    "facets": lambda record, query: record.facets(query),
    "days": lambda record, query: record.timeline(query, "day"),
    "months": lambda record, query: record.timeline(query, "month"),
    "years": lambda record, query: record.timeline(query, "year"),
    "network": lambda record, query: record.network(query, 12),
    "places": lambda record, query: record.places(query),
    "dyad": lambda record, query: record.dyad("RUS", "VEN", query),
}


@pytest.mark.parametrize("query", ["", *QUERIES])
@pytest.mark.parametrize("asking", ASKING)
def test_both_databases_count_alike(both: Both, asking: str, query: str) -> None:
    ask = ASKING[asking]
    assert msgspec.to_builtins(ask(both.sqlite, query)) == msgspec.to_builtins(ask(both.postgresql, query))


@pytest.mark.parametrize("id", ["RUS", "SWE", PERSON, "outlet:wire", "place:caracas"])
def test_both_databases_know_the_same_of_an_actor(both: Both, id: str) -> None:
    card = both.sqlite.actor(id)
    assert card is not None
    assert sum(card.counts.values()) + len(card.partners) > 0 or id == "place:caracas"
    assert msgspec.to_builtins(card) == msgspec.to_builtins(both.postgresql.actor(id))


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("", EVERYTHING),
        ("kind:event", "kind:event kind:event"),
        ("kind:article,statement", "-kind:event kind:statement,article"),
    ],
)
@pytest.mark.parametrize("asking", ["facets", "months", "years", "network", "places"])
def test_what_the_writer_keeps_is_what_the_rows_hold(both: Both, asking: str, query: str, same: str) -> None:
    kept, counted = (msgspec.to_builtins(ASKING[asking](both.sqlite, asked)) for asked in (query, same))
    if asking == "facets":
        for value in [value for facet in (*kept, *counted) for value in facet["values"]]:
            del value["query"], value["chosen"]
    assert kept == counted


def test_changes_leave_the_counts_that_the_rows_give_anew(both: Both) -> None:
    for record in both:
        before = tables(record)
        with record.database.writing() as connection:
            keeping.refill(connection)
        assert tables(record) == before
        assert before["tally"]
        assert before["tie"]
        assert before["about"] == []  # made-up statements name nobody


def tables(record: Record) -> dict[str, list[tuple[object, ...]]]:
    with record.database.reading() as connection:
        names = ("tally", "tie", "about")
        return {name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}")))) for name in names}


@pytest.mark.parametrize("query", ["", "state:RUS", "2016..2019"])
def test_the_count_of_a_facet_is_what_its_query_finds(both: Both, query: str) -> None:
    kinds = {None: "", "record": "-kind:article", "statement": "kind:statement", "event": "kind:event"}
    facets = both.sqlite.facets(query, top=4)
    assert [facet.field for facet in facets] == list(FIELDS)
    seen = 0
    for facet in facets:
        for value in facet.values:
            if facet.field == "date":  # a record of days in two years is found in both, and counted in neither
                continue
            asked = f"{value.query} {kinds[facet.kind]}"
            if facet.field == "kind" and value.chosen:
                continue
            assert value.count == both.sqlite.count(asked), asked
            seen += 1
    assert seen > 30


def test_a_chosen_value_says_so_and_asks_nothing_new(both: Both) -> None:
    (facet,) = both.sqlite.facets("state:RUS act:deny", ["act"])
    assert [(value.value, value.chosen, value.query) for value in facet.values] == [
        ("deny", True, "state:RUS act:deny")
    ]


def test_what_is_no_facet_or_grain_is_refused(both: Both) -> None:
    with pytest.raises(QueryError, match="no facet 'colour'"):
        both.sqlite.facets("", ["colour"])
    with pytest.raises(QueryError, match="no grain 'week'"):
        both.sqlite.timeline("", "week")  # type: ignore[arg-type]
    with pytest.raises(QueryError, match="two actors"):
        both.sqlite.dyad("RUS", "RUS")


def test_nobody_knows_some_identifiers(both: Both) -> None:
    assert both.sqlite.actor("person:no-one-of-this-name") is None
    assert both.sqlite.dyad("RUS", "person:no-one-of-this-name") is None


def test_a_timeline_counts_every_record_once(both: Both) -> None:
    for query in ("", "state:RUS"):
        for grain in ("day", "month", "year"):
            found = both.sqlite.timeline(query, grain)
            assert sum(p.count for p in found.points) + found.coarse + found.undated == both.sqlite.count(query)


def test_what_is_dated_to_a_year_is_left_out_of_the_months(tmp_path: Path) -> None:
    reading = making.reading(1, 2)
    year = replace(making.day(making.FIRST_DAY), first="2015-01-01", last="2015-12-31", grain="year")
    said = replace(reading.statements[0], said_on=year)
    reading = replace(reading, statements=(said,), events=())
    with store.open(str(tmp_path / "record.db"), make=True) as record:
        record.writer({}, STARTED).keep([Incoming(reading, reading.article)])
        assert record.timeline("", "month").coarse == record.timeline(EVERYTHING, "month").coarse == 1
        assert [(p.period, p.count) for p in record.timeline("kind:statement", "year").points] == [("2015", 1)]


def test_a_network_joins_states_through_those_who_serve_them(both: Both) -> None:
    pairs: Counter[tuple[str, str]] = Counter()
    for reading in both.sqlite.readings():
        for event in reading.events:
            sides = {tuple(sorted((x, y))) for a in event.actors for b in (*event.actors, *event.recipients)
                     if a is not b and (x := a.of or a.actor) and (y := b.of or b.actor) and x != y}  # fmt: skip
            pairs.update(sides)  # type: ignore[arg-type]
    network = both.sqlite.network("", 1000)
    assert {(edge.source, edge.target): edge.count for edge in network.edges} == pairs
    assert all(sum(edge.quads) == edge.count for edge in network.edges)
    fewer = both.sqlite.network("", 3)
    assert len(fewer.edges) == 3
    assert fewer.left_out == len(pairs) - 3
    assert fewer.edges == network.edges[:3]


def test_a_dyad_holds_the_events_between_the_two_and_no_others(both: Both) -> None:
    dyad = both.sqlite.dyad("RUS", "VEN")
    assert dyad is not None
    wanted = 0
    for reading in both.sqlite.readings():
        for event in reading.events:
            actors, recipients = ({r.of or r.actor for r in refs} for refs in (event.actors, event.recipients))
            wanted += {"RUS", "VEN"} in [{a, b} for a in actors for b in recipients]
    assert wanted > 0
    assert dyad.events.total == wanted == sum(tone.count for tone in dyad.tone)
    turned = both.sqlite.dyad("VEN", "RUS")
    assert turned is not None
    assert (turned.events, turned.speakers_a, turned.speakers_b) == (dyad.events, dyad.speakers_b, dyad.speakers_a)
    assert {item.label for item in dyad.agreements.items} <= {"AGREE"}
    assert {item.label for item in dyad.sanctions.items} <= {"SANCTION"}
    for item in (*dyad.events.items, *dyad.statements.items):
        article = both.sqlite.reading(item.article).article
        words = article.text[item.start : item.end]
        assert item.words == words or " [...] " in item.words


def test_an_actor_is_counted_in_each_part(both: Both) -> None:
    said: Counter[str] = Counter()
    for reading in both.sqlite.readings():
        said.update(s.speaker.actor for s in reading.statements if s.speaker and s.speaker.actor)
        said.update(s.speaker.of for s in reading.statements if s.speaker and s.speaker.of)
    for id in (PERSON, "RUS", "SWE"):
        card = both.sqlite.actor(id)
        assert card is not None
        assert card.counts["speaker"] == said[id] == sum(row.count for row in card.acts)
        assert card.counts["speaker"] >= len(card.statements.items)


def test_the_people_of_an_office_stand_with_the_words_that_say_so(both: Both) -> None:
    _, office, of = making.person(0)
    card = both.sqlite.actor(of)
    assert card is not None
    spans = [span for span in card.offices if span.person == PERSON]
    assert [(span.office, span.of) for span in spans] == [(office, of)]
    for evidence in spans[0].evidence:
        words = both.sqlite.reading(evidence.article).article.text[evidence.span.start : evidence.span.end]
        assert words == evidence.span.exact


def test_places_tell_where_they_lie_and_what_has_none(both: Both) -> None:
    found = both.sqlite.places("")
    known = {place.id: place for place in found.places}
    assert known["place:caracas"].latitude == pytest.approx(10.5, abs=0.1)
    assert known["place:caracas"].state == "VEN"
    assert (known["SWE"].latitude, known["SWE"].state) == (None, "SWE")
    placed_ = sum(place.events + place.statements for place in found.places)
    assert placed_ + found.nowhere == both.sqlite.count("-kind:article")
