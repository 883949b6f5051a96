"""The words of a source: a noun phrase, cut where something else begins."""

from __future__ import annotations

from msgspec import Struct

from communique.extraction.statements.scene import Scene

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})


class Source(Struct, frozen=True):
    """The words of the source: tokens ``[first, last)``; head is the token to resolve. how: the path that found it."""

    first: int
    last: int
    head: int
    how: str


def noun_phrase(scene: Scene, h: int, how: str, *, before: int | None = None, around: int | None = None) -> Source:
    """Return the noun phrase of head h without its preposition, cut before ``before``, on h's side of ``around``."""
    a = scene.a
    first, last = scene.edges(h)
    if around is not None:
        first, last = (first, min(last, around)) if h < around else (max(first, around + 1), last)
    last = next((i for i in range(h + 1, last) if _clause_opens(scene, i)), last)
    last = _before_aside(scene, h, last)
    last = max(last, scene.name_ends.get(h, last))
    if before is not None:
        last = max(h + 1, min(last, before))
    if scene.inside[h] < 0 <= scene.inside[last - 1]:
        quoted = next(i for i in range(h + 1, last) if scene.inside[i] == scene.inside[last - 1])
        last = quoted if "," in (a.word(quoted - 1), a.word(quoted - 2)) else last
    for k in a.children[h]:
        if a.rel[k] in ("case", "mark", "cc") and k < h and k == first:
            first = k + 1
    while last - 1 > h and a.pos[last - 1] == "PUNCT" and a.word(last - 1) not in ')]”"':
        last -= 1
    while first < h and a.pos[first] == "PUNCT":
        first += 1
    if last - 1 > first and a.lower(last - 1) in scene.days:  # *Norway Friday denounced*, *Norway on Friday denounced*
        last -= 1
        last -= last - 1 > max(first, h) and a.pos[last - 1] == "ADP"
        h = min(h, last - 1)
    if last < len(a) and a.word(last) == ")" and any(a.word(i) == "(" for i in range(h, last)):
        last += 1
    return Source(first, last, h, how)


def _clause_opens(scene: Scene, i: int) -> bool:
    """Tell whether a complementiser stands at token i; a parse may hang *that …* on the subject of *said*."""
    return scene.a.pos[i] == "SCONJ" and scene.a.lower(i) in scene.lexicon.complementisers


def _before_aside(scene: Scene, h: int, last: int) -> int:
    """Return where a phrase ends before a relative clause behind a comma (*Paz, quien dirige la comisión, dijo*)."""
    a = scene.a
    clause = scene.child(h, "relcl")
    if not scene.lexicon.free_subjects or clause is None or not h < clause < last:
        return last
    comma = scene.left(clause) - (a.word(scene.left(clause)) != ",")
    return comma if comma > h and a.word(comma) == "," else last
