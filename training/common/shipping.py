"""Write a trained pipeline, with its description and its scores, into its package."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path
from typing import Any

from spacy.language import Language

NAME = "communique_sm"
MARKS = ("<!-- scores -->\n", "<!-- end of scores -->\n")
NAME_COLUMNS = (
    ("precision", "precision"), ("recall", "recall"), ("f1", "F1"), ("PER", "PER"), ("ORG", "ORG"), ("LOC", "LOC"),
)  # fmt: skip
"""The columns of a table of names: key, heading."""

Scores = dict[str, dict[str, float]]
Columns = tuple[tuple[tuple[str, str], ...], ...]


def write_package(
    nlp: Language, scores: Scores, folder: Path, card: Path, titles: dict[str, str], columns: Columns
) -> None:
    """Write the pipeline into the package `folder`, its description into `meta.json`, its scores into the model card.

    card: the TOML file of the description; titles: headings of the tests' rows; columns: the tables' columns.
    """
    for split in ("train", "dev"):  # where the corpora lay is nobody else's concern
        nlp.config["paths"][split] = None
    nlp.config["initialize"]["before_init"] = None  # what training on needed
    shutil.rmtree(folder / "pipeline", ignore_errors=True)
    nlp.to_disk(folder / "pipeline")
    meta: dict[str, Any] = json.loads((folder / "pipeline" / "meta.json").read_text(encoding="utf-8"))
    description = tomllib.loads(card.read_text(encoding="utf-8"))
    meta = {**meta, **description, "name": NAME, "lang": nlp.lang, "performance": scores}
    text = json.dumps(meta, indent=2, ensure_ascii=False) + "\n"
    (folder / "pipeline" / "meta.json").write_text(text, encoding="utf-8")
    (folder / "meta.json").write_text(text, encoding="utf-8")
    write_scores(scores, folder.parent / "README.md", titles, columns)


def write_scores(scores: Scores, card: Path, titles: dict[str, str], columns: Columns) -> None:
    """Put the tables of scores between their two marks in the model card."""
    text = card.read_text(encoding="utf-8")
    before, _, rest = text.partition(MARKS[0])
    _, _, after = rest.partition(MARKS[1])
    tables = "\n".join(_table(group, scores, titles) for group in columns)
    card.write_text(f"{before}{MARKS[0]}\n{tables}\n{MARKS[1]}{after}", encoding="utf-8")


def _table(columns: tuple[tuple[str, str], ...], scores: Scores, titles: dict[str, str]) -> str:
    lines = ["| test | " + " | ".join(heading for _, heading in columns) + " |", "|---" * (len(columns) + 1) + "|"]
    for test, values in scores.items():
        if columns[0][0] in values:
            cells = " | ".join(f"{values[key]:.1f}" for key, _ in columns)
            lines.append(f"| {titles[test]} | {cells} |")
    return "\n".join(lines) + "\n"
