"""What the stages together make of whole texts, on tables of cases per language."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from communique.pipeline import read_text
from communique.records import Event, Reading, Statement

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    out = []
    for path in sorted(CASES.glob("*/readings.toml")):
        for n, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"]):
            out.append(pytest.param(path.parent.name, case, id=f"{path.parent.name}-{n}-{case['rule']}"))
    return out


def shown_statement(s: Statement, reading: Reading, keys: set[str]) -> dict[str, object]:
    ids = [t.id for t in reading.statements]
    known: dict[str, object] = {
        "speaker": s.speaker.actor if s.speaker else None,
        "chain": [r.name for r in s.reported_by],
        "said_on": s.said_on.first if s.said_on else None,
        "said_in": s.said_in.actor if s.said_in else "",
        "document": s.document,
        "within": ids.index(s.within) if s.within else None,
    }
    return {k: known[k] for k in keys}


def shown_event(e: Event, reading: Reading, keys: set[str]) -> dict[str, object]:
    ids = [s.id for s in reading.statements]
    states = {
        k: sorted(r.of or r.actor or "?" for r in refs)
        for k, refs in (("actors", e.actors), ("recipients", e.recipients))
    }
    known: dict[str, object] = {
        "type": e.type,
        **states,
        "word": e.word if e.word == "narrator" else ids.index(e.word),
        "when": e.when.first if e.when else "",
        "status": e.status,
    }
    return {k: known[k] for k in keys}


def sorted_lists(wanted: dict[str, Any]) -> dict[str, Any]:
    return {k: sorted(v) if k in ("actors", "recipients") else v for k, v in wanted.items()}


@pytest.mark.parametrize(("language", "case"), cases())
def test_readings(language: str, case: dict[str, Any]) -> None:
    metadata = {key: case[key] for key in ("published", "outlet") if key in case}
    reading = read_text(case["text"], language=language, **metadata)
    if "statements" in case:
        wanted = case["statements"]
        assert len(reading.statements) == len(wanted)
        found = [shown_statement(s, reading, set(w)) for s, w in zip(reading.statements, wanted, strict=True)]
        assert found == wanted
    for w in case.get("events", []):
        assert sorted_lists(w) in [shown_event(e, reading, set(w)) for e in reading.events]
