"""When statements were made: the times in what they say do not count."""

from __future__ import annotations

import pytest

from communique.pipeline import read_text


@pytest.mark.parametrize(
    ("text", "said_on"),
    [
        (
            "According to the Norwegian government, the ban cost nine million kroner between March 2020 and May 2021. "
            "Prime Minister Kari Dahl said it would end.",
            ["2022-03-08", "2022-03-08"],  # the news itself, told with no time
        ),
        ("On Monday the Norwegian government said that the ban began in May 2020.", ["2022-03-07"]),
    ],
)
def test_times_of_the_content_date_no_statement(text: str, said_on: list[str | None]) -> None:
    statements = read_text(text, language="en", published="2022-03-09").statements
    assert [s.said_on.first if s.said_on else None for s in statements] == said_on


def test_a_year_in_a_life_dates_nothing_that_is_said_later() -> None:
    text = (
        "Kari Dahl led the Norwegian bank from 2001 to 2009. She lives in Oslo. "
        "Dahl said the tax must go. “It is unfair,” Dahl said."
    )
    statements = read_text(text, language="en", published="2022-03-09").statements
    assert len(statements) == 2
    assert [s.said_on for s in statements] == [None, None]


def test_a_day_told_of_the_speaker_holds_on() -> None:
    text = "Kari Dahl met reporters on Monday. Norway is small. The town is old. It rained. “It is unfair,” Dahl said."
    (statement,) = read_text(text, language="en", published="2022-03-09").statements
    assert statement.said_on is not None
    assert (statement.said_on.first, statement.said_on.basis) == ("2022-03-07", "inferred")


def test_what_was_said_earlier_takes_no_day_told_around_it() -> None:
    text = "Kari Dahl spoke to reporters on Monday. Dahl has previously denied the reports. Dahl said the tax must go."
    statements = read_text(text, language="en", published="2022-03-09").statements
    assert [s.said_on.first if s.said_on else None for s in statements][-2:] == [None, "2022-03-07"]
