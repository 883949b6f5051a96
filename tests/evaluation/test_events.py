from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from communique.cli.evaluate import table
from communique.evaluation import events, plv
from communique.evaluation.events import TypeScore
from communique.records import Reading
from tests.evaluation.making import event, reading

ATTACK, VISIT, SILENCE = "Peru attacked Chile.", "Peru visited Chile.", "Peru is large."


@pytest.fixture
def records(tmp_path: Path) -> Path:
    rows = [(ATTACK, "FIGHT"), (VISIT, "CONSULT"), (SILENCE, "CONSULT")]
    path = tmp_path / "gsr.json"
    path.write_bytes(msgspec.json.encode([{"id": text, "text": text, "event": kind} for text, kind in rows]))
    return path


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    lines = ["sentence\tsource\ttarget\tgold_root", f"{ATTACK}\tPeru\tChile\tYIELD", f"{VISIT}\tPeru\tChile\tCONSULT"]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def found(identify: bool = False) -> list[Reading]:
    kinds = {ATTACK: [("attacked", "ASSAULT")], VISIT: [("visited", "CONSULT"), ("Chile", "RETREAT")], SILENCE: []}
    return [
        reading(plv.sentence_id(text) if identify else text, text, events=[event(text, w, kind) for w, kind in told])
        for text, told in kinds.items()
    ]


def test_each_type_is_counted_by_what_was_found_and_what_came_first(records: Path) -> None:
    scores = events.score(records, found())
    assert scores.n == 3
    assert scores.types == {
        "ASSAULT": TypeScore(1, 1, 100.0, 1, 1, 100.0, ""),
        "CONSULT": TypeScore(2, 1, 50.0, 1, 1, 100.0, "NONE"),
    }


def test_marked_pairs_have_one_type_for_giving_way(pairs: Path) -> None:
    scores = events.score(pairs, found(identify=True))
    assert scores.types["YIELD"] == TypeScore(1, 0, 0.0, 0, 0, 0.0, "ASSAULT")
    assert scores.types["ASSAULT"] == TypeScore(0, 0, 0.0, 1, 0, 0.0, "")


@pytest.mark.parametrize("kind", ["records", "pairs"])
def test_the_texts_are_those_of_the_gold(kind: str, request: pytest.FixtureRequest) -> None:
    assert [x.text for x in events.inputs(request.getfixturevalue(kind))][:2] == [ATTACK, VISIT]


def test_the_table_has_a_line_for_each_type(records: Path) -> None:
    lines = list(table(events.score(records, found())))
    assert lines[0].split()[0] == "3"
    assert lines[2].split() == ["CONSULT", "2", "1", "50.0", "1", "1", "100.0", "NONE"]
