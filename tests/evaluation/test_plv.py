from __future__ import annotations

from pathlib import Path

import pytest

from communique.evaluation import plv
from tests.evaluation.making import event, reading, ref, span

MET = "The king of Norway met the president of Chile."
LEFT = "The rebels left the city."


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = [
        ("sentence", "source", "target", "gold_root"),
        (MET, "The king of Norway", "the president of Chile", "CONSULT"),
        (MET, "the president of Chile", "The king of Norway", "AGREE"),
        (LEFT, "The rebels", "the city", "RETREAT"),
    ]
    path = tmp_path / "plv.tsv"
    path.write_text("\n".join("\t".join(row) for row in rows) + "\n", encoding="utf8")
    return path


def test_each_sentence_is_read_once(gold: Path) -> None:
    assert [x.text for x in plv.inputs(gold)] == [MET, LEFT]


def test_types_and_pairs_are_counted(gold: Path) -> None:
    king, president = ref("NOR", words=span(MET, "king")), ref("CHL", words=span(MET, "president"))
    met = reading(plv.sentence_id(MET), MET, events=[event(MET, "met", "CONSULT", (king,), (president,))])
    left = reading(plv.sentence_id(LEFT), LEFT, events=[event(LEFT, "left", "CONCEDE")])
    scores = plv.score(gold, [met, left])
    assert scores == plv.PlvScores(
        n=3,
        first_macro_f1=55.6,
        first_accuracy=66.7,
        any_macro_f1=55.6,
        quad_macro_f1=100.0,
        pair_recall=33.3,
        coded=100.0,
    )


def test_what_was_not_read_is_wrong(gold: Path) -> None:
    scores = plv.score(gold, [])
    assert (scores.first_accuracy, scores.coded) == (0.0, 0.0)
