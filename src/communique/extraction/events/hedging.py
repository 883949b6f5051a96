"""Whether an act is told with a reserve: *reportedly*, *according to reports*."""

from __future__ import annotations

from communique.extraction.events.scene import Scene

NEAR = 8
"""Words around a trigger within which a hedging phrase (*according to reports*) counts."""


def hedged(scene: Scene, chain: list[int]) -> bool:
    """Tell whether a phrase near a predicate, or an adverb of its chain of verbs, takes back that its act is so."""
    a, i = scene.analysis, chain[0]
    sentence = a.sentence_at(i)
    first, last = max(sentence.first, i - NEAR), min(sentence.last, i + NEAR)
    near = a.text[a.start[first] : a.end[last - 1]].lower()
    if any(phrase in near and not _sourced(scene, near, phrase) for phrase in scene.hedging):
        return True
    return any(
        a.rel[j] == "advmod" and a.lower(j) in scene.negation.hedges and not _turned(scene, j, v)
        for v in chain
        for j in a.children[v]
    )


def _sourced(scene: Scene, near: str, phrase: str) -> bool:
    """Tell whether a phrase of hearsay goes on with its source (*enligt uppgifter från ministeriet*)."""
    after = near[near.index(phrase) + len(phrase) :].split(maxsplit=1)
    return bool(after) and after[0] in scene.issuers


def _turned(scene: Scene, hedge: int, verb: int) -> bool:
    """Tell whether a word such as *but* stands between a hedge and a later verb, which it does not reach."""
    return any(scene.analysis.lower(k) in scene.words.adversatives for k in range(hedge + 1, verb))
