"""Speech that a dash opens at the start of a paragraph: *– Vi är klara, säger Lind. Nu väntar vi.*

What is speech and what is attribution no mark tells; the reporting clauses do. A paragraph without one is speech when
the paragraph before it is, else a list or a byline.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.reporting import Report, report_at
from communique.extraction.statements.scene import FINAL, Scene

BREAKS = frozenset({",", "–", "—", "-", "--"})
MIN_WORDS = 3
"""Shortest line without a reporting clause that is speech, in words."""


def dash_speech(scene: Scene) -> list[Quotation]:
    """Return the stretches of speech in paragraphs that a dash opens, as quotations of level 0."""
    out: list[Quotation] = []
    speaking = False
    for number in range(len(scene.a.blocks)):
        tokens = scene.block_tokens(number)
        first = _opening(scene, number, tokens)
        if first is None:
            speaking = speaking and not len(tokens)
            continue
        reports = list(_reports(scene, first, tokens.stop))
        speaking = bool(reports) or (speaking and _is_sentence(scene, first, tokens.stop))
        if speaking:
            out.extend(_segments(scene, number, first, tokens.stop, reports))
    return out


def _opening(scene: Scene, number: int, tokens: range) -> int | None:
    """Return the first token of speech in a block that begins with a dash and a capital, None in others."""
    block = scene.a.blocks[number]
    text = block.span.exact.lstrip()
    if block.kind != "body" or len(tokens) < 2 or not text or text[0] not in scene.quotes.dashes:
        return None
    rest = text.lstrip(scene.quotes.dashes)
    words = rest.lstrip().lstrip('¿¡“”"«»‘’(…')
    if (text[0] == "-" and not rest[:1].isspace()) or not words[:1].isupper():
        return None
    return next((i for i in tokens if any(c.isalnum() for c in scene.a.word(i))), None)


def _reports(scene: Scene, first: int, last: int) -> Iterator[Report]:
    a, i = scene.a, first + 1
    while i < last:
        if a.word(i - 1) in BREAKS or a.word(i - 1) in "?!…":
            report = report_at(scene, i, min(last, a.sentence_at(i).last), ("quote",))
            if report is not None and report.source is not None:
                yield report
                i = report.last
        i += 1


def _is_sentence(scene: Scene, first: int, last: int) -> bool:
    a = scene.a
    ended = last - first > MIN_WORDS and a.word(last - 1) in FINAL
    return ended and any(scene.finite_word(i) for i in range(first, last))


def _segments(scene: Scene, number: int, first: int, last: int, reports: list[Report]) -> Iterator[Quotation]:
    """Yield the speech between the reporting clauses of a block."""
    for report in reports:
        yield from _segment(scene, number, first, report.first)
        first = _resumption(scene, report, last)
    yield from _segment(scene, number, first, last)


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
    if i < last and a.word(i) in BREAKS and i + 1 < last and a.pos[i + 1] not in ("CCONJ", "SCONJ", "PRON"):
        return i + 1
    end = a.sentence_at(report.verb).last
    while i < min(end, last) and a.word(i) not in FINAL:
        i += 1
    return i
