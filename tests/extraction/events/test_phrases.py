"""The ways to say that somebody did it: the sentences of tests/cases/<language>/event_phrases.toml have their type."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from communique import gazetteer
from communique.analysis import analyse, load
from communique.extraction.events import find_events
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from tests.making import article

CASES = Path(__file__).parents[2] / "cases"
TABLES = sorted(CASES.glob("*/event_phrases.toml"))
MISSED = 0.01
"""Share of the sentences that may be missed, so that a change of one rule need not mend a rare turn of phrase."""


@pytest.mark.parametrize("path", TABLES, ids=[path.parent.name for path in TABLES])
def test_phrases_are_coded_with_their_type(path: Path) -> None:
    table: dict[str, list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))
    phrases = [(kind, sentence) for kind, sentences in table.items() for sentence in sentences]
    pack = registry.pack(path.parent.name)
    assert pack is not None
    assert pack.pipeline is not None
    known = gazetteer.load()
    analyses = analyse([article(sentence, pack.code) for _, sentence in phrases], load(pack.pipeline))
    missed = [
        f"{kind}: {sentence}"
        for (kind, sentence), analysis in zip(phrases, analyses, strict=True)
        if kind not in {draft.type for draft in find_events(analysis, pack, find_mentions(analysis, pack, known))}
    ]
    assert len(missed) <= MISSED * len(phrases), missed
