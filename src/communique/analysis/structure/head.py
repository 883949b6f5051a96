"""The lines before the first paragraph of running text."""

from __future__ import annotations

from communique.analysis.structure.dateline import dateline
from communique.analysis.structure.lines import Line
from communique.analysis.structure.names import credit, is_agency
from communique.analysis.structure.page import Page
from communique.analysis.structure.people import biography
from communique.analysis.structure.rules import anywhere, core, reader_address
from communique.analysis.structure.title import CRUMBS, choose_title, sentence_title

_HEAD_LINES = 40
"""Text that has not begun after so many lines has no head."""
_AHEAD = 60
_ROLE_TOKENS = 6
_DECK_WORDS = 3


def mark_head(page: Page) -> int:
    """Mark the lines before the first paragraph of running text; return that paragraph's place, -1 without one."""
    several = page.has_paragraphs()
    opening = next((i for i in range(min(len(page.lines), _HEAD_LINES)) if _opens_text(page, i, several)), None)
    if opening is None:
        return -1
    for line in page.unmarked(0, opening):
        _whole_dateline(page, line)
    if page.title is None:
        choose_title(page, opening)
    for i in range(opening):
        if page.lines[i].kind is None:
            _head_line(page, page.lines[i])
    return opening


def _opens_text(page: Page, i: int, several: bool) -> bool:
    """Whether line i is the first of the text; a title, biography, appeal or caption before it is marked instead."""
    line = page.lines[i]
    if line.kind is not None or not line.prose:
        return False
    if not any(other.prose for other in page.unmarked(i + 1, i + _AHEAD)):
        return True
    if sentence_title(page, i):
        return False
    if several and (biography(line, page.cues, page.people, last=False) or reader_address(line, page.cues)):
        return False
    above = page.lines[i - 1] if i else None
    if above is not None and (above.kind is not None or not above.prose) and page.phrase(line):
        line.mark("caption", "caption-phrase")
        return False
    return True


def _head_line(page: Page, line: Line) -> None:
    """Mark a short line of which no rule knew what it is without its place."""
    cues = page.cues
    tokens = core(line.tokens)
    if anywhere(line, cues, edge=True) or _name(page, line):
        return
    if cues.sections.whole(tokens) or CRUMBS.search(line.text):
        line.mark("furniture", "kicker")
    elif len(tokens) <= _ROLE_TOKENS and (cues.roles.find(tokens) is not None or _agency_and_section(page, line)):
        line.mark("byline", "role")
    elif _name_and_more(page, line):
        line.mark("byline", "name")
    elif page.phrase(line):
        line.mark("caption", "caption-phrase")
    elif reader_address(line, cues):
        return
    elif page.title is not None and line.start > page.title.start and _deck(line):
        line.mark("heading", "deck")


def _whole_dateline(page: Page, line: Line) -> None:
    """``MADRID, 13 (EFE)`` on a line of its own."""
    found = dateline(line.text, page.cues, first=True)
    if found is not None and found.length >= len(line.text):
        line.mark("dateline", "dateline-line")
        line.agency = found.agency


def _deck(line: Line) -> bool:
    if line.dashed or line.bulleted or line.quoted or line.text[:1].islower():
        return False
    return not line.final or len(line.words) >= _DECK_WORDS


def _name(page: Page, line: Line) -> bool:
    """A name alone on a line below the title: the author's, or a caption when the text speaks of the person."""
    names = page.names(line)
    if not names or (line.final and not line.dashed) or page.title is None or line.start < page.title.start:
        return False
    if line.dashed or not page.spoken_of(names, line):
        line.mark("byline", "name")
    else:
        line.mark("caption", "caption-names")
    return True


def _name_and_more(page: Page, line: Line) -> bool:
    """A name with an address, or with nothing but a date, beside it."""
    if not ("@" in line.text or any(map(str.isdigit, line.text))):
        return False
    named = credit(line.text, page.cues)
    if not named.persons or "@" in line.text:
        return bool(named.persons)
    dated = not page.cues.date_names.isdisjoint(line.tokens)
    return dated and named.clean and not page.spoken_of(list(named.persons), line)


def _agency_and_section(page: Page, line: Line) -> bool:
    """``Reuters DIPLOMACY``, ``Reuters, Brussels``: an agency, then a section in capitals or a place."""
    place = line.words[0][-1] == "," and all(word[0].isupper() for word in line.words[1:])
    return is_agency(line.words[0].rstrip(","), page.cues) and (place or all(map(str.isupper, line.words[1:])))
