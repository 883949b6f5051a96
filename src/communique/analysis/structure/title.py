"""Which line is the title."""

from __future__ import annotations

import re
from collections import Counter

from communique.analysis.structure.dateline import dateline
from communique.analysis.structure.lines import Line
from communique.analysis.structure.names import is_date
from communique.analysis.structure.page import Page, folded
from communique.analysis.structure.rules import core

_TITLE_WORDS = 30
_SENTENCE_WORDS = 16
_KICKER_WORDS = 2
_LABEL_WORDS = 4
_QUOTED_WORDS = 12
_SHORTER = 2.5
"""A title that ends like a sentence is so many times shorter than the paragraphs after it. Measured on 840 English news
articles whose titles all end with a full stop: 820 are found. With their titles cut off, 185 still get one: mostly the
subtitle, and in about one article of twenty a short first sentence."""
_CAPITALS = 4
"""Words of four letters or more from which on capitals throughout, but for one, make a title."""
CRUMBS = re.compile(r"\s[>»›→/]\s")
"""Between the parts of a path to the page (``Home > World``)."""


def sentence_title(page: Page, i: int) -> bool:
    """Mark a title that ends like a sentence: the input gives it, a date or dateline follows, its words are in
    capitals, or it is far shorter than the paragraphs below.
    """
    line = page.lines[i]
    if page.title is not None or line.long or any(True for _ in page.unmarked(0, i)):
        return False
    given = page.given_title
    if not (folded(line.text) == folded(given) if given is not None else _sentence_like(page, i, line)):
        return False
    line.mark("title", "title-sentence")
    page.title = line
    return True


def _sentence_like(page: Page, i: int, line: Line) -> bool:
    if line.quoted or line.dashed or line.text[-1] == ":" or len(line.words) > _TITLE_WORDS:
        return False
    if dateline(line.text, page.cues, first=True):
        return False
    following = list(page.unmarked(i + 1, i + 6))
    below = next((other for other in following[:3] if other.prose), None)
    if below is not None and dateline(below.text, page.cues, first=True):
        return True
    if following and is_date(following[0].tokens, page.cues) is not None:
        return True
    long_words = [word for word in line.words if len(word) > 3 and word[0].isalpha()]
    if len(long_words) >= _CAPITALS and sum(word[0].islower() for word in long_words) <= 1:
        return True
    if len(line.words) > _SENTENCE_WORDS or len(following) < 3 or not page.cues.date_names.isdisjoint(line.tokens):
        return False
    return sum(len(other.words) for other in following) >= _SHORTER * len(line.words) * len(following)


def choose_title(page: Page, opening: int) -> None:
    """Mark the title among the lines before the text: the one given, the one that stands there twice, or the first
    that is no mere label; what else stands above it is furniture.
    """
    likely = [line for line in page.unmarked(0, opening) if _title_like(page, line)]
    if page.given_title is not None:
        chosen = next((line for line in likely if folded(line.text) == folded(page.given_title)), None)
    else:
        chosen = _repeated(likely) or _first(page, likely, opening)
    if chosen is None:
        return
    page.title = chosen
    chosen.mark("title", "title")
    for line in page.unmarked(0, opening):
        if folded(line.text) == folded(chosen.text):
            line.mark("furniture", "repeated-title")
        elif line.start < chosen.start:
            line.mark("furniture", "kicker")


def _title_like(page: Page, line: Line) -> bool:
    words = len(line.words)
    if line.long or words > _TITLE_WORDS or line.bulleted or (line.quoted and words > _QUOTED_WORDS):
        return False
    return not ("@" in line.text or CRUMBS.search(line.text) or page.cues.sections.whole(core(line.tokens)))


def _repeated(likely: list[Line]) -> Line | None:
    counts = Counter(folded(line.text) for line in likely if len(line.words) > _KICKER_WORDS)
    return next((line for line in likely if counts[folded(line.text)] > 1), None)


def _first(page: Page, likely: list[Line], opening: int) -> Line | None:
    for i, line in enumerate(likely):
        later = [other for other in likely[i + 1 :] if len(other.words) >= _LABEL_WORDS]
        if not (later and _mere_label(page, line, later, opening)):
            return line
    return None


def _mere_label(page: Page, line: Line, later: list[Line], opening: int) -> bool:
    """A line above a longer one: of one or two words, a name, in capitals, what a picture shows, or with no word of the
    text in it.
    """
    if len(line.words) <= _KICKER_WORDS or page.names(line) or page.pictured(line):
        return True
    if len(line.words) > _LABEL_WORDS:
        return False
    if line.text.isupper() and not later[0].text.isupper():
        return True
    text = {token for other in page.unmarked(opening, opening + 12) for token in other.tokens}
    return not _shared(line, text) and any(_shared(other, text) for other in later)


def _shared(line: Line, text: set[str]) -> bool:
    return any(len(token) > 3 and token in text for token in line.tokens)
