"""Do the readings of parallel sentences in two languages agree?

Per sentence the multiset of (form, speaker) of its statements; the speaker is the actor's identifier, or "?" when it
could not be resolved. Figures: F1 of one language against the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from communique.evaluation.measures import Input, by_id, harmonic, percent, ratio
from communique.records import Reading


class ParallelScores(Struct, frozen=True):
    """Counts of statements in either language, and agreement in percent."""

    sentences: int
    statements_a: int
    statements_b: int
    agree_form: float
    agree_form_and_speaker: float


def inputs(gold: Path, language: str) -> Iterator[Input]:
    """Yield the sentences in one language; a line of the gold has ``id`` and one key per language."""
    with gold.open("rb") as file:
        for line in file:
            sentence: dict[str, str] = msgspec.json.decode(line, type=dict[str, str])
            yield Input(sentence["id"], sentence[language], language)


def score(readings_a: Iterable[Reading], readings_b: Iterable[Reading]) -> ParallelScores:
    """Compare the statements of the sentences that both languages have."""
    a, b = by_id(readings_a), by_id(readings_b)
    shared = [key for key in a if key in b]
    count = Counter[str]()
    for key in shared:
        facts_a, facts_b = _facts(a[key]), _facts(b[key])
        count["a"] += facts_a.total()
        count["b"] += facts_b.total()
        count["both"] += (facts_a & facts_b).total()
        count["form"] += (_forms(facts_a) & _forms(facts_b)).total()
    return ParallelScores(len(shared), count["a"], count["b"], _agreement(count, "form"), _agreement(count, "both"))


def _facts(reading: Reading) -> Counter[tuple[str, str]]:
    return Counter((s.form, (s.speaker.actor if s.speaker else None) or "?") for s in reading.statements)


def _forms(facts: Counter[tuple[str, str]]) -> Counter[str]:
    return Counter(form for form, _ in facts.elements())


def _agreement(count: Counter[str], what: str) -> float:
    return percent(harmonic(ratio(count[what], count["a"]), ratio(count[what], count["b"])))
