from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from communique.evaluation import gsr
from communique.evaluation.measures import Input
from tests.evaluation.making import event, reading, ref

TEXT = "Peru demanded an answer from Chile."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    record = {"id": "g1", "text": TEXT, "event": "DEMAND", "date": "2001-02-03", "source": [{"code": "PERGOV"}]}
    path = tmp_path / "gsr.json"
    path.write_bytes(msgspec.json.encode([record | {"target": [{"code": "CHL"}]}, record | {"id": "g2", "target": ""}]))
    return path


def test_inputs_have_language_and_date(gold: Path) -> None:
    assert list(gsr.inputs(gold)) == [Input("g1", TEXT, "en", "2001-02-03"), Input("g2", TEXT, "en", "2001-02-03")]


def test_old_names_of_types_and_country_codes_are_compared(gold: Path) -> None:
    right = event(TEXT, "demanded", "REQUEST", (ref("person:x", of="PER"),), (ref("ARG"),))
    scores = gsr.score(gold, [reading("g1", TEXT, events=[right]), reading("g2", TEXT, events=[right])])
    assert scores == gsr.GsrScores(n=2, coded=100.0, type_recall=100.0, type_and_who_recall=50.0)


def test_another_type_is_coded_but_wrong(gold: Path) -> None:
    scores = gsr.score(gold, [reading("g1", TEXT, events=[event(TEXT, "demanded", "ACCUSE")])])
    assert scores == gsr.GsrScores(n=2, coded=50.0, type_recall=0.0, type_and_who_recall=0.0)
