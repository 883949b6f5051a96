from __future__ import annotations

from pathlib import Path

from communique.evaluation import parallel
from communique.evaluation.measures import Input
from tests.evaluation.making import reading, ref, statement

EN, SV = "We agree, she said.", "Vi är överens, sa hon."


def test_inputs_are_one_language(tmp_path: Path) -> None:
    gold = tmp_path / "p.jsonl"
    gold.write_text(f'{{"id": "1", "en": "{EN}", "sv": "{SV}"}}\n', encoding="utf8")
    assert list(parallel.inputs(gold, "sv")) == [Input("1", SV, "sv")]


def test_agreement_is_over_sentences_that_both_have() -> None:
    she = ref("person:x", kind="person")
    one = [
        reading("1", EN, [statement(EN, [(0, 8)], speaker=she), statement(EN, [(0, 2)], form="indirect")]),
        reading("2", EN, [statement(EN, [(0, 8)])]),
    ]
    other = [reading("1", SV, [statement(SV, [(0, 13)])])]
    assert parallel.score(one, other) == parallel.ParallelScores(1, 2, 1, 66.7, 0.0)
