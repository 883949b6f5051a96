"""What all scorers share: words, overlap, precision and recall, and what is given to the pipeline."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from communique.records import Reading, Span

WORD = re.compile(r"\w+")
"""A word; punctuation and quotation marks never count."""

Range = tuple[int, int]
"""Characters ``[start, end)``."""


class Input(Struct, frozen=True, omit_defaults=True):
    """One text of the gold data, as a line of JSON-lines input."""

    id: str
    text: str
    language: str | None = None
    published: str | None = None


class Figures(Struct, frozen=True):
    """Precision, recall and their harmonic mean, in percent."""

    precision: float
    recall: float
    f1: float


def by_id(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Return the readings by the identifier of their article."""
    return {reading.article.id: reading for reading in readings}


def percent(share: float) -> float:
    """Return a share of one as a percentage with one decimal."""
    return round(100 * share, 1)


def ratio(part: float, whole: float) -> float:
    """Return part of whole; 0 of nothing is 0."""
    return part / max(1, whole)


def harmonic(precision: float, recall: float) -> float:
    """Return F1."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(precision: float, recall: float) -> Figures:
    """Return Figures of two shares of one."""
    return Figures(percent(precision), percent(recall), percent(harmonic(precision, recall)))


def macro_f1(gold: list[str], found: list[str]) -> float:
    """Return the mean F1 over the labels of the gold; the lists run in step."""
    return sum(_label_f1(gold, found, label) for label in sorted(set(gold))) / max(1, len(set(gold)))


def _label_f1(gold: list[str], found: list[str], label: str) -> float:
    pairs = list(zip(gold, found, strict=True))
    both = sum(g == f == label for g, f in pairs)
    either = sum((g == label) + (f == label) for g, f in pairs)
    return 2 * both / either if both else 0.0


def ranges(spans: Iterable[Span]) -> list[Range]:
    """Return the characters of the spans."""
    return [(span.start, span.end) for span in spans]


def tokens(text: str, spans: Iterable[Range]) -> set[int]:
    """Return the words in the spans, each as the number of its first character."""
    return {match.start() for start, end in spans for match in WORD.finditer(text, start, end)}


def overlap(one: set[int], other: set[int]) -> float:
    """Return intersection over union."""
    return len(one & other) / len(one | other) if one & other else 0.0


def words(text: str | None) -> set[str]:
    """Return the words of a text in lower case."""
    return {word.lower() for word in WORD.findall(text or "")}


def locate(text: str, piece: str) -> list[Range]:
    """Return every place where the piece stands in the text."""
    return [match.span() for match in re.finditer(re.escape(piece), text)]


def fold(name: str | None) -> str:
    """Return a name without accents and case."""
    marked = unicodedata.normalize("NFKD", name or "").casefold()
    return "".join(c for c in marked if not unicodedata.combining(c))


def blocks_of_lines(lines: Iterable[str]) -> Iterator[list[str]]:
    """Yield runs of lines between empty ones, as CoNLL-like files have them."""
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block
