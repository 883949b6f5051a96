"""Content clauses that stand far behind their cue, past addressees, days and asides, where the parse lost them.

*Declaró, ayer en conferencia de prensa, que …*; *ha dejado claro este viernes al embajador, Ana Lind, que …*.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.boundaries import before_report
from communique.extraction.statements.complements import cue_words, weight
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.edges import sentence_end
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.scene import Scene
from communique.extraction.statements.sources import source_of_verb

FAR = 32
"""How far behind its cue the complementiser may stand, in tokens."""
STRONG = 0.7
"""Least weight with a clause of a cue whose clause is sought so far."""
SAYS = 0.8
"""Least weight with a bare clause of a verb that must say something."""
SURFACE = 0.97
"""What is left of a weight when only the surface attests a clause."""
CLAUSES = frozenset({"comp", "xcomp"})


def distant_clauses(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *said, on Monday in Lima, that …*: a complementiser that no verb stands before but its cue."""
    a = scene.a
    if not scene.lexicon.free_subjects:
        return
    for v in scene.verbs:
        if scene.inside[v] >= 0 or not scene.finite(v) or a.rel[v] == "amod":
            continue
        sense = max(scene.senses(v), key=lambda s: weight(s, "that"), default=None)
        if sense is None or weight(sense, "that") < STRONG or (m := _opening(scene, v)) is None:
            continue
        yield from _clause(scene, v, sense, m)


def _clause(scene: Scene, v: int, sense: Sense, m: int) -> Iterator[StatementDraft]:
    last = _before_source(scene, m, before_report(scene, m, sentence_end(scene, m)))
    found = draft(
        scene, "distant-clause", [content_of(scene, m, last)], weight(sense, "that") * SURFACE,
        cue=v, cue_words=cue_words(scene, v, sense), sense=sense, source=source_of_verb(scene, v),
    )  # fmt: skip
    if found is not None:
        yield found


def _before_source(scene: Scene, first: int, last: int) -> int:
    """Return where tokens ``[first, last)`` end before a source of their own behind the last comma: *, según Lima*."""
    a = scene.a
    for i in range(last - 1, first, -1):
        if a.word(i) == "," and scene.inside[i] < 0:
            return i if i + 1 < len(a) and a.lower(i + 1) in scene.lexicon.phrases else last
    return last


def _opening(scene: Scene, v: int) -> int | None:
    """Return the complementiser that belongs to verb v though it stands behind a comma or other phrases."""
    a, opener = scene.a, scene.lexicon.cues.complementisers[0]
    taken = [scene.left(k) for k in a.children[v] if k > v and (a.rel[k] in CLAUSES or _is_object(scene, k))]
    aside = v + 1 < len(a) and a.word(v + 1) == ","
    for m in range(v + 2, min(v + FAR, a.sentence_at(v).last - 2)):
        if a.word(m) in ";:." or scene.inside[m] >= 0 or scene.finite_word(m) or (scene.is_verb(m) and scene.senses(m)):
            return None
        if a.lower(m) != opener or (a.word(m - 1) != "," and not _told(scene, v, m)):
            continue
        if a.pos[m] == "SCONJ" or aside or a.word(m - 1) != ",":
            claimed = any(first < m - 1 for first in taken)
            return m if not claimed and any(scene.finite_word(i) for i in range(m + 1, a.sentence_at(v).last)) else None
        return None
    return None


def _told(scene: Scene, v: int, m: int) -> bool:
    """Tell whether a relative clause at token m must be content, as it hangs on whom it was said to.

    *declaró ante los senadores que habrá paz*: a verb that says something has nothing else to say.
    """
    a, k = scene.a, scene.a.head[m]
    near = a.head[k]
    says = any(s.weights.get("bare", 0.0) >= SAYS for s in scene.senses(v))
    clause = a.rel[k] == "relcl" and a.head[near] == v and a.rel[near] in ("obl", "nmod", "obj")
    heard = scene.case(near) in scene.lexicon.addressee_prepositions and a.lemma[near] not in scene.lexicon.occasions
    return says and clause and heard and "Number=Plur" not in a.morph[k]


def _is_object(scene: Scene, k: int) -> bool:
    """Tell whether word k is an object and no addressee: *firmó el pacto, que …* has a relative clause."""
    return scene.a.rel[k] == "obj" and scene.case(k) is None
