"""Who said it: from the cue to the words that name the source."""

from __future__ import annotations

from msgspec import Struct

from communique.extraction.statements.scene import Scene

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"})
CLAUSAL = frozenset({"comp", "advcl", "parataxis", "conj", "cc", "dep"})
MAX_STEPS = 6


class Source(Struct, frozen=True):
    """The words of the source: tokens ``[first, last)``; head is the token to resolve. how: the path that found it."""

    first: int
    last: int
    head: int
    how: str


def source_of_verb(scene: Scene, v: int) -> Source | None:
    """Return the source of verb v: its subject or agent, or that of the verb it hangs on."""
    a = scene.a
    for step in range(MAX_STEPS):
        found = _own_source(scene, v)
        if found is not None:
            return found
        rel, h = a.rel[v], a.head[v]
        if h == v or (step == 0 and scene.passive(v) and rel not in ("acl", "relcl")):
            return None
        if rel in ("acl", "relcl"):
            return noun_phrase(scene, h, "antecedent", before=scene.left(v) if h < v else None)
        if rel == "xcomp" and (obj := scene.child(h, "obj", "iobj")) is not None and obj < v:
            return noun_phrase(scene, obj, "control")
        if rel not in ("conj", "xcomp", "advcl", "dep", "parataxis", "comp"):
            return None
        v = h
    return None


def _own_source(scene: Scene, v: int) -> Source | None:
    a = scene.a
    if scene.passive(v):
        agent = scene.child(v, "agent")
        return noun_phrase(scene, agent, "agent", without_case=True) if agent is not None else None
    subject = next((k for k in a.children[v] if a.rel[k] == "subj"), None)
    if subject is None:
        return None
    if a.rel[v] == "relcl" and "PronType=Rel" in a.morph[subject]:
        return Source(subject, subject + 1, a.head[v], "relative")
    return noun_phrase(scene, subject, "subject", around=v)


def noun_phrase(
    scene: Scene, h: int, how: str, *, before: int | None = None, around: int | None = None, without_case: bool = True
) -> Source:
    """Return the noun phrase of head h without its preposition, cut before ``before``, on h's side of ``around``."""
    a = scene.a
    first, last = scene.edges(h)
    if around is not None:
        first, last = (first, min(last, around)) if h < around else (max(first, around + 1), last)
    if before is not None:
        last = max(h + 1, min(last, before))
    for k in a.children[h]:
        if without_case and a.rel[k] in ("case", "mark", "cc") and k < h and k == first:
            first = k + 1
    while last - 1 > h and a.pos[last - 1] == "PUNCT" and a.word(last - 1) not in ')]”"':
        last -= 1
    while first < h and a.pos[first] == "PUNCT":
        first += 1
    return Source(first, last, h, how)
