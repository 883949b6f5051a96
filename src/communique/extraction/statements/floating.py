"""Quotations that no words attribute: they carry on from the speaker before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import Range, draft
from communique.extraction.statements.edges import embedded, ends_sentence
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.reporting import report_at
from communique.extraction.statements.scene import SPEECH_DASHES, Scene
from communique.extraction.statements.sources import source_of_verb

SAME_PARAGRAPH, NEXT_PARAGRAPH = 0.9, 0.7
QUOTATION_RULES = frozenset({"after-quotation", "before-quotation", "colon:quotation"})
TOLD = {"sentence": 0.8, "person": 0.65}
"""Scores by how the sentence before names the speaker."""
AHEAD = 4
"""Paragraphs within which the speaker of such a paragraph is told."""
PROSE = frozenset({"body"})
GOES_ON = 0.005
"""Bonus of a statement with the paragraphs that continue it over the same without."""
MIN_WORDS = 2
ECHO = 0.65
"""Share of the words of a headline's quotation that a statement below must have more of to be what it quotes."""
STEM = 5
"""Letters of a word that count for that: headlines inflect anew."""
HEADLINE = 5
"""Shortest quotation in a headline that is speech and no name or scare quote, in tokens, the marks included."""


def floating(scene: Scene, winners: Sequence[StatementDraft]) -> Iterator[StatementDraft]:
    """Yield a draft for each free-standing quotation that no winner covers, with the source of the last speech before.

    Quotations with nothing between them are one statement.
    """
    covered = sorted(span for w in winners for span in w.content)
    found: StatementDraft | None = None
    for run in _runs(scene, [q for q in scene.tops if not q.single and _free(scene, q) and not _covered(covered, q)]):
        goes_on = found is not None and _block_of_end(scene, found) >= _block_before(scene, run[0].block)
        found = _carried(scene, winners, run, found if goes_on else None)
        if found is not None:
            yield found


