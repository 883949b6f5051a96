"""Whose decision *its decision* is, whose statement *the statement*, and who was told what."""

from __future__ import annotations

from communique.pipeline import read_text
from communique.records import Statement


def said(text: str, words: str) -> Statement:
    """Return the statement whose content begins with the words."""
    return next(s for s in read_text(text, language="en").statements if s.content[0].exact.startswith(words))


def test_a_possessive_goes_on_with_the_subject_of_its_clause() -> None:
    text = "Norway's Defence Ministry told the press of its decision to expel two Chadian attachés."
    reading = read_text(text, language="en")
    (event,) = (e for e in reading.events if e.trigger.exact == "expel")
    assert [a.actor for a in event.actors] == ["NOR"]
    speaker = said(text, "to expel").speaker
    assert speaker is not None
    assert speaker.actor == "NOR"


def test_a_statement_is_of_those_who_spoke_in_one_before() -> None:
    text = (
        "Peru has recalled its envoy, the Norwegian government said in a statement on Friday. "
        "Peru has asked for new talks, the statement added."
    )
    statement = said(text, "Peru has asked")
    assert statement.document == "statement"
    assert statement.speaker is not None
    assert statement.speaker.actor == "NOR"


def test_who_was_given_coffee_and_told_something_did_not_tell_it() -> None:
    text = "The envoys were given coffee and told that Norway was leaving, the Peruvian government said."
    speakers = [s.speaker.actor for s in read_text(text, language="en").statements if s.speaker]
    assert "PER" in speakers
    assert len(speakers) == 1
