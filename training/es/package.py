"""Join the trained Spanish parts into one pipeline and write it into the package."""

from __future__ import annotations

from pathlib import Path

import es_communique_sm
import spacy
from shipping import NAME_COLUMNS, Scores, write_package
from spacy.language import Language

HERE = Path(__file__).parent
TABLES = (
    (
        ("tokens", "tokens"), ("upos", "UPOS"), ("feats", "features"), ("lemmas", "lemmas"), ("uas", "UAS"),
        ("las", "LAS"), ("las_with_punctuation", "LAS with punctuation"), ("sentences", "sentences"),
    ),
    NAME_COLUMNS,
)  # fmt: skip
"""The columns of the card's two tables of scores: key, heading."""

TITLES = {
    "gsd-test-third": "GSD test, held-out third",
    "pud-half": "PUD, half",
    "own-news": "our own news, held-out tenth",
    "own-news-names": "our own news, held-out tenth",
    "own-names": "our own 30 sentences of news",
    "uner-bosque-dev": "Universal NER, Portuguese Bosque dev in Spanish letters",
}


def assemble(parser: Path, ner: Path) -> Language:
    """One pipeline: names first, lemmas after the morphology."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(ner), first=True)
    nlp.add_pipe("es_simplemma", after="trainable_lemmatizer")
    nlp.add_pipe("es_tree_guard", after="parser")
    return nlp


def ship(nlp: Language, scores: Scores, package: Path) -> None:
    """Write the pipeline into the Spanish package."""
    write_package(nlp, scores, package / es_communique_sm.__name__, HERE / "card.toml", TITLES, TABLES)
