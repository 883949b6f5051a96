"""Who the author is: biographies, and names alone on a line, told from the people the article is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import QUOTES, Line
from communique.analysis.structure.names import opening_name, same_person, surname

_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-z][\w’'-]*")
_BIOGRAPHY_WORDS = 150
_ASIDE = 14
"""Tokens that may stand between the author's name and the verb (``, a staff writer at …,``)."""
_WORK = 14
"""Tokens after the verb within which the work must be named."""
_MAX_OUTLET = 4
_EDGE_LINES = 40
EDGE_PARAGRAPHS = 3
"""A biography stands among the first or last so many paragraphs of running text."""


class People:
    """The names that the running text holds, counted by paragraph, and those that bylines give."""

    def __init__(self, lines: Sequence[Line], cues: Cues) -> None:
        self._lines = lines
        self._cues = cues
        self._counts: Counter[str] | None = None

    @property
    def bylines(self) -> list[str]:
        """The bylines among the first and last forty lines."""
        edges = (*self._lines[:_EDGE_LINES], *self._lines[-_EDGE_LINES:])
        return [line.text for line in edges if line.kind == "byline"]

    def in_byline(self, name: list[str]) -> bool:
        """Whether a byline names the person."""
        return any(name[-1] in text for text in self.bylines)

    def mentioned(self, name: str, line: Line) -> bool:
        """Whether the running text speaks of the person in another paragraph."""
        if self._counts is None:
            self._counts = self._count()
        word = surname(name)
        count = self._counts[word] + self._counts[word + "s"]
        return count > int(not self._set_aside(line) and word in _capitalised(line))

    def _count(self) -> Counter[str]:
        counts: Counter[str] = Counter()
        for line in self._lines:
            if not self._set_aside(line):
                counts.update(_capitalised(line))
        return counts

    def _set_aside(self, line: Line) -> bool:
        return line.kind is not None or not line.prose or bool(biography_name(line, self._cues, offices=True))


def _capitalised(line: Line) -> set[str]:
    text = line.source[line.start : line.end]
    return {word.removesuffix("'s").removesuffix("’s") for word in _CAPITALISED.findall(text)}


def biography_name(line: Line, cues: Cues, offices: bool) -> list[str]:
    """Return the words that open a biography: the author's name, or ``the author``; empty when the line is none.

    offices: whether a guest author's office (``ambassador``) is work enough.
    """
    if line.long or len(line.words) > _BIOGRAPHY_WORDS or line.dashed or line.text[:1] in QUOTES:
        return []
    subject = cues.authors.at(line.tokens)
    name = [] if subject else opening_name(line, cues)
    if (not subject and not name) or not cues.speech.isdisjoint(line.tokens):
        return []
    start = subject or len(" ".join(name).replace(".", " . ").split())
    verb = cues.bio_verbs.find(line.tokens[: start + _ASIDE], start)
    if verb is None or (verb[0] > start + 1 and line.tokens[start : start + 1] != [","]):
        return []
    for works in (cues.professions, cues.offices)[: 1 + offices]:
        if works.find(line.tokens, start, verb[1] + _WORK) is not None:
            return name or line.words[:subject]
    return []


def biography(line: Line, cues: Cues, people: People, last: bool) -> bool:
    """A paragraph about the author at the edge of an article: the name opens it, a verb and a writer's or scholar's
    work follow, nothing is reported, and the article speaks of the person nowhere else unless as its author.

    last: the line is the last paragraph, where a guest author's office is enough.
    """
    name = biography_name(line, cues, offices=last)
    if not name:
        return False
    written = " ".join(name)
    if not cues.authors.at(line.tokens) and not people.in_byline(name) and people.mentioned(written, line):
        return False
    line.mark("furniture", "biography")
    return True


def outlet_self(line: Line, cues: Cues, people: People) -> bool:
    """A last paragraph that tells what kind of outlet this is: ``The Daily Example is an independent newspaper …``, of
    which the article speaks nowhere else.
    """
    if line.long or len(line.words) > _BIOGRAPHY_WORDS or not cues.speech.isdisjoint(line.tokens):
        return False
    name = outlet_name(line)
    verb = cues.bio_verbs.at(line.tokens, len(name))
    kind = cues.outlet_kinds.find(line.tokens[: len(name) + _WORK]) if verb else None
    if not 0 < len(name) <= _MAX_OUTLET or kind is None or people.mentioned(name[-1], line):
        return False
    line.mark("furniture", "outlet-self")
    return True


def outlet_name(line: Line) -> list[str]:
    """Return the words in capitals that open a line."""
    return list(takewhile(lambda word: word[0].isupper(), line.words[: _MAX_OUTLET + 1]))


def merged(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names once each, in order; ``T. Berg`` is not repeated beside ``Tora Berg``."""
    kept: list[str] = []
    for name in names:
        for i, other in enumerate(kept):
            if same_person(name, other) and ("." in name.split()[0] or "." in other.split()[0] or name == other):
                kept[i] = max(name, other, key=len)
                break
        else:
            kept.append(name)
    return tuple(kept)
