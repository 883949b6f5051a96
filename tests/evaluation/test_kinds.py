from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from communique import pipeline
from communique.errors import UsageError
from communique.evaluation import kinds
from communique.evaluation.measures import Input
from communique.records import Problem
from communique.settings import Settings
from tests.evaluation.making import reading, statement

TEXT = "“We agree,” she said."


def test_saved_readings_are_scored_without_reading(tmp_path: Path) -> None:
    gold, saved = tmp_path / "gold.jsonl", tmp_path / "r.jsonl"
    gold.write_text('{"doc_id": "a", "text": "“We agree,” she said.", "attributions": [{"content": [[0, 11]]}]}\n')
    saved.write_bytes(msgspec.json.encode(reading("a", TEXT, [statement(TEXT, [(0, 11)])])) + b"\n")
    scores = kinds.flat(kinds.evaluate("quotes", gold, Settings(), [saved]))
    assert (scores["all.joint.f1"], scores["articles_missing"]) == (100.0, 0)


def test_what_fails_is_reported_and_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = reading("b", "x")
    fault, missing = Problem("internal-error", "it failed", "b", None), Problem("empty", "nothing", "c", None)
    answers = [reading("a", TEXT), replace(failed, problems=(fault,)), missing]
    monkeypatch.setattr(pipeline, "read", lambda articles, settings: answers[: len(list(articles))])
    told: list[Problem] = []
    found = kinds.read([Input(key, TEXT) for key in "abc"], Settings(), told.append)
    assert [item.article.id for item in found] == ["a"]
    assert told == [fault, missing]


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        ("quotes", None, "no such gold data"),
        ("quotes", '{"doc_id": 1}', "cannot be read as quotes"),
        ("plv", "a\tb\n1\t2\n", "cannot be read as plv"),
        ("gsr", "\x00", "cannot be read as gsr"),
        ("dreams", "", "there are quotes, plv"),
        ("parallel", "", "takes 2 files of readings"),
    ],
)
def test_what_cannot_be_scored_says_why(tmp_path: Path, kind: str, text: str | None, message: str) -> None:
    gold, saved = tmp_path / "gold", tmp_path / "r.jsonl"
    saved.touch()
    if text is not None:
        gold.write_text(text, encoding="utf8")
    with pytest.raises(UsageError, match=message):
        kinds.evaluate(kind, gold, Settings(), [saved])
