"""Memory over a long stream of generated articles with ever new names.

    python benchmarks/memory.py [--articles N]

Every article is short, political, and names people nobody has named before: what is kept by word grows as fast as it
can. One line for each tenth of the stream: articles read, resident memory in MB, words in spaCy's vocabulary.
"""

from __future__ import annotations

import argparse
import os
import random
from collections.abc import Iterator
from pathlib import Path

from communique import pipeline
from communique.analysis import load
from communique.languages import registry
from communique.records import Article
from communique.settings import Settings
from communique.sources import from_text

SYLLABLES = [c + v for c in "bdfgklmnprstv" for v in "aeiou"]
STATES = ("Norway", "Chile", "Kenya", "Japan", "Poland", "Ghana", "Peru", "Nepal", "Oman", "Latvia")
TEXT = (
    "{city} – Foreign minister {first} {last} of {one} met {other} of {two} on {day} March.\n\n"
    "“We have agreed on {number} points,” {last} said.\n\n"
    "{other} said that {two} would withdraw its troops from {place}. “Nothing is settled,” {other} added."
)


def name(pick: random.Random) -> str:
    """Return a name of three or four syllables."""
    return "".join(pick.choices(SYLLABLES, k=pick.randint(3, 4))).capitalize()


def articles(count: int, seed: int = 11) -> Iterator[Article]:
    """Yield articles, each with five new names."""
    pick = random.Random(seed)
    for _ in range(count):
        one, two = pick.sample(STATES, 2)
        new = {key: name(pick) for key in ("city", "first", "last", "other", "place")}
        text = TEXT.format(one=one, two=two, day=pick.randint(1, 31), number=pick.randint(2, 9), **new)
        yield from_text(text, language="en", published="2024-03-31")


def resident() -> float:
    """Return the memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Read the stream and print the memory on the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    pack = registry.pack("en")
    assert pack is not None
    step = max(options.articles // 10, 1)
    for n, _ in enumerate(pipeline.read(articles(options.articles), Settings()), 1):
        if n % step == 0:
            print(
                f"{n:>8} articles {resident():>7.0f} MB {len(load(pack.pipeline or '').nlp.vocab):>8} words", flush=True
            )


if __name__ == "__main__":
    main()
