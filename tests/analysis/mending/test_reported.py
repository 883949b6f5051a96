"""What goes on with a reported clause stays in it; what the narrator goes on with does not come in."""

from __future__ import annotations

import pytest

from communique.analysis.mending.draft import Draft
from communique.analysis.mending.reported import keep_reported

PAST, PRESENT = "Mood=Ind|Tense=Past|VerbForm=Fin", "Mood=Ind|Tense=Pres|VerbForm=Fin"
Row = tuple[str, str, int, str]
"""Word, features, head, relation."""


def goes_on(saying: str, reported: str, second: str, *, subject: bool = False) -> list[Row]:
    """Return the tree of *De meddelade att bron stängs och (hon) öppnar vägen*."""
    return [
        ("De", "", 1, "subj"), ("meddelade", saying, 1, "root"), ("att", "", 4, "mark"), ("bron", "", 4, "subj"),
        ("stängs", reported, 1, "comp"), ("och", "", 7, "cc"), ("hon", "", 7, "subj" if subject else "advmod"),
        ("öppnar", second, 1, "conj"), ("vägen", "", 7, "obj"),
    ]  # fmt: skip


def follows(*, comma: bool = False, mark: str = "mark") -> list[Row]:
    """Return the tree of *De förnekar att han var där(,) för att sluta avtal*."""
    return [
        ("De", "", 1, "subj"), ("förnekar", PRESENT, 1, "root"), ("att", "", 5, "mark"), ("han", "", 5, "subj"),
        ("var", PAST, 5, "cop"), ("där", "", 1, "comp"), *([(",", "", 1, "punct")] if comma else []),
        ("för", "", 7 + comma, mark), ("sluta", "VerbForm=Inf", 1, "advcl"), ("avtal", "", 7 + comma, "obj"),
    ]  # fmt: skip


CASES = [
    (goes_on(PAST, PRESENT, PRESENT), "öppnar", "stängs"),
    (goes_on("VerbForm=Sup", PRESENT, PRESENT), "öppnar", "stängs"),
    (goes_on(PAST, PAST, PAST), "öppnar", "meddelade"),  # of one tense: the narrator may go on
    (goes_on(PAST, PRESENT, PAST), "öppnar", "meddelade"),
    (goes_on(PAST, PRESENT, PRESENT, subject=True), "öppnar", "meddelade"),
    (follows(), "sluta", "där"),
    (follows(comma=True), "sluta", "förnekar"),
    (follows(mark="advmod"), "sluta", "förnekar"),
]


@pytest.mark.parametrize(("rows", "word", "above"), CASES)
def test_keep_reported(rows: list[Row], word: str, above: str) -> None:
    words, morph, head, rel = (list(column) for column in zip(*rows, strict=True))
    draft = Draft(words, ["VERB"] * len(rows), morph, words, head, rel, lambda _: (), (), 0, len(rows))
    keep_reported(draft)
    assert words[draft.head[words.index(word)]] == above
