"""What the passes over an article's lines share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import Line
from communique.analysis.structure.names import names_only
from communique.analysis.structure.people import People
from communique.analysis.structure.rules import noun_phrase

_FEW_PARAGRAPHS = 4
_ALNUM = re.compile(r"[^\W_]+")


class Page:
    """An article's lines, which the passes mark. title: the line that holds the title, once known."""

    def __init__(self, lines: Sequence[Line], cues: Cues, given_title: str | None) -> None:
        self.lines = lines
        self.cues = cues
        self.given_title = given_title
        self.people = People(lines, cues)
        self.title: Line | None = None

    def unmarked(self, first: int, stop: int) -> Iterator[Line]:
        """Yield the lines among ``[first, stop)`` of which nothing is known yet."""
        return (line for line in self.lines[max(0, first) : stop] if line.kind is None)

    def prose_bounds(self) -> tuple[int, int]:
        """Return the first and last unmarked line that reads like running text; (count, -1) when there is none."""
        count = len(self.lines)
        first = next((i for i in range(count) if self._is_text(i)), count)
        last = next((i for i in range(count - 1, -1, -1) if self._is_text(i)), -1)
        return first, last

    def _is_text(self, i: int) -> bool:
        return self.lines[i].kind is None and self.lines[i].prose

    def has_paragraphs(self) -> bool:
        """Whether there are paragraphs of text enough for one of them to be about the author."""
        found = 0
        for i in range(len(self.lines)):
            found += self._is_text(i)
            if found == _FEW_PARAGRAPHS:
                return True
        return False

    def spaced(self) -> bool:
        """Whether blank lines part the paragraphs of text, all but one or two."""
        text = [line for line in self.lines if line.prose]
        return len(text) > 2 and sum(not line.apart for line in text) <= 2

    def pictured(self, line: Line) -> bool:
        """Whether a caption, a name with a stop, stands right below a line: it tells what the picture shows."""
        below = next((other for other in self.lines if other.start > line.start), None)
        if below is None or below.apart or not below.final or below.kind not in (None, "caption"):
            return False
        return bool(self.names(below))

    def above(self, i: int) -> Line | None:
        """Return the nearest line of text among the three above line i."""
        return next((line for line in reversed(self.lines[max(0, i - 3) : i]) if line.kind in (None, "body")), None)

    def names(self, line: Line) -> list[str]:
        """Return the people when the line holds nothing but their names."""
        return names_only(line, self.cues)

    def spoken_of(self, names: list[str], line: Line) -> bool:
        """Whether the running text speaks of one of the people elsewhere."""
        return any(self.people.mentioned(name, line) for name in names)

    def phrase(self, line: Line) -> bool:
        """A phrase without a verb about somebody or something that the text speaks of."""
        return noun_phrase(line, self.cues) and any(
            self.people.mentioned(word.strip(".,;:()"), line) for word in line.words[1:] if word[0].isupper()
        )


def folded(text: str) -> str:
    """Return the letters and digits of a text in lower case, to compare titles."""
    return "".join(_ALNUM.findall(text.casefold()))
