from __future__ import annotations

import pytest

from communique.records import ActorRef, Event, Statement, TimeSpan, span_of
from communique.web.facts import entry, facts, typed
from tests.web.making import done_at, reading_of, said_at

TEXT = "Ann Ek said on Monday that talks had begun."


def _at(first: str | None, last: str | None) -> Statement:
    return said_at(TEXT, "s1", 23, 42, said_on=TimeSpan(first, last, "span", None, "inferred", "test"))


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-11-16", "2023-11-16", "2023-11-16"),
        ("2023-11-01", "2023-11-30", "2023-11"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-11-01", "2023-11-05", "2023-11-01..2023-11-05"),
        ("2023-11-01", None, "2023-11-01.."),
        (None, "2023-11-01", "..2023-11-01"),
        (None, None, "none"),
    ],
)
def test_days_stand_in_the_form_as_one_would_type_them(first: str | None, last: str | None, words: str) -> None:
    assert typed(_at(first, last), "said_on") == words


def test_what_lies_in_other_words_of_a_field_is_not_told_twice() -> None:
    who = ActorRef("person:ann-ek", "person", "Ann Ek", span_of(TEXT, 4, 6), None, None, "named", "test")
    said = said_at(TEXT, "s1", 23, 42, speaker=who, source=span_of(TEXT, 0, 6))
    (speaker, *_) = facts(said, reading_of(TEXT, (said,), ()))
    assert [span.exact for span in speaker.spans] == ["Ann Ek"]


def test_an_event_can_stand_on_the_word_of_any_statement_of_its_article() -> None:
    said, done = said_at(TEXT, "s1", 23, 42), done_at(TEXT, "e1", 28, 33)
    asked = entry(done, reading_of(TEXT, (said,), (done,)), "word")
    assert asked is not None
    assert asked.value == "narrator"
    assert [*asked.choices] == ["narrator", "s1"]
    assert entry(done, reading_of(TEXT, (said,), (done,)), "quad") is None


def test_a_type_can_be_chosen_and_its_modes() -> None:
    done: Event = done_at(TEXT, "e1", 28, 33)
    asked = entry(done, reading_of(TEXT, (), (done,)), "mode")
    assert asked is not None
    assert "visit" in asked.choices
