"""Quotations behind what introduces them: *Lind said: “…”*, *Lind told reporters, “…”*, *… – Lind: “…”*."""

from __future__ import annotations

from collections.abc import Iterator

from communique.annotation import StatementDraft
from communique.extraction.statements.boundaries import before_report
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.edges import ends_sentence
from communique.extraction.statements.inversion import OTHER, SURE, inverted
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.reporting import quoting_sense
from communique.extraction.statements.scene import CLOSING_MARKS, FINAL, Scene
from communique.extraction.statements.signatures import SPEAKS, name_at
from communique.extraction.statements.sources import source_of_verb

MIN_INNER = 4
"""Shortest quotation within a quotation that is a statement, in tokens, the marks included."""
NAME = 5
"""Longest quotation behind a colon that may be a name when it has no verb, in tokens, the marks included."""
PARAGRAPH = 8
"""Shortest paragraph that is a quotation without marks, in tokens."""
TOLD = frozenset({"root", "parataxis", "conj"})
"""Relations of the cue before such a paragraph, unless it stands right there (*…, svarar Lind:*)."""
BLOCK = 0.95
"""Score of such a paragraph."""
REACH = 30
"""How far before a quotation its cue may stand, in tokens."""
BREAKS = FINAL | {"–", "—", "-", "--", "]", ")", ";"}


def before_quotation(scene: Scene) -> Iterator[StatementDraft]:
    """Yield each quotation that is a sentence of its own behind a cue, a colon, or a name with a colon."""
    for q in scene.tops:
        previous, floor = _place(scene, q)
        if previous >= floor:
            found = _named(scene, q, previous, floor) or _introduced(scene, q, previous, floor)
            if found is not None:
                yield found


def before_paragraph(scene: Scene) -> Iterator[StatementDraft]:
    """Yield the paragraph without marks that a cue and a colon at the end of the one before introduce: *She wrote:*."""
    a = scene.a
    for n, block in enumerate(a.blocks[:-1]):
        here, there = scene.block_tokens(n), scene.block_tokens(n + 1)
        if block.kind != "body" or a.blocks[n + 1].kind != "body" or not here or len(there) < PARAGRAPH:
            continue
        last = there.stop - 1
        if not scene.colon(here.stop - 1) or scene.inside[there.start] >= 0 or a.word(last) not in FINAL:
            continue
        v, sense = _opens_paragraph(scene, here)
        source = source_of_verb(scene, v) if v is not None else None
        if (
            v is None
            or source is None
            or not (a.rel[v] in TOLD or v + 1 == source.first < source.last == here.stop - 1)
        ):
            continue
        content = [content_of(scene, there.start, there.stop)]
        found = draft(scene, "before-paragraph", content, BLOCK, cue=v, sense=sense, source=source, speech=True)
        if found is not None:
            yield found


def _opens_paragraph(scene: Scene, words: range) -> tuple[int | None, Sense | None]:
    """Return the cue of a paragraph that ends in a colon: a sure one, or what brings a document (*issued a note:*)."""
    last = words.stop - 2
    v = _cue_before(scene, last, words.start)
    sense = quoting_sense(scene, v) if v is not None else None
    if sense is not None and sense.weights["quote"] >= SURE:
        return v, sense
    v = _verb_before(scene, last + 1, words.start)
    return (v, OTHER) if v is not None and _brings_words(scene, v) else (None, None)


def _brings_words(scene: Scene, v: int) -> bool:
    """Tell whether the object of a verb is what somebody wrote or said: *issued a statement*."""
    a = scene.a
    return any(k > v and a.rel[k] == "obj" and a.lemma[k] in scene.lexicon.documents for k in a.children[v])


def within_quotation(scene: Scene) -> Iterator[StatementDraft]:
    """Yield a quotation within a quotation behind a cue of its own (*“He told me: ‘Stay here,’” Lind said*)."""
    a = scene.a
    for q in scene.quotations:
        previous = scene.token_after(q.start) - 1
        if q.level != 1 or previous < 0 or scene.inside[previous] < 0:
            continue
        v = previous - (a.word(previous) in ",:")
        if v > 0 and a.rel[v] in ("obj", "iobj") and a.head[v] == v - 1:
            v -= 1
        sense = quoting_sense(scene, v) if scene.is_verb(v) else None
        if sense is None or sense.weights["quote"] < SURE or len(scene.tokens(q.start, q.end)) < MIN_INNER:
            continue
        source = source_of_verb(scene, v)
        if source is None or "Person=1" in a.morph[source.head] or "Person=2" in a.morph[source.head]:
            continue
        weight = sense.weights["quote"]
        found = draft(scene, "within-quotation", [(q.start, q.end)], weight, cue=v, sense=sense, source=source)
        if found is not None and found.certainty == "stated":
            yield found


def _place(scene: Scene, q: Quotation) -> tuple[int, int]:
    """Return the token before a quotation and the first token that may introduce it.

    A colon at the end of a paragraph introduces a quotation that begins the next.
    """
    previous = scene.token_after(q.start) - 1
    floor = scene.block_tokens(q.block).start
    if previous < floor and previous >= 0 and scene.colon(previous):
        floor = scene.block_tokens(scene.block(previous)).start
    return previous, floor


