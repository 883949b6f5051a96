"""An act of words is by who reports where the subject of the reported clause cannot have done it."""

from __future__ import annotations

import pytest

from tests.making import analysed

PLACES = [
    ("The ministry said the tariff was unfair and urged Peru to lift it.", "urged", "said"),
    ("The council said it welcomed the truce and called on Sudan to keep it.", "called", "said"),
    ("Lahtinen said the ferry line is safe and accused the unions of fear-mongering.", "accused", "said"),
    ("Ms. Lahtinen said Mr. Ruiz was reckless and criticized him for closing the port.", "criticized", "said"),
    ("Mr. Maas said Lahtinen toured the port and called her a fraud.", "called", "said"),
    ("Ms. Lahtinen said Ruiz toured the port and called her a fraud.", "called", "toured"),  # her: perhaps Lahtinen
    ("Lahtinen said the mayor toured the port and urged the unions to wait.", "urged", "toured"),
    ("Lahtinen said the ferry line is safe and carried many.", "carried", "is"),
]


@pytest.mark.parametrize(("text", "word", "head"), PLACES)
def test_an_act_of_words_goes_on_with_who_did_it(text: str, word: str, head: str) -> None:
    a = analysed(text, "en")
    i = a.lowers.index(word)
    above = a.head[i]
    cops = [a.word(k) for k in a.having(above, "cop")]
    assert a.rel[i] == "conj"
    assert head in (a.word(above), *cops)
