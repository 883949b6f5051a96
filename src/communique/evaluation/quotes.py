"""Attributed statements against gold attributions (PolNeAR, German Wikinews in the same form).

Unit: one contiguous content span (spans with no word between them are one) with the source of its attribution.
Spans are paired one to one by descending overlap of words (intersection over union):

strict  overlap of at least .8
joint   strict, and the predicted source shares a word with a head word of the gold source (gold without a source is
        right only when nothing is predicted)
soft    mean overlap of the pairs

By form: share of the span's words inside quotation marks, at least .9 direct, 0 indirect, else mixed; precision is
over predictions of that form, recall over gold of that form. After PolNeAR's matching (Newell et al., LREC 2018).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from communique.evaluation.measures import (
    WORD,
    Figures,
    Input,
    Range,
    by_id,
    figures,
    overlap,
    ranges,
    ratio,
    tokens,
)
from communique.records import Form, Reading

STRICT = 0.8
"""Least overlap of a right span; the value of PolNeAR's authors."""
DIRECT = 0.9
"""Least share of words in quotation marks that makes a span direct: a stray word outside is forgiven."""

Tally = defaultdict[str, float]
"""Counts and sums of shares by name; ``gold`` and ``found`` count units, ``strict gold`` and so on the right ones."""

_OPEN, _CLOSE = '“«„"”', '”»"'
_SEGMENT = re.compile(r"([,;:()—–]|\s-\s)")
_MODIFIER = re.compile(
    r"\s(?:of|in|for|at|from|with|on|to|by|near|who|whom|which|that|whose|under|inside|within|about|against|between)\s",
    re.IGNORECASE,
)


class Attribution(Struct, frozen=True):
    """Gold: character ranges of the content, of the words that name the source, and of the cue; names of phenomena."""

    content: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    phenomenon: tuple[str, ...] = ()


class GoldArticle(Struct, frozen=True):
    """One line of the gold file."""

    doc_id: str
    text: str
    attributions: tuple[Attribution, ...]


class Unit(Struct, frozen=True):
    """A contiguous stretch of content: its words, its source, its form by quotation marks."""

    words: set[int]
    source: tuple[Range, ...]
    form: Form
    of: Attribution


class FormScores(Struct, frozen=True):
    """How many units there are and how well they were found."""

    gold: int
    predicted: int
    soft: Figures
    strict: Figures
    joint: Figures


class QuoteScores(Struct, frozen=True):
    """Scores over all units and by form."""

    articles_missing: int
    all: FormScores
    direct: FormScores
    mixed: FormScores
    indirect: FormScores


def gold_articles(gold: Path) -> list[GoldArticle]:
    """Read the gold file."""
    with gold.open("rb") as file:
        return [msgspec.json.decode(line, type=GoldArticle) for line in file if line.strip()]


def inputs(gold: Path) -> Iterator[Input]:
    """Yield the texts to read."""
    return (Input(article.doc_id, article.text) for article in gold_articles(gold))


def score(gold: Path, readings: Iterable[Reading]) -> QuoteScores:
    """Compare the statements of the readings with the gold attributions."""
    return compare(gold_articles(gold), {key: attributions(reading) for key, reading in by_id(readings).items()})


def compare(gold: Iterable[GoldArticle], found: Mapping[str, Sequence[Attribution]]) -> QuoteScores:
    """Compare attributions by the identifier of their article with the gold; for systems that make no readings."""
    missing = 0
    counts: defaultdict[str, Tally] = defaultdict(lambda: defaultdict(float))
    for article in gold:
        missing += article.doc_id not in found
        predicted = found.get(article.doc_id, ())
        _count(counts, article.text, units(article.text, article.attributions), units(article.text, predicted))
    by_form = {form: _form_scores(counts[form]) for form in ("all", "direct", "mixed", "indirect")}
    return QuoteScores(missing, **by_form)


def attributions(reading: Reading) -> tuple[Attribution, ...]:
    """Return the statements of a reading in the form of the gold."""
    return tuple(
        Attribution(tuple(ranges(s.content)), tuple(ranges([s.source])) if s.source else ()) for s in reading.statements
    )


