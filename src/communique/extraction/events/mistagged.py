"""What a word is in its clause where its tag does not say it: nouns as verbs, verbs as nouns, participles."""

from __future__ import annotations

from communique.extraction.events.scene import Scene


def taken_for_noun(scene: Scene, i: int) -> bool:
    """Tell whether the tree has a verb where the tagger sees a noun (*US sanctions two banks*, *some did resign*)."""
    a = scene.analysis
    if a.pos[i] != "NOUN" or not scene.words.subject_needed or not a.having(i, "subj") or a.having(i, "cop"):
        return False
    return bool(a.having(i, "obj", "aux"))


def taken_for_verb(scene: Scene, i: int) -> bool:
    """Tell whether the tree has a noun where the tagger sees a verb (*fighting between* …, *riktade attacker mot*)."""
    a = scene.analysis
    if a.pos[i] != "VERB" or a.rel[i] not in ("obj", "subj", "subj_pass", "nmod", "obl"):
        return False
    if "VerbForm=Inf" in a.morph[i] or a.having(
        i, "subj", "subj_pass", "obj", "aux", "aux_pass", "mark", "xcomp", "comp"
    ):
        return False
    return bool(a.having(i, "case", "det", "amod", "poss", "compound", "nummod")) or a.rel[i] in (
        "obj",
        "subj",
        "subj_pass",
    )


def attribute_of(scene: Scene, i: int) -> str | None:
    """Return the verb of a participle that stands at its noun and tells what was done to it (*den fängslade …*)."""
    a, noun = scene.analysis, scene.analysis.head[i]
    if a.pos[noun] not in ("NOUN", "PROPN") or a.having(
        i, "cop", "aux", "aux_pass", "subj", "subj_pass", "obl", "agent"
    ):
        return None
    if not (a.rel[i] == "amod" or noun == i - 1) or a.rel[noun] == "vocative":
        return None
    found = scene.words.attributes
    return found.get(a.lower(i)) or found.get(a.lemma[i].lower())
