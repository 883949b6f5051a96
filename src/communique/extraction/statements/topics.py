"""What is only named after a cue, or is no deed of anybody who speaks, and so tells nobody's words."""

from __future__ import annotations

from communique.extraction.statements.frames import Frame
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.scene import Scene

NAMED = 3
"""Words of the longest phrase without a verb that only names a thing, articles and genitives not counted."""
UNNAMED = 9
"""Longest request that a name be left out, in tokens."""
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


def of_nobody(scene: Scene, v: int, frame: Frame, sense: Sense, source: Source | None) -> bool:
    """Tell whether the subject of a cue is anybody, or nobody who speaks (*one expects*, *the park offers a view*)."""
    a, cues = scene.a, scene.lexicon.cues
    asks = "infinitive" in frame.name and frame.last - frame.first <= UNNAMED and sense.act != "assert"
    if asks and any(a.lemma[k] in cues.unnamed for k in range(frame.first, min(frame.last, len(a)))):
        return True  # *asked not to be identified by name*
    if source is None:
        return False
    i = source.head
    if a.lower(i) in cues.generic and sense.kind in ("thought", "intention"):
        return True
    if frame.name != "object" and not frame.name.startswith("prep"):
        return False
    if a.lemma[v] in cues.bodily and a.pos[i] == "NOUN" and i not in scene.mentioned:
        return True
    return sense.act in ("propose", "promise") and i in scene.sites
