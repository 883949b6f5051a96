"""Mending leaves trees, whatever the parser made of the words."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.analysis.headlines import mend_days
from communique.analysis.mending import (
    mend_asides,
    mend_clauses,
    mend_hyphenated,
    mend_nouns,
    mend_predicates,
    mend_times,
    mend_verbs,
    mend_wishes,
)
from communique.analysis.perfects import mend_perfects
from communique.annotation import Sentence

TOKENS = [
    ("har", "AUX", "VerbForm=Fin"), ("hotat", "VERB", "VerbForm=Sup"),
    ("hotad", "ADJ", "VerbForm=Part|Tense=Past|Definite=Ind|Gender=Com"), ("Norge", "PROPN", ""),
    ("vill", "AUX", "VerbForm=Fin"),
    ("att", "SCONJ", ""), ("drar", "VERB", "VerbForm=Fin"), ("som", "PRON", ""), (",", "PUNCT", ""), (".", "PUNCT", ""),
    ("said", "VERB", "VerbForm=Fin|Tense=Past"), ("Monday", "PROPN", ""), ("test", "NOUN", ""), ("-", "PUNCT", ""),
    ("fired", "VERB", "Tense=Past"), ("i", "ADP", ""), ("dag", "NOUN", ""), ("after", "SCONJ", ""),
    ("flera", "ADJ", ""),
]  # fmt: skip
RELS = [
    "subj", "obj", "aux", "amod", "acl", "relcl", "comp", "mark", "appos", "conj", "obl", "nmod", "compound",
    "parataxis",
]  # fmt: skip


class Tree(NamedTuple):
    """One sentence, one item a token in every list."""

    words: list[str]
    pos: list[str]
    morph: list[str]
    head: list[int]
    rel: list[str]
    sentences: list[Sentence]


MENDINGS: dict[str, Callable[[Tree], None]] = {
    "verbs": lambda t: mend_verbs(t.words, t.sentences, t.pos, t.morph, t.head, t.rel),
    "nouns": lambda t: mend_nouns(t.sentences, t.pos, t.morph, t.head, t.rel),
    "hyphenated": lambda t: mend_hyphenated(t.words, t.sentences, t.pos, t.head, t.rel),
    "clauses": lambda t: mend_clauses(t.words, t.sentences, t.pos, t.head, t.rel),
    "days": lambda t: mend_days(t.words, t.sentences, t.pos, t.head, t.rel),
    "perfects": lambda t: mend_perfects(t.words, t.sentences, t.pos, t.morph, list(t.words), t.head, t.rel),
    "predicates": lambda t: mend_predicates(t.sentences, t.pos, t.morph, t.head, t.rel),
    "asides": lambda t: mend_asides(t.words, t.sentences, t.pos, t.morph, t.head, t.rel),
    "times": lambda t: mend_times(t.words, t.sentences, t.pos, t.head, t.rel),
    "wishes": lambda t: mend_wishes(t.words, t.sentences, t.pos, t.head, t.rel),
}


def circles(head: list[int]) -> list[int]:
    """Return the tokens that lead to no root."""
    found = []
    for i in range(len(head)):
        above = i
        for _ in head:
            above = head[above]
        if head[above] != above:
            found.append(i)
    return found


BELOW = Tree(
    ["har", "flera", "hotat"], ["AUX", "ADJ", "VERB"], ["VerbForm=Fin", "", "VerbForm=Sup"], [1, 2, 2],
    ["obl", "amod", "root"], [Sentence(0, 3, 0, 0, 0)],
)  # fmt: skip
"""An auxiliary that hangs below its own verb by way of another word."""


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Return a sentence with one root."""
    tokens = draw(st.lists(st.sampled_from(TOKENS), min_size=2, max_size=9))
    order = draw(st.permutations(range(len(tokens))))
    head = [0] * len(tokens)
    for place, i in enumerate(order):
        head[i] = order[draw(st.integers(0, place - 1))] if place else i
    rel = draw(st.lists(st.sampled_from(RELS), min_size=len(tokens), max_size=len(tokens)))
    rel[order[0]] = "root"
    words, pos, morph = (list(column) for column in zip(*tokens, strict=True))
    return Tree(words, pos, morph, head, rel, [Sentence(0, len(tokens), 0, 0, 0)])


@pytest.mark.parametrize("name", MENDINGS)
@given(tree=trees())
@example(tree=BELOW)
@settings(max_examples=300, deadline=None)
def test_mending_leaves_trees(name: str, tree: Tree) -> None:
    copy = Tree(list(tree.words), list(tree.pos), list(tree.morph), list(tree.head), list(tree.rel), tree.sentences)
    MENDINGS[name](copy)
    assert circles(copy.head) == []
