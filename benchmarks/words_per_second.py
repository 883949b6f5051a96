"""Words per second of a whole reading, beside textacy's direct quotations on the full spaCy pipeline, in one run.

    python benchmarks/words_per_second.py [GOLD] [--rounds N] [--mixed ARTICLES]

Two streams: GOLD (JSON lines with ``text``; default PolNeAR's dev part in ../shared), and ``mixed_stream`` with as many
articles as ``--mixed`` says, of which one in five is political. One process and one pipeline by name; each system has
its own copy, warmed up on other texts of the same kind before the clock starts. Before every round Communiqué forgets
the words that it has learned, so that no round profits from the one before. Rounds alternate between the systems and
the median counts. The clock is the CPU time of the process, which other work on the machine hardly blurs, and which
counts every thread. textacy comes with ``make bench``.
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
from mixed_stream import stream
from spacy.language import Language

from communique import pipeline
from communique.analysis import load
from communique.languages import registry
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

GOLD = Path("../shared/gold/quotes/polnear_dev.jsonl")
WARM_UP = 25
"""Articles of the mixed stream, of another seed, that every system reads first."""
Run = Callable[[list[str]], str]


def communique(settings: Settings) -> Run:
    """Return a run that reads everything: statements, events, mentions, times, roles."""

    def run(texts: list[str]) -> str:
        articles = [from_text(text, language="en") for text in texts]
        found = [item for item in pipeline.read(articles, settings) if isinstance(item, Reading)]
        lost = sum(any(problem.code == "internal-error" for problem in reading.problems) for reading in found)
        statements, events = sum(len(r.statements) for r in found), sum(len(r.events) for r in found)
        return f"{len(texts) - lost} articles, {statements} statements, {events} events, {lost} articles lost"

    return run


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
    """Return a run of the spaCy pipeline alone."""
    return lambda texts: f"{sum(len(doc) for doc in nlp.pipe(texts))} tokens"


def measure(name: str, texts: list[str], runs: dict[str, Run], rounds: int, forget: Callable[[], None]) -> None:
    """Print one line a system, with its speed as a multiple of the last one's."""
    words = sum(len(re.findall(r"\w+", text)) for text in texts)
    seconds: dict[str, list[float]] = {system: [] for system in runs}
    notes: dict[str, str] = {}
    for _ in range(rounds):
        for system, run in runs.items():
            forget()
            begun = time.process_time()
            notes[system] = run(texts)
            seconds[system].append(time.process_time() - begun)
    peer = median(seconds[list(runs)[-1]])
    print(f"{name}: {len(texts)} articles, {words} words, median of {rounds} rounds")
    for system, taken in seconds.items():
        each = median(taken)
        print(f"  {system:<28}{words / each:>8.0f} words/s {each:>7.1f} s {peer / each:>6.2f} x  {notes[system]}")


def main() -> None:
    """Measure both streams."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--mixed", type=int, default=250)
    options = parser.parse_args()
    with options.gold.open(encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    pack = registry.pack("en")
    assert pack is not None
    assert pack.pipeline is not None
    runs = {"Communiqué": communique(Settings()), "Communiqué, --parse all": communique(Settings(parse="all"))}
    nlp = spacy.load(pack.pipeline)
    runs["spaCy pipeline alone"] = bare(nlp)
    try:
        runs["textacy, direct quotations"] = textacy(nlp)
    except ImportError:
        print("textacy is not installed: run `make bench`")
    warm = list(stream(WARM_UP, seed=1))
    for run in runs.values():
        run(warm)
    forget = load(pack.pipeline).forget
    measure(str(options.gold), texts, runs, options.rounds, forget)
    measure("one in five political", list(stream(options.mixed)), runs, options.rounds, forget)


if __name__ == "__main__":
    main()
