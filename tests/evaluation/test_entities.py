from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluation import entities
from communique.evaluation.measures import Input
from tests.evaluation.making import reading, ref, span

TEXT = "Anna Berg flög från Oslo till FN."
FILE = f"""# newdoc id = d
# sent_id = d-1
# text = {TEXT}
1\tAnna\tB-PER\t-\t-
2\tBerg\tI-PER\t-\t-
3\tflög\tO\t-\t-
4\tfrån\tO\t-\t-
5\tOslo\tB-LOC\t-\t-
6\ttill\tO\t-\t-
7\tFN\tB-ORG\t-\t-
8\t.\tO\t-\t-

"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "sv-test.iob2"
    path.write_text(FILE, encoding="utf8")
    return path


def test_inputs_take_the_language_from_the_file_name(gold: Path) -> None:
    assert list(entities.inputs(gold)) == [Input("d-1", TEXT, "sv")]


def test_names_count_by_span_and_label(gold: Path) -> None:
    found = [
        ref("person:anna-berg", kind="person", words=span(TEXT, "Anna Berg")),
        ref(None, kind="organisation", words=span(TEXT, "Oslo")),
        ref("NOR", kind="state", words=span(TEXT, "FN")),
        ref("X", kind="group", words=span(TEXT, "flög")),
    ]
    scores = entities.score(gold, [reading("d-1", TEXT, mentions=found)])
    assert scores == entities.EntityScores(
        gold=3, predicted=3, precision=66.7, recall=66.7, f1=66.7, PER_recall=100.0, ORG_recall=100.0, LOC_recall=0.0
    )


def test_a_sentence_that_was_not_read_costs_recall(gold: Path) -> None:
    assert entities.score(gold, []).recall == 0.0
