"""Captions that are known by what stands beside them: a credit below, the same words twice, an agency in brackets."""

from __future__ import annotations

import re

from communique.analysis.structure.dateline import dateline
from communique.analysis.structure.lines import Line, after
from communique.analysis.structure.names import credit, is_agency
from communique.analysis.structure.page import Page, folded
from communique.analysis.structure.rules import reports_speech

_CREDIT_WORDS = 12
_SENTENCE_WORDS = 10
_CAPTION_WORDS = 60
_HEAD_CAPTION_WORDS = 35
_TWIN_LETTERS = 20
_TWIN_SHARE = 0.75
"""Share of the shorter line's letters that two lines about one picture begin with."""
_REPEATED_LETTERS = 60
_CLOSES = re.compile(r"[.!?…”\"]\s*\(([^()]{2,30})\)$")


def mark_pictures(page: Page) -> None:
    """Mark the captions that their neighbours give away, and paragraphs that stand on the page a second time."""
    _closed_by_agency(page)
    for i, line in enumerate(page.lines):
        if line.kind == "caption" and line.given is None:
            _mark_above(page, i)
    for i, line in enumerate(page.lines):
        if line.kind == "caption":
            _mark_twins(page, i)
    _mark_repeated(page)


def _mark_above(page: Page, i: int) -> None:
    """Mark the line above a credit that stands alone: a short one close above it; a paragraph where blank lines part
    all other paragraphs, or where a date or byline shows that the text begins only below.
    """
    if i < 2 or not _credit_only(page, page.lines[i]):
        return
    credit_line, line = page.lines[i], page.lines[i - 1]
    if line.kind is not None or line.dashed or line.long or not any(True for _ in page.unmarked(0, i - 1)):
        return
    if line.prose:
        close = not credit_line.apart and page.lines[i - 2].kind is None and line.apart and page.spaced()
        above_date = any(other.kind in ("dateline", "byline") for other in page.lines[i + 1 : i + 3])
        few = len(line.words) <= (_CAPTION_WORDS if close else _HEAD_CAPTION_WORDS)
        if not ((close or above_date) and few) or reports_speech(line, page.cues):
            return
    elif credit_line.apart:
        return
    line.mark("caption", "caption-above")


def _credit_only(page: Page, line: Line) -> bool:
    """``Photo: Jane Doe/AP``, ``Jane Doe/AP``: a credit without the words that tell what the picture shows."""
    if len(line.words) > _CREDIT_WORDS or line.final:
        return False
    length = page.cues.labels.at(line.tokens)
    rest = after(line.text, length)
    slashed = "/" in rest and len(line.words) <= _CREDIT_WORDS // 2
    return slashed or credit(rest, page.cues).clean


def _closed_by_agency(page: Page) -> None:
    """Mark a first paragraph that an agency in brackets closes, as it closes no paragraph amid a story. A page of short
    news closes each with its agency.
    """
    text = [line for line in page.lines if line.kind is None and (line.prose or len(line.words) >= _SENTENCE_WORDS)]
    closed = [line for line in text if _agency_at_end(page, line)]
    if not closed or len(text) < 3 or closed[0] not in text[:2] or closed[-1] is text[-1]:
        return
    if len(closed) > 1 and any(_shared(closed[0], line) < _TWIN_LETTERS for line in closed[1:]):
        return
    for line in closed:
        line.mark("caption", "caption-agency")


def _agency_at_end(page: Page, line: Line) -> bool:
    if line.long or len(line.words) > _CAPTION_WORDS or line.text[-1] != ")":
        return False
    found = _CLOSES.search(line.text)
    return found is not None and is_agency(found[1], page.cues) and not any(mark in line.text for mark in "“„«")


def _mark_twins(page: Page, i: int) -> None:
    """Mark lines near a caption that begin with the same words: the picture's description, given once more."""
    caption = page.lines[i]
    for line in page.lines[max(0, i - 2) : i + 3]:
        if line.kind is not None or line.long or not (line.final or line.prose or line.start > caption.start):
            continue
        shorter = min(len(folded(line.text)), len(folded(caption.text)))
        if _shared(line, caption) >= max(_TWIN_LETTERS, _TWIN_SHARE * shorter):
            line.mark("caption", "caption-twin")


def _shared(one: Line, other: Line) -> int:
    """Return how many letters two lines have in common at their beginning."""
    a, b = folded(one.text), folded(other.text)
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _mark_repeated(page: Page) -> None:
    """Mark a paragraph that stood there before, and a teaser that the next paragraph says in full."""
    seen: set[str] = set()
    before: Line | None = None
    told = ""
    for line in [line for line in page.lines if line.kind is None and line.prose and not line.long]:
        words = _said(page, line)
        if len(words) < _REPEATED_LETTERS:
            before, told = line, words
            continue
        fuller = words != told or words != folded(line.text)
        if before is not None and len(told) >= _REPEATED_LETTERS and words.startswith(told) and fuller:
            before.mark("furniture", "repeated-text")
        elif words in seen:
            line.mark("furniture", "repeated-text")
            continue
        seen.add(words)
        before, told = line, words


def _said(page: Page, line: Line) -> str:
    """Return the letters of a paragraph without its dateline."""
    found = dateline(line.text, page.cues, first=True)
    return folded(line.text[found.length :] if found else line.text)
