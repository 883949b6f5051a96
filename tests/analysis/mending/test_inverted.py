"""Swedish clauses that open with something else than their subject have it behind the verb; others stay as they are."""

from __future__ import annotations

import pytest

from communique.analysis.mending.draft import Draft
from communique.analysis.mending.inverted import invert_subjects, name_agents
from tests.making import analysed

ACTIVE = "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Act"
PASSIVE = "Mood=Ind|Tense=Past|VerbForm=Fin|Voice=Pass"


def draft(words: str, pos: str, morph: str, head: list[int], rel: str) -> Draft:
    """Return a sentence; only its second word has features."""
    split = words.split()
    features = ["", morph, *[""] * (len(split) - 2)]
    lemmas = ["säga" if word == "sade" else word for word in split]
    return Draft(split, pos.split(), features, lemmas, head, rel.split(), lambda _: (), (), 0, len(split))


@pytest.mark.parametrize(
    ("words", "head", "rel", "wanted"),
    [
        ("Nu invaderade Uganda landet", [1, 1, 1, 1], "advmod root obj obj", "subj"),
        ("Tchad invaderade Uganda landet", [1, 1, 1, 1], "obl root obj obj", "obj"),
        ("Tchad invaderade Uganda nu", [1, 1, 1, 1], "subj root obj advmod", "obj"),
        ("föll sade Uganda igen", [0, 0, 1, 1], "root parataxis obj advmod", "subj"),
        ("föll grep Uganda igen", [0, 0, 1, 1], "root parataxis obj advmod", "obj"),
    ],
)
def test_the_first_noun_behind_the_second_place_is_the_subject(
    words: str, head: list[int], rel: str, wanted: str
) -> None:
    first = "PROPN" if words.startswith("Tchad") else "ADV"
    tree = draft(words, f"{first} VERB PROPN NOUN", ACTIVE, head, rel)
    invert_subjects(tree)
    assert tree.rel[2] == wanted


def test_no_subject_is_looked_for_where_verbs_have_no_voice() -> None:
    tree = draft(
        "Ayer invadió Uganda Chad", "ADV VERB PROPN PROPN", "VerbForm=Fin", [1, 1, 1, 1], "advmod root obj obj"
    )
    invert_subjects(tree)
    assert tree.rel[2] == "obj"


@pytest.mark.parametrize(("morph", "wanted"), [(PASSIVE, "agent"), (ACTIVE, "obl")])
def test_what_is_done_by_somebody_has_an_agent(morph: str, wanted: str) -> None:
    tree = draft("Hon greps av polisen", "PRON VERB ADP NOUN", morph, [1, 1, 3, 1], "subj root case obl")
    name_agents(tree)
    assert tree.rel[3] == wanted


def test_a_date_in_front_is_no_subject() -> None:
    a = analysed("Den 12 mars invaderade Uganda och Tchad den östra delen av landet.", "sv")
    assert [a.word(i) for i in a.having(a.lowers.index("invaderade"), "subj")] == ["Uganda"]
