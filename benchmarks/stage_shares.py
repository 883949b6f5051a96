"""Which share of a reading's CPU time each stage takes.

    python benchmarks/stage_shares.py [GOLD] [--language CODE] [--rounds N]

GOLD: JSON lines with ``text`` (default PolNeAR's dev part in ../shared). The models are loaded and warm; before every
round the words that were learned are forgotten. A share is that of the stage within one round, the median of the
rounds, so that other work on the machine hardly shows. *Resolution* is the cast, days and places, statements, events
and actors; what follows the parse is all below the first line.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from communique import pipeline
from communique.analysis import load
from communique.languages import registry
from communique.settings import Settings
from communique.sources import from_text

GOLD = Path("../shared/gold/quotes/polnear_dev.jsonl")
STAGES = {
    "analyse": "language, blocks and parse", "_prepare": "language, blocks and parse",
    "find_mentions": "mentions", "_times": "times", "_dated": "times", "find_statements": "statements",
    "find_events": "events", "build_cast": "resolution", "TimeLine": "resolution", "resolve_statements": "resolution",
    "resolve_events": "resolution", "collect_actors": "resolution",
}  # fmt: skip
"""Functions that the pipeline calls, and the stage that each belongs to."""


class Clock:
    """Adds up the CPU time within each stage."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def timed(self, name: str) -> None:
        """Put a clock around one of the pipeline's functions; one that yields is run to its end."""
        function: Callable[..., Any] = getattr(pipeline, name)

        def run(*arguments: Any, **options: Any) -> Any:
            begun = time.process_time()
            found = function(*arguments, **options)
            if name == "analyse":
                found = iter(list(found))
            self.spent[STAGES[name]] += time.process_time() - begun
            return found

        setattr(pipeline, name, run)


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--language", default="en")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.gold.open(encoding="utf8") as lines:
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    pack = registry.pack(options.language)
    assert pack is not None
    articles = [from_text(text, language=options.language) for text in texts]
    clock = Clock()
    for name in STAGES:
        clock.timed(name)
    list(pipeline.read(articles, Settings()))
    rounds: list[dict[str, float]] = []
    for _ in range(options.rounds):
        load(pack.pipeline or "").forget()
        clock.spent.clear()
        begun = time.process_time()
        list(pipeline.read(articles, Settings()))
        taken = time.process_time() - begun
        rounds.append({stage: 100 * clock.spent[stage] / taken for stage in STAGES.values()})
    for stage in dict.fromkeys(STAGES.values()):
        print(f"{median(shares[stage] for shares in rounds):6.1f} %  {stage}")
    after = [sum(shares.values()) - shares[STAGES["analyse"]] for shares in rounds]
    print(f"{median(after):6.1f} %  all that follows the parse")


if __name__ == "__main__":
    main()
