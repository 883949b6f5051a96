"""Speech that a dash opens at the start of a paragraph: *– Vi är klara, säger Lind. Nu väntar vi.*

What is speech and what is attribution no mark tells; the reporting clauses do. A paragraph without one is speech when
it is a sentence and other such paragraphs have one, or when it alone follows a colon; else a list or a byline.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from communique.extraction.statements.dropped import dropped
from communique.extraction.statements.inversion import Report
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.reporting import has_own_content, report_at
from communique.extraction.statements.scene import FINAL, Scene

BREAKS = frozenset({",", "–", "—", "-", "--"})
PAIRED = frozenset({"–", "—"})
"""Dashes that may stand on both sides of a reporting clause."""
NO_SPEECH = frozenset({"CCONJ", "SCONJ", "PRON", "ADP"})
"""What opens a phrase that belongs to the reporting clause before it: *, till TV 2*."""
MIN_WORDS = 3
"""Shortest line without a reporting clause that is speech, in words."""


class _Paragraph(Struct, frozen=True):
    """A paragraph that a dash opens: the tokens ``[first, last)`` behind the dash, and their reporting clauses."""

    block: int
    first: int
    last: int
    reports: tuple[Report, ...]


def dash_speech(scene: Scene) -> list[Quotation]:
    """Return the stretches of speech in paragraphs that a dash opens, as quotations of level 0."""
    paragraphs = list(_paragraphs(scene))
    told = any(p.reports for p in paragraphs) or _between_reports(scene, paragraphs)
    out: list[Quotation] = []
    for run in _runs(scene, paragraphs):
        if len(run) > 1 and any(_quotes(scene, p) for p in run):
            continue  # a list: its lines quote with marks
        listed = len(run) > 1 and not any(p.reports for p in run) and _introduced(scene, run[0].block)
        speaking = False
        for p in run:
            asked = _asked(scene, p.block) and told
            sentence = _is_sentence(scene, p.first, p.last, verbless=speaking or asked)
            speaking = bool(p.reports) or (
                sentence and not listed and (told or speaking or _introduced(scene, p.block))
            )
            if speaking:
                out.extend(_segments(scene, p))
    return out


def unclosed_speech(scene: Scene) -> list[Quotation]:
    """Return the quotations whose closing mark was forgotten before a reporting clause that ends their paragraph.

    *”Vi är klara, säger Lind.*
    """
    out: list[Quotation] = []
    for q in scene.tops:
        tokens = scene.block_tokens(q.block)
        first = scene.token_after(q.start) + 1
        if q.closed or q.single or first + MIN_WORDS > tokens.stop or scene.token_after(q.end) < tokens.stop:
            continue
        reports = list(_reports(scene, first, tokens.stop))
        if len(reports) == 1 and all(scene.a.pos[i] == "PUNCT" for i in range(reports[0].last, tokens.stop)):
            end = reports[0].first
            while end > first and scene.a.word(end - 1) in BREAKS:
                end -= 1
            out.append(Quotation(q.start, scene.a.end[end - 1], 0, True, False, q.block))
    return out


def _between_reports(scene: Scene, paragraphs: Sequence[_Paragraph]) -> bool:
    """Tell whether the narrator names the speakers of all such paragraphs in the one before each.

    *Lind menar att det räcker.¶– Nu är det nog.*: at least two, each alone behind words of speaking.
    """
    alone = [run[0] for run in _runs(scene, paragraphs) if len(run) == 1]
    told = [p for p in alone if _speaks_before(scene, p.block)]
    return scene.lexicon.verb_second and len(told) > 1 and 2 * len(told) >= len(paragraphs)


def _speaks_before(scene: Scene, block: int) -> bool:
    """Tell whether the paragraph before a block is prose and has a cue of speech or thought."""
    before = scene.block_tokens(block - 1) if block else range(0)
    if not before or scene.a.blocks[block - 1].kind != "body":
        return False
    said = (s for i in before if scene.is_verb(i) for s in scene.senses(i))
    return any(s.kind in ("speech", "thought") and s.weights.get("that", 0.0) > 0 for s in said)


def _quotes(scene: Scene, p: _Paragraph) -> bool:
    """Tell whether what a paragraph's reporting clause reports stands in quotation marks, from the first word on."""
    n = scene.inside[p.first]
    return n >= 0 and any(r.first - 2 <= scene.token_after(scene.tops[n].end) <= r.first for r in p.reports)


def _paragraphs(scene: Scene) -> Iterator[_Paragraph]:
    """Yield the paragraphs that a dash opens, with their reporting clauses."""
    found: list[_Paragraph] = []
    for block in range(len(scene.a.blocks)):
        tokens = scene.block_tokens(block)
        first = _opening(scene, block, tokens)
        if first is not None:
            found.append(_Paragraph(block, first, tokens.stop, tuple(_reports(scene, first, tokens.stop))))
    joined = any(p.reports and _joined(scene, p.block) for p in found)
    yield from (p for p in found if p.reports or joined or not _joined(scene, p.block))


