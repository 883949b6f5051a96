"""A relative clause hangs on the noun that agrees with its verb; where the verb shows no number, nothing moves."""

from __future__ import annotations

import pytest

from communique.analysis.mending.agreeing import agree_relatives
from communique.analysis.mending.draft import Draft

FINITE = "Mood=Ind|Tense=Pres|VerbForm=Fin"
ONE, MORE = "Number=Sing", "Number=Plur"


def phrase(first: str, second: str, verb: str) -> Draft:
    """Return *the aides of Ruiz who have met*: features of the two nouns and of the auxiliary."""
    return Draft(
        words=["aides", "of", "Ruiz", "who", "were" if verb == "were" else "have", "met"],
        pos=["NOUN", "ADP", "PROPN", "PRON", "AUX", "VERB"],
        morph=[first, "", second, "", "Mood=Ind|Tense=Past|VerbForm=Fin" if verb == "were" else verb, "VerbForm=Part"],
        lemma=["aide", "of", "Ruiz", "who", "have", "meet"],
        head=[0, 2, 0, 5, 5, 2],
        rel=["root", "case", "nmod", "subj", "aux", "relcl"],
        parts=lambda word: (),
        last=6,
    )


@pytest.mark.parametrize(
    ("first", "second", "verb", "noun"),
    [
        (MORE, ONE, FINITE, 0),
        (MORE, ONE, "were", 0),
        (ONE, MORE, f"{FINITE}|{ONE}", 0),
        (MORE, ONE, f"{FINITE}|{ONE}", 2),
        (ONE, ONE, FINITE, 2),
        (MORE, MORE, FINITE, 2),
        (MORE, ONE, "Mood=Ind|Tense=Past|VerbForm=Fin", 2),
        (MORE, ONE, "VerbForm=Fin", 2),
    ],
    ids=["plural", "past plural", "singular", "agrees", "none agrees", "both", "past", "modal"],
)
def test_relative_clause(first: str, second: str, verb: str, noun: int) -> None:
    """The clause of *met* hangs on the noun of the given index."""
    draft = phrase(first, second, verb)
    agree_relatives(draft)
    assert draft.head[5] == noun
