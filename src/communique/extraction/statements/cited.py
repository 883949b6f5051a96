"""Whom an outlet has something from: *Reuters, citing local media, reported*, *Reuters som hänvisar till polisen*."""

from __future__ import annotations

from typing import NamedTuple

from communique.annotation import StatementDraft
from communique.extraction.statements.scene import Scene

REACH = 20
"""How far from a cue the words that cite may stand, in tokens."""


class Cited(NamedTuple):
    """Who is cited. head: the token that names it; first, last: the tokens ``[first, last)`` of the words that cite."""

    head: int
    first: int
    last: int


def cited(scene: Scene, c: StatementDraft) -> Cited | None:
    """Return whom the words beside a candidate's cue cite, outside quotation marks."""
    if c.cue_head is None:
        return None
    s = scene.a.sentence_at(c.cue_head)
    for k in range(max(s.first, c.cue_head - REACH), min(s.last, c.cue_head + REACH)):
        if scene.inside[k] >= 0:
            continue
        if (found := _participle(scene, k, c.source_head) or _phrase(scene, k, s.last)) is not None:
            return found
    return None


def _participle(scene: Scene, k: int, source: int | None) -> Cited | None:
    """Return the object of a participle behind a comma or the source: *, citing two officials*."""
    a = scene.a
    if (
        k == 0
        or not (a.word(k - 1) == "," or k - 1 == source)
        or "Aspect=Prog" not in a.morph[k]
        or a.lemma[k] not in scene.lexicon.cues.citing
    ):
        return None
    head = next((o for o in a.children[k] if a.rel[o] == "obj" and o > k), None)
    return None if head is None else Cited(head, k, scene.right(head))


def _phrase(scene: Scene, k: int, end: int) -> Cited | None:
    """Return the noun behind words that cite: *med hänvisning till polisen*, *som citerar NRK*."""
    a = scene.a
    for words in scene.lexicon.citations.get(a.lower(k), ()):
        first = k + len(words)
        if a.lowers[k:first] != words or first >= end:
            continue
        head = first
        while first < a.head[head] < end and a.head[head] > head and a.pos[a.head[head]] in ("NOUN", "PROPN"):
            head = a.head[head]
        if a.pos[head] in ("NOUN", "PROPN"):
            return Cited(head, k, max(head + 1, scene.right(head)))
    return None
