"""Events resolved: who, when, where, on whose word; what is left out and what is joined."""

from __future__ import annotations

from typing import Any

import pytest

from communique import gazetteer
from communique.annotation import Analysis, EventDraft, Sentence
from communique.languages import registry
from communique.ontology import load
from communique.pipeline import read_text
from communique.records import ActorRef, Block, Event, Statement, TimeSpan, span_of
from communique.resolution.events import resolve_events
from communique.resolution.held import Held
from tests.making import article

ONTOLOGY = load()


def analysis(text: str, pos: dict[str, str] | None = None, title: int = 0) -> Analysis:
    """Return a flat analysis, a sentence a line: tokens hang under the first; ``title`` lines are headlines."""
    start: list[int] = []
    end: list[int] = []
    sentences: list[Sentence] = []
    sentence_of: list[int] = []
    blocks: list[Block] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        first = len(start)
        for word in line.split():
            begin = text.index(word, at)
            start.append(begin)
            end.append(begin + len(word))
            sentence_of.append(number)
            at = begin + len(word)
        sentences.append(Sentence(first, len(start), start[first], end[-1], number))
        kind: Any = "title" if number < title else "body"
        blocks.append(Block(kind, span_of(text, start[first], end[-1])))
    words = [text[s:e] for s, e in zip(start, end, strict=True)]
    tags = [(pos or {}).get(word, "PROPN" if word[0].isupper() else "VERB") for word in words]
    head = [sentences[n].first for n in sentence_of]
    children: list[list[int]] = [[] for _ in words]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    return Analysis(
        text, "en", tuple(blocks), tuple(sentences), sentence_of, start, end, [w.lower() for w in words], tags,
        [""] * len(words), head, ["root" if h == i else "dep" for i, h in enumerate(head)],
        [tuple(c) for c in children], (),
    )  # fmt: skip


def ref(actor: str | None, kind: Any = "state", **fields: Any) -> ActorRef:
    values = {"name": actor or "people", "span": None, "role": None, "of": None, "how": "named", "rule": "test"}
    return ActorRef(actor=actor, kind=kind, **{**values, **fields})


class Cast:
    """Answers from a table of words."""

    author: ActorRef | None = None

    def __init__(self, made: Analysis, words: dict[str, ActorRef], places: dict[str, ActorRef] | None = None) -> None:
        self.made, self.words, self.places = made, words, places or {}
        self.gazetteer = gazetteer.load()
        self.held: list[Held] = []

    def one(self, token: int) -> tuple[ActorRef, ...]:
        found = self.words.get(self.made.word(token))
        return (found,) if found else ()

    def told_under(self, token: int) -> tuple[int, ...]:
        return ()

    def at_home(self, token: int, ref: ActorRef) -> ActorRef:
        return ref

    def place(self, token: int) -> ActorRef | None:
        return self.places.get(self.made.word(token))


class Line:
    """Answers with one day."""

    def at(self, token: int) -> TimeSpan | None:
        return TimeSpan("2024-05-03", "2024-05-03", "day", None, "resolved", "test")

    def own(self, token: int) -> TimeSpan | None:
        return None

    def sentence(self, token: int) -> TimeSpan | None:
        return None


def draft(
    made: Analysis, trigger: int, kind: str, actors: tuple[int, ...], recipients: tuple[int, ...] = (), **fields: Any
) -> EventDraft:
    values = {
        "mode": None, "contexts": (), "cameo": None, "symmetric": False, "status": "occurred", "places": (),
        "rule": "r",
    }  # fmt: skip
    span = (made.start[trigger], made.end[trigger])
    return EventDraft(
        trigger=trigger, trigger_span=span, type=kind, actors=actors, recipients=recipients, **{**values, **fields}
    )


def resolve(
    made: Analysis, drafts: list[EventDraft], cast: Cast, statements: tuple[Statement, ...] = ()
) -> list[Event]:
    return resolve_events(article(made.text), made, drafts, cast, statements, Line(), ONTOLOGY)


def statement(made: Analysis, name: str, content: str, cue: str, speaker: ActorRef | None = None) -> Statement:
    at, said = made.text.index(content), made.text.index(cue)
    return Statement(
        name, (span_of(made.text, at, at + len(content)),), "indirect", (span_of(made.text, said, said + len(cue)),),
        None, speaker, None, (), "assert", None, None, None, (), "stated", False, None, "test",
    )  # fmt: skip


STATES = {"France": ref("FRA"), "Chad": ref("TCD"), "Mali": ref("MLI")}


def test_codes_quad_goldstein_time_and_an_id_that_lasts() -> None:
    made = analysis("France sanctioned Chad")
    cast = Cast(made, STATES)
    drafts = [draft(made, 1, "SANCTION", (0,), (2,), cameo="163", mode="discontinue")]
    (event,) = resolve(made, drafts, cast)
    assert (event.quad, event.goldstein, event.cameo) == (4, -8.0, "163")
    assert event.when is not None
    assert event.when.first == "2024-05-03"
    assert event.id.startswith("e")
    assert len(event.id) == 17
    assert resolve(made, drafts, cast) == [event]


