"""Read articles with damaged punctuation: none may fail, and the time must stay about linear in the length.

    python benchmarks/mutated_articles.py [GOLD ...] [--articles N] [--seed S] [--paragraphs P]

Each article of GOLD (JSON lines with ``text``; default our own in evaluation/gold) is damaged in turn: quotation marks
dropped, doubled, swapped for others, paragraphs cut, joined, repeated. Then a text of 2, 4, 8 … times the length is
read, whole paragraphs of dashes and open marks among it. Printed: articles that failed, the slowest batch by seconds
per thousand words, and the time by length. The exit status is 1 when an article failed.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from communique import pipeline
from communique.records import Problem, Reading
from communique.settings import Settings
from communique.sources import from_text

GOLD = tuple(Path("evaluation/gold") / f"{language}.jsonl" for language in ("en", "sv", "es"))
MARKS = "“”„«»\"'’‘"
QUOTED = re.compile(f"[{MARKS}]|''|[–—-] ")
LENGTHS = (1, 2, 4, 8, 16)
BATCH = 32
Mutation = Callable[[str, random.Random], str]


def drop(text: str, dice: random.Random) -> str:
    """Return the text without some of its marks."""
    return QUOTED.sub(lambda m: "" if dice.random() < 0.3 else m.group(), text)


def double(text: str, dice: random.Random) -> str:
    """Return the text with some marks twice."""
    return QUOTED.sub(lambda m: m.group() * 2 if dice.random() < 0.3 else m.group(), text)


def swap(text: str, dice: random.Random) -> str:
    """Return the text with some marks in place of others."""
    return QUOTED.sub(lambda m: dice.choice(MARKS) if dice.random() < 0.5 else m.group(), text)


def sow(text: str, dice: random.Random) -> str:
    """Return the text with marks between and within its words."""
    return "".join(c + (dice.choice(MARKS + "–:,") if dice.random() < 0.03 else "") for c in text)


def cut(text: str, dice: random.Random) -> str:
    """Return the text without some paragraphs, the last one broken off."""
    kept = [p for p in text.split("\n\n") if dice.random() < 0.7]
    return "\n\n".join(kept)[: dice.randint(1, len(text))]


def join(text: str, dice: random.Random) -> str:
    """Return the text with some paragraph breaks gone and others new."""
    broken = re.sub(r"\n\n", lambda m: " " if dice.random() < 0.5 else m.group(), text)
    return re.sub(r"\. ", lambda m: ".\n\n" if dice.random() < 0.2 else m.group(), broken)


def repeat(text: str, dice: random.Random) -> str:
    """Return the text with one paragraph many times over."""
    paragraphs = text.split("\n\n")
    return "\n\n".join([*paragraphs, *[dice.choice(paragraphs)] * dice.randint(2, 8)])


MUTATIONS: tuple[Mutation, ...] = (drop, double, swap, sow, cut, join, repeat)


def mutated(texts: list[tuple[str, str]], number: int, seed: int) -> Iterator[tuple[str, str]]:
    """Yield language and text of so many damaged articles; one to three kinds of damage each."""
    dice = random.Random(seed)
    for n in range(number):
        language, text = texts[n % len(texts)]
        for mutation in dice.sample(MUTATIONS, dice.randint(1, 3)):
            text = mutation(text, dice)
        yield language, text


def failures(reading: Reading | Problem) -> list[Problem]:
    """Return what tells that the program itself failed."""
    problems = (reading,) if isinstance(reading, Problem) else reading.problems
    return [problem for problem in problems if problem.code == "internal-error"]


def broken_spans(reading: Reading) -> list[str]:
    """Return the statements one of whose spans is not the text that it says."""
    text = reading.article.text
    every = (
        (s.id, span) for s in reading.statements for span in (*s.content, *s.cue, *([s.source] if s.source else []))
    )
    return [key for key, span in every if text[span.start : span.end] != span.exact]


def main() -> None:
    """Read the damaged articles, then longer and longer ones."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--paragraphs", type=int, default=4, help="how many of each article's paragraphs are taken")
    options = parser.parse_args()
    texts = list(_texts(options.gold))
    short = [(language, "\n\n".join(text.split("\n\n")[: options.paragraphs])) for language, text in texts]
    failed = _read(mutated(short, options.articles, options.seed))
    _lengths(texts, options.seed)
    sys.exit(1 if failed else 0)


def _texts(paths: list[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        with path.open(encoding="utf8") as lines:
            yield from ((path.stem[:2], json.loads(line)["text"]) for line in lines if line.strip())


def _read(damaged: Iterator[tuple[str, str]]) -> int:
    """Read the articles in batches, print what came of them, and return how many failed."""
    settings = Settings(parse="all", batch_size=BATCH)
    number = failed = statements = words = 0
    taken, slowest = 0.0, 0.0
    while batch := list(islice(damaged, BATCH)):
        length = sum(len(re.findall(r"\w+", text)) for _, text in batch)
        start = time.process_time()
        readings = list(pipeline.read([from_text(text, language=language) for language, text in batch], settings))
        seconds = time.process_time() - start
        slowest = max(slowest, seconds / max(length, 1)) if words else 0.0  # the first batch loads the pipelines
        number, words, taken = number + len(batch), words + length, taken + seconds
        for reading, (_, text) in zip(readings, batch, strict=True):
            wrong = failures(reading) or (broken_spans(reading) if isinstance(reading, Reading) else [])
            failed += bool(wrong)
            if wrong:
                print(f"failed: {wrong[0]}\n{text}\n", file=sys.stderr)
            statements += len(reading.statements) if isinstance(reading, Reading) else 0
        if number % (BATCH * 32) == 0:
            print(f"{number} articles, {failed} failed", file=sys.stderr, flush=True)
    speed = words / taken
    print(f"{number} damaged articles, {words} words: {failed} failed, {statements} statements, {speed:.0f} words/s")
    print(f"slowest batch of {BATCH}: {1000 * slowest:.2f} s for 1,000 words")
    return failed


def _lengths(texts: list[tuple[str, str]], seed: int) -> None:
    """Print the time of ever longer damaged texts of one language."""
    dice = random.Random(seed)
    base = "\n\n".join(swap(text, dice) + "\n\n– “Open. " for language, text in texts if language == "sv")
    for times in LENGTHS:
        text = "\n\n".join([base] * times)
        start = time.process_time()
        list(pipeline.read([from_text(text, language="sv")], Settings(parse="all")))
        taken, words = time.process_time() - start, len(re.findall(r"\w+", text))
        print(f"{words:>8} words {taken:>7.2f} s {1000 * taken / words:>6.3f} s for 1,000 words")


if __name__ == "__main__":
    main()
