"""The case tables tests/cases/<language>/events*.toml, and the examples of the ontology, read by the pipelines."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique import gazetteer
from communique.analysis import analyse, load
from communique.annotation import Analysis, EventDraft
from communique.extraction.events import find_events
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from communique.ontology import load as load_ontology
from tests.making import article

CASES = Path(__file__).parents[2] / "cases"
LANGUAGES = [code for code in registry.codes() if list((CASES / code).glob("events*.toml"))]
EXAMPLES = [code for code in LANGUAGES if code in ("en", "sv")]
MISSED = {"en": 6, "sv": 6}
"""How many of the ontology's 166 examples the rules may miss; a fall below is a fault."""


def table(language: str) -> list[dict[str, Any]]:
    """Return the cases of a language."""
    files = sorted((CASES / language).glob("events*.toml"))
    return [case for file in files for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


def examples(language: str) -> list[tuple[str, str]]:
    """Return the ontology's examples as pairs of type and sentence."""
    kinds = load_ontology().types
    return [
        (name, sentence)
        for name, kind in kinds.items()
        for entry in (kind, *kind.modes.values())
        for sentence in getattr(entry, language)
    ]


@cache
def drafts(language: str, source: str) -> list[tuple[Analysis, list[EventDraft]]]:
    """Return analysis and events of each sentence of a source (``cases`` or ``examples``), from one run."""
    pack = registry.pack(language)
    assert pack is not None
    assert pack.pipeline is not None
    sentences = [c["text"] for c in table(language)] if source == "cases" else [s for _, s in examples(language)]
    known = gazetteer.load()
    return [
        (analysis, find_events(analysis, pack, find_mentions(analysis, pack, known)))
        for analysis in analyse([article(sentence, language) for sentence in sentences], load(pack.pipeline))
    ]


def described(analysis: Analysis, draft: EventDraft) -> dict[str, Any]:
    """Return a draft in the keys of the tables."""
    return {
        "type": draft.type,
        "mode": draft.mode,
        "actors": sorted(analysis.word(t) for t in draft.actors),
        "recipients": sorted(analysis.word(t) for t in draft.recipients),
        "status": draft.status,
    }


PARAMETERS = [
    pytest.param(code, n, id=f"{code}-{n}-{case['rule']}") for code in LANGUAGES for n, case in enumerate(table(code))
]


@pytest.mark.parametrize(("language", "number"), PARAMETERS)
def test_case(language: str, number: int) -> None:
    case, (analysis, found) = table(language)[number], drafts(language, "cases")[number]
    wanted = [
        {"status": "occurred", **w, "actors": sorted(w["actors"]), "recipients": sorted(w["recipients"])}
        for w in case["events"]
    ]
    got = [described(analysis, draft) for draft in found]
    assert len(got) == len(wanted), got
    for want in wanted:
        assert any(want.items() <= g.items() for g in got), (want, got)


@pytest.mark.parametrize("language", EXAMPLES)
def test_the_examples_of_the_ontology_are_coded_with_their_type(language: str) -> None:
    missed = [
        sentence
        for (name, sentence), (_, found) in zip(examples(language), drafts(language, "examples"), strict=True)
        if name not in {draft.type for draft in found}
    ]
    assert len(missed) <= MISSED[language], missed


@pytest.mark.parametrize("language", LANGUAGES)
def test_drafts_point_into_the_text(language: str) -> None:
    kinds = load_ontology().types
    for analysis, found in drafts(language, "cases"):
        for draft in found:
            start, end = draft.trigger_span
            assert analysis.text[start:end] == analysis.word(draft.trigger)
            assert draft.mode is None or draft.mode in kinds[draft.type].modes
            assert all(0 <= t < len(analysis) for t in (*draft.actors, *draft.recipients, *draft.places))
            assert draft.rule