def test_a_draft_without_a_code_has_that_of_its_type() -> None:
    made = analysis("France met Chad")
    (event,) = resolve(made, [draft(made, 1, "CONSULT", (0, 2), symmetric=True)], Cast(made, STATES))
    assert event.cameo == "04"
    assert [a.actor for a in event.actors] == ["FRA", "TCD"]


def test_an_actor_is_no_recipient_of_its_own_act() -> None:
    made = analysis("France accused France Chad")
    (event,) = resolve(made, [draft(made, 1, "ACCUSE", (0,), (2, 3))], Cast(made, STATES))
    assert [r.actor for r in event.recipients] == ["TCD"]


def test_the_word_is_that_of_the_innermost_statement() -> None:
    made = analysis("Mali said that France hinted that Chad attacked Mali")
    outer = statement(made, "s1", "that France hinted that Chad attacked Mali", "said", STATES["Mali"])
    inner = statement(made, "s2", "that Chad attacked Mali", "hinted", STATES["France"])
    drafts = [
        draft(made, 7, "ASSAULT", (6,), (8,)),
        draft(made, 4, "ACCUSE", (3,), (6,)),
        draft(made, 1, "ACCUSE", (0,), (3,)),
    ]
    events = resolve(made, drafts, Cast(made, STATES), (outer, inner))
    assert {e.trigger.exact: e.word for e in events} == {"attacked": "s2", "hinted": "s1", "said": "narrator"}


@pytest.mark.parametrize(
    ("language", "text", "trigger"),
    [
        ("en", "Norway has decided to impose sanctions on Chad.", "sanctions"),
        ("en", "Norway's foreign minister described the talks with Peru as constructive.", "talks"),
        ("es", "El gobierno chileno ha decidido convocar al embajador de Perú.", "convocar"),
        ("sv", "Norge har beslutat att införa sanktioner mot Tchad.", "sanktioner"),
    ],
)
def test_what_is_decided_or_taken_as_known_is_the_narrators(language: str, text: str, trigger: str) -> None:
    events = read_text(text, language=language).events
    assert [e.word for e in events if e.trigger.exact == trigger] == ["narrator"]


def test_what_nobody_is_said_to_say_is_the_narrators() -> None:
    made = analysis("expected that Chad attacked Mali")
    around = statement(made, "s1", "that Chad attacked Mali", "expected")
    (event,) = resolve(made, [draft(made, 3, "ASSAULT", (2,), (4,))], Cast(made, STATES), (around,))
    assert event.word == "narrator"


def test_a_statement_does_not_hold_its_own_cue() -> None:
    made = analysis("France condemned the raid by Chad")
    around = statement(made, "s1", "France condemned the raid by Chad", "condemned")
    (event,) = resolve(made, [draft(made, 1, "ACCUSE", (0,), (5,))], Cast(made, STATES), (around,))
    assert event.word == "narrator"


def test_the_first_person_is_the_speaker() -> None:
    made = analysis("we accuse Chad said Diop", {"we": "PRON"})
    speaker = ref("person:diop", "person", of="SEN", role="president")
    said = statement(made, "s1", "we accuse Chad", "said", speaker)
    (event,) = resolve(made, [draft(made, 1, "ACCUSE", (0,), (2,), personal=True)], Cast(made, STATES), (said,))
    assert (event.actors[0].actor, event.actors[0].how) == ("person:diop", "pronoun")
    assert event.actors[0].span is not None
    assert event.actors[0].span.exact == "we"


@pytest.mark.parametrize(
    ("fields", "kept"),
    [
        ({"status": "possible"}, False),
        ({"status": "possible", "recipients": (2,)}, True),
        ({"status": "occurred"}, True),
        ({"kind": "AGREE", "status": "planned"}, True),
        ({"actors": (), "kind": "SUPPORT", "recipients": (2,)}, False),
        ({"actors": (), "kind": "ASSAULT", "recipients": (2,)}, True),
    ],
)
def test_what_is_kept(fields: dict[str, Any], kept: bool) -> None:
    made = analysis("France accused Chad")
    values: dict[str, Any] = {"kind": "ACCUSE", "actors": (0,), **fields}
    events = resolve(made, [draft(made, 1, **values)], Cast(made, STATES))
    assert bool(events) is kept
    if events and not values["actors"]:
        assert events[0].rule.endswith("no-actor")


def test_people_without_office_make_no_politics() -> None:
    made = analysis("Smith accused Jones")
    private = {"Smith": ref("person:smith", "person"), "Jones": ref("person:jones", "person")}
    assert resolve(made, [draft(made, 1, "ACCUSE", (0,), (2,), personal=True)], Cast(made, private)) == []
    public = {**private, "Jones": ref("person:jones", "person", role="president", of="GBR")}
    assert resolve(made, [draft(made, 1, "ACCUSE", (0,), (2,), personal=True)], Cast(made, public))


