"""Which of many stretches of text cover a place: prepared once, asked in logarithmic time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

Stretch = tuple[int, int, int]
"""First code point, one past the last, and the number of what it belongs to."""


class Layers:
    """Stretches of text that may lie inside one another."""

    def __init__(self, stretches: Iterable[Stretch]) -> None:
        """Prepare to ask; empty stretches cover nothing."""
        ends: dict[int, list[Stretch]] = {}
        starts: dict[int, list[Stretch]] = {}
        for stretch in stretches:
            if stretch[0] < stretch[1]:
                starts.setdefault(stretch[0], []).append(stretch)
                ends.setdefault(stretch[1], []).append(stretch)
        self._borders = sorted({*starts, *ends})
        self._layers: list[tuple[Stretch, ...]] = []
        active: dict[Stretch, None] = {}
        for border in self._borders:
            for stretch in ends.get(border, ()):
                active.pop(stretch, None)
            active.update(dict.fromkeys(starts.get(border, ())))
            ordered = sorted(active, key=lambda s: (s[1] - s[0], s[0], s[2])) if len(active) > 1 else active
            self._layers.append(tuple(ordered))

    def over(self, at: int) -> tuple[Stretch, ...]:
        """Return the stretches that cover code point ``at``, the shortest first."""
        n = bisect_right(self._borders, at)
        return self._layers[n - 1] if n else ()

    def touching(self, start: int, end: int) -> tuple[Stretch, ...]:
        """Return the stretches that share a code point with ``[start, end)``."""
        first, last = bisect_right(self._borders, start), bisect_right(self._borders, end - 1)
        found = {s: None for n in range(max(1, first), last + 1) for s in self._layers[n - 1]}
        return tuple(found)
