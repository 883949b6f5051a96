"""What is only named after a cue, and so tells nobody's words."""

from __future__ import annotations

from communique.extraction.statements.scene import Scene

NAMED = 3
"""Words of the longest phrase without a verb that only names a thing, articles and genitives not counted."""
SMALL = frozenset({"PUNCT", "DET", "PART"})
TELLING = frozenset({"reject", "deny", "demand", "warn"})
"""Acts whose object alone tells what was said (*rejects the sanctions*, *called for a strike*, *warned of delays*)."""


def only_named(scene: Scene, first: int, last: int, act: str | None) -> bool:
    """Tell whether tokens ``[first, last)`` name a thing or person and say nothing of it (*backed Peru*).

    Words within quotation marks are somebody's words, a verb makes a clause of a phrase, and blame says for what it is.
    """
    a = scene.a
    words = [i for i in range(first, last) if a.pos[i] not in SMALL]
    owned = [i for i in words if a.lower(i) in scene.lexicon.cues.genitives and a.pos[min(i + 1, last - 1)] == "PROPN"]
    if len(words) - len(owned) > NAMED or any(a.pos[i] in ("VERB", "AUX") or scene.inside[i] >= 0 for i in words):
        return False
    if act == "accuse" and any(a.pos[i] == "ADP" for i in words[1:]):
        return False
    return not (act in TELLING and any(a.pos[i] == "NOUN" for i in words))
