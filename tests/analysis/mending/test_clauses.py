"""Sentences that the English parser leaves without a verb or a subject get them back; others stay as they are."""

from __future__ import annotations

import pytest

from communique.analysis.mending.draft import Draft
from communique.analysis.mending.english import open_clauses
from communique.analysis.mending.swedish import free_predicates
from tests.making import analysed

FINITE = "VerbForm=Fin"


def draft(pos: list[str], morph: list[str], head: list[int], rel: list[str]) -> Draft:
    """Return a sentence whose words do not matter."""
    words = ["x"] * len(pos)
    return Draft(words, pos, morph, list(words), head, rel, lambda _: (), (), 0, len(pos))


SUBJECTS = [
    ("Norway's foreign minister, Kari Dahl, rejected on Monday the new plan.", "rejected", "Minister|minister"),
    ("At the UN Security Council, Norway and Chad have vetoed a resolution.", "vetoed", "Norway"),
    ("In a sudden turn of events at the UN Security Council, Norway and Chad have vetoed a text.", "vetoed", "Norway"),
    ("South Korea test-fired two new rockets.", "fired", "Korea"),
    ("The EU cut funding to Chad.", "cut", "EU"),
    (
        "The Peruvian Finance Ministry on Monday warned owners of mines in two regions of a new tax.",
        "warned",
        "Ministry",
    ),
    ("The army air-dropped supplies over Oslo on Monday.", "dropped", "army"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_a_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    a = analysed(text, "en")
    v = next(i for i in range(len(a)) if a.word(i) == verb)
    assert a.rel[v] == "root"
    assert next(a.word(i) for i in a.having(v, "subj")) in subject.split("|")


def test_people_with_titles_are_joined_name_to_name() -> None:
    a = analysed(
        "Health Minister Veikko Lahtinen and Finance Minister Eero Korhonen will open a bank in Peru on May 2.", "en"
    )
    verb = a.lowers.index("open")
    assert [a.word(i) for i in a.having(verb, "subj")] == ["Lahtinen"]
    assert [a.word(i) for i in a.having(a.having(verb, "subj")[0], "conj")] == ["Korhonen"]


def test_a_noun_behind_after_is_the_subject_of_the_past_behind_it() -> None:
    # Oslo closed it after inspectors raided mills .
    words = ["Oslo", "closed", "it", "after", "inspectors", "raided", "mills", "."]
    pos = ["PROPN", "VERB", "PRON", "ADP", "NOUN", "VERB", "NOUN", "PUNCT"]
    past = "Tense=Past|VerbForm=Fin"
    head, rel = [1, 1, 1, 4, 2, 1, 5, 1], ["subj", "root", "obj", "case", "nmod", "advcl", "obj", "punct"]
    open_clauses(
        Draft(words, pos, ["", past, "", "", "", past, "", ""], words, head, rel, lambda _: (), (), 0, len(words))
    )
    assert (head[3], rel[3]) == (5, "mark")
    assert (head[4], rel[4]) == (5, "subj")
    assert (head[5], rel[5]) == (1, "advcl")


@pytest.mark.parametrize(
    "text",
    [
        "A new bridge, opened by the king in Oslo.",
        "Kari Dahl, elected in May",
        "The plan, rejected by all, failed.",
        "In Oslo, the capital, leave the train.",
        "The well-armed soldiers of the old guard.",
    ],
)
def test_what_has_no_verb_or_has_one_stays(text: str) -> None:
    a = analysed(text, "en")
    for i in range(len(a)):
        if a.word(i) in ("opened", "elected", "rejected", "armed"):
            assert a.rel[i] != "root"
        if a.word(i) == "leave":
            assert not a.having(i, "subj")


def test_a_finite_verb_is_no_attribute_of_its_object() -> None:
    # Lind kritiserade sanktionerna .
    head, rel = [1, 2, 2, 2], ["subj", "amod", "root", "punct"]
    free_predicates(draft(["PROPN", "VERB", "NOUN", "PUNCT"], ["", FINITE, "", ""], head, rel))
    assert head == [1, 1, 1, 2]
    assert rel == ["subj", "root", "obj", "punct"]


def test_a_finite_verb_is_no_attribute_of_its_subject() -> None:
    # estudio muestra que sube .
    head, rel = [0, 0, 3, 0, 0], ["root", "amod", "mark", "relcl", "punct"]
    pos = ["NOUN", "VERB", "SCONJ", "VERB", "PUNCT"]
    free_predicates(draft(pos, ["", FINITE, "", FINITE, ""], head, rel))
    assert head == [1, 1, 3, 1, 1]
    assert rel == ["subj", "root", "mark", "comp", "punct"]


def test_a_participle_stays_an_attribute() -> None:
    head, rel = [1, 1], ["amod", "root"]
    free_predicates(draft(["VERB", "NOUN"], ["VerbForm=Part", ""], head, rel))
    assert (head, rel) == ([1, 1], ["amod", "root"])


def test_a_wish_heads_what_is_wished() -> None:
    a = analysed("Norge vill att Tchad lämnar avtalet.", "sv")
    wish, verb = a.lowers.index("vill"), a.lowers.index("lämnar")
    assert (a.rel[wish], a.rel[verb], a.head[verb]) == ("root", "comp", wish)
    assert [a.word(i) for i in a.having(wish, "subj")] == ["Norge"]


def test_the_verb_behind_a_relative_clause_has_the_name_before_it_as_subject() -> None:
    a = analysed("Lund, som besöker Oslo, fördömer Tchads anfall.", "sv")
    verb = a.lowers.index("fördömer")
    assert a.rel[verb] == "root"
    assert [a.word(i) for i in a.having(verb, "subj")] == ["Lund"]


def test_a_time_before_the_verb_is_no_subject() -> None:
    a = analysed("Sent igår kväll twittrade den norske presidenten att Peru känner sig överkört.", "sv")
    verb = a.lowers.index("twittrade")
    assert [a.word(i) for i in a.having(verb, "subj")] == ["presidenten"]


def test_an_object_behind_a_time_stays_one() -> None:
    a = analysed("Ministern ska i kväll träffa presidenten.", "sv")
    assert [a.word(i) for i in a.having(a.lowers.index("träffa"), "obj")] == ["presidenten"]
