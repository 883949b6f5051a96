"""Score the Spanish pipeline on what it was not trained on, and print or return the scores."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "common"))

import spacy
from corpora import Sources, without_tree
from scoring import Scores, names, syntax
from spacy.language import Language


def evaluate(nlp: Language, sources: Sources) -> dict[str, Scores]:
    """The scores of every test set, in percent."""
    own = sources.own("news-test")
    return {
        "gsd-test-third": syntax(nlp, sources.test()),
        "pud-half": syntax(nlp, sources.pud()),
        "own-news": syntax(nlp, own),
        "own-news-names": names(nlp, [without_tree(sentence) for sentence in own]),
        "own-names": names(nlp, sources.names_only()),
        "uner-bosque-dev": names(nlp, [without_tree(s) for s in sources.named("dev")]),
    }


def main() -> None:
    """Print the scores of the installed package, or of the pipeline in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", nargs="?", default="es_communique_sm", help="a package or a folder")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with treebanks/ and gold/")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    for test, scores in evaluate(nlp, Sources(arguments.shared)).items():
        print(f"{test:16}" + "  ".join(f"{name} {value:.1f}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
