"""What news tells with no time is dated by the day of publication; what looks back is not."""

from __future__ import annotations

import pytest

from communique import read_text

CASES = [
    ("en", "The Norwegian government said that the port was open.", ("2022-03-08", "2022-03-09")),
    ("en", "The Norwegian government had said that the port was open.", None),
    ("en", "The Norwegian government has previously said that the port was open.", None),
    ("en", "In May 2019 Norway closed the port. The government said that it was old.", ("2019-05-01", "2019-05-31")),
    ("en", "In 2019 Norway closed the port. Chile, which said that it was old, complained.", None),
    ("en", "The Norwegian government believes that the port is open.", None),
    ("sv", "Norges regering säger att hamnen är öppen.", ("2022-03-08", "2022-03-09")),
    ("sv", "Norges regering hade sagt att hamnen var öppen.", None),
    ("es", "El Gobierno de Noruega dijo que el puerto estaba abierto.", ("2022-03-08", "2022-03-09")),
]


@pytest.mark.parametrize(("language", "text", "days"), CASES)
def test_statements(language: str, text: str, days: tuple[str, str] | None) -> None:
    statements = read_text(text, language=language, published="2022-03-09").statements
    told = [(s.said_on.first, s.said_on.last) if s.said_on else None for s in statements]
    assert told == [days]


def test_without_a_day_of_publication_nothing_is_dated() -> None:
    assert read_text(CASES[0][1], language="en").statements[0].said_on is None


def test_the_title_is_filed_under_the_day_of_publication() -> None:
    text = "Norway expels three Chilean diplomats\n\nThe port was closed. Nobody knows why."
    event = read_text(text, language="en", published="2022-03-09").events[0]
    assert event.when is not None
    assert (event.when.first, event.when.grain, event.when.basis) == ("2022-03-09", "day", "inferred")
