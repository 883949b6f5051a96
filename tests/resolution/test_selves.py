"""A verb whose subject seems to be whom it addresses takes the subject of the clause above."""

from __future__ import annotations

import pytest

from communique.pipeline import read
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text


def reading_of(text: str) -> Reading:
    """Return what is read in an English text."""
    (found,) = (r for r in read([from_text(text, language="en")], Settings()) if isinstance(r, Reading))
    return found


SENTENCES = [
    (
        "Norway complained that a Chadian tug had rammed a ferry and also warned Chad against a second attempt.",
        "warned",
    ),
    ("On Monday Norway called in the Chadian consul demanding that Chad release the crew.", "demanding"),
]


@pytest.mark.parametrize(("text", "trigger"), SENTENCES)
def test_nobody_addresses_himself(text: str, trigger: str) -> None:
    reading = reading_of(text)
    event = next(e for e in reading.events if e.trigger.exact == trigger)
    assert [a.actor for a in event.actors] == ["NOR"]
    assert [r.actor for r in event.recipients] == ["TCD"]


def test_nobody_demands_of_himself() -> None:
    reading = reading_of("On Monday Norway called in the Chadian consul demanding that Chad release the crew.")
    (told,) = (s for s in reading.statements if s.act == "demand")
    assert told.speaker is not None
    assert told.speaker.actor == "NOR"


def test_who_addresses_another_keeps_the_verb() -> None:
    reading = reading_of("Norway said that Chad had left the talks and warned Peru against a second attempt.")
    event = next(e for e in reading.events if e.trigger.exact == "warned")
    assert [r.actor for r in event.recipients] == ["PER"]
    assert not event.rule.endswith("subject-above")