def test_nameless_people_get_the_state_of_the_place() -> None:
    made = analysis("Workers demonstrated Dakar")
    cast = Cast(made, {"Workers": ref(None, "unnamed")}, {"Dakar": ref("place:dakar", "place", of="SEN")})
    (event,) = resolve(made, [draft(made, 1, "PROTEST", (0,), places=(2,))], cast)
    assert event.actors[0].of == "SEN"
    assert event.actors[0].rule.endswith("by-place")
    assert event.where is not None
    assert event.where.actor == "place:dakar"


def test_an_event_named_again_is_joined() -> None:
    made = analysis("France attacked Chad\nFrance attack Chad\nFrance attacked Mali", {"attack": "NOUN"})
    cast = Cast(made, STATES)
    drafts = [
        draft(made, 1, "ASSAULT", (0,), (2,)),
        draft(made, 4, "ASSAULT", (3,), (5,)),
        draft(made, 7, "ASSAULT", (6,), (8,)),
    ]
    events = resolve(made, drafts, cast)
    assert [len(e.mentions) for e in events] == [1, 0]
    assert events[0].mentions[0].exact == "attack"


def test_talks_told_by_one_side_are_those_told_before() -> None:
    made = analysis("France met Chad\nMali talks\nChad talks", {"talks": "NOUN"})
    drafts = [
        draft(made, 1, "CONSULT", (0, 2), symmetric=True),
        draft(made, 4, "CONSULT", (3,), symmetric=True),
        draft(made, 6, "CONSULT", (5,), symmetric=True),
    ]
    events = resolve(made, drafts, Cast(made, STATES))
    assert [len(e.mentions) for e in events] == [1, 0]
    assert events[0].mentions[0].start == made.start[6]


def test_a_headline_is_joined_with_the_body() -> None:
    made = analysis("France met Chad\nFrance met Chad", title=1)
    drafts = [draft(made, 1, "CONSULT", (0, 2), symmetric=True), draft(made, 4, "CONSULT", (3, 5), symmetric=True)]
    (event,) = resolve(made, drafts, Cast(made, STATES))
    assert len(event.mentions) == 1


def test_the_text_tells_the_status_of_what_a_headline_tells() -> None:
    made = analysis("France met Chad\nFrance met Chad\nFrance met Chad", title=1)
    drafts = [
        draft(made, 1, "CONSULT", (0, 2), symmetric=True),
        draft(made, 4, "CONSULT", (3, 5), symmetric=True, status="planned"),
        draft(made, 7, "CONSULT", (6, 8), symmetric=True, status="denied"),
    ]
    events = resolve(made, drafts, Cast(made, STATES))
    assert [(e.status, len(e.mentions)) for e in events] == [("planned", 1), ("denied", 0)]


def test_two_verbs_in_two_sentences_are_two_events() -> None:
    made = analysis("France accused Chad\nFrance accused Chad")
    drafts = [draft(made, 1, "ACCUSE", (0,), (2,)), draft(made, 4, "ACCUSE", (3,), (5,))]
    assert len(resolve(made, drafts, Cast(made, STATES))) == 2


@pytest.mark.parametrize(
    ("language", "text", "actor", "recipient"),
    [
        ("en", "Ghana recalled its ambassador from Togo on 3 May 2019.", "GHA", "TGO"),
        ("sv", "Ghana kallade hem sin ambassadör från Togo den 3 maj 2019.", "GHA", "TGO"),
    ],
)
def test_the_whole_way(language: str, text: str, actor: str, recipient: str) -> None:
    assert registry.pack(language) is not None
    reading = read_text(text, language=language)
    (event,) = reading.events
    assert (event.type, event.actors[0].actor, event.recipients[0].actor) == ("SANCTION", actor, recipient)
    assert event.when is not None
    assert event.when.first == "2019-05-03"
    assert event.word == "narrator"


@pytest.mark.parametrize(
    ("text", "language", "state"),
    [
        ("Iceland took in refugees from Malawi.", "en", "MWI"),
        ("Iceland arrested a journalist from Malawi.", "en", "MWI"),
        ("Iceland urged its citizens to leave Malawi.", "en", "ISL"),
        ("Island tog emot flyktingar från Malawi.", "sv", "MWI"),
        ("Island uppmanade sina medborgare att lämna Malawi.", "sv", "ISL"),
    ],
)
def test_people_are_of_the_state_that_their_words_tell(text: str, language: str, state: str) -> None:
    (event,) = read_text(text, language=language).events
    assert [r.of for r in event.recipients] == [state]


def test_a_bombed_seat_of_a_bloc_is_its_state() -> None:
    (event,) = (e for e in read_text("Norwegian rebels attacked Brussels.", language="en").events if e.recipients)
    assert [r.actor for r in event.recipients] == ["BEL"]


def test_who_is_named_before_people_is_no_part_of_their_name() -> None:
    events = read_text("Norway blamed Obama and House leaders.", language="en").events
    assert [r.name for e in events for r in e.recipients] == ["Barack Obama", "House leaders"]
