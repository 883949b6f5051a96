"""Our own annotated Swedish news: whether its trees are trees, its labels the treebank's, its names well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

NEWS = Path(__file__).resolve().parents[2] / "training" / "sv"
POS = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
}  # fmt: skip
RELATIONS = {
    "root", "acl", "acl:cleft", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "dislocated", "expl",
    "fixed", "flat:name", "iobj", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl",
    "obl:agent", "parataxis", "punct", "xcomp",
}  # fmt: skip
"""Those that Talbanken has."""

Row = list[str]


def read(name: str) -> list[tuple[str, list[Row]]]:
    """The sentences of a file: each its text and the ten columns of its words."""
    blocks = (NEWS / f"{name}.conllu").read_text(encoding="utf-8").strip().split("\n\n")
    out = []
    for block in blocks:
        text = next(line.removeprefix("# text = ") for line in block.splitlines() if line.startswith("# text = "))
        out.append((text, [line.split("\t") for line in block.splitlines() if not line.startswith("#")]))
    return out


def test_there_is_enough_to_train_and_to_test() -> None:
    news, held_out = read("news"), read("news-test")
    assert len(news) >= 300
    assert len(held_out) >= 30
    assert not {text for text, _ in news} & {text for text, _ in held_out}


@pytest.mark.parametrize("name", ["news", "news-test"])
def test_every_sentence_is_one_tree(name: str) -> None:
    for text, rows in read(name):
        heads = {int(row[0]): int(row[6]) for row in rows}
        assert list(heads) == list(range(1, len(rows) + 1)), text
        assert list(heads.values()).count(0) == 1, text
        for start in heads:
            passed: set[int] = set()
            node = start
            while node:
                assert node not in passed, text
                passed.add(node)
                node = heads[node]


@pytest.mark.parametrize("name", ["news", "news-test"])
def test_labels_are_those_of_the_treebank(name: str) -> None:
    for text, rows in read(name):
        assert {row[3] for row in rows} <= POS, text
        assert {row[7] for row in rows} <= RELATIONS, text
        assert all((row[7] == "root") == (row[6] == "0") for row in rows), text
        assert all(len(row) == 10 and row[2] for row in rows), text


@pytest.mark.parametrize("name", ["news", "news-test"])
def test_words_and_spaces_make_up_the_text(name: str) -> None:
    for text, rows in read(name):
        built = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).rstrip()
        assert built == text


@pytest.mark.parametrize("name", ["news", "news-test"])
def test_a_name_is_one_kind_from_its_first_word_on(name: str) -> None:
    for text, rows in read(name):
        before = "O"
        for row in rows:
            label = row[9].partition("Name=")[2] or "O"
            assert label == "O" or (label[:2] in {"B-", "I-"} and label[2:] in {"PER", "ORG", "LOC"}), text
            if label.startswith("I-"):
                assert before[2:] == label[2:], text
            before = label
