"""Train the Swedish pipeline and put it into `models/sv`: one command from the data to the package.

.venv/bin/python training/sv/train.py --shared ../shared
.venv/bin/python training/sv/train.py --shared ../shared --quick --package build/sv    # the same way, in a minute
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "models" / "sv"
sys.path.insert(0, str(HERE.parent / "common"))
sys.path.insert(0, str(PACKAGE))  # the tokeniser and the lemmatiser, before the package is installed
os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums of floats then come in one order: the same weights every time

from command import options, settled, train_parts  # noqa: E402
from corpora import Mix, Sources, build  # noqa: E402
from evaluate import evaluate  # noqa: E402
from package import assemble, ship  # noqa: E402


def main() -> None:
    """Build the corpora, train the two parts, join them, score the whole and write the package."""
    parser = options(__doc__, HERE, PACKAGE)
    given = settled(parser, PACKAGE)
    sources = Sources(given.shared, given.sentences)
    if not given.package_only:
        corpus = given.output / "corpus"
        build(sources, corpus, Mix())
        train_parts(HERE, corpus, given.output, given)
    best = "model-best" if not given.steps else "model-last"
    nlp = assemble(given.output / "parser" / best, given.output / "ner" / best)
    scores = evaluate(nlp, sources)
    ship(nlp, scores, given.package)
    for test, values in scores.items():
        print(f"{test:16}" + "  ".join(f"{name} {value:.1f}" for name, value in values.items()))


if __name__ == "__main__":
    main()
