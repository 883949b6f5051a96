"""Decide between candidates: which attributions stand when their contents overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from itertools import accumulate

from communique.annotation import StatementDraft

THRESHOLD = 0.4
"""Least score of a statement.

Strict F1 on three quarters of PolNeAR's train part: 65.6 at .35, 66.1 at .4, 66.0 at .45, 65.7 at .5.
"""
MARGIN = 0.25
"""By how much a part of a content must beat the whole, for the same cue, to be taken instead of it."""

NESTED = 0.9
"""Least score of a statement within another's content: *Lind said that Oslo had told her that …* keeps both levels."""
OUTER = 0.8
"""Least score of a statement that holds another."""
NESTABLE = frozenset(
    {"complement:that", "complement:bare", "that-clause", "distant-clause", "before-quotation", "within-quotation"}
)
MARKED = frozenset({"after-quotation", "before-quotation", "colon:quotation", "cleft"})
"""Rules whose content quotation marks or a copula bound; nothing wider replaces it."""


def decide(candidates: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Return the candidates that win, in text order; a loser overlaps a winner or has too low a score.

    A cue has one content: of its candidates the one with the highest score, or one that contains that one and is not
    much weaker. Then the strongest cue comes first; contents do not overlap, but one may lie within another. What
    nobody is said to have said gives way to who says that it was said.
    """
    ranked = sorted(_one_per_cue(candidates), key=_rank)
    nobodys = _held(ranked, [c for c in ranked if c.source is None and c.rule in NESTABLE])
    ranked = [c for c in ranked if c not in nobodys]
    held = _held(ranked, filter(_nestable, ranked))
    taken: list[tuple[int, int]] = []
    inner: list[tuple[int, int]] = []
    winners = [c for c in ranked if c not in held and _take(c, taken)]
    for c in ranked:
        if c in held:
            within = all(_inside(taken, start, end) for start, end in (*c.content, *c.cue))
            if _take(c, inner if within else taken):
                winners.append(c)
    return sorted(winners, key=lambda c: (c.content[0][0], -c.content[-1][1], c.cue))


def _take(c: StatementDraft, taken: list[tuple[int, int]]) -> bool:
    """Count a candidate's content as taken, unless it or its cue overlaps what is."""
    if any(_overlaps(taken, start, end) for start, end in (*c.content, *c.cue)):
        return False
    for span in c.content:
        insort(taken, span)
    return True


def _held(ranked: Sequence[StatementDraft], some: Iterable[StatementDraft]) -> set[StatementDraft]:
    """Return those of some candidates that stand, with their cue, within the content of a strong one with a source."""
    outer = sorted((span[0], span[1]) for c in ranked if c.score >= OUTER and c.source for span in c.content)
    starts = [start for start, _ in outer]
    reach = list(accumulate((end for _, end in outer), max))
    out = set()
    for c in some:
        first = min(start for start, _ in (*c.content, *c.cue))
        last = max(end for _, end in (*c.content, *c.cue))
        at = bisect_right(starts, first) - 1
        if at >= 0 and reach[at] >= last:
            out.add(c)
    return out


def _nestable(c: StatementDraft) -> bool:
    return c.score >= NESTED and c.source is not None and c.rule in NESTABLE


def _inside(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` lies within one of the disjoint, sorted spans."""
    at = bisect_right(taken, (start, end)) - 1
    if at >= 0 and taken[at][0] <= start and end <= taken[at][1]:
        return True
    return at + 1 < len(taken) and taken[at + 1][0] == start and end <= taken[at + 1][1]


def _rank(c: StatementDraft) -> tuple[float, int, int, str]:
    return -c.score, c.content[0][0], -c.content[-1][1], c.rule


def _one_per_cue(candidates: Iterable[StatementDraft]) -> list[StatementDraft]:
    cues: dict[int, list[StatementDraft]] = {}
    out = []
    for c in candidates:
        if c.score < THRESHOLD:
            continue
        if c.cue_head is None:
            out.append(c)
        else:
            cues.setdefault(c.cue_head, []).append(c)
    return out + [_best(group) for group in cues.values()]


def _best(group: list[StatementDraft]) -> StatementDraft:
    best = min(group, key=_rank)
    for c in sorted(group, key=_rank):
        if best.rule not in MARKED and c.score >= best.score - MARGIN and _contains(c, best):
            best = c
    return best


def _contains(c: StatementDraft, part: StatementDraft) -> bool:
    start, end = c.content[0][0], c.content[-1][1]
    inner_start, inner_end = part.content[0][0], part.content[-1][1]
    return start <= inner_start and inner_end <= end and (start, end) != (inner_start, inner_end)


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether ``[start, end)`` overlaps one of the disjoint, sorted spans."""
    at = bisect_left(taken, (start, end))
    return (at < len(taken) and taken[at][0] < end) or (at > 0 and taken[at - 1][1] > start)
