"""What the first pass loses: statements and events found with `--parse all` and not without.

    python benchmarks/first_pass.py [GOLD …] [--parallel FILE]

GOLD: JSON lines with ``text`` in English (default: PolNeAR's dev part in ../shared). Beside them, each by itself: our
Swedish examples, and the Swedish sentences of the parallel set, in runs of ten lines (as articles) and one by one.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from communique import pipeline
from communique.records import Reading
from communique.settings import Settings
from communique.sources import from_text

SHARED = Path("../shared/gold")
EXAMPLES = Path(__file__).parents[1] / "examples"
RUN = 10
"""Sentences of the parallel set that make an article."""


def lines(file: Path, key: str) -> list[str]:
    """Return one field of each line."""
    with file.open(encoding="utf8") as rows:
        return [json.loads(row)[key] for row in rows if row.strip()]


def readings(texts: list[str], language: str, settings: Settings) -> list[Reading]:
    """Read texts of one language."""
    articles = [from_text(text, language=language) for text in texts]
    return [item for item in pipeline.read(articles, settings) if isinstance(item, Reading)]


def measure(name: str, texts: list[str], language: str) -> None:
    """Print how many statements and events each setting finds, and how many of all the first pass loses."""
    everything = readings(texts, language, Settings(parse="all"))
    needed = readings(texts, language, Settings())
    print(f"{name}: {len(texts)} articles")
    for kind in ("statements", "events"):
        full = [{record.id for record in getattr(r, kind)} for r in everything]
        some = [{record.id for record in getattr(r, kind)} for r in needed]
        total = sum(map(len, full))
        lost = sum(len(a - b) for a, b in zip(full, some, strict=True))
        new = sum(len(b - a) for a, b in zip(full, some, strict=True))
        print(f"  {kind:<11}{total:>6} with everything parsed, {lost} lost ({lost / max(total, 1):.2%}), {new} new")


def corpora(gold: list[Path], parallel: Path) -> Iterator[tuple[str, list[str], str]]:
    """Yield name, texts and language of what is measured."""
    for file in gold:
        yield str(file), lines(file, "text"), "en"
    swedish = [file.read_text(encoding="utf8") for file in sorted(EXAMPLES.glob("sv-*"))]
    yield "Swedish examples", swedish, "sv"
    sentences = lines(parallel, "sv")
    yield "parallel, ten lines", ["\n".join(sentences[i : i + RUN]) for i in range(0, len(sentences), RUN)], "sv"
    yield "parallel, one line", sentences, "sv"


def main() -> None:
    """Measure every corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[SHARED / "quotes/polnear_dev.jsonl"])
    parser.add_argument("--parallel", type=Path, default=SHARED / "parallel/pud-dev.jsonl")
    options = parser.parse_args()
    for corpus in corpora(options.gold, options.parallel):
        measure(*corpus)


if __name__ == "__main__":
    main()
