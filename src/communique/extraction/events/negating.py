"""Whether a predicate is negated, or is what somebody is against."""

from __future__ import annotations

from communique.extraction.events.scene import Scene

SUPINE = "VerbForm=Sup"
"""Swedish perfects without *har*, in clauses under another (*inga spår av att han mördats*)."""


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


def lacks_signs(scene: Scene, top: int) -> bool:
    """Tell whether a clause says what nothing speaks for (*found no evidence that he was shot*)."""
    a, over = scene.analysis, scene.analysis.head[top]
    if not scene.clauses.tensed(top) and SUPINE not in a.morph[top]:
        return False
    if scene.noun(over) in scene.words.proofs:
        return a.rel[top] in ("acl", "comp") and _is_missing(scene, over)
    if scene.lemma(over) in scene.words.showing and a.rel[top] == "comp" and a.rel[over] in ("relcl", "acl"):
        return scene.noun(a.head[over]) in scene.words.proofs and _is_missing(scene, a.head[over])
    if a.rel[top] not in ("advcl", "comp"):
        return False
    told = [j for j in a.having(over, "subj", "obj") if j < top and scene.noun(j) in scene.words.proofs]
    return any(_is_missing(scene, j) for j in told)


def is_opposed(scene: Scene, i: int) -> bool:
    """Tell whether gerund i says what others do, whom its subject is against (*opposes cutting the budget*)."""
    a, above = scene.analysis, scene.analysis.head[i]
    if a.rel[i] != "xcomp" or not a.lower(i).endswith("ing"):
        return False
    if scene.lemma(above) not in scene.words.attitudes:
        return False
    return any(p.group.type == "REJECT" and p.text == p.lemma for p in scene.lexicon.verbs.get(scene.lemma(above), ()))


def _is_missing(scene: Scene, noun: int) -> bool:
    a = scene.analysis
    return scene.clauses.verbal(a.head[noun]) and a.rel[noun] in ("obj", "subj") and is_negated(scene, a.head[noun])
