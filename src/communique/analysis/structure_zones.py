"""Where a line stands tells what it is: before the first paragraph of running text, after the last, or between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from communique.analysis.structure_cues import Cues
from communique.analysis.structure_dateline import dateline
from communique.analysis.structure_lines import QUOTES, Line
from communique.analysis.structure_names import is_agency, names_only
from communique.analysis.structure_people import EDGE_PARAGRAPHS, People, biography
from communique.analysis.structure_rules import anywhere, core, noun_phrase, prefix, reader_address

_TITLE_WORDS = 30
_SHORT_TITLE_WORDS = 16
_KICKER_WORDS = 2
_HEADING_WORDS = 12
_LINK_WORDS = 20
_QUOTED_TITLE_WORDS = 12
_FEW_PARAGRAPHS = 4
_HEAD_LINES = 40
_CRUMBS = re.compile(r"\s[>/»›→]\s")
_TITLE_CASE = 0.6


class Zones:
    """One pass over an article's lines; ``run`` marks them all."""

    def __init__(self, lines: Sequence[Line], cues: Cues, title: str | None) -> None:
        self.lines = lines
        self.cues = cues
        self.given_title = title
        self.people = People(lines, cues)
        self.title: Line | None = None
        self.several = False
        """Whether there are paragraphs enough for one of them to be about the author."""

    def run(self) -> None:
        """Mark each line with its kind and the rule that told it."""
        self._markup()
        first, last = self._prose_bounds()
        for i, line in enumerate(self.lines):
            if line.kind is None:
                anywhere(line, self.cues, edge=not first < i < last)
        self._end_of_article()
        self.several = self._has_paragraphs(_FEW_PARAGRAPHS)
        first, last = self._head(), self._tail()
        self._linked(last)
        self._middle(first, last)
        for line in self.lines:
            if line.kind is None:
                line.mark("body", "paragraph")

    def _markup(self) -> None:
        for line in self.lines:
            if line.given is not None:
                line.mark(line.given, "markup")
                if line.given == "title" and self.title is None:
                    self.title = line

    def _prose_bounds(self) -> tuple[int, int]:
        """The first and last line that read like running text, before any rule has spoken."""
        count = len(self.lines)
        first = next((i for i, line in enumerate(self.lines) if line.prose), count)
        last = next((i for i in range(count - 1, -1, -1) if self.lines[i].prose), -1)
        return first, last

    # Before the first paragraph

    def _head(self) -> int:
        """Mark the lines before the first paragraph of running text and return that paragraph's place."""
        opening = next((i for i, line in enumerate(self.lines[:_HEAD_LINES]) if self._opens_text(i, line)), None)
        if opening is None:
            return -1
        head = [line for line in self.lines[:opening] if line.kind is None]
        if self.title is None:
            self._choose_title(head, opening)
        for line in head:
            if line.kind is None:
                self._head_line(line)
        return opening

    def _opens_text(self, i: int, line: Line) -> bool:
        if line.kind is not None or not line.prose:
            return False
        if not any(other.prose and other.kind is None for other in self.lines[i + 1 : i + 60]):
            return True
        if self._prose_title(i, line):
            self.title = line
            line.mark("title", "title-sentence")
            return False
        if self.several and (biography(line, self.cues, self.people, last=False) or reader_address(line, self.cues)):
            return False
        if self._placed_caption(i, line):
            line.mark("caption", "caption-phrase")
            return False
        return True

    def _placed_caption(self, i: int, line: Line) -> bool:
        """A phrase without a verb below the title, a byline, a date or another caption."""
        above = self.lines[i - 1] if i else None
        return above is not None and (above.kind is not None or not above.prose) and self._phrase(line)

    def _phrase(self, line: Line) -> bool:
        """A phrase without a verb about somebody whom the text speaks of."""
        return noun_phrase(line, self.cues) and any(
            self.people.mentioned(word.strip(".,;:()"), line) for word in line.words[1:] if word[0].isupper()
        )

    def _has_paragraphs(self, count: int) -> bool:
        found = 0
        for line in self.lines:
            found += line.kind is None and line.prose
            if found >= count:
                return True
        return False

    def _prose_title(self, i: int, line: Line) -> bool:
        """A title that ends like a sentence: the input gives it, its words are in capitals, or it is far shorter than
        the paragraphs that follow.
        """
        if self.title is not None or any(other.kind is None for other in self.lines[:i]) or line.long:
            return False
        if self.given_title is not None:
            return folded(line.text) == folded(self.given_title)
        if line.quoted or line.dashed or len(line.words) > _TITLE_WORDS or dateline(line.text, self.cues, first=True):
            return False
        below = next((other for other in self.lines[i + 1 : i + 4] if other.kind is None and other.prose), None)
        if below is not None and dateline(below.text, self.cues, first=True):
            return True
        long_words = [word for word in line.words if len(word) > 3 and word[0].isalpha()]
        if len(long_words) >= 4 and sum(word[0].isupper() for word in long_words) > _TITLE_CASE * len(long_words) + 1:
            return True
        following = [other for other in self.lines[i + 1 : i + 6] if other.kind is None]
        if (
            len(line.words) > _SHORT_TITLE_WORDS
            or len(following) < 3
            or not self.cues.date_names.isdisjoint(line.tokens)
        ):
            return False
        mean = sum(len(other.words) for other in following) / len(following)
        return mean >= 2.5 * len(line.words)

    def _choose_title(self, head: list[Line], opening: int) -> None:
        """Take the title among the lines before the text: the one given, the one that stands there twice, or the first
        that is no mere label.
        """
        likely = [line for line in head if self._title_like(line)]
        if self.given_title is not None:
            chosen = next((line for line in likely if folded(line.text) == folded(self.given_title)), None)
        else:
            chosen = self._repeated(likely) or self._first_title(likely)
        if chosen is None:
            return
        self.title = chosen
        chosen.mark("title", "title")
        for line in self.lines[:opening]:
            if line is chosen:
                continue
            if line.kind is None and folded(line.text) == folded(chosen.text):
                line.mark("furniture", "repeated-title")
            elif line.kind is None and line.start < chosen.start and not self._named(line):
                line.mark("furniture", "kicker")

    def _title_like(self, line: Line) -> bool:
        words = len(line.words)
        if line.long or words > _TITLE_WORDS or (line.text[-1] in ",;" and words < 3):
            return False
        if line.quoted and words > _QUOTED_TITLE_WORDS:
            return False
        return not (line.bulleted or _CRUMBS.search(line.text) or self.cues.sections.whole(core(line.tokens)))

    def _repeated(self, likely: list[Line]) -> Line | None:
        counts = Counter(folded(line.text) for line in likely if len(line.words) > _KICKER_WORDS)
        return next((line for line in likely if counts[folded(line.text)] > 1), None)

    def _first_title(self, likely: list[Line]) -> Line | None:
        for i, line in enumerate(likely):
            later = [other for other in likely[i + 1 :] if len(other.words) > _KICKER_WORDS + 1]
            if later and (len(line.words) <= _KICKER_WORDS or names_only(line, self.cues)):
                continue
            return line
        return None

    def _named(self, line: Line) -> bool:
        """A name alone on a line: the author's, or a caption when the text speaks of the person."""
        names = names_only(line, self.cues)
        if not names or (line.final and not line.dashed):
            return False
        if line.dashed or not any(self.people.mentioned(name, line) for name in names):
            line.mark("byline", "name")
        else:
            line.mark("caption", "caption-names")
        return True

    def _head_line(self, line: Line) -> None:
        if self._named(line):
            return
        tokens = core(line.tokens)
        if self.cues.sections.whole(tokens) or _CRUMBS.search(line.text):
            line.mark("furniture", "kicker")
        elif found := dateline(line.text + " ", self.cues, first=True):
            line.mark("dateline", "dateline-line") if found.length >= len(line.text) else line.mark("heading", "deck")
        elif len(tokens) <= 6 and (self.cues.roles.find(tokens) is not None or self._signed(line)):
            line.mark("byline", "role")
        elif self._phrase(line):
            line.mark("caption", "caption-phrase")
        elif line.dashed or line.bulleted or line.quoted or (line.final and len(line.words) < 3):
            line.mark("body", "paragraph")
        elif reader_address(line, self.cues) or prefix(line, self.cues, edge=True):
            return
        elif self.title is not None and line.start > self.title.start:
            line.mark("heading", "deck")

    def _signed(self, line: Line) -> bool:
        """``Reuters DIPLOMACY``: an agency, then a section in capitals."""
        return is_agency(line.words[0], self.cues) and all(word.isupper() for word in line.words[1:])

    # After the last paragraph

    def _tail(self) -> int:
        """Mark the lines after the last paragraph of running text and return that paragraph's place."""
        loose: list[Line] = []
        closing = -1
        about = 0
        for i in range(len(self.lines) - 1, -1, -1):
            line = self.lines[i]
            if line.kind is not None:
                continue
            if line.prose:
                if self.several and about < EDGE_PARAGRAPHS and self._tail_prose(line, last=not about):
                    about += 1
                    continue
                closing = i
                break
            if not self._tail_line(i, line):
                loose.append(line)
        else:
            return len(self.lines)
        self._link_list(loose)
        return closing

    def _tail_prose(self, line: Line, last: bool) -> bool:
        return biography(line, self.cues, self.people, last) or reader_address(line, self.cues)

    def _tail_line(self, i: int, line: Line) -> bool:
        """Mark a short line below the text: a name signs it unless it signs a quotation."""
        if reader_address(line, self.cues):
            return True
        above = self._above(i)
        names = names_only(line, self.cues)
        if names and not (above is not None and above.text[-1:] in QUOTES) and not self._spoken_of(names, line):
            line.mark("byline", "signature")
            return True
        return False

    def _above(self, i: int) -> Line | None:
        """The nearest line of text above line i."""
        return next((other for other in reversed(self.lines[max(0, i - 3) : i]) if other.kind in (None, "body")), None)

    def _spoken_of(self, names: list[str], line: Line) -> bool:
        return any(self.people.mentioned(name, line) for name in names)

    def _link_list(self, loose: list[Line]) -> None:
        """Two or more lines below the text that read like titles are links to other articles."""
        links = [line for line in loose if self._link_like(line)]
        if len(links) >= 2:
            for line in links:
                line.mark("furniture", "link-list")

    def _link_like(self, line: Line) -> bool:
        plain = not (line.quoted or line.dashed or line.bulleted or line.final)
        return plain and len(line.words) <= _LINK_WORDS and line.text[:1].isupper() and line.text[-1] not in ":,;"

    def _linked(self, last: int) -> None:
        """Mark the links below a label such as ``Related``: all short lines at the end of the article; amid the text
        those that stand close below it, or the first.
        """
        for i, line in enumerate(self.lines):
            if line.rule != "list-label":
                continue
            for j in range(i + 1, len(self.lines)):
                link = self.lines[j]
                if link.kind is not None and link.rule != "link-list":
                    break
                if link.prose or link.final or link.dashed or link.quoted or len(link.words) > _LINK_WORDS:
                    break
                if i < last and link.apart and j > i + 1:
                    break
                link.mark("furniture", "linked")

    def _end_of_article(self) -> None:
        """Mark what follows a label such as ``Leave a comment``, when the longer part stands before it."""
        before = 0
        total = sum(line.end - line.start for line in self.lines)
        for i, line in enumerate(self.lines):
            if before > total / 2 and not line.long and self.cues.end.whole(core(line.tokens)):
                for rest in self.lines[i:]:
                    rest.mark("furniture", "after-end")
                return
            before += line.end - line.start

    # Between them

    def _middle(self, first: int, last: int) -> None:
        """Mark headings: one or two short lines without a stop, with running text above and below."""
        i = max(first, 0) + 1
        while i < last:
            if self.lines[i].kind is not None or self.lines[i].prose:
                i += 1
                continue
            stop = i
            while stop < last and self.lines[stop].kind is None and not self.lines[stop].prose:
                stop += 1
            if stop - i <= 2 and self.lines[stop].kind in (None, "dateline", "caption"):
                for j in range(i, stop):
                    self._heading(j)
            i = max(stop, i + 1)

    def _heading(self, i: int) -> None:
        line = self.lines[i]
        if self.lines[i - 1].kind == "caption" and self._phrase(line):
            line.mark("caption", "caption-phrase")
            return
        above = self._above(i)
        signs = above is not None and above.text[-1:] in QUOTES and (line.dashed or bool(names_only(line, self.cues)))
        if (
            signs
            or line.final
            or line.quoted
            or line.bulleted
            or line.text[-1] in ",;:-–—"
            or len(line.words) > _HEADING_WORDS
        ):
            return
        if line.text[0].islower() or not any(map(str.isalpha, line.text)):
            return
        line.mark("heading", "heading")


def folded(text: str) -> str:
    """Return the letters and digits of a text in lower case, to compare titles."""
    return "".join(filter(str.isalnum, text.casefold()))


def zones(lines: Sequence[Line], cues: Cues, title: str | None) -> Zones:
    """Mark all lines of an article and return the passes' result."""
    found = Zones(lines, cues, title)
    found.run()
    return found
