from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner, Result

from communique.cli.app import app
from communique.evaluation import floors
from communique.evaluation.floors import Check, Floor, Outcome
from communique.settings import Settings
from tests.evaluation.making import reading, statement

TEXT = "“We agree,” she said."
GOLD = {"doc_id": "a", "text": TEXT, "attributions": [{"content": [[0, 11]], "source": [[12, 15]]}]}


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    gold, saved = tmp_path / "gold.jsonl", tmp_path / "r.jsonl"
    gold.write_text(json.dumps(GOLD) + "\n", encoding="utf8")
    saved.write_bytes(msgspec.json.encode(reading("a", TEXT, [statement(TEXT, [(0, 11)], (12, 15))])) + b"\n")
    return str(gold), str(saved)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["evaluate", *arguments])


def test_scores_are_printed_by_form(files: tuple[str, str]) -> None:
    gold, saved = files
    lines = run("quotes", gold, "--readings", saved).stdout.splitlines()
    assert lines[0] == f"quotes {gold}"
    assert lines[2].split() == ["all", "1", "1", *["100.0"] * 9]
    assert lines[5].split() == ["indirect", "0", "0", *["0.0"] * 9]
    assert lines[6].strip() == "articles not read: 0"


def test_scores_as_json(files: tuple[str, str]) -> None:
    gold, saved = files
    scores = json.loads(run("quotes", gold, "--readings", saved, "--json").stdout)
    assert scores["all"]["joint"] == {"precision": 100.0, "recall": 100.0, "f1": 100.0}


def test_parallel_compares_two_files(files: tuple[str, str]) -> None:
    saved = files[1]
    Path("pairs.jsonl").write_text(json.dumps({"id": "a", "en": TEXT, "sv": TEXT}), encoding="utf8")
    done = run("parallel", "pairs.jsonl", "--readings", saved, "--readings", saved)
    assert done.stdout.splitlines()[-1].split() == ["agree_form_and_speaker", "100.0"]


FLOOR = Floor("statements", "quotes", "gold/q.jsonl", "why", at_least={"all.joint.f1": 42})


@pytest.mark.parametrize(
    ("checks", "status", "words"),
    [
        ((Check("all.joint.f1", 43.5, 42, "≥", True),), 0, "43.5 ≥ 42     held"),
        ((Check("all.joint.f1", 41.5, 42, "≥", False),), 1, "41.5 ≥ 42     BROKEN"),
        (None, 0, "statements: not measured, no gold data at somewhere/gold/q.jsonl"),
    ],
)
def test_floors_are_held(
    monkeypatch: pytest.MonkeyPatch, checks: tuple[Check, ...] | None, status: int, words: str
) -> None:
    def check_all(settings: Settings, _: object) -> list[Outcome]:
        assert settings.gold == Path("somewhere")
        return [Outcome(FLOOR, checks)]

    monkeypatch.setattr(floors, "check_all", check_all)
    done = run("--floors", "--gold", "somewhere")
    assert words in done.stdout
    assert done.exit_code == status
