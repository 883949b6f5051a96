"""A name right before a verb, joined by the parser to the object before it, becomes the subject of the verb."""

from __future__ import annotations

import pytest

from communique.analysis.mending.coordinated import free_second_subjects
from communique.analysis.mending.draft import Draft

FINITE = "Tense=Past|VerbForm=Fin"


def sentence(verb: str = FINITE, noun: str = "PROPN", opening: str = "the") -> Draft:
    """Return *court freed the aide and Chad recalled envoys*, the name joined to the object."""
    return Draft(
        words=["court", "freed", opening, "aide", "and", "Chad", "recalled", "envoys"],
        pos=["NOUN", "VERB", "DET", "NOUN", "CCONJ", noun, "VERB", "NOUN"],
        morph=["", FINITE, "", "", "", "", verb, ""],
        lemma=["court", "free", opening, "aide", "and", "Chad", "recall", "envoy"],
        head=[1, 1, 3, 1, 3, 3, 1, 6],
        rel=["subj", "root", "det", "obj", "cc", "conj", "conj", "obj"],
        parts=lambda word: (),
        last=8,
    )


@pytest.mark.parametrize(
    ("draft", "relation"),
    [
        (sentence(), "subj"),
        (sentence(verb="VerbForm=Part"), "conj"),
        (sentence(noun="ADJ"), "conj"),
        (sentence(opening="both"), "conj"),
    ],
    ids=["name", "participle", "no noun", "both"],
)
def test_second_subject(draft: Draft, relation: str) -> None:
    """The name hangs on the verb behind it only as the subject of a finite one."""
    free_second_subjects(draft)
    assert draft.rel[5] == relation
    assert (draft.head[5] == 6) == (relation == "subj")
    assert (draft.head[4] == 1) == (relation == "subj")
