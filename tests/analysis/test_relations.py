"""Both label schemes come out as the one set of relations."""

from __future__ import annotations

import pytest

from communique.analysis.relations import scheme_of, to_relations
from tests.making import analysed

TREES = [
    ("The talks with Iran failed.", "Iran", "nmod", "talks"),
    ("The talks with Iran failed.", "with", "case", "Iran"),
    ("Sanctions were imposed by the Union.", "Union", "agent", "imposed"),
    ("Sanctions were imposed by the Union.", "Sanctions", "subj_pass", "imposed"),
    ("Anna Berg is the minister.", "Berg", "subj", "minister"),
    ("Anna Berg is the minister.", "is", "cop", "minister"),
    ("Anna Berg is the minister.", "minister", "root", "minister"),
    ("Norway promised to send help.", "to", "mark", "send"),
    ("Norway promised to send help.", "send", "xcomp", "promised"),
    ("Anna Berg said that the talks failed.", "failed", "comp", "said"),
    ("They went before leaving Oslo.", "leaving", "advcl", "went"),
    ("Norway did not sign.", "not", "neg", "sign"),
    ("Norway's offer stands.", "Norway", "poss", "offer"),
    ("She walked out of the room.", "room", "obl", "walked"),
]


@pytest.mark.parametrize(("text", "word", "relation", "head"), TREES)
def test_english_comes_in_the_shape_of_universal_dependencies(text: str, word: str, relation: str, head: str) -> None:
    a = analysed(text)
    i = next(i for i in range(len(a)) if a.word(i) == word)
    assert (a.rel[i], a.word(a.head[i])) == (relation, head)


@pytest.mark.parametrize(
    ("label", "morph", "expected"),
    [
        ("nsubj:pass", "", "subj_pass"),
        ("obl:agent", "", "agent"),
        ("obl:tmod", "", "obl"),
        ("flat:name", "", "flat"),
        ("acl:relcl", "", "relcl"),
        ("advmod", "Polarity=Neg", "neg"),
        ("advmod", "", "advmod"),
        ("discourse", "", "dep"),
    ],
)
def test_universal_dependencies_are_shortened(label: str, morph: str, expected: str) -> None:
    head, rel = to_relations("ud", [0], [label], ["X"], ["x"], [morph])
    assert (head, rel) == ([0], [expected])


def test_scheme_is_told_by_labels() -> None:
    assert scheme_of(["dobj", "pobj", "nsubj"]) == "clear"
    assert scheme_of(["obj", "obl", "nsubj"]) == "ud"


def test_trees_stay_trees() -> None:
    a = analysed(
        "“It is not what we agreed on,” she told reporters outside of the hall, before the vote in Geneva began."
    )
    for i in range(len(a)):
        path, j = {i}, i
        while a.head[j] != j:
            j = a.head[j]
            assert j not in path
            path.add(j)
    assert sorted(j for i in range(len(a)) for j in a.children[i]) == [i for i in range(len(a)) if a.head[i] != i]
