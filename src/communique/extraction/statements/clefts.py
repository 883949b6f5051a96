"""Content that a copula sets apart from its cue: *What Lind said was that …*, *Det Lind sade var att …*."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.boundaries import before_report
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.scene import Scene

CLEFT = 0.97
"""Score of such a statement: above the same cue with all of its sentence for content."""
REACH = 12
"""Within how many tokens of its sentence's beginning the cue stands, and behind the cue the copula."""
SPEAKS = 0.7
"""Least weight with a clause of the cue."""
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


def clefts(scene: Scene) -> Iterator[StatementDraft]:
    """Yield what a sentence that begins with *what* equates with a clause."""
    a = scene.a
    openers = frozenset(scene.lexicon.cues.setting_apart)
    for s in a.sentences:
        if a.lower(s.first) not in openers or scene.inside[s.first] >= 0:
            continue
        v, sense = _cue(scene, s.first, s.last)
        at = _copula(scene, v, s.last) if v is not None else None
        if v is None or sense is None or at is None:
            continue
        source = _subject(scene, s.first + 1, v)
        content = [content_of(scene, at + 1, before_report(scene, at + 1, s.last))]
        found = draft(scene, "cleft", content, CLEFT, cue=v, sense=sense, source=source) if source else None
        if found is not None:
            yield found


def _cue(scene: Scene, first: int, last: int) -> tuple[int | None, Sense | None]:
    """Return the first verb of a sentence when it is a cue that takes a clause."""
    for v in range(first + 2, min(last, first + REACH)):
        if scene.a.word(v) in ",;:":
            return None, None
        if scene.is_verb(v):
            senses = [s for s in scene.senses(v) if s.weights.get("that", 0.0) >= SPEAKS]
            return (v, senses[0]) if senses else (None, None)
    return None, None


def _copula(scene: Scene, v: int, last: int) -> int | None:
    """Return the copula behind a cue that a complementiser follows."""
    a = scene.a
    for i in range(v + 1, min(last - 2, v + REACH)):
        if a.pos[i] == "SCONJ" or a.word(i) in ",;:":
            return None
        if a.pos[i] == "AUX" and a.lower(i + 1) == scene.lexicon.cues.complementisers[0]:
            return i
    return None


def _subject(scene: Scene, first: int, last: int) -> Source | None:
    """Return tokens ``[first, last)`` as the source, without auxiliaries and adverbs at their end."""
    a = scene.a
    while last > first and a.pos[last - 1] in ("AUX", "ADV", "PART"):
        last -= 1
    tops = [i for i in range(first, last) if a.pos[i] in NOMINAL and not first <= a.head[i] < last]
    return Source(first, last, tops[0], "cleft") if tops else None
