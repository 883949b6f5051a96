"""Quotations whose source the next sentence credits with a noun: *“…”. The words came from Lind*."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import draft
from communique.extraction.statements.edges import ends_sentence
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source, noun_phrase
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.scene import FINAL, Scene

CREDITED = 0.94
"""Score of such a quotation: above one that carries on from the speaker before."""
OPENING = 3
"""Within how many tokens of its sentence the noun for the words stands."""
SENSE = Sense("credit", "speech", "assert", {"quote": CREDITED}, {})


def credited(scene: Scene) -> Iterator[StatementDraft]:
    """Yield each quotation right before a sentence that says whose words it was."""
    words = frozenset(scene.lexicon.cues.uttered)
    for before, s in zip(scene.a.sentences, scene.a.sentences[1:], strict=False):
        noun = next((i for i in range(s.first, min(s.last, s.first + OPENING)) if scene.a.lower(i) in words), None)
        if noun is None or scene.inside[s.first] >= 0 or s.block - before.block > 1:
            continue
        q, source = _quotation(scene, before.last), _origin(scene, noun, s.last)
        if q is None or source is None:
            continue
        found = draft(
            scene, "credited", [(q.start, q.end)], CREDITED,
            cue=noun, cue_words=[noun], sense=SENSE, source=source, speech=True,
        )  # fmt: skip
        if found is not None:
            yield found


def _quotation(scene: Scene, last: int) -> Quotation | None:
    """Return the outermost quotation that ends a sentence at token ``last``, a full stop behind it left out."""
    i = last - 1
    while i > 0 and scene.inside[i] < 0 and scene.a.word(i) in FINAL:
        i -= 1
    n = scene.inside[i]
    return scene.tops[n] if n >= 0 and ends_sentence(scene, scene.tops[n]) else None


def _origin(scene: Scene, noun: int, last: int) -> Source | None:
    """Return from whom the words are: *came from Lind*, *kommer från Lind*."""
    a, cues = scene.a, scene.lexicon.cues
    for i in range(noun + 2, last):
        coming = a.lemma[i - 1] in cues.coming or a.lower(i - 1) in cues.coming
        if coming and a.lower(i) in cues.coming_from:
            head = next((k for k in range(i + 1, last) if i in a.children[k]), None)
            return noun_phrase(scene, head, "credited") if head is not None else None
    return _possessor(scene, noun, last)


def _possessor(scene: Scene, noun: int, last: int) -> Source | None:
    """Return whose the words are by a genitive behind a copula: *Orden är finansminister Eva Linds*."""
    a = scene.a
    while last > noun and a.word(last - 1) in FINAL:
        last -= 1
    end = last - 1
    if noun + 2 >= last or a.pos[noun + 1] != "AUX" or a.pos[end] != "PROPN" or a.word(end)[-1:] not in "s’'":
        return None
    if any(scene.is_verb(i) or a.word(i) in ",;:" for i in range(noun + 2, last)):
        return None
    return Source(noun + 2, last, end, "credited")
