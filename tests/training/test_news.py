"""Our own annotated news: whether its trees are trees, its labels the treebank's, its names well formed."""

from __future__ import annotations

from pathlib import Path

import pytest

TRAINING = Path(__file__).resolve().parents[2] / "training"
FILES = [(language, name) for language in ("sv", "es") for name in ("news", "news-test")]
POS = {
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
}  # fmt: skip
RELATIONS = {
    "sv": {
        "root", "acl", "acl:cleft", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc",
        "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:pass", "dep", "det", "dislocated", "expl",
        "fixed", "flat:name", "iobj", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass", "nummod", "obj", "obl",
        "obl:agent", "parataxis", "punct", "xcomp",
    },
    "es": {
        "root", "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp",
        "conj", "cop", "csubj", "det", "expl", "expl:pv", "fixed", "flat", "mark", "nmod", "nsubj", "nsubj:pass",
        "nummod", "obj", "obl", "obl:agent", "obl:arg", "parataxis", "punct", "xcomp",
    },
}  # fmt: skip
"""Those that Talbanken and GSD have."""

Row = list[str]


def read(language: str, name: str) -> list[tuple[str, list[Row]]]:
    """The sentences of a file: each its text and the ten columns of its words."""
    blocks = (TRAINING / language / f"{name}.conllu").read_text(encoding="utf-8").strip().split("\n\n")
    out = []
    for block in blocks:
        text = next(line.removeprefix("# text = ") for line in block.splitlines() if line.startswith("# text = "))
        out.append((text, [line.split("\t") for line in block.splitlines() if not line.startswith("#")]))
    return out


@pytest.mark.parametrize("language", ["sv", "es"])
def test_there_is_enough_to_train_and_to_test(language: str) -> None:
    news, held_out = read(language, "news"), read(language, "news-test")
    assert len(news) >= 300
    assert len(held_out) >= 30
    assert not {text for text, _ in news} & {text for text, _ in held_out}


@pytest.mark.parametrize(("language", "name"), FILES)
def test_every_sentence_is_one_tree(language: str, name: str) -> None:
    for text, rows in read(language, name):
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


@pytest.mark.parametrize(("language", "name"), FILES)
def test_labels_are_those_of_the_treebank(language: str, name: str) -> None:
    for text, rows in read(language, name):
        assert {row[3] for row in rows} <= POS, text
        assert {row[7] for row in rows} <= RELATIONS[language], text
        assert all((row[7] == "root") == (row[6] == "0") for row in rows), text
        assert all(len(row) == 10 and row[2] for row in rows), text


@pytest.mark.parametrize(("language", "name"), FILES)
def test_words_and_spaces_make_up_the_text(language: str, name: str) -> None:
    for text, rows in read(language, name):
        built = "".join(row[1] + ("" if "SpaceAfter=No" in row[9] else " ") for row in rows).rstrip()
        assert built == text


@pytest.mark.parametrize(("language", "name"), FILES)
def test_a_name_is_one_kind_from_its_first_word_on(language: str, name: str) -> None:
    for text, rows in read(language, name):
        before = "O"
        for row in rows:
            label = row[9].partition("Name=")[2] or "O"
            assert label == "O" or (label[:2] in {"B-", "I-"} and label[2:] in {"PER", "ORG", "LOC"}), text
            if label.startswith("I-"):
                assert before[2:] == label[2:], text
            before = label
