"""Whether a clause puts its act ahead: by its tense, by *is to*, by *going to*, as a plan that somebody tells."""

from __future__ import annotations

from itertools import pairwise

from communique.extraction.events.negating import is_negated
from communique.extraction.events.phrases import speech_above
from communique.extraction.events.scene import Scene
from communique.extraction.events.tenses import future_tense, modal, would


def is_ahead(scene: Scene, chain: list[int], auxiliaries: list[int]) -> bool:
    """Tell whether a clause says that its act is still to come. chain: its verb and those above it."""
    top, mood = chain[-1], modal(scene, auxiliaries)
    if mood == "future" or future_tense(scene, [*chain, *auxiliaries]):
        return True
    if any(puts_ahead(scene, v) for v in (*chain[1:], *auxiliaries)):
        return True
    wished = any(scene.lemma(v) in scene.words.wishes for v in chain)
    if mood == "conditional" and not wished and _reported(scene, top):
        return True
    if _is_to(scene, chain) or _announced(scene, top) or _under_way(scene, top):
        return True
    return would(scene, top, []) and _reported(scene, top)


def puts_ahead(scene: Scene, verb: int) -> bool:
    """Tell whether a verb over an infinitive only puts it ahead (*is going to sign*, *va a firmar*)."""
    return scene.analysis.lower(verb) in scene.negation.futures


def _is_to(scene: Scene, chain: list[int]) -> bool:
    """Tell whether somebody *is to do* something: of a thing (*the mission is to …*) it is but the aim."""
    a = scene.analysis
    pairs = [(below, above) for below, above in pairwise(chain) if a.pos[above] == "AUX"]
    marked = [
        above for below, above in pairs if any(a.lower(j) in scene.words.infinitives for j in a.having(below, "mark"))
    ]
    subjects = [scene.clauses.surface(above) for above in marked]
    return any(j is not None and scene.is_actor(j) and scene.noun(j) not in scene.words.prospects for j in subjects)


def _announced(scene: Scene, top: int) -> bool:
    """Tell whether an infinitive stands for a future, as in headlines (*Iran to announce sanctions*)."""
    a = scene.analysis
    root = a.head[top] if a.rel[top] in ("acl", "relcl") else top  # with no verb, the parser hangs it on the name
    whose = a.having(top, "subj", "subj_pass") or ([root] if root != top and scene.is_actor(root) else [])
    if a.head[root] != root or not whose or a.having(top, "aux", "cop") or a.having(root, "cop"):
        return False
    return "VerbForm=Inf" in a.morph[top] and any(a.lower(k) in scene.words.infinitives for k in a.having(top, "mark"))


def _under_way(scene: Scene, top: int) -> bool:
    """Tell whether an infinitive stands under a predicate of what is still to come (*are due to*, *är på väg att*)."""
    a = scene.analysis
    marked = any(a.lower(k) in scene.words.infinitives for k in a.having(top, "mark"))
    waits = scene.lemma(a.head[top]) in scene.words.pending and not is_negated(scene, a.head[top])
    below = a.rel[top] in ("advcl", "acl", "xcomp", "comp", "subj")
    return below and marked and waits and bool(a.having(a.head[top], "cop"))


def is_hearsay(scene: Scene, auxiliaries: list[int]) -> bool:
    """Tell whether a future modal with a perfect only passes on what is said (Swedish *ska ha enats*)."""
    a, negation = scene.analysis, scene.negation
    said = [j for j in auxiliaries if a.lower(j) in negation.hearsay_modals]
    return bool(said) and any(a.lower(j) in negation.perfects and j > said[0] for j in auxiliaries)


def _reported(scene: Scene, top: int) -> bool:
    """Tell whether *would* is a future seen from the past: of what is said or told (*news that …*), of a bill."""
    a = scene.analysis
    while a.rel[top] == "conj" and a.head[top] < top:
        top = a.head[top]  # *said that it would sign and would leave*
    if a.rel[top] == "acl" and not scene.words.infinitives & {a.lower(k) for k in a.having(top, "mark")}:
        return bool(a.having(top, "mark")) and scene.noun(a.head[top]) not in scene.words.prospects
    return speech_above(scene, top) is not None or a.rel[top] == "relcl"
