"""The same words in three languages give the same statements: tests/cases/parallel/statements.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from communique.pipeline import read
from communique.records import Article, Block, Reading, span_of

LANGUAGES = ("en", "sv", "es")
CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "parallel" / "statements.toml").read_text(encoding="utf-8")
)["case"]  # fmt: skip


def article(text: str, language: str) -> Article:
    """Return a text as an article of one paragraph."""
    block = Block("body", span_of(text, 0, len(text)))
    return Article(f"{language}:{text}", text, language, None, (), None, None, None, (block,))


@cache
def readings(language: str) -> list[Reading]:
    """Return the readings of all cases in a language, from one run."""
    found = list(read([article(case[language], language) for case in CASES]))
    assert all(isinstance(r, Reading) for r in found)
    return [r for r in found if isinstance(r, Reading)]


def said(reading: Reading) -> list[str]:
    """Return form and speaker of each statement."""
    return [f"{s.form} {(s.speaker.actor if s.speaker else None) or '?'}" for s in reading.statements]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("number", range(len(CASES)), ids=[case["en"][:50] for case in CASES])
def test_the_languages_agree(language: str, number: int) -> None:
    assert said(readings(language)[number]) == CASES[number]["says"]
