from __future__ import annotations

import pytest

from communique.store.query import parse
from communique.web.suggest import as_states, suggestions


@pytest.mark.parametrize(
    ("query", "paths"),
    [
        ("venezuela foreign minister 2014", ["/actors/VEN"]),
        ("russia united states agree", ["/dyads/RUS/USA", "/actors/RUS", "/actors/USA"]),
        ('state:VEN by:"United States"', ["/dyads/VEN/USA", "/actors/VEN", "/actors/USA"]),
        ("the european union", ["/actors/EU"]),
        ("(ryssland OR norge) oil", ["/dyads/RUS/NOR", "/actors/RUS", "/actors/NOR"]),
        ("-norway oil", []),
        ("oil talks in may", []),
        ("", []),
    ],
)
def test_a_query_that_names_states_leads_to_their_pages(query: str, paths: list[str]) -> None:
    assert [page.path for page in suggestions(parse(query), (), lambda id: True)] == paths


def test_states_that_the_record_does_not_hold_are_left_out() -> None:
    found = suggestions(parse("norway chile"), (), lambda id: id == "CHL")
    assert [page.path for page in found] == ["/actors/CHL"]


@pytest.mark.parametrize(
    ("query", "other"),
    [
        ("france minister 2015", "state:france minister 2015"),
        ("Ryssland OR oil", "state:Ryssland OR oil"),
        ("speaker:france -norway", "speaker:france -norway"),
        ("oil in may", "oil in may"),
    ],
)
def test_a_word_that_names_a_state_can_be_asked_for_as_a_state(query: str, other: str) -> None:
    assert as_states(query) == other