def _introduced(scene: Scene, q: Quotation, previous: int, floor: int) -> StatementDraft | None:
    """Return *Lind told reporters, “…”*; behind a colon any verb with a subject introduces speech."""
    lead = scene.a.word(previous)[-1:]
    v = _cue_before(scene, previous, floor)
    sense = quoting_sense(scene, v) if v is not None else None
    if v is None and lead == ":":
        named = len(scene.tokens(q.start, q.end)) <= NAME and not _has_verb(scene, q)
        v, sense = None if named else _verb_before(scene, previous, floor), OTHER
    elif v is None and lead == "," and ends_sentence(scene, q):
        v, sense = _verb_before(scene, previous, floor), OTHER
        v = v if v is not None and _brings_words(scene, v) else None
    if v is None or sense is None or not _introduces(scene, v, previous, q):
        return None
    weight = sense.weights["quote"] * (1.0 if lead in ":," else 0.9)
    return draft(
        scene, "before-quotation", [(q.start, _sentence_end(scene, q))], weight,
        cue=v, sense=sense, source=_subject_behind(scene, v, previous) or source_of_verb(scene, v),
    )  # fmt: skip


def _has_verb(scene: Scene, q: Quotation) -> bool:
    return any(scene.finite_word(i) for i in scene.tokens(q.start, q.end))


def _subject_behind(scene: Scene, v: int, last: int) -> Source | None:
    """Return the person between a verb and the colon at token ``last``: *På frågan svarade Lind: ”…”*."""
    a = scene.a
    if scene.lexicon.free_subjects and a.word(last) == ":":
        return _person_at(scene, v, last)
    named = any(i in scene.people for i in range(v + 1, last))
    takes_none = not any(s.weights.get(f) for s in scene.senses(v) for f in ("object", "predicate"))
    named = named or (takes_none and all(a.pos[i] == "PROPN" for i in range(v + 1, last)))
    if a.word(last) != ":" or not scene.lexicon.verb_second or not named or a.sentence_at(v).first == v:
        return None
    report = inverted(scene, v, v, last, OTHER)
    return report.source if report is not None and report.last == last else None


def _person_at(scene: Scene, v: int, last: int) -> Source | None:
    """Return the person whose name stands right before token ``last``: *Dijo una vez Federico Lind: «…»*."""
    a = scene.a
    first = last
    while first - 1 > v and first - 1 in scene.people:
        first -= 1
    if first == last or scene.child(v, "subj") is not None or a.pos[first - 1] == "ADP":
        return None
    return Source(first, last, first, "surface")


def _named(scene: Scene, q: Quotation, previous: int, floor: int) -> StatementDraft | None:
    """Return *… – Lind: “…”*: a name between a break and a colon."""
    a = scene.a
    if not scene.colon(previous):
        return None
    first = previous
    while first > max(floor, previous - REACH) and a.word(first - 1) not in BREAKS and scene.inside[first - 1] < 0:
        first -= 1
    source = name_at(scene, first, previous)
    if source is None or (first > floor and not any(a.pos[i] == "PROPN" for i in range(source.first, source.last))):
        return None
    return draft(scene, "colon:quotation", [(q.start, q.end)], 0.9, cue=previous, sense=SPEAKS, source=source)


def _verb_before(scene: Scene, previous: int, floor: int) -> int | None:
    """Return the verb of the clause that ends in a colon: finite, with a subject, topmost."""
    a = scene.a
    first = previous
    while first > max(floor, previous - REACH) and a.word(first - 1) not in FINAL and scene.inside[first - 1] < 0:
        first -= 1
    for i in range(first, previous):
        top = a.head[i] == i or not first <= a.head[i] < previous
        if top and a.lower(i) in scene.lexicon.adjectives and scene.child(i, "cop") is not None:
            return i
        if top and scene.is_verb(i) and scene.finite(i) and scene.child(i, "subj") is not None:
            return i
    for i in range(previous - 1, first - 1, -1):
        if scene.is_verb(i) and scene.finite_word(i) and a.rel[i] not in ("relcl", "acl"):
            source = source_of_verb(scene, i)
            if source is not None and source.how in ("subject", "neighbour"):
                return i
    return None


def _sentence_end(scene: Scene, q: Quotation) -> int:
    """Return where a quotation ends, with the rest of its sentence if it stops midway (*“No deal” is near*)."""
    a = scene.a
    first = scene.token_after(q.end)
    inner = scene.text[q.start : q.end].rstrip(CLOSING_MARKS)[-1:]
    if inner in FINAL | {","} or not 0 < first < len(a) - 1 or a.sentence_of[first] != a.sentence_of[first - 1]:
        return q.end
    if a.pos[first] in ("PUNCT", "VERB", "SCONJ") or (a.pos[first] == "CCONJ" and scene.inside[first + 1] < 0):
        return q.end
    rest = content_of(scene, first, before_report(scene, first, a.sentence_at(first).last))
    return rest[1] if rest else q.end


def _introduces(scene: Scene, v: int, previous: int, q: Quotation) -> bool:
    """Tell whether cue v leads up to a quotation after token ``previous`` and not to a title or a quoted word in it."""
    a, lead = scene.a, scene.a.word(previous)[-1:]
    inner = scene.text[q.start : q.end].lstrip("“\"„«»”‘’'` […")
    if lead == ":":
        return True
    if inner[:1].islower():
        return previous == v and _has_verb(scene, q) and ends_sentence(scene, q)
    if lead == ",":
        return not any(a.rel[k] in ("comp", "xcomp") and v < k < previous for k in a.children[v])
    return previous == v or (a.pos[previous] in ("NOUN", "PROPN", "PRON", "ADV") and a.head[previous] == v)


def _cue_before(scene: Scene, previous: int, floor: int) -> int | None:
    """Return the nearest cue to the left in the same sentence, with no other quotation between."""
    a = scene.a
    for v in range(previous, max(floor, previous - REACH) - 1, -1):
        if a.word(v) in FINAL or scene.inside[v] >= 0:
            return None
        if scene.is_verb(v):
            sense = quoting_sense(scene, v)
            if sense is not None:
                return v
            if scene.finite(v) and a.rel[v] not in ("relcl", "acl"):
                return None
    return None
