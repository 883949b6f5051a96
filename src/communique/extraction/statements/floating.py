"""Quotations that no words attribute: they carry on from the speaker before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import Range, draft
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.scene import Scene, embedded, ends_sentence
from communique.extraction.statements.sources import Source, source_of_verb

SAME_PARAGRAPH, NEXT_PARAGRAPH = 0.9, 0.7
QUOTATION_RULES = frozenset({"after-quotation", "before-quotation", "colon:quotation"})
GOES_ON = 0.005
"""Bonus of a statement with the paragraphs that continue it over the same without."""
MIN_WORDS = 2


def floating(scene: Scene, winners: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """Yield a draft for each free-standing quotation that no winner covers, with the source of the last speech before.

    Quotations with nothing between them are one statement.
    """
    covered = sorted(span for w in winners for span in w.content)
    run: list[Quotation] = []
    for q in [q for q in scene.tops if not q.single and _free(scene, q) and not _covered(covered, q)]:
        if run and scene.token_after(run[-1].end) != scene.token_after(q.start):
            yield from _carried(scene, winners, run)
            run = []
        run.append(q)
    if run:
        yield from _carried(scene, winners, run)


def _free(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation is a sentence, or several, of its own."""
    words = sum(scene.a.pos[i] != "PUNCT" for i in scene.tokens(q.start, q.end))
    return words >= MIN_WORDS and not embedded(scene, q) and ends_sentence(scene, q)


def _covered(covered: list[Range], q: Quotation) -> bool:
    at = bisect_right(covered, (q.start, q.end))
    return (at > 0 and covered[at - 1][1] > q.start) or (at < len(covered) and covered[at][0] < q.end)


def _carried(scene: Scene, winners: Sequence[StatementDraft], run: Sequence[Quotation]) -> Iterator[StatementDraft]:
    before = _speech_before(scene, winners, run[0])
    spoken = _sentence_before(scene, run[0])
    if spoken is not None and (
        before is None or before.content[-1][1] <= scene.a.start[scene.a.sentence_at(spoken.head).first]
    ):
        found = draft(scene, "floating:sentence", [(q.start, q.end) for q in run], 0.8, source=spoken, carry="previous")
        if found is not None:
            yield found
        return
    if before is None:
        return
    if _goes_on(scene, before, run[0]):
        content = (*before.content, *((q.start, q.end) for q in run))
        yield structs.replace(before, content=content, score=min(1.0, before.score + GOES_ON))
        return
    same = before.content[-1][0] >= scene.a.blocks[run[0].block].span.start
    found = draft(
        scene, "floating:paragraph" if same else "floating:next-paragraph", [(q.start, q.end) for q in run],
        SAME_PARAGRAPH if same else NEXT_PARAGRAPH, carry="previous",
    )  # fmt: skip
    if found is not None:
        yield structs.replace(
            found, source=before.source, source_head=before.source_head, document=before.document, relays=before.relays
        )


def _sentence_before(scene: Scene, q: Quotation) -> Source | None:
    """Return the subject of the sentence right before a quotation when it tells of speaking (*Lind agreed. “…”*)."""
    a = scene.a
    i = scene.token_after(q.start) - 1
    if i < scene.block_tokens(q.block).start or scene.inside[i] >= 0:
        return None
    s = a.sentence_at(i)
    for v in range(s.first, s.last):
        if a.head[v] == v and scene.is_verb(v) and any(sense.kind == "speech" for sense in scene.senses(v)):
            source = source_of_verb(scene, v)
            return source if source is not None and source.how == "subject" else None
    return None


def _earlier(scene: Scene, before: StatementDraft, spoken: Source) -> bool:
    """Tell whether a statement ends before the sentence of a source."""
    return before.content[-1][1] <= scene.a.start[scene.a.sentence_at(spoken.head).first]


def _goes_on(scene: Scene, before: StatementDraft, q: Quotation) -> bool:
    """Tell whether a statement ends in a quotation that its paragraph leaves open and that q, in the next, takes up."""
    n = scene.inside[scene.token_before(before.content[-1][1])]
    return n >= 0 and not scene.tops[n].closed and scene.tops[n].block == q.block - 1


def _speech_before(scene: Scene, winners: Sequence[StatementDraft], q: Quotation) -> StatementDraft | None:
    """Return the statement before a quotation whose speaker may be speaking on: at most one paragraph back.

    Of the last sentence with a statement, the one with a quotation, else the first.
    """
    at = bisect_right(winners, q.start, key=lambda w: w.content[0][0])
    near = [w for w in winners[max(0, at - 6) : at] if w.cue_head is not None and w.source is not None]
    if not near or scene.block(_cue(near[-1])) < q.block - 1:
        return None
    sentence = scene.a.sentence_of[_cue(near[-1])]
    same = [w for w in near if scene.a.sentence_of[_cue(w)] == sentence]
    return next((w for w in same if w.rule in QUOTATION_RULES), same[0])


def _cue(w: StatementDraft) -> int:
    return w.cue_head if w.cue_head is not None else 0
