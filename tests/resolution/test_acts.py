"""The case tables tests/cases/<language>/acts.toml: what statements do, read by the whole pipeline."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique.languages import registry
from communique.pipeline import read
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

CASES = Path(__file__).parents[1] / "cases"
LANGUAGES = [code for code in registry.codes() if (CASES / code / "acts.toml").exists()]


@cache
def table(language: str) -> list[dict[str, Any]]:
    """Return the cases of a language."""
    cases: list[dict[str, Any]] = tomllib.loads((CASES / language / "acts.toml").read_text(encoding="utf-8"))["case"]
    return cases


@cache
def readings(language: str) -> list[Reading]:
    """Return the readings of all cases of a language, from one run."""
    found = list(read((from_text(case["text"], language=language) for case in table(language)), Settings()))
    return [reading for reading in found if isinstance(reading, Reading)]


@pytest.mark.parametrize(("language", "number"), [(code, n) for code in LANGUAGES for n in range(len(table(code)))])
def test_acts(language: str, number: int) -> None:
    case, reading = table(language)[number], readings(language)[number]
    acts = [statement.act for statement in reading.statements]
    if case.get("contains"):
        acts = [act for act in acts if act in case["acts"]]
    assert acts == case["acts"], case["text"]
