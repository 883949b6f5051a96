"""Words per second of a whole reading, beside textacy's direct quotations on the same spaCy pipeline, in one run.

    python benchmarks/words_per_second.py [GOLD] [--rounds N]

GOLD: JSON lines with ``text`` (default: PolNeAR's dev part in ../shared). One process; models are loaded and warmed up
before the clock starts; rounds alternate between the systems and the median counts. The clock is the CPU time of the
process, which other work on the machine hardly blurs. textacy comes with ``make bench``.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import spacy
from spacy.language import Language

from communique import pipeline
from communique.languages import registry
from communique.records import Reading
from communique.sources import from_text

GOLD = Path("../shared/gold/quotes/polnear_dev.jsonl")
Run = Callable[[list[str]], str]


def communique(texts: list[str]) -> str:
    """Read everything: statements, events, mentions, times, roles."""
    found = [item for item in pipeline.read([from_text(t, language="en") for t in texts]) if isinstance(item, Reading)]
    lost = sum(any(problem.code == "internal-error" for problem in reading.problems) for reading in found)
    statements, events = sum(len(r.statements) for r in found), sum(len(r.events) for r in found)
    return f"{len(texts) - lost} articles, {statements} statements, {events} events, {lost} articles lost"


def textacy(nlp: Language) -> Run:
    """Return a run of textacy's direct quotations."""
    from textacy.extract.triples import direct_quotations

    def run(texts: list[str]) -> str:
        found = lost = 0
        for doc in nlp.pipe(texts):
            try:
                found += len(list(direct_quotations(doc)))
            except Exception:  # whatever it raises, the article is lost to its user
                lost += 1
        return f"{len(texts) - lost} articles, {found} direct quotations, {lost} articles lost to an exception"

    return run


def bare(nlp: Language) -> Run:
    """Return a run of the spaCy pipeline alone: what no reading on it can beat."""
    return lambda texts: f"{sum(len(doc) for doc in nlp.pipe(texts))} tokens"


def main() -> None:
    """Print one line a system."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.gold.open(encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    pack = registry.pack("en")
    assert pack is not None
    assert pack.pipeline is not None
    nlp = spacy.load(pack.pipeline)
    runs = {"spaCy pipeline alone": bare(nlp), "Communiqué, all records": communique}
    try:
        runs["textacy, direct quotations"] = textacy(nlp)
    except ImportError:
        print("textacy is not installed: run `make bench`")
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    notes: dict[str, str] = {}
    for run in runs.values():
        run(texts[:2])
    for _ in range(options.rounds):
        for name, run in runs.items():
            begun = time.process_time()
            notes[name] = run(texts)
            seconds[name].append(time.process_time() - begun)
    print(f"{len(texts)} articles, {words} words, {pack.pipeline}, median of {options.rounds} rounds")
    for name, taken in seconds.items():
        print(f"{name:<28}{words / median(taken):>8.0f} words/s  {median(taken):>6.1f} s  {notes[name]}")


if __name__ == "__main__":
    main()
