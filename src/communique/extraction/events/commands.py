"""Verbs in the imperative."""

from __future__ import annotations

from communique.extraction.events.scene import Scene

OPENERS = frozenset({'"', "“", "”", "»", "«", "‘", "''", "``", "'", "–", "—", "-", ":"})
"""What stands before the first word of what is said."""
OWN = ("subj", "subj_pass", "aux", "aux_pass", "cop", "mark")
"""What no imperative has under it."""


def is_imperative(scene: Scene, verb: int) -> bool:
    """Tell whether a verb opens what is said, bare: a finite imperative, or an infinitive that looks like one."""
    a = scene.analysis
    quoted = a.word(verb - 1) in OPENERS if verb else False
    own = [j for j in a.having(verb, *OWN) if not quoted or j > verb or not _leads_in(scene, j)]
    if a.pos[verb] != "VERB" or own:
        return False
    if "Mood=Imp" not in a.morph[verb] and ("VerbForm=Inf" not in a.morph[verb] or scene.words.past_endings):
        return False
    first = a.sentence_at(verb).first
    return verb == first or quoted


def _leads_in(scene: Scene, j: int) -> bool:
    """Tell whether a word before a quotation only leads up to it (*chants of "Free them!"*)."""
    return scene.analysis.rel[j] == "mark" and scene.analysis.lower(j) not in scene.words.infinitives


def let_do(scene: Scene, clause: int) -> bool:
    """Tell whether a clause says what an imperative would have another do (*let Peru send troops*)."""
    a, above = scene.analysis, scene.analysis.head[clause]
    if a.rel[clause] not in ("comp", "xcomp") or above >= clause or scene.lemma(above) not in scene.words.letting:
        return False
    return "Mood=Imp" in a.morph[above] or is_imperative(scene, above)
