"""Train the Spanish pipeline and put it into `models/es`: one command from the data to the package.

.venv/bin/python training/es/train.py --shared ../shared
.venv/bin/python training/es/train.py --shared ../shared --quick --package build/es    # the same way, in a minute
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "models" / "es"
sys.path.insert(0, str(HERE.parent / "common"))
sys.path.insert(0, str(PACKAGE))  # the tokeniser and the lemmatiser, before the package is installed
os.environ.setdefault("OMP_NUM_THREADS", "1")  # sums of floats then come in one order: the same weights every time

from command import CONTINUED, options, settled, train_parts  # noqa: E402
from corpora import Mix, Sources, build  # noqa: E402
from evaluate import evaluate  # noqa: E402
from package import assemble, ship  # noqa: E402

STEPS = 600
FURTHER = CONTINUED | {
    "parser": {
        "training.max_steps": STEPS,
        "training.eval_frequency": STEPS,
        "training.optimizer.learn_rate": 0.0008,
        "training.batcher.size.start": 800,
        "training.batcher.size.stop": 800,
    }
}
"""Larger steps than in Swedish, for a parser whose first training was short; the last step is taken, since the dev part
is no news and would choose an early one."""


def main() -> None:
    """Build the corpora, train the two parts, join them, score the whole and write the package."""
    parser = options(__doc__, HERE, PACKAGE)
    parser.add_argument("--spanish-only", action="store_true", help="leave Portuguese out of the parser, to compare")
    given = settled(parser, PACKAGE)
    sources = Sources(given.shared, given.sentences)
    if not given.package_only:
        corpus = given.output / "corpus"
        build(sources, corpus, Mix(portuguese=not given.spanish_only, spanish=1 if given.spanish_only else 3))
        train_parts(HERE, corpus, given.output, given, FURTHER)
    best = "model-best" if not given.steps else "model-last"
    nlp = assemble(given.output / "parser" / best, given.output / "ner" / best)
    scores = evaluate(nlp, sources)
    ship(nlp, scores, given.package)
    for test, values in scores.items():
        print(f"{test:16}" + "  ".join(f"{name} {value:.1f}" for name, value in values.items()))


if __name__ == "__main__":
    main()
