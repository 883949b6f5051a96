from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from communique.resolution.layers import Layers, Stretch

PLACES = st.integers(0, 30)
STRETCHES = st.lists(st.tuples(PLACES, PLACES, st.integers(0, 5)), max_size=12)


@given(STRETCHES, PLACES)
def test_the_stretches_over_a_place_come_shortest_first(stretches: list[Stretch], at: int) -> None:
    over = Layers(stretches).over(at)
    assert set(over) == {s for s in stretches if s[0] <= at < s[1]}
    lengths = [end - start for start, end, _ in over]
    assert lengths == sorted(lengths)


@given(STRETCHES, PLACES, st.integers(1, 9))
def test_what_shares_a_code_point_touches(stretches: list[Stretch], start: int, length: int) -> None:
    end = start + length
    assert set(Layers(stretches).touching(start, end)) == {
        s for s in stretches if s[0] < end and start < s[1] and s[0] < s[1]
    }
