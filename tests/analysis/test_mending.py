"""Sentences that the English parser leaves without a verb or a subject get them back; others stay as they are."""

from __future__ import annotations

import pytest

from tests.making import analysed

SUBJECTS = [
    ("Norway's foreign minister, Kari Dahl, rejected on Monday the new plan.", "rejected", "Minister|minister"),
    ("At the UN Security Council, Norway and Chad have vetoed a resolution.", "vetoed", "Norway"),
    ("In a sudden turn of events at the UN Security Council, Norway and Chad have vetoed a text.", "vetoed", "Norway"),
]


@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_a_verb_has_its_subject(text: str, verb: str, subject: str) -> None:
    a = analysed(text, "en")
    v = next(i for i in range(len(a)) if a.word(i) == verb)
    assert a.rel[v] == "root"
    assert next(a.word(i) for i in a.having(v, "subj")) in subject.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "A new bridge, opened by the king in Oslo.",
        "Kari Dahl, elected in May",
        "The plan, rejected by all, failed.",
        "In Oslo, the capital, leave the train.",
    ],
)
def test_what_has_no_verb_or_has_one_stays(text: str) -> None:
    a = analysed(text, "en")
    for i in range(len(a)):
        if a.word(i) in ("opened", "elected", "rejected"):
            assert a.rel[i] != "root"
        if a.word(i) == "leave":
            assert not a.having(i, "subj")
