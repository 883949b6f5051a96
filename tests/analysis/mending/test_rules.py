"""Mending leaves trees, whatever the parser made of the words."""

from __future__ import annotations

from copy import deepcopy

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from communique.analysis.mending.draft import Draft
from communique.analysis.mending.rules import RULES, Rule

TOKENS = [
    ("har", "AUX", "VerbForm=Fin"), ("hotat", "VERB", "VerbForm=Sup"),
    ("hotad", "ADJ", "VerbForm=Part|Tense=Past|Definite=Ind|Gender=Com"), ("Norge", "PROPN", ""),
    ("vill", "AUX", "VerbForm=Fin"),
    ("att", "SCONJ", ""), ("drar", "VERB", "VerbForm=Fin"), ("som", "PRON", ""), (",", "PUNCT", ""), (".", "PUNCT", ""),
    ("said", "VERB", "VerbForm=Fin|Tense=Past"), ("Monday", "PROPN", ""), ("test", "NOUN", ""), ("-", "PUNCT", ""),
    ("fired", "VERB", "Tense=Past"), ("i", "ADP", ""), ("dag", "NOUN", ""), ("after", "SCONJ", ""),
    ("flera", "ADJ", ""), ("går", "VERB", "VerbForm=Fin"), ("inför", "ADP", ""), ("tullar", "NOUN", "Number=Plur"),
    ("skylla", "VERB", "VerbForm=Inf"), ("på", "ADP", ""), ("and", "CCONJ", ""),
    ("ståndpunkten", "NOUN", "Definite=Def"),
]  # fmt: skip
RELS = [
    "subj", "obj", "aux", "amod", "acl", "relcl", "comp", "mark", "appos", "conj", "obl", "nmod", "compound",
    "parataxis", "case", "xcomp", "flat",
]  # fmt: skip


def draft(tokens: list[tuple[str, str, str]], head: list[int], rel: list[str]) -> Draft:
    """Return one sentence, which people begin and end if it is long; tokens: word, part of speech, features.

    A dictionary knows every word as a verb.
    """
    words, pos, morph = (list(column) for column in zip(*tokens, strict=True))
    people = [(0, 2), (len(words) - 2, len(words))] if len(words) > 4 else []
    return Draft(words, pos, morph, list(words), head, rel, lambda _: ("verb",), people, 0, len(words))


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


BELOW = draft(
    [("har", "AUX", "VerbForm=Fin"), ("flera", "ADJ", ""), ("hotat", "VERB", "VerbForm=Sup")],
    [1, 2, 2], ["obl", "amod", "root"],
)  # fmt: skip
"""An auxiliary that hangs below its own verb by way of another word."""


@st.composite
def trees(draw: st.DrawFn) -> Draft:
    """Return a sentence with one root."""
    tokens = draw(st.lists(st.sampled_from(TOKENS), min_size=2, max_size=9))
    order = draw(st.permutations(range(len(tokens))))
    head = [0] * len(tokens)
    for place, i in enumerate(order):
        head[i] = order[draw(st.integers(0, place - 1))] if place else i
    rel = draw(st.lists(st.sampled_from(RELS), min_size=len(tokens), max_size=len(tokens)))
    rel[order[0]] = "root"
    return draft(tokens, head, rel)


@pytest.mark.parametrize("rule", [rule for rules in RULES.values() for rule in rules], ids=lambda rule: rule.__name__)
@given(tree=trees())
@example(tree=BELOW)
@settings(max_examples=300)
def test_mending_leaves_trees(rule: Rule, tree: Draft) -> None:
    copy = deepcopy(tree)
    rule(copy)
    assert circles(copy.head) == []