def _runs(scene: Scene, paragraphs: Sequence[_Paragraph]) -> Iterator[list[_Paragraph]]:
    """Yield the paragraphs in runs with no other paragraph of words between them."""
    run: list[_Paragraph] = []
    for p in paragraphs:
        if run and any(len(scene.block_tokens(n)) for n in range(run[-1].block + 1, p.block)):
            yield run
            run = []
        run.append(p)
    if run:
        yield run


def _before(scene: Scene, block: int) -> str:
    """Return the last word or mark of the paragraph before a block, empty when there is none."""
    i = scene.block_tokens(block).start - 1
    return scene.a.word(i) if i >= 0 else ""


def _introduced(scene: Scene, block: int) -> bool:
    return _before(scene, block) == ":"


def _asked(scene: Scene, block: int) -> bool:
    return _before(scene, block) == "?"


def _opening(scene: Scene, number: int, tokens: range) -> int | None:
    """Return the first token of speech in a block that begins with a dash and a capital, None in others."""
    block = scene.a.blocks[number]
    text = block.span.exact.lstrip()
    if block.kind != "body" or len(tokens) < 2 or not text or text[0] not in scene.quotes.dashes:
        return None
    rest = text.lstrip(scene.quotes.dashes)
    words = rest.lstrip().lstrip('¿¡“”"«»‘’(…')
    if not words[:1].isupper():
        return None
    return next((i for i in tokens if any(c.isalnum() for c in scene.a.word(i))), None)


def _joined(scene: Scene, number: int) -> bool:
    """Tell whether a block begins with a hyphen and a word in one (*-Nej*): speech when a reporting clause says so."""
    text = scene.a.blocks[number].span.exact.lstrip()
    return text[:1] == "-" and not text[1:2].isspace()


def _reports(scene: Scene, first: int, last: int) -> Iterator[Report]:
    a, i = scene.a, first + 1
    while i < last:
        breaks = a.word(i - 1) in BREAKS and a.word(i - 2) not in FINAL
        if breaks or a.word(i - 1) in "?!…":
            end = min(last, a.sentence_at(i).last)
            if a.word(i - 1) in PAIRED:
                end = next((j for j in range(i, end) if a.word(j) == a.word(i - 1)), end)
            report = report_at(scene, i, end, ("quote",))
            named = report is not None and (report.source is not None or dropped(scene, report.verb))
            if report is not None and named and not has_own_content(scene, report):
                yield report
                i = report.last
        i += 1


def _is_sentence(scene: Scene, first: int, last: int, verbless: bool) -> bool:
    """Tell whether a line is a sentence. verbless: also one without a verb, as speech among speech and answers are."""
    a = scene.a
    ended = a.word(last - 1) in FINAL or scene.inside[last - 1] >= 0
    return (
        ended
        and (verbless or last - first > MIN_WORDS)
        and (verbless or any(scene.finite_word(i) for i in range(first, last)))
    )


def _segments(scene: Scene, paragraph: _Paragraph) -> Iterator[Quotation]:
    """Yield the speech between the reporting clauses of a paragraph."""
    block, first, last = paragraph.block, paragraph.first, paragraph.last
    for report in paragraph.reports:
        yield from _segment(scene, block, first, report.first)
        first = _resumption(scene, report, last)
    if paragraph.reports:
        last = _before_narrator(scene, first, last)
    yield from _segment(scene, block, first, last)


def _before_narrator(scene: Scene, first: int, last: int) -> int:
    """Return where speech ends before a sentence that itself quotes its speaker: *Hon kallar det "dåligt".*"""
    a, i = scene.a, first
    while i < last:
        s = a.sentence_at(i)
        if s.first >= first and any(scene.inside[k] >= 0 for k in range(s.first, min(s.last, last))):
            v = next((k for k in range(s.first, s.last) if a.head[k] == k), s.first)
            subject = scene.child(v, "subj") if scene.senses(v) else None
            if subject is not None and a.lower(subject) in scene.lexicon.cues.spoken_of:
                return s.first
        i = max(s.last, i + 1)
    return last


def _segment(scene: Scene, number: int, first: int, last: int) -> Iterator[Quotation]:
    a = scene.a
    while last > first and a.word(last - 1) in BREAKS:
        last -= 1
    while first < last and (a.word(first) in BREAKS or a.word(first) in FINAL):
        first += 1
    if any(a.pos[i] != "PUNCT" for i in range(first, last)):
        yield Quotation(a.start[first], a.end[last - 1], 0, True, False, number)


def _resumption(scene: Scene, report: Report, last: int) -> int:
    """Return where speech goes on after a reporting clause: behind a comma or dash, else in the next sentence."""
    a, i = scene.a, report.last
    if i < last and a.word(i) in BREAKS and i + 1 < last and a.pos[i + 1] not in NO_SPEECH:
        return i + 1
    end = a.sentence_at(report.verb).last
    while i < min(end, last) and a.word(i) not in FINAL:
        i += 1
    return i
