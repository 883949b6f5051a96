"""English verbs in a row share the modal of the first."""

from __future__ import annotations

import pytest

from tests.making import analysed

ROWS = [
    ("Peru has waited, but Chad must sign the pact, leave the town and free all captives.", "leave", "sign"),
    ("Peru has waited, but Chad must sign the pact, leave the town and free all captives.", "free", "leave"),
    ("The envoy said she would visit Lima, meet miners and open a school.", "meet", "visit"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "first"), ROWS)
def test_a_bare_verb_joins_the_row_of_a_modal(text: str, word: str, first: str) -> None:
    a = analysed(text, "en")
    i, above = a.lowers.index(word), a.lowers.index(first)
    assert a.rel[i] == "conj"
    assert above in a.ancestors(i)
    assert "VerbForm=Inf" in a.morph[i]


def test_a_verb_with_a_subject_of_its_own_joins_no_row() -> None:
    a = analysed("Miners could block the road, and many fear a siege.", "en")
    assert "VerbForm=Inf" not in a.morph[a.lowers.index("fear")]
