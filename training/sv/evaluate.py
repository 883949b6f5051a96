"""Score the Swedish pipeline on what it was not trained on, and print or return the scores."""

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
    _, _, webnews = sources.webnews()
    own = sources.own("news-test")
    return {
        "talbanken-test": syntax(nlp, sources.treebank("talbanken-test")),
        "talbanken-dev": syntax(nlp, sources.treebank("talbanken-dev")),
        "own-news": syntax(nlp, own),
        "webnews-test": names(nlp, webnews),
        "uner-pud-half": names(nlp, sources.names("pud-half")),
        "own-news-names": names(nlp, [without_tree(sentence) for sentence in own]),
    }


def main() -> None:
    """Print the scores of the installed package, or of the pipeline in a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pipeline", nargs="?", default="sv_communique_sm", help="a package or a folder")
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with treebanks/ and gold/")
    arguments = parser.parse_args()
    nlp = spacy.load(arguments.pipeline)
    for test, scores in evaluate(nlp, Sources(arguments.shared)).items():
        print(f"{test:16}" + "  ".join(f"{name} {value:.1f}" for name, value in scores.items()))


if __name__ == "__main__":
    main()
