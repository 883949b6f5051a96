"""Content as a complement of its cue: clauses, infinitives, objects, prepositional phrases, passives."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.scene import Scene, embedded
from communique.extraction.statements.sources import source_of_verb

NESTED = 0.4
"""What is left of a weight within a quotation: speakers there say *I think* and *you know* all the time."""
LONG = 12
"""Tokens from which on an embedded quotation counts as speech."""
TAIL = frozenset({"of", "for", "as", "over", "about", "with"})


def complements(scene: Scene) -> Iterator[StatementDraft]:
    """Yield a candidate for each complement of each cue verb."""
    a = scene.a
    for v in range(len(a)):
        if not scene.is_verb(v):
            continue
        senses = scene.senses(v)
        if senses:
            yield from _of_verb(scene, v, senses)


def _of_verb(scene: Scene, v: int, senses: tuple[Sense, ...]) -> Iterator[StatementDraft]:
    source = source_of_verb(scene, v)
    for frame, first, last in frames(scene, v):
        sense = max(senses, key=lambda s: weight(s, frame))
        w = weight(sense, frame) * (NESTED if within_speech(scene, v) else 1.0)
        if w <= 0:
            continue
        found = draft(
            scene, f"complement:{frame.partition(':')[0]}", [content_of(scene, first, last)], w,
            cue=v, cue_words=cue_words(scene, v, sense), sense=sense, source=source,
        )  # fmt: skip
        if found is not None:
            yield found


def within_speech(scene: Scene, v: int) -> bool:
    """Tell whether a cue stands in a quotation that is speech itself, not a quoted word or two."""
    n = scene.inside[v]
    if n < 0:
        return False
    q = scene.tops[n]
    return not embedded(scene, q) or len(scene.tokens(q.start, q.end)) > LONG


def weight(sense: Sense, frame: str) -> float:
    """Return the weight of a frame in a sense; ``prep:for`` looks at its prepositions."""
    kind, _, preposition = frame.partition(":")
    return sense.prepositions.get(preposition, 0.0) if preposition else sense.weights.get(kind, 0.0)


def cue_words(scene: Scene, v: int, sense: Sense) -> list[int]:
    """Return the tokens of the cue: the verb, its auxiliaries' negation left out, and its particle."""
    p = scene.particle(v, sense.particle) if sense.particle else None
    return [v] if p is None else [v, p]


def frames(scene: Scene, v: int) -> Iterator[tuple[str, int, int]]:
    """Yield each frame that verb v fills, with the tokens ``[first, last)`` of the content."""
    a = scene.a
    passive = scene.child(v, "aux_pass") is not None
    for k in a.children[v]:
        rel = a.rel[k]
        if k > v and rel in ("comp", "xcomp", "advcl"):
            yield from _clause(scene, v, k)
        elif k > v and rel == "obj":
            yield from _object(scene, v, k)
        elif k > v and rel in ("obl", "nmod") and (case := scene.case(k)) is not None:
            yield f"prep:{case}", _after_case(scene, k), scene.right(k)
        elif rel == "subj_pass" and passive:
            yield "passive", scene.left(k), min(scene.right(k), v) if k < v else scene.right(k)


def _after_case(scene: Scene, k: int) -> int:
    a = scene.a
    cases = [c for c in a.children[k] if a.rel[c] in ("case", "mark") and c < k]
    return max(cases) + 1 if cases else scene.left(k)


def _clause(scene: Scene, v: int, k: int) -> Iterator[tuple[str, int, int]]:
    a, lex = scene.a, scene.lexicon
    first, last = max(scene.left(k), v + 1), scene.right(k)
    marks = [m for m in a.children[k] if a.rel[m] == "mark"]
    lead = a.lower(first)
    if a.rel[k] == "advcl":
        if marks and marks[0] < k and a.pos[marks[0]] == "ADP":
            yield f"prep:{a.lower(marks[0])}", marks[0] + 1, last
        return
    if any(a.lower(m) in lex.complementisers for m in marks) or lead in lex.question_words:
        yield "that", first, last
    elif any(a.pos[m] == "PART" for m in marks) and a.rel[k] in ("xcomp", "comp"):
        obj = next((o for o in a.children[v] if a.rel[o] in ("obj", "iobj") and v < o < k), None)
        subject = scene.child(k, "subj", "subj_pass")
        if obj is not None:
            yield "object_infinitive", scene.left(obj), last
            yield "infinitive", first, last
        elif scene.child(v, "aux_pass") is not None:
            yield "passive_infinitive", first, last
        elif subject is not None and subject < k and first == scene.left(subject):
            yield "object_infinitive", first, last
        else:
            yield "infinitive", first, last
    elif a.rel[k] == "comp":
        yield "bare", first, last
    elif "VerbForm=Ger" in a.morph[k] or "VerbForm=Part" in a.morph[k]:
        yield "gerund", first, last
    else:
        obj = next((o for o in a.children[v] if a.rel[o] == "obj" and v < o < k), None)
        yield "predicate", scene.left(obj) if obj is not None else first, last


def _object(scene: Scene, v: int, k: int) -> Iterator[tuple[str, int, int]]:
    a = scene.a
    last = scene.right(k)
    for t in a.children[v]:
        if t >= last and a.rel[t] in ("obl", "advcl") and scene.left(t) == last and a.lower(scene.left(t)) in TAIL:
            last = scene.right(t)
    yield "object", max(v + 1, scene.left(k)), last
