from __future__ import annotations

import pytest

from communique.errors import DataError
from communique.evaluation import floors
from communique.evaluation.floors import Floor
from communique.evaluation.kinds import names

FLOOR = Floor("n", "quotes", "g", "w", at_least={"all.joint.f1": 42}, at_most={"articles_missing": 0})


def test_every_floor_names_a_kind_once() -> None:
    pinned = floors.load()
    assert {floor.kind for floor in pinned} <= set(names())
    assert len({floor.name for floor in pinned}) == len(pinned) > 0
    assert all(floor.at_least for floor in pinned)


@pytest.mark.parametrize(
    ("score", "missing", "held"), [(42.0, 0, [True, True]), (41.9, 0, [False, True]), (50, 1, [True, False])]
)
def test_figures_are_held_against_their_bounds(score: float, missing: int, held: list[bool]) -> None:
    found = floors.compare(FLOOR, {"all.joint.f1": score, "articles_missing": missing})
    assert [check.held for check in found] == held
    assert floors.Outcome(FLOOR, found).held is all(held)


def test_an_unknown_figure_is_an_error() -> None:
    with pytest.raises(DataError, match="no figure articles_missing"):
        floors.compare(FLOOR, {"all.joint.f1": 50})


def test_gold_that_is_not_there_breaks_no_floor() -> None:
    assert floors.Outcome(FLOOR, None).held
