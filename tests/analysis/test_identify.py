"""The language of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.identify import identify

LONG = [
    ("en", "The two ministers met in Riga on Monday and agreed to reopen the border. A joint statement will follow."),
    ("sv", "De båda ministrarna möttes i Riga på måndagen och enades om att öppna gränsen igen. Ett uttalande väntas."),
    ("es", "Los dos ministros se reunieron el lunes en Riga y acordaron reabrir la frontera. Habrá una declaración."),
    (
        "da",
        "De to ministre mødtes mandag i Riga og blev enige om at åbne grænsen igen. Der ventes en udtalelse.",
    ),
    (
        "no",
        "De to ministrene møttes i Riga mandag og ble enige om å åpne grensen igjen. Det ventes en uttalelse.",
    ),
    ("pt", "Os dois ministros reuniram-se na segunda-feira em Riga e concordaram em reabrir a fronteira em breve."),
    ("de", "Die beiden Minister trafen sich am Montag in Riga und einigten sich darauf, die Grenze wieder zu öffnen."),
    (
        "fr",
        "Les deux ministres se sont rencontrés lundi à Riga et ont convenu de rouvrir la frontière entre eux.",
    ),
    ("ru", "Министры двух стран встретились в понедельник в Риге и договорились вновь открыть границу между ними."),
    ("zh", "两国外长星期一在里加举行会谈，并同意重新开放两国之间的边境。双方将发表联合声明。"),
]


@pytest.mark.parametrize(("language", "text"), LONG)
def test_languages_are_told_apart(language: str, text: str) -> None:
    assert identify(text) == language


@pytest.mark.parametrize("language", ["en", "sv"])
def test_capitals_and_addresses_do_not_mislead(language: str) -> None:
    text = dict(LONG)[language]
    assert identify(text.upper()) == language
    assert identify("https://example.org/en/the/and/of/to " * 30 + text) == language


SHORT = [
    ("es", "Putin se reunió con Xi en Pekín."),
    ("sv", "Erdogan mötte Lula och Xi i Ankara på torsdagen."),
    ("en", "Finland closes its border with Russia"),
]


@pytest.mark.parametrize(("language", "text"), SHORT)
def test_a_sentence_full_of_names_is_not_taken_for_a_language_in_which_few_news_are_written(
    language: str, text: str
) -> None:
    assert identify(text) == language


NO_TEXT = ["", " ", "Riga", "12 345 678", "a" * 100_000, "!? " * 500, "\x00" * 500, "xqzw kjfh qwpo zxmn vvkk"]


@pytest.mark.parametrize("text", NO_TEXT)
def test_nothing_is_said_of_what_is_no_text(text: str) -> None:
    assert identify(text) is None


def test_a_long_text_is_judged_by_its_beginning() -> None:
    swedish, english = dict(LONG)["sv"] + "\n", dict(LONG)["en"] + "\n"
    assert identify(swedish * 60 + english * 5000) == "sv"


@given(st.text(max_size=300))
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    found = identify(text)
    assert found is None or (len(found) == 2 and found.isalpha())
    assert identify(text) == found
