"""A circle of heads is cut at its first word; trees stay as they are."""

from __future__ import annotations

from communique.analysis.mending.draft import cut_circles


def test_a_circle_gets_a_root() -> None:
    head, rel = [1, 3, 1, 2, 4, 4], ["subj", "amod", "obl", "amod", "root", "punct"]
    cut_circles(head, rel)
    assert head == [1, 1, 1, 2, 4, 4]
    assert rel == ["subj", "root", "obl", "amod", "root", "punct"]


def test_a_tree_stays() -> None:
    head, rel = [1, 1, 1, 2], ["subj", "root", "obj", "nmod"]
    cut_circles(head, rel)
    assert (head, rel) == ([1, 1, 1, 2], ["subj", "root", "obj", "nmod"])