def _runs(scene: Scene, free: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Yield the quotations in runs with nothing between them."""
    run: list[Quotation] = []
    for q in free:
        apart = run and scene.headline(scene.token_after(q.start)) != scene.headline(scene.token_after(run[-1].start))
        if apart or (run and scene.token_after(run[-1].end) != scene.token_after(q.start)):
            yield run
            run = []
        run.append(q)
    if run:
        yield run


def _free(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation is a sentence, or several, of its own."""
    words = sum(scene.a.pos[i] != "PUNCT" for i in scene.tokens(q.start, q.end))
    if scene.text[q.end : q.end + 2].strip()[:1].islower():  # *“Whither Oslo?” is a title*
        return False
    return words >= MIN_WORDS and not embedded(scene, q) and ends_sentence(scene, q)


def _covered(covered: list[Range], q: Quotation) -> bool:
    at = bisect_right(covered, (q.start, q.end))
    return (at > 0 and covered[at - 1][1] > q.start) or (at < len(covered) and covered[at][0] < q.end)


def _carried(
    scene: Scene, winners: Sequence[StatementDraft], run: Sequence[Quotation], last: StatementDraft | None
) -> StatementDraft | None:
    """Return the draft of a run of quotations. last: that of the paragraph before, when nothing attributes that."""
    content = [(q.start, q.end) for q in run]
    if (said := _echoed(scene, winners, run[0])) is not None:
        found = draft(scene, "floating:headline", content, NEXT_PARAGRAPH, carry=said.carry)
        return structs.replace(found, source=said.source, source_head=said.source_head) if found else None
    if taken_up := _taken_up(scene, winners, run[-1]):
        ahead, after = taken_up
        score = min(1.0, after.score + GOES_ON * (1 + len(ahead)))
        return structs.replace(after, content=(*content, *ahead, *after.content), score=score)
    before = _speech_before(scene, winners, run[0])
    told = _told_before(scene, run[0])
    if told is not None and (before is None or _earlier(scene, before, told)):
        return draft(scene, f"floating:{told.how}", content, TOLD[told.how], source=told, carry="previous")
    if before is None:
        before = last
    if before is None:
        return _headline(scene, winners, run[0], content) or _ahead(scene, winners, run[0], content)
    if _goes_on(scene, before, run[0]):
        return structs.replace(before, content=(*before.content, *content), score=min(1.0, before.score + GOES_ON))
    same = before.content[-1][0] >= scene.a.blocks[run[0].block].span.start
    rule, score = ("floating:paragraph", SAME_PARAGRAPH) if same else ("floating:next-paragraph", NEXT_PARAGRAPH)
    found = draft(scene, rule, content, score, carry="previous")
    if found is None:
        return None
    return structs.replace(
        found, source=before.source, source_head=before.source_head, document=before.document, relays=before.relays
    )


def _echoed(scene: Scene, winners: Sequence[StatementDraft], q: Quotation) -> StatementDraft | None:
    """Return the statement below a quotation in a headline that says the same words, best match first."""
    if not scene.headline(scene.token_after(q.start)):
        return None
    wanted = _stems(scene, q.start, q.end)
    best, share = None, ECHO
    for w in winners if len(wanted) > 1 else ():
        if w.content[0][0] < q.end or w.headline or w.source is None:
            continue
        held = frozenset[str]().union(*(_stems(scene, start, end) for start, end in w.content))
        if (part := len(wanted & held) / len(wanted)) > share:
            best, share = w, part
    return best


def _stems(scene: Scene, start: int, end: int) -> frozenset[str]:
    """Return the beginnings of the words that stand in a stretch."""
    return frozenset(scene.a.lower(i)[:STEM] for i in scene.tokens(start, end) if scene.a.word(i).isalnum())


def _headline(
    scene: Scene, winners: Sequence[StatementDraft], q: Quotation, content: Sequence[Range]
) -> StatementDraft | None:
    """Return the draft of a quotation that is a headline or ends one: its speaker is the first who is quoted below."""
    first = scene.token_after(q.start)
    if not scene.headline(first) or len(scene.tokens(q.start, q.end)) < HEADLINE:
        return None
    below = [w for w in winners if w.content[0][0] >= q.end and w.rule in QUOTATION_RULES and not w.headline]
    quoted = sorted((w for w in below if w.source is not None), key=lambda w: w.rule == "before-quotation")
    spoken = quoted[0] if quoted else None
    found = draft(scene, "floating:headline", content, NEXT_PARAGRAPH, carry="next") if spoken is not None else None
    if found is None or spoken is None:
        return None
    return structs.replace(found, source=spoken.source, source_head=spoken.source_head)


def _ahead(
    scene: Scene, winners: Sequence[StatementDraft], q: Quotation, content: Sequence[Range]
) -> StatementDraft | None:
    """Return the draft of a paragraph of speech with nobody before it: who speaks in the next few says it."""
    if scene.a.blocks[q.block].span.exact.lstrip()[:1] not in scene.quotes.dashes:
        return None
    near = (w for w in winners if w.content[0][0] >= q.end and w.rule in QUOTATION_RULES and not w.headline)
    said = next((w for w in near if w.source is not None and scene.block(_cue(w)) <= q.block + AHEAD), None)
    if said is None:
        return None
    found = draft(scene, "floating:ahead", content, NEXT_PARAGRAPH, carry=said.carry)
    return structs.replace(found, source=said.source, source_head=said.source_head) if found else None


def _told_before(scene: Scene, q: Quotation) -> Source | None:
    """Return the subject of the sentence right before a quotation (*Lind agreed. “…”*), the paragraph before it too.

    Its verb must tell of speaking (how: ``sentence``); before a paragraph of speech it is enough that the subject is a
    person (``person``).
    """
    floor = scene.block_tokens(q.block).start
    i = scene.token_after(q.start) - 1
    while i >= floor and scene.a.word(i) in SPEECH_DASHES:
        i -= 1
    opens = i < floor
    if i < 0 or scene.inside[i] >= 0 or (opens and scene.a.block_kind(i) not in PROSE):
        return None
    if opens and scene.a.word(i) == "?":
        return None
    return _teller(scene, i, opens)


def _teller(scene: Scene, i: int, opens: bool) -> Source | None:
    """Return the subject of the sentence of token i, when its verb speaks or, with ``opens``, when it is a person."""
    a = scene.a
    s = a.sentence_at(i)
    for v in range(s.first, s.last):
        if a.head[v] != v or not (scene.is_verb(v) or scene.child(v, "cop") is not None):
            continue
        speaks = any(sense.kind == "speech" for sense in scene.senses(v))
        source = source_of_verb(scene, v)
        if source is None or source.how != "subject":
            return None
        if speaks and not opens:
            return structs.replace(source, how="sentence")
        return structs.replace(source, how="person") if opens and _is_person(scene, source) else None
    return None


def _is_person(scene: Scene, source: Source) -> bool:
    """Tell whether the words of a source name or mean one person."""
    words = range(source.first, source.last)
    if any(i in scene.people for i in words):
        return True
    return any(i in scene.person_heads for i in words)


def _earlier(scene: Scene, before: StatementDraft, told: Source) -> bool:
    """Tell whether a statement ends before the sentence of a source."""
    return before.content[-1][1] <= scene.a.start[scene.a.sentence_at(told.head).first]


def _goes_on(scene: Scene, before: StatementDraft, q: Quotation) -> bool:
    """Tell whether a statement ends in a quotation that its paragraph leaves open and that q, in the next, takes up."""
    n = scene.inside[scene.token_before(before.content[-1][1])]
    return n >= 0 and not scene.tops[n].closed and scene.tops[n].block == q.block - 1


def _lost_its_end(scene: Scene, q: Quotation) -> bool:
    """Tell whether a reporting clause stands in an open quotation: its closing mark was forgotten, and it goes on."""
    inside = scene.tokens(q.start, q.end)
    return any(
        report_at(scene, i, inside.stop) is not None for i in inside if i > inside.start and scene.a.word(i - 1) == ","
    )


def _taken_up(
    scene: Scene, winners: Sequence[StatementDraft], q: Quotation
) -> tuple[list[Range], StatementDraft] | None:
    """Return the statement in a later paragraph that goes on with a quotation left open, and what stands between them.

    Each paragraph of a long quotation begins with a mark; only the last is closed, and may name the speaker.
    """
    ahead: list[Range] = []
    while not q.closed and not _lost_its_end(scene, q):
        at = bisect_right(scene.tops, q.start, key=lambda t: t.start)
        following = scene.tops[at] if at < len(scene.tops) else None
        if (
            following is None
            or following.block != q.block + 1
            or scene.token_after(q.end) != scene.token_after(following.start)
        ):
            return None
        n = bisect_left(winners, following.start, key=lambda w: w.content[0][0])
        if n < len(winners) and winners[n].content[0][0] == following.start:
            return (ahead, winners[n]) if winners[n].rule in QUOTATION_RULES else None
        ahead.append((following.start, following.end))
        q = following
    return None


def _speech_before(scene: Scene, winners: Sequence[StatementDraft], q: Quotation) -> StatementDraft | None:
    """Return the statement before a quotation whose speaker may be speaking on: at most one paragraph back.

    A paragraph that ends in a question is an interviewer's and does not count. Of the last sentence with a statement,
    the one with a quotation, else the first.
    """
    at = bisect_right(winners, q.start, key=lambda w: w.content[0][0])
    near = [w for w in winners[max(0, at - 6) : at] if w.cue_head is not None and (w.source or w.carry == "previous")]
    block = _block_before(scene, q.block)
    near = [w for w in near if scene.block(_cue(w)) <= block or scene.block(_cue(w)) == q.block]
    reach = block - (scene.text[q.start] not in scene.quotes.double)
    if not near or max(scene.block(_cue(near[-1])), _block_of_end(scene, near[-1])) < reach:
        return None
    sentence = scene.a.sentence_of[_cue(near[-1])]
    same = [w for w in near if scene.a.sentence_of[_cue(w)] == sentence]
    return next((w for w in same if w.rule in QUOTATION_RULES), same[0])


def _block_of_end(scene: Scene, w: StatementDraft) -> int:
    return scene.block(max(scene.token_before(w.content[-1][1]), 0))


def _block_before(scene: Scene, block: int) -> int:
    """Return the paragraph before a block, past one that ends in a question."""
    i = scene.block_tokens(block).start - 1
    if i < 0 or scene.a.word(i) != "?" or scene.inside[i] >= 0:
        return block - 1
    return min(block - 2, scene.block(i) - 1)


def _cue(w: StatementDraft) -> int:
    return w.cue_head if w.cue_head is not None else 0
