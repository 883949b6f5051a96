"""Training a part on: a lemmatizer read from disk must know its edit trees."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.tokens import Doc
from spacy.training import Example

COMMON = Path(__file__).resolve().parents[2] / "training" / "common"
WORDS = ["husen", "bilen", "husen", "bilen"]
LEMMAS = ["hus", "bil", "hus", "bil"]


def trees(nlp: Language) -> dict[int, int]:
    """The labels of the lemmatizer's edit trees."""
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(lemmatizer, EditTreeLemmatizer)
    return lemmatizer.tree2label


def test_a_lemmatizer_read_from_disk_knows_its_trees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(COMMON))
    command = importlib.import_module("command")
    nlp = spacy.blank("sv")
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    gold = Doc(nlp.vocab, words=WORDS, lemmas=LEMMAS)
    nlp.initialize(lambda: [Example(nlp.make_doc(" ".join(WORDS)), gold)])
    nlp.to_disk(tmp_path)
    read = spacy.load(tmp_path)
    command.known_trees()(read)
    assert trees(nlp)
    assert trees(read) == trees(nlp)
