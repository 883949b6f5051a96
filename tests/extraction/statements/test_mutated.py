"""The short version of benchmarks/mutated_articles.py: damaged punctuation stops no reading and moves no span."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.mutated_articles import MUTATIONS, broken_spans, failures, mutated
from communique import pipeline
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

GOLD = Path(__file__).parents[3] / "evaluation" / "gold"
ARTICLES = 30


@pytest.mark.parametrize("language", ["en", "sv"])
def test_damaged_articles_are_read_and_their_spans_hold(language: str) -> None:
    lines = (GOLD / f"{language}.jsonl").read_text("utf-8").splitlines()
    texts = [(language, json.loads(line)["text"][:500]) for line in lines]
    damaged = [from_text(text, language=language) for _, text in mutated(texts, ARTICLES, seed=7)]
    readings = list(pipeline.read(damaged, Settings(parse="all")))
    assert [failures(reading) for reading in readings] == [[]] * ARTICLES
    assert [broken_spans(reading) for reading in readings if isinstance(reading, Reading)] == [[]] * ARTICLES
    assert any(reading.statements for reading in readings if isinstance(reading, Reading))


def test_the_same_seed_gives_the_same_damage_and_every_kind_of_it_changes_something() -> None:
    text = "“We wait,” he said. It rains. Nobody came.\n\n– No, said Lind. “It is late.”\n\nThe end of it."
    once, twice = ([t for _, t in mutated([("en", text)], 40, seed=3)] for _ in range(2))
    assert once == twice
    assert len(set(once)) > len(MUTATIONS)
