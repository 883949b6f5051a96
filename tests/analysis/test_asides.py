"""Parties behind names are kept from the parser; all other words keep their places."""

from __future__ import annotations

import pytest

from communique.analysis.asides import without_asides
from tests.making import analysed


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Lund (M) och Kari Dahl (S).", "Ann Lund och Kari Dahl."),
        ("Ann Lund (Gröna), minister", "Ann Lund, minister"),
        ("Ett fall (bland flera) togs upp.", "Ett fall (bland flera) togs upp."),
        ("Afrikanska unionen (AU) talar.", "Afrikanska unionen (AU) talar."),
    ],
)
def test_only_parties_are_left_out(text: str, left: str) -> None:
    assert without_asides(text, "sv")[0] == left


def test_other_languages_are_left_alone() -> None:
    assert without_asides("Ann Lund (M) said", "en") == ("Ann Lund (M) said", ())


def test_the_other_words_keep_their_places() -> None:
    text = "Ann Lund (M) träffade Kari Dahl (S), som är norsk, i Oslo."
    a = analysed(text, "sv")
    words = [text[a.start[i] : a.end[i]] for i in range(len(a))]
    assert words == ["Ann", "Lund", "träffade", "Kari", "Dahl", ",", "som", "är", "norsk", ",", "i", "Oslo", "."]
