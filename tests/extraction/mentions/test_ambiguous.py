"""Ambiguous names in context, on tables of cases per language, and the share of them that must come out right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from communique import gazetteer
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from communique.resolution.cast import Cast, build_cast
from tests.making import analysed, article

CASES = Path(__file__).parents[2] / "cases"
LEAST = {"en": 150, "sv": 150, "es": 150}
RIGHT = 0.92
KINDS = frozenset({"person", "place", "organisation", "group"})

Case = tuple[str, str, str]


@cache
def cases(language: str) -> tuple[Case, ...]:
    tables = tomllib.loads((CASES / language / "mentions.toml").read_text("utf-8"))
    return tuple((text, words, means) for table in tables.values() for text, words, means in table["cases"])


def cast_of(text: str, language: str) -> Cast:
    pack = registry.pack(language)
    assert pack is not None
    known, a = gazetteer.load(), analysed(text, language)
    return build_cast(article(text, language), a, find_mentions(a, pack, known), pack, known)


def meaning(case: Case, language: str) -> str:
    """Return what the words are taken for, in the terms in which the case asks."""
    text, words, wanted = case
    cast, start = cast_of(text, language), text.index(words)
    stop = start + len(words)
    if wanted.startswith("acts:"):
        token = next(i for i in range(len(cast.analysis)) if cast.analysis.start[i] == start)
        return "acts:" + ",".join(str(r.actor) for r in cast.one(token))
    over = [m for m in cast.mentions if m.span and m.span.start < stop and start < m.span.end and m.how != "pronoun"]
    named = [m for m in over if m.actor]
    if not named:
        return ""
    found = max(named, key=lambda m: (m.span.end - m.span.start) if m.span else 0)
    return found.kind if wanted in KINDS else str(found.actor)


def wrong(language: str) -> list[str]:
    found = ((case, meaning(case, language)) for case in cases(language))
    return [f"{text} [{words}] {got!r}, not {means!r}" for (text, words, means), got in found if got != means]


@pytest.mark.parametrize("language", [code for code in LEAST if registry.pack(code)])
def test_ambiguous_names(language: str) -> None:
    assert len(cases(language)) >= LEAST[language]
    faults = wrong(language)
    right = 1 - len(faults) / len(cases(language))
    assert right >= RIGHT, f"{right:.1%} right; wrong are\n" + "\n".join(faults)
