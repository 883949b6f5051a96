"""Whom the phrases of a text mean, on tables of cases per language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique import gazetteer
from communique.annotation import Analysis
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from communique.records import ActorRef
from communique.resolution.cast import Cast, build_cast
from tests.making import analysed, article

CASES = Path(__file__).parent.parent / "cases"


def cases() -> list[Any]:
    out = []
    for language in ("en", "sv", "es"):
        for n, case in enumerate(tomllib.loads((CASES / language / "cast.toml").read_text("utf-8"))["case"]):
            out.append(pytest.param(language, case, id=f"{language}-{n}-{case['rule']}"))
    return out


def cast_of(text: str, language: str) -> tuple[Analysis, Cast]:
    pack = registry.pack(language)
    assert pack is not None
    known, a = gazetteer.load(), analysed(text, language)
    return a, build_cast(article(text, language, "2023-11-17"), a, find_mentions(a, pack, known), pack, known)


def asked(a: Analysis, word: str) -> int:
    """Return the last token that is the word; ``verb>`` asks for its subject, ``noun<`` for the subject of its verb."""
    plain = word.rstrip("<>")
    i = max(i for i in range(len(a)) if a.word(i) == plain)
    if word.endswith("<"):
        i = a.head[i]
    if word != plain:
        i = next(j for j in a.children[i] if a.rel[j] in ("subj", "subj_pass"))
    return i


def shown(ref: ActorRef) -> str:
    return f"{ref.actor}({ref.role},{ref.of})" if ref.role else str(ref.actor)


@pytest.mark.parametrize(("language", "case"), cases())
def test_phrases_mean(language: str, case: dict[str, Any]) -> None:
    a, cast = cast_of(case["text"], language)
    found = {word: sorted(shown(r) for r in cast.refs(asked(a, word))) for word in case["ask"]}
    wanted = {word: sorted(refs) for word, refs in case["ask"].items()}
    assert found == wanted


def test_every_span_matches_its_text() -> None:
    text = "President Kari Dahl of Norway, 62, met EU leaders; “Norway’s word counts,” she told the BBC in Oslo."
    _, cast = cast_of(text, "en")
    spans = [m.span for m in cast.mentions if m.span] + [e.span for r in cast.roles for e in r.evidence]
    assert spans
    assert all(text[s.start : s.end] == s.exact for s in spans)
