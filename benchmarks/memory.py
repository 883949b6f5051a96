"""Memory over a long stream of generated articles with ever new names.

    python benchmarks/memory.py [--articles N] [--political N]

Every article is short and names people and places that nobody has named before: what is kept by word grows as fast as
it can. One in ``--political`` is politics (1: all of them), the others are local news, as in a real stream. One line
for each tenth of the stream: articles read, resident memory in MB, words in spaCy's vocabulary.
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
LOCAL = (
    "{city} – The bakery of {first} {last} on {place} Street won the county prize on {day} March.\n\n"
    "{last} bakes {number} kinds of bread. {other} came second with a rye loaf.",
    "{first} {last} scored {number} goals for {city} on {day} March. The goalkeeper of {place}, {other}, was injured.",
    "The bridge at {place} is closed for {number} weeks from {day} March. Buses to {city} take the road past "
    "{other} farm.\n\nThe engineer {first} {last} answers questions.",
    "The {other} quartet plays in the church of {city} on {day} March. {first} {last} from {place} sings "
    "{number} songs.",
)


def name(pick: random.Random) -> str:
    """Return a name of three or four syllables."""
    return "".join(pick.choices(SYLLABLES, k=pick.randint(3, 4))).capitalize()


def articles(count: int, political: int = 1, seed: int = 11) -> Iterator[Article]:
    """Yield articles, each with five new names; one in ``political`` is politics."""
    pick = random.Random(seed)
    for n in range(count):
        one, two = pick.sample(STATES, 2)
        new = {key: name(pick) for key in ("city", "first", "last", "other", "place")}
        pattern = LOCAL[n % len(LOCAL)] if n % political else TEXT
        text = pattern.format(one=one, two=two, day=pick.randint(1, 31), number=pick.randint(2, 9), **new)
        yield from_text(text, language="en", published="2024-03-31")


def resident() -> float:
    """Return the memory of this process in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Read the stream and print the memory on the way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--political", type=int, default=1)
    options = parser.parse_args()
    pack = registry.pack("en")
    assert pack is not None
    step = max(options.articles // 10, 1)
    for n, _ in enumerate(pipeline.read(articles(options.articles, options.political), Settings()), 1):
        if n % step == 0:
            print(
                f"{n:>8} articles {resident():>7.0f} MB {len(load(pack.pipeline or '').nlp.vocab):>8} words", flush=True
            )


if __name__ == "__main__":
    main()
