"""The lines after the last paragraph of running text."""

from __future__ import annotations

from communique.analysis.structure.lines import QUOTES, Line
from communique.analysis.structure.names import is_date
from communique.analysis.structure.page import Page
from communique.analysis.structure.people import EDGE_PARAGRAPHS, biography, outlet_self
from communique.analysis.structure.rules import anywhere, core, reader_address

_LINK_WORDS = 20
_MANY_LINKS = 4
"""Links from which on the other short lines among them are taken for buttons and prices."""
_ABOUT_LINES = 4
_ABOUT_TOKENS = 6


def mark_rest(page: Page) -> None:
    """Mark what follows a label after which no article text comes: ``Leave a comment`` when the longer part stands
    before it, ``About us`` when only a few lines follow.
    """
    cues = page.cues
    before = 0
    total = sum(line.end - line.start for line in page.lines)
    for i, line in enumerate(page.lines):
        if before > total / 2 and not line.long and line.kind != "body":
            closes = cues.end.whole(core(line.tokens))
            if closes or (len(page.lines) - i <= _ABOUT_LINES and _about(page, line)):
                for rest in page.lines[i:]:
                    rest.mark("furniture", "after-end" if closes else "about")
                return
        before += line.end - line.start


def _about(page: Page, line: Line) -> bool:
    """``About us``, ``About Jane Doe`` under an article by Jane Doe."""
    tokens = core(line.tokens)
    length = page.cues.about.at(tokens)
    if not length or line.final:
        return False
    return length == len(tokens) or (len(tokens) <= _ABOUT_TOKENS and page.people.in_byline(line.words))


def mark_cards(page: Page) -> None:
    """Mark what follows a label such as ``You may also like`` when it is cards: titles, each with a paragraph below it,
    and the time of publication between them.
    """
    labels = [i for i, line in enumerate(page.lines) if line.rule == "list-label"]
    if not labels:
        return
    dates, texts, untitled = _counted_from(page)
    for start in (i + 1 for i in labels):
        cards = start >= 2 and texts[start] and not untitled[start]
        if cards and dates[start] >= max(1, texts[start] - 1):
            for rest in page.lines[start:]:
                rest.mark("furniture", "linked")
            return


def _counted_from(page: Page) -> tuple[list[int], list[int], list[int]]:
    """Count from each line to the end: lines that are dates, paragraphs, paragraphs without a title right above."""
    lines = page.lines
    dates, texts, untitled = ([0] * (len(lines) + 1) for _ in range(3))
    for j in reversed(range(len(lines))):
        line, above = lines[j], lines[j - 1] if j else None
        text = line.kind is None and line.prose
        titled = above is not None and above.kind is None and _link_like(above)
        day = not line.long and (line.rule == "date" or is_date(line.tokens, page.cues) is not None)
        dates[j] = dates[j + 1] + day
        texts[j] = texts[j + 1] + text
        untitled[j] = untitled[j + 1] + (text and not titled)
    return dates, texts, untitled


def mark_tail(page: Page) -> int:
    """Mark the lines after the last paragraph of running text; return that paragraph's place, or the lines' number."""
    loose: list[Line] = []
    several = page.has_paragraphs()
    about = 0
    for i in range(len(page.lines) - 1, -1, -1):
        line = page.lines[i]
        if line.kind is not None:
            continue
        if line.prose:
            if not (several and about < EDGE_PARAGRAPHS and _about_author(page, line, last=not about)):
                _link_list(loose)
                return i
            about += 1
        elif not _tail_line(page, i):
            loose.append(line)
    return len(page.lines)


def _about_author(page: Page, line: Line, last: bool) -> bool:
    if last and outlet_self(line, page.cues, page.people):
        return True
    return biography(line, page.cues, page.people, last) or reader_address(line, page.cues)


def _tail_line(page: Page, i: int) -> bool:
    """Mark a short line below the text: a name signs the article unless it signs a quotation."""
    line = page.lines[i]
    if (
        anywhere(line, page.cues, edge=True)
        or reader_address(line, page.cues)
        or outlet_self(line, page.cues, page.people)
    ):
        return True
    above = page.above(i)
    names = page.names(line)
    signs_quotation = above is not None and above.text[-1:] in QUOTES
    if not names or signs_quotation or page.spoken_of(names, line):
        return False
    line.mark("byline", "signature")
    return True


def _link_list(loose: list[Line]) -> None:
    """Two or more lines below the text that read like titles are links to other articles."""
    links = [line for line in loose if not line.final and line.text[-1] != ":" and _link_like(line)]
    if len(links) >= _MANY_LINKS:
        links = [line for line in loose if line.text[-1] != "." and not line.quoted and not line.dashed]
    if len(links) >= 2:
        for line in links:
            line.mark("furniture", "link-list")


def _link_like(line: Line) -> bool:
    if line.long or line.quoted or line.dashed or line.bulleted or len(line.words) > _LINK_WORDS:
        return False
    return line.text[:1].isupper() or not line.text[:1].isalpha()


def mark_linked(page: Page) -> None:
    """Mark the links below a label such as ``Related``: at the end of the article all titles there; amid the text those
    that stand close below it, or the first.
    """
    solid = [i for i, line in enumerate(page.lines) if line.kind is None and line.prose and _stops(line)]
    last = solid[-1] if solid else -1
    for i, line in enumerate(page.lines):
        if line.rule == "list-label":
            _mark_links(page, i, at_end=i > last)


def _stops(line: Line) -> bool:
    """Whether a line ends with a full stop or a quotation, as titles do not."""
    return line.long or line.source[line.start : line.end].rstrip("”\"'’») ")[-1:] in ".…"


def _mark_links(page: Page, label: int, at_end: bool) -> None:
    for j in range(label + 1, len(page.lines)):
        link = page.lines[j]
        if link.kind is not None:
            if at_end and link.rule == "label":
                continue
            return
        if not _link_like(link) or _stops(link) or (link.prose and not at_end):
            return
        if not at_end and link.apart and j > label + 1:
            return
        link.mark("furniture", "linked")