def units(text: str, attributed: Sequence[Attribution]) -> list[Unit]:
    """Return the units of the attributions; those without a word are left out."""
    mask, out = quoted(text), []
    for attribution in attributed:
        for span in merged(text, attribution.content):
            content = tokens(text, [span])
            out += [Unit(content, attribution.source, _form(mask, content), attribution)] if content else []
    return out


def quoted(text: str) -> bytearray:
    """Return for each character whether it stands in double quotation marks; each line on its own."""
    mask, position = bytearray(len(text)), 0
    for line in text.split("\n"):
        start = None
        for i, mark in enumerate(line, position):
            if start is None and mark in _OPEN:
                start = i
            elif start is not None and mark in _CLOSE:
                mask[start : i + 1] = b"\1" * (i + 1 - start)
                start = None
        position += len(line)
        if start is not None:
            mask[start:position] = b"\1" * (position - start)
        position += 1
    return mask


def merged(text: str, spans: Iterable[Range]) -> list[Range]:
    """Return the spans in text order, with no word between them made one."""
    out: list[Range] = []
    for start, end in sorted(spans):
        if out and (start <= out[-1][1] or not WORD.search(text[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def _form(mask: bytearray, content: set[int]) -> Form:
    share = sum(mask[i] for i in content) / len(content)
    return "direct" if share >= DIRECT else "mixed" if share else "indirect"


def head_words(text: str, source: Iterable[Range]) -> set[int]:
    """Return head-like words of a source without a parser.

    Of each segment between commas it is the last word before the first preposition or relative, and the word before
    each "and"; after the first segment only when it has a capital.
    """
    out: set[int] = set()
    for start, end in source:
        for segment in _SEGMENT.split(text[start:end]):
            if WORD.search(segment):
                out |= _segment_heads(segment, start, first=not out)
            start += len(segment)
    return out


def _segment_heads(segment: str, offset: int, first: bool) -> set[int]:
    lead = len(segment) - len(segment.lstrip())
    cut = _MODIFIER.search(segment, lead + 1)
    limit = cut.start() if cut else len(segment)
    found = list(WORD.finditer(segment, 0, limit))
    while len(found) > 1 and found[-1].group() in ("s", "S"):
        found.pop()
    heads = {found[-1]} if found and (first or found[-1].group()[0].isupper()) else set()
    for conjunction in re.finditer(r"\sand\s", segment):
        before = list(WORD.finditer(segment, 0, conjunction.start()))
        if before and conjunction.start() < limit:
            heads.add(before[-1])
    return {offset + word.start() for word in heads}


def _count(counts: defaultdict[str, Tally], text: str, gold: list[Unit], found: list[Unit]) -> None:
    for side, side_units in (("gold", gold), ("found", found)):
        for unit in side_units:
            counts["all"][side] += 1
            counts[unit.form][side] += 1
    for share, g, q in pairs(gold, found):
        right = same_source(text, g, q)
        for side, form in (("gold", "all"), ("found", "all"), ("gold", g.form), ("found", q.form)):
            counts[form][f"soft {side}"] += share
            counts[form][f"strict {side}"] += share >= STRICT
            counts[form][f"joint {side}"] += share >= STRICT and right


def pairs(gold: list[Unit], found: list[Unit]) -> Iterator[tuple[float, Unit, Unit]]:
    """Yield overlap, gold unit and found unit of the pairs, by descending overlap."""
    shares = [(overlap(g.words, q.words), i, j) for i, g in enumerate(gold) for j, q in enumerate(found)]
    used_gold, used_found = set(), set()
    for share, i, j in sorted(shares, key=lambda x: (-x[0], x[1], x[2])):
        if share and i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            yield share, gold[i], found[j]


def same_source(text: str, gold: Unit, found: Unit) -> bool:
    """Tell whether the words of a found source share one with the heads of the gold source, or both are empty."""
    heads, said = head_words(text, gold.source), tokens(text, found.source)
    return bool(heads & said) if heads else not said


def _form_scores(count: Tally) -> FormScores:
    def both(measure: str) -> Figures:
        return figures(ratio(count[f"{measure} found"], count["found"]), ratio(count[f"{measure} gold"], count["gold"]))

    return FormScores(int(count["gold"]), int(count["found"]), both("soft"), both("strict"), both("joint"))
