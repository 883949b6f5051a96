from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.app import app
from communique.cli.packs import description, scores
from communique.evaluation import floors
from communique.languages import registry


def run(*arguments: str) -> list[str]:
    done = CliRunner().invoke(app, ["languages", *arguments])
    assert done.exit_code == 0
    return done.stdout.splitlines()


def test_each_language_has_its_words_rules_pipeline_and_floors() -> None:
    lines = run()
    assert [line[:2] for line in lines if line[0] != " "] == list(registry.codes())
    for label in ("words", "rules", "pipeline", "floors"):
        assert sum(line.split()[0] == label for line in lines) == len(registry.codes())


def test_json_has_counts_version_licence_and_scores_of_our_own_pipeline() -> None:
    found = {one["language"]: one for one in map(json.loads, run("--json"))}
    swedish = found["sv"]
    assert min(swedish["pack"].values()) > 5
    assert swedish["pipeline"]["license"] == "CC BY-SA 4.0"
    assert swedish["pipeline"]["version"].count(".") == 2
    assert swedish["pipeline"]["scores"]["talbanken-test"]["LAS"] > 78
    pinned = {floor.name for floor in floors.load() if floor.language == "sv"}
    assert {floor["name"] for floor in swedish["floors"]} == pinned != set()


def test_a_pipeline_that_is_not_there_is_said_to_be_missing() -> None:
    lines = run("--pipeline", "en=en_core_web_none")
    assert "    pipeline  en_core_web_none (not installed)" in lines


def test_a_folder_is_a_pipeline(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "9.1", "license": "MIT"}', encoding="utf-8")
    assert description(str(tmp_path)) == {"version": "9.1", "license": "MIT"}
    assert any(line.endswith("(9.1, MIT)") for line in run("--pipeline", f"en={tmp_path}"))


@pytest.mark.parametrize(
    ("performance", "shown"),
    [
        ({"dep_las": 0.8991, "ents_f": 0.8433, "speed": 9426.1}, {"its makers": {"LAS": 89.9, "names F1": 84.3}}),
        ({"dev": {"las": 77.1, "sentences": 95.0}}, {"dev": {"LAS": 77.1}}),
        ({"ents_f": 0.5, "ents_per_type": {"f1": 3}}, {"its makers": {"names F1": 50.0}}),
        ({}, {}),
    ],
)
def test_scores_are_in_percent_by_test(performance: dict[str, object], shown: object) -> None:
    assert scores(performance) == shown
