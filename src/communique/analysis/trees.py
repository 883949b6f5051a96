"""Keep every sentence a tree: no word may hang, over others, under itself.

The rules that put a parse right move heads, and what walks up or down the tree ends only when there is no circle.
"""

from __future__ import annotations


def cut_circles(head: list[int], rel: list[str]) -> None:
    """Make the first word of each circle of heads a root. Changes both lists; each token is visited twice at most."""
    done = [False] * len(head)
    for start in range(len(head)):
        path: list[int] = []
        on_path: set[int] = set()
        i = start
        while not done[i] and i not in on_path:
            path.append(i)
            on_path.add(i)
            i = head[i]
        if not done[i] and head[i] != i:
            first = min(path[path.index(i) :])
            head[first], rel[first] = first, "root"
        for k in path:
            done[k] = True
