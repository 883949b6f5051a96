from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from communique import ontology
from communique.records import (
    Act,
    ActorKind,
    ActorRef,
    Basis,
    Certainty,
    Form,
    How,
    Statement,
    Status,
    TimeSpan,
    span_of,
)
from communique.store.effective import Action, Outcome
from communique.store.fields import EVENT_FIELDS, STATEMENT_FIELDS
from communique.web.pages.search import FACETS
from communique.web.wording import (
    _tables,
    address,
    chain,
    clean,
    days,
    exact,
    in_words,
    moment,
    serving,
    shortened,
    spaced,
    when,
)

TABLES = {
    "act": get_args(Act), "form": get_args(Form), "certainty": get_args(Certainty), "status": get_args(Status),
    "how": get_args(How), "basis": get_args(Basis), "actor": get_args(ActorKind), "outcome": get_args(Outcome),
    "action": get_args(Action), "type": tuple(ontology.load().types), "quad": tuple(map(str, ontology.QUADS)),
}  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
def test_every_code_has_words_and_no_word_is_idle(table: str) -> None:
    assert set(_tables()[table]) == set(TABLES[table])


def test_every_field_has_a_name() -> None:
    assert set(_tables()["field"]) >= {*STATEMENT_FIELDS, *EVENT_FIELDS, *FACETS}


@pytest.mark.parametrize(
    ("first", "last", "grain", "words"),
    [
        ("2023-10-20", "2023-10-20", "day", "20 October 2023"),
        ("2023-10-16", "2023-10-22", "week", "the week of 16 October 2023"),
        ("2023-10-01", "2023-10-31", "month", "October 2023"),
        ("2023-02-01", "2023-02-28", "span", "February 2023"),
        ("2014-01-01", "2014-12-31", "year", "2014"),
        ("2014-01-01", "2014-03-31", "quarter", "first quarter of 2014"),
        ("2010-01-01", "2019-12-31", "decade", "2010–2019"),
        ("2023-10-03", "2023-10-05", "span", "3–5 October 2023"),
        ("2023-10-30", "2023-11-02", "span", "30 October 2023 – 2 November 2023"),
        ("2023-10-30", None, "span", "from 30 October 2023"),
        (None, "2023-10-30", "span", "until 30 October 2023"),
        (None, None, "day", ""),
    ],
)
def test_days_in_words(first: str | None, last: str | None, grain: str, words: str) -> None:
    assert days(first, last, grain) == words


def test_a_date_tells_exactly_on_hover_how_it_is_known() -> None:
    time = TimeSpan("2023-10-16", "2023-10-22", "week", None, "resolved", "last week before 2023-10-24")
    assert when(time) == "the week of 16 October 2023"
    assert exact(time).startswith("2023-10-16 to 2023-10-22 · worked out")
    assert exact(time).endswith("last week before 2023-10-24")


def test_marks_that_steer_the_direction_of_text_are_dropped() -> None:
    assert clean("a\u202eb\u2066c\x07\n d") == "abc d"
    assert shortened("one two three four", 9) == "one two …"


@pytest.mark.parametrize(
    ("text", "shown"), [(" and\nso ", " and so "), ("on ", "on "), (", he", ", he"), (" ", ""), ("", "")]
)
def test_the_words_of_a_hit_keep_the_spaces_between_them(text: str, shown: str) -> None:
    assert spaced(text) == shown


def _ref(id: str, name: str, kind: ActorKind = "outlet", role: str | None = None, of: str | None = None) -> ActorRef:
    return ActorRef(id, kind, name, None, role, of, "named", "test")


def test_an_office_is_told_once() -> None:
    assert serving(_ref("person:a", "Ann Ek", "person", "foreign minister", "SWE"), {}) == "foreign minister of Sweden"
    assert serving(_ref("person:a", "Ann Ek", "person", None, "SWE"), {"SWE": "Sverige"}) == "Sweden"
    assert serving(_ref("SWE", "Sweden", "state"), {}) == ""


def test_the_chain_runs_from_the_speaker_outwards_and_names_no_speaker_twice() -> None:
    word = span_of("yes", 0, 3)
    outlets = (_ref("outlet:b", "Bee"), _ref("outlet:a", "Ay"))
    said = Statement(
        "s1", (word,), "direct", (), None, outlets[1], None, (), "assert", None, None, None, outlets, "stated", False,
        None, "test",
    )  # fmt: skip
    assert [ref.name for ref in chain(said)] == ["Bee"]


def test_values_of_the_log_in_words() -> None:
    assert in_words("act", '"deny"') == "denies"
    assert in_words("headline", "true") == "yes"
    assert in_words("addressees", "[]") == "none"
    assert in_words("contexts", '["military","legal"]') == "military, legal"
    year = TimeSpan("2023-01-01", "2023-12-31", "year", None, "inferred", "")
    assert in_words("when", msgspec.json.encode(year).decode()) == "2023"
    ref = msgspec.json.encode(_ref("person:a", "Ann Ek", "person", "envoy", "SWE")).decode()
    assert in_words("speaker", ref) == "Ann Ek, envoy (Sweden)"
    assert in_words("actors", f"[{ref},{ref}]") == "Ann Ek, envoy (Sweden); Ann Ek, envoy (Sweden)"


def test_moments_and_addresses() -> None:
    assert moment("2025-01-02T10:00:00+00:00") == "2 January 2025, 10:00"
    assert address("actor", "person:å b/c") == "/actors/person:%C3%A5%20b%2Fc"
