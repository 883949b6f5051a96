"""The case tables tests/cases/<language>/statements*.toml, read by the languages' own pipelines."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from communique.analysis import analyse, load
from communique.annotation import Analysis, StatementDraft
from communique.extraction.statements import find_candidates, find_statements
from communique.languages import registry
from communique.records import Article, Block, span_of

CASES = Path(__file__).parents[2] / "cases"
LANGUAGES = [code for code in registry.codes() if list((CASES / code).glob("statements*.toml"))]


def table(language: str) -> list[dict[str, Any]]:
    """Return the cases of a language."""
    files = sorted((CASES / language).glob("statements*.toml"))
    return [case for file in files for case in tomllib.loads(file.read_text(encoding="utf-8"))["case"]]


def article(case: dict[str, Any], language: str) -> Article:
    """Return a case as an article: its title, and a body block for each line."""
    lines = ([case["title"]] if "title" in case else []) + case["text"].strip().splitlines()
    text, blocks, at = "\n".join(lines), [], 0
    for n, line in enumerate(lines):
        if line.strip():
            kind = "title" if n == 0 and "title" in case else "body"
            blocks.append(Block(kind, span_of(text, at, at + len(line))))  # type: ignore[arg-type]
        at += len(line) + 1
    return Article(case["name"], text, language, None, (), None, None, None, tuple(blocks))


@cache
def analyses(language: str) -> list[Analysis]:
    """Return the analyses of all cases of a language, from one run of its pipeline."""
    pack = registry.pack(language)
    assert pack is not None
    assert pack.pipeline is not None
    return list(analyse([article(case, language) for case in table(language)], load(pack.pipeline)))


def described(analysis: Analysis, draft: StatementDraft) -> dict[str, Any]:
    """Return a draft in the keys of the tables."""
    text = analysis.text
    return {
        "content": [text[start:end] for start, end in draft.content],
        "source": text[slice(*draft.source)] if draft.source else "",
        "cue": " ".join(text[start:end] for start, end in draft.cue),
        "occasion": text[slice(*draft.occasion)] if draft.occasion else "",
        "addressees": [analysis.word(i) for i in draft.addressees],
        "relays": [analysis.word(i) for i in draft.relays],
        "document": draft.document or "",
        **{key: getattr(draft, key) for key in ("form", "act", "certainty", "carry", "headline", "rule")},
    }


PARAMETERS = [
    pytest.param(code, n, id=f"{code}-{case['name']}") for code in LANGUAGES for n, case in enumerate(table(code))
]


@pytest.mark.parametrize(("language", "number"), PARAMETERS)
def test_case(language: str, number: int) -> None:
    case, analysis = table(language)[number], analyses(language)[number]
    pack = registry.pack(language)
    assert pack is not None
    found = [described(analysis, draft) for draft in find_statements(analysis, pack, ())]
    wanted = case["statements"]
    if case.get("contains"):
        found = [f for f in found if any(f["content"] == w["content"] for w in wanted)]
    assert [f["content"] for f in found] == [w["content"] for w in wanted]
    for f, w in zip(found, wanted, strict=True):
        assert {key: f[key] for key in w} == w
    if case["rule"] != "none":
        assert {f["rule"] for f in found} & set(case["rule"].split(" | "))


@pytest.mark.parametrize("language", LANGUAGES)
def test_winners_are_candidates(language: str) -> None:
    pack = registry.pack(language)
    assert pack is not None
    for analysis in analyses(language):
        candidates = find_candidates(analysis, pack, ())
        assert all(winner in candidates for winner in find_statements(analysis, pack, ()))
