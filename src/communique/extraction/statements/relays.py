"""Outlets that pass on what others said: *…, skriver TeleSUR* about a sentence that itself holds *sa Lavrov att*."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.scene import Scene

INNER_STRENGTH = 0.75
"""Least score of a statement that an outlet relays."""
NAMING = frozenset({"appos", "flat", "compound", "nmod"})
DEMOTED = 0.3
OUTER_RULES = frozenset({"after-clause", "according-to", "after-quotation"})


def relay(scene: Scene, candidates: Sequence[StatementDraft]) -> list[StatementDraft]:
    """Return the candidates with relays filled in.

    Where an outlet's reporting clause stands about a sentence in which somebody else speaks, the inner statement is
    kept with the outlet as its relay, and the outlet's own candidate falls below the threshold.
    """
    outer = [c for c in candidates if c.rule in OUTER_RULES and _relays(scene, c)]
    if not outer:
        return list(candidates)
    out = list(candidates)
    for relayed in outer:
        inner = [n for n, c in enumerate(out) if _stands_in(scene, c, relayed)]
        if not inner:
            continue
        for n in inner:
            out[n] = structs.replace(out[n], relays=(*_heads(scene, relayed), *out[n].relays))
        at = next(n for n, c in enumerate(out) if c is relayed)
        out[at] = structs.replace(relayed, score=DEMOTED)
    return out


def _heads(scene: Scene, relayed: StatementDraft) -> tuple[int, ...]:
    """Return the token that names the outlet: the name in *the newspaper Dagbladet*, else the source's head."""
    a, head = scene.a, relayed.source_head
    if head is None:
        return ()
    if a.pos[head] == "NOUN":
        head = next((k for k in a.children[head] if a.pos[k] == "PROPN" and a.rel[k] in NAMING), head)
    return (head,)


def _relays(scene: Scene, c: StatementDraft) -> bool:
    """Tell whether a candidate's source is an outlet (its word, a name that is no person's) with a relaying cue."""
    if c.source_head is None or c.cue_head is None:
        return False
    a, lex, head = scene.a, scene.lexicon, c.source_head
    if c.rule != "according-to" and a.lemma[c.cue_head] not in lex.relay_verbs:
        return False
    if any(m.kind == "outlet" and m.first <= head < m.last for m in scene.mentions):
        return True
    near = [head, *(k for k in a.children[head] if a.rel[k] in ("compound", "amod", "appos", "flat", "nmod"))]
    if any(a.lemma[i] in lex.outlets or a.lower(i) in lex.outlets for i in near):
        return True
    person = any(e.label == "PER" and e.first <= head < e.last for e in a.entities)
    return a.pos[head] == "PROPN" and not person and a.lemma[c.cue_head] in lex.outlet_verbs


def _stands_in(scene: Scene, c: StatementDraft, relayed: StatementDraft) -> bool:
    """Tell whether candidate c is a statement of somebody else reported in the content of the relayed one."""
    if (
        c.cue_head is None
        or c.source_head is None
        or c.score < INNER_STRENGTH
        or c.rule in OUTER_RULES - {"after-quotation"}
    ):
        return False
    at = scene.a.start[c.cue_head]
    return any(start <= at < end for start, end in relayed.content) and c.source_head != relayed.source_head
