"""Where a line stands tells what it is: before the first paragraph of running text, after the last, or between."""

from __future__ import annotations

from collections.abc import Sequence

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.head import mark_head
from communique.analysis.structure.lines import QUOTES, Line
from communique.analysis.structure.page import Page
from communique.analysis.structure.pictures import mark_pictures
from communique.analysis.structure.rules import anywhere, core
from communique.analysis.structure.tail import mark_cards, mark_linked, mark_rest, mark_tail

_HEADING_WORDS = 12
_HEADING_RUN = 2
_QUOTED_WORDS = 7
_REACH = 1000
"""Lines looked at from either end; no article has so many, and a million lines are still read in seconds."""
_EDGES = 8
"""Furniture in the guise of paragraphs that is looked through at either end."""


def mark(lines: Sequence[Line], cues: Cues, title: str | None) -> Line | None:
    """Mark every line with its kind and the rule that told it; return the line that holds the title.

    title: the title that the input gave, None when it gave none.
    """
    page = Page(lines, cues, title)
    _by_markup(page)
    for line in page.unmarked(_REACH, len(lines) - _REACH):
        line.mark("body", "paragraph")
    for line in page.unmarked(0, len(lines)):
        anywhere(line, cues, edge=False)
    mark_rest(page)
    mark_cards(page)
    mark_linked(page)
    _at_edges(page)
    mark_pictures(page)
    first = mark_head(page)
    last = mark_tail(page)
    _mark_headings(page, first, last)
    for line in page.unmarked(0, len(lines)):
        line.mark("body", "paragraph")
    return page.title


def _by_markup(page: Page) -> None:
    for line in page.lines:
        if line.given is not None:
            line.mark(line.given, "markup")
            if line.given == "title" and page.title is None:
                page.title = line


def _at_edges(page: Page) -> None:
    """Try the same rules on the first and last paragraph and beyond them, where less evidence is enough; and again when
    that showed one of them to be none.
    """
    for _ in range(_EDGES):
        first, last = page.prose_bounds()
        if first >= last:
            return
        for line in (*page.unmarked(0, first + 1), *page.unmarked(last, len(page.lines))):
            anywhere(line, page.cues, edge=True)
        if page.lines[first].kind is None and page.lines[last].kind is None:
            return


def _mark_headings(page: Page, first: int, last: int) -> None:
    """Mark headings: one or two short lines without a stop, with running text above and below."""
    last = min(last, len(page.lines) - 1)
    for j in range(first + 1, last):
        _mark_dated_name(page, j)
    i = first + 1 if first >= 0 else last
    while i < last:
        stop = i
        while stop < last and page.lines[stop].kind is None and not page.lines[stop].prose:
            stop += 1
        if 0 < stop - i <= _HEADING_RUN and page.lines[stop].kind in (None, "dateline", "caption"):
            for j in range(i, stop):
                _mark_heading(page, j)
        i = max(stop, i) + 1


def _mark_heading(page: Page, i: int) -> None:
    line = page.lines[i]
    if page.lines[i - 1].kind == "caption" and page.phrase(line):
        line.mark("caption", "caption-phrase")
        return
    above = page.above(i)
    signs = above is not None and above.text[-1:] in QUOTES and (line.dashed or bool(page.names(line)))
    quoted = line.quoted and not _quoted_heading(page, i, above)
    plain = not (signs or line.final or quoted or line.bulleted) and len(line.words) <= _HEADING_WORDS
    if plain and line.text[-1] not in ",;:-–—" and not line.text[0].islower() and any(map(str.isalpha, line.text)):
        line.mark("heading", "heading")


def _quoted_heading(page: Page, i: int, above: Line | None) -> bool:
    """A few quoted words without a stop that neither follow a colon nor are signed below."""
    opened = above is not None and above.text[-1:] == ":"
    below = page.lines[i + 1]
    signed = below.dashed or bool(page.names(below))
    return len(page.lines[i].words) <= _QUOTED_WORDS and not opened and not (signed and not below.prose)


def _mark_dated_name(page: Page, i: int) -> None:
    """Mark a name below the first paragraph that the date of publication follows."""
    line, below = page.lines[i], page.lines[i + 1]
    dated = below.rule == "date" or (below.rule == "label" and page.cues.date_cues.whole(core(below.tokens)))
    names = page.names(line) if dated and line.kind is None and not line.prose else []
    if names and not page.spoken_of(names, line):
        line.mark("byline", "name")
