"""Train the Spanish pipeline and put it into `models/es`: one command from the data to the package.

.venv/bin/python training/es/train.py --shared ../shared
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "models" / "es"
sys.path.insert(0, str(HERE.parent / "common"))
sys.path.insert(0, str(PACKAGE))  # the tokeniser and the lemmatiser, before the package is installed
os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums of floats then come in one order: the same weights every time

from corpora import Mix, Sources, build  # noqa: E402
from evaluate import evaluate  # noqa: E402
from package import assemble, ship  # noqa: E402
from spacy.cli.train import train  # noqa: E402


def main() -> None:
    """Build the corpora, train the two parts, join them, score the whole and write the package."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path(os.environ.get("COMMUNIQUE_SHARED", "../shared")))
    parser.add_argument("--output", type=Path, default=HERE / "output", help="where the trained parts go")
    parser.add_argument("--spanish-only", action="store_true", help="leave Portuguese out of the parser, to compare")
    parser.add_argument("--package-only", action="store_true", help="join and score parts that are trained already")
    arguments = parser.parse_args()
    sources = Sources(arguments.shared)
    if not arguments.package_only:
        corpus = HERE / "corpus"
        build(sources, corpus, Mix(portuguese=not arguments.spanish_only, spanish=1 if arguments.spanish_only else 3))
        for part in ("parser", "ner"):
            paths = {f"paths.{split}": str(corpus / f"{part}-{split}.spacy") for split in ("train", "dev")}
            train(HERE / f"{part}.cfg", arguments.output / part, overrides=paths)
    nlp = assemble(arguments.output / "parser" / "model-best", arguments.output / "ner" / "model-best")
    scores = evaluate(nlp, sources)
    ship(nlp, scores, PACKAGE)
    for test, values in scores.items():
        print(f"{test:16}" + "  ".join(f"{name} {value:.1f}" for name, value in values.items()))


if __name__ == "__main__":
    main()
