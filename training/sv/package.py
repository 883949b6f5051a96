"""Join the trained Swedish parts into one pipeline and write it into the package."""

from __future__ import annotations

from pathlib import Path

import spacy
import sv_communique_sm
from shipping import NAME_COLUMNS, Scores, write_package
from spacy.language import Language

HERE = Path(__file__).parent
TABLES = (
    (
        ("upos", "UPOS"), ("xpos", "SUC tags"), ("feats", "features"), ("lemmas", "lemmas"), ("uas", "UAS"),
        ("las", "LAS"), ("las_with_punctuation", "LAS with punctuation"), ("sentences", "sentences"),
    ),
    NAME_COLUMNS,
)  # fmt: skip
"""The columns of the card's two tables of scores: key, heading."""

TITLES = {
    "talbanken-test": "Talbanken test",
    "talbanken-dev": "Talbanken dev",
    "own-news": "our own news, held-out tenth",
    "webnews-test": "web news, held-out tenth",
    "uner-pud-half": "Universal NER, half of PUD",
    "own-news-names": "our own news, held-out tenth",
}


def assemble(parser: Path, ner: Path) -> Language:
    """One pipeline: the names first, since the parser's sentences must not cut them; lemmas after the morphology."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(ner), first=True)
    nlp.add_pipe("sv_sentence_guard", after="ner")
    nlp.add_pipe("sv_simplemma", after="trainable_lemmatizer")
    nlp.add_pipe("sv_tree_guard", after="parser")
    nlp.disable_pipe("senter")
    return nlp


def ship(nlp: Language, scores: Scores, package: Path) -> None:
    """Write the pipeline into the Swedish package."""
    write_package(nlp, scores, package / sv_communique_sm.__name__, HERE / "card.toml", TITLES, TABLES)
