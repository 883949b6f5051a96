"""Swedish perfects whose supine the parser took for a description are put right; descriptions stay."""

from __future__ import annotations

import pytest

from tests.making import analysed

MENDED = [
    ("Norge har flera gånger hotat Peru med sanktioner.", "hotat", "Norge", "Peru"),
    ("Ett plan ska ha kränkt svenskt luftrum.", "kränkt", "plan", "luftrum"),
    ("Kina har upprepade gånger efterlyst samtal med Japan.", "efterlyst", "Kina", "samtal"),
]


@pytest.mark.parametrize(("text", "supine", "subject", "object_"), MENDED)
def test_a_supine_heads_its_perfect(text: str, supine: str, subject: str, object_: str) -> None:
    a = analysed(text, "sv")
    v = a.lowers.index(supine)
    assert (a.rel[v], a.pos[v]) == ("root", "VERB")
    assert [a.word(i) for i in a.having(v, "subj")] == [subject]
    assert [a.word(i) for i in a.having(v, "obj")] == [object_]


@pytest.mark.parametrize("text", ["Landet har kallt vatten.", "Regeringen har delat ansvar för läget."])
def test_a_description_stays_one(text: str) -> None:
    a = analysed(text, "sv")
    assert a.rel[2] == "amod"
