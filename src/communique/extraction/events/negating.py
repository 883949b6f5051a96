"""Whether a predicate is negated."""

from __future__ import annotations

from communique.extraction.events.scene import Scene


def is_negated(scene: Scene, v: int) -> bool:
    """Tell whether predicate v is negated, by itself or by a word in its subject or object."""
    a, negators = scene.analysis, scene.negation.negators
    for j in a.children[v]:
        if a.lower(min(j + 1, len(a) - 1)) in scene.negation.merely:
            continue  # *not only met them*
        if a.pos[j] == "CCONJ" and a.lower(j) in scene.words.adversatives:
            continue  # *träffade inte Peru utan Chile*
        if a.rel[j] == "neg" or (a.rel[j] in ("advmod", "cc", "det") and scene.lemma(j) in negators):
            return True
        if a.rel[j] in ("obj", "subj", "subj_pass"):
            if scene.lemma(j) in negators or a.lower(j) in negators:
                return True
            if any(a.rel[k] == "det" and a.lower(k) in negators for k in a.children[j]):
                return True
        if a.rel[j] == "mark" and a.lower(j) in negators:
            return True
        if a.rel[j] == "advmod" and j and f"{a.lower(j - 1)} {a.lower(j)}" in negators:
            return True  # *no longer*
    return False


def depends(scene: Scene, verb: int) -> bool:
    """Tell whether what verb i says hangs on what another does (*will hit Chad with tariffs unless it signs*)."""
    a = scene.analysis
    return any(a.lower(k) in scene.negation.conditionals for c in a.having(verb, "advcl") for k in a.having(c, "mark"))
