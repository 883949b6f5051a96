"""Join the trained parts into one pipeline and write it, with its description, into the package."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

import spacy
import sv_communique_sm
from spacy.language import Language

HERE = Path(__file__).parent
NAME = "communique_sm"
Scores = dict[str, dict[str, float]]

TABLES = (
    (
        ("upos", "UPOS"), ("xpos", "SUC tags"), ("feats", "features"), ("lemmas", "lemmas"), ("uas", "UAS"),
        ("las", "LAS"), ("las_with_punctuation", "LAS with punctuation"), ("sentences", "sentences"),
    ),
    (
        ("precision", "precision"), ("recall", "recall"), ("f1", "F1"), ("PER", "PER"), ("ORG", "ORG"), ("LOC", "LOC"),
    ),
)  # fmt: skip
"""The columns of the card's two tables of scores: key, heading."""

TITLES = {
    "talbanken-test": "Talbanken test",
    "talbanken-dev": "Talbanken dev",
    "webnews-test": "web news, held-out tenth",
    "uner-pud-half": "Universal NER, half of PUD",
}
MARKS = ("<!-- scores -->\n", "<!-- end of scores -->\n")


def assemble(parser: Path, ner: Path) -> Language:
    """One pipeline: the names first, since the parser's sentences must not cut them; lemmas after the morphology."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(ner), first=True)
    nlp.add_pipe("sv_sentence_guard", after="ner")
    nlp.add_pipe("sv_simplemma", after="trainable_lemmatizer")
    nlp.add_pipe("sv_tree_guard", after="parser")
    nlp.disable_pipe("senter")
    return nlp


def write_package(nlp: Language, scores: Scores, package: Path) -> None:
    """Write the pipeline into the package, its description into `meta.json` and its scores into the card."""
    card = tomllib.loads((HERE / "card.toml").read_text(encoding="utf-8"))
    folder = package / sv_communique_sm.__name__
    for split in ("train", "dev"):  # where the corpora lay is nobody else's concern
        nlp.config["paths"][split] = None
    shutil.rmtree(folder / "pipeline", ignore_errors=True)
    nlp.to_disk(folder / "pipeline")
    meta: dict[str, Any] = json.loads((folder / "pipeline" / "meta.json").read_text(encoding="utf-8"))
    meta = {**meta, **card, "name": NAME, "lang": "sv", "performance": scores}
    text = json.dumps(meta, indent=2, ensure_ascii=False) + "\n"
    (folder / "pipeline" / "meta.json").write_text(text, encoding="utf-8")
    (folder / "meta.json").write_text(text, encoding="utf-8")
    write_scores(scores, package / "README.md")


def write_scores(scores: Scores, card: Path) -> None:
    """Put the tables of scores between their two marks in the model card."""
    text = card.read_text(encoding="utf-8")
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    tables = "\n".join(_table(columns, scores) for columns in TABLES)
    card.write_text(f"{before}{MARKS[0]}\n{tables}\n{MARKS[1]}{after}", encoding="utf-8")


def _table(columns: tuple[tuple[str, str], ...], scores: Scores) -> str:
    lines = ["| test | " + " | ".join(heading for _, heading in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for test, values in scores.items():
        if columns[0][0] in values:
            cells = " | ".join(f"{values[key]:.1f}" for key, _ in columns)
            lines.append(f"| {TITLES[test]} | {cells} |")
    return "\n".join(lines) + "\n"
