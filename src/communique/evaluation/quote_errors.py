"""What went wrong with the statements, for a person to read: where, with which cues, and why.

The units and their pairing are those of the scores (``quotes``). A gold unit is *found* when the overlap is at least
``STRICT``, and *right* when the source is right too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from communique.evaluation.measures import by_id, overlap, percent, ratio, tokens
from communique.evaluation.quotes import (
    STRICT,
    Attribution,
    Unit,
    attributions,
    gold_articles,
    pairs,
    same_source,
    units,
)
from communique.records import Reading

SHOWN = 10
"""Lines of each list."""
EXAMPLE = 60
"""Characters of an example."""


class Miss(Struct, frozen=True):
    """A gold unit that was not right. cause: why; cue: in lower case, ``-`` without one; words: how it begins."""

    article: str
    cause: str
    cue: str
    words: str
    sourced: bool
    """True when the span was found and only the source is wrong."""


class Tally(Struct, frozen=True):
    """Numbers of gold units, of those found and of those right."""

    gold: int
    found: int
    right: int


class QuoteErrors(Struct, frozen=True):
    """Everything that was not right, and what it is measured against."""

    misses: tuple[Miss, ...]
    articles: dict[str, Tally]
    phenomena: dict[str, Tally]
    cues: dict[str, int]
    """How many gold units each cue has."""
    extra: dict[str, int]
    """Found units with no word of any gold content, by rule."""


def errors(gold: Path, readings: Iterable[Reading]) -> QuoteErrors:
    """Compare the statements of the readings with the gold attributions; articles that were not read count as empty."""
    found = by_id(readings)
    misses: list[Miss] = []
    articles: dict[str, Tally] = {}
    phenomena: Counter[tuple[str, int]] = Counter()
    cues: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    for article in gold_articles(gold):
        reading = found.get(article.doc_id)
        gold_units = units(article.text, article.attributions)
        outcome = list(_outcomes(article.doc_id, article.text, gold_units, reading))
        misses += [miss for _, miss in outcome if miss is not None]
        articles[article.doc_id] = _tally(miss for _, miss in outcome)
        for unit, miss in outcome:
            cues[_words(article.text, unit.of)] += 1
            for name in _phenomena(unit.of):
                phenomena[name, 0] += 1
                phenomena[name, 1] += miss is None or miss.sourced
                phenomena[name, 2] += miss is None
        extra.update(_extra(article.text, gold_units, reading))
    names = sorted({name for name, _ in phenomena})
    by_name = {name: Tally(phenomena[name, 0], phenomena[name, 1], phenomena[name, 2]) for name in names}
    return QuoteErrors(tuple(misses), articles, by_name, dict(cues), dict(extra))


def _outcomes(article: str, text: str, gold: list[Unit], reading: Reading | None) -> Iterator[tuple[Unit, Miss | None]]:
    """Yield each gold unit with what is wrong about it, None when nothing is."""
    predicted = units(text, attributions(reading)) if reading else []
    partner = {id(g): (share, q) for share, g, q in pairs(gold, predicted)}
    for g in gold:
        share, q = partner.get(id(g), (0.0, None))
        cause = "not found" if q is None else _cause(text, g, q, share)
        words = text[min(g.words) :][:EXAMPLE].split("\n")[0]
        yield g, Miss(article, cause, _words(text, g.of), words, share >= STRICT) if cause else None


def _cause(text: str, gold: Unit, found: Unit, share: float) -> str:
    """Return why a paired unit is not right, empty when it is."""
    if share >= STRICT:
        return "" if same_source(text, gold, found) else _cause_of_source(text, gold, found)
    if found.words < gold.words:
        return "span too short"
    if found.words > gold.words:
        return "span too long"
    return "span shifted"


def _cause_of_source(text: str, gold: Unit, found: Unit) -> str:
    """Return what was taken for the source instead of the right words."""
    if not gold.source:
        return "source: named where the text names none"
    if not found.source:
        return "source: none named"
    start, end = gold.source[0][0], found.source[0][0]
    if tokens(text, found.source) & gold.words:
        return "source: words of the content"
    between = text[min(start, end) : max(start, end)]
    if "\n" in between:
        return "source: of another paragraph"
    if tokens(text, found.source) & tokens(text, gold.source):
        return "source: part of the right words without their head"
    return "source: other words nearby"


def _phenomena(a: Attribution) -> Iterator[str]:
    """Yield the names that the gold gives, and those that the spans tell."""
    yield from a.phenomenon
    if not a.phenomenon:
        yield from _order(a)
    if len(a.content) > 1:
        yield "discontinuous"


def _order(a: Attribution) -> Iterator[str]:
    if not a.cue:
        yield "no cue"
    elif not a.source:
        yield "no source"
    elif a.cue[0][0] > a.content[-1][0]:
        yield "after-content, inverted" if a.cue[0][0] < a.source[0][0] else "after-content"
    else:
        yield "before-content"


def _words(text: str, a: Attribution) -> str:
    return " ".join(text[start:end] for start, end in a.cue).lower() or "-"


def _extra(text: str, gold: list[Unit], reading: Reading | None) -> Iterator[str]:
    """Yield the rule of each statement none of whose words stand in gold content."""
    for statement in reading.statements if reading else ():
        words = tokens(text, [(span.start, span.end) for span in statement.content])
        if not any(overlap(words, g.words) for g in gold):
            yield statement.rule


def _tally(misses: Iterable[Miss | None]) -> Tally:
    every = list(misses)
    return Tally(len(every), sum(m is None or m.sourced for m in every), sum(m is None for m in every))


def lines(report: QuoteErrors) -> Iterator[str]:
    """Yield the report as text: by phenomenon, causes, missed cues, worst articles, extra statements."""
    yield f"{'by phenomenon':<30}{'gold':>6}{'found %':>9}{'right %':>9}"
    for name, t in sorted(report.phenomena.items(), key=lambda item: (-item[1].gold, item[0])):
        yield f"  {name:<28}{t.gold:>6}{percent(ratio(t.found, t.gold)):>9}{percent(ratio(t.right, t.gold)):>9}"
    yield from _listed("not right, by cause", _causes(report))
    yield from _listed("missed cues: missed of all", _cues(report))
    yield from _listed("worst articles: right of gold", _worst(report))
    extra = sorted(report.extra.items(), key=lambda item: (-item[1], item[0]))
    yield from _listed("statements outside all gold, by rule", (f"{n:>5}  {rule}" for rule, n in extra[:SHOWN]))


def _listed(head: str, items: Iterable[str]) -> Iterator[str]:
    yield head
    yield from (f"  {item}" for item in items)


def _causes(report: QuoteErrors) -> Iterator[str]:
    """Yield each cause with its number and its first example."""
    counts = Counter(m.cause for m in report.misses)
    for cause, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        example = next(m for m in report.misses if m.cause == cause)
        yield f"{n:>5}  {cause:<48} {example.article}: {example.words}"


def _cues(report: QuoteErrors) -> Iterator[str]:
    counts = Counter(m.cue for m in report.misses if not m.sourced)
    for cue, n in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:SHOWN]:
        yield f"{n:>5} of {report.cues[cue]:<5} {cue}"


def _worst(report: QuoteErrors) -> Iterator[str]:
    """Yield the articles with the lowest share of right units; of equal ones the longest first."""
    wrong = [(ratio(t.right, t.gold), -t.gold, name) for name, t in report.articles.items() if t.gold > t.right]
    for share, gold, name in sorted(wrong)[:SHOWN]:
        yield f"{percent(share):>5} % of {-gold:<4} {name}"
