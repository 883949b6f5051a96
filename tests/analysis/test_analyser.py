"""The arrays of an Analysis stand on the text."""

from __future__ import annotations

import pytest

from communique.analysis import analyse, load
from communique.analysis.analyser import CHUNK, chunks
from communique.errors import PipelineError
from communique.languages import registry
from tests.making import analysed, article

BREAKS = [
    ("“No!” he wrote. Then he left.", ["“No!” he wrote.", "Then he left."]),
    ("We met Sen. Cole in the U.S. Senate. It was late.", ["We met Sen. Cole in the U.S. Senate.", "It was late."]),
    ("Three states voted: Oslo, Bergen and Moss. He was J. R. Holm.",
     ["Three states voted: Oslo, Bergen and Moss.", "He was J. R. Holm."]),
    ("”Never.” – Holm.", ["”Never.” – Holm."]),
    ("The talks failed. ''We tried,'' he wrote.", ["The talks failed.", "''We tried,'' he wrote."]),
    ("The ''final'' talks failed. It was late.", ["The ''final'' talks failed.", "It was late."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sentences"), BREAKS)
def test_sentences_begin_where_they_can(text: str, sentences: list[str]) -> None:
    a = analysed(text)
    assert [a.text[s.start : s.end] for s in a.sentences] == sentences


def test_tokens_sentences_and_blocks_agree() -> None:
    a = analysed("One line here.\n\n  Another 🇸🇪 line,\tthere. And more.\nLast")
    for number, s in enumerate(a.sentences):
        block = a.blocks[s.block].span
        assert block.start <= s.start < s.end <= block.end
        for i in range(s.first, s.last):
            assert a.sentence_of[i] == number
            assert a.word(i) == a.text[a.start[i] : a.end[i]]
            assert a.word(i).strip()
    assert [s.first for s in a.sentences[1:]] == [s.last for s in a.sentences[:-1]]


def test_articles_share_batches_in_order() -> None:
    pack = registry.pack("en")
    assert pack is not None
    articles = [article("Alpha spoke.\nBeta left."), article(""), article("Gamma came.")]
    out = list(analyse(articles, load(pack.pipeline or ""), batch_size=2))
    assert [[a.word(i) for i in range(len(a))] for a in out] == [
        ["Alpha", "spoke", ".", "Beta", "left", "."],
        [],
        ["Gamma", "came", "."],
    ]


def test_long_blocks_are_cut_after_white_space() -> None:
    text = "word " * (CHUNK // 2)
    pieces = list(chunks(text, 0, len(text)))
    assert len(pieces) == 3
    assert [a for a, _ in pieces[1:]] == [b for _, b in pieces[:-1]]
    assert all(b - a <= CHUNK and text[b - 1] == " " for a, b in pieces)


def test_a_run_without_white_space_is_cut_too() -> None:
    text = "x" * (CHUNK + 5)
    pieces = list(chunks(text, 0, len(text)))
    assert "".join(text[a:b] for a, b in pieces) == text
    assert max(b - a for a, b in pieces) == 400


def test_a_missing_pipeline_says_what_to_do() -> None:
    with pytest.raises(PipelineError, match=r"'no_such_pipeline' is not installed: run 'make install'"):
        load("no_such_pipeline")
