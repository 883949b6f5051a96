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


def assemble(parser: Path, ner: Path) -> Language:
    """One pipeline: the names first, since the parser's sentences must not cut them; lemmas after the morphology."""
    nlp = spacy.load(parser)
    nlp.add_pipe("ner", source=spacy.load(ner), first=True)
    nlp.add_pipe("sv_sentence_guard", after="ner")
    nlp.add_pipe("sv_simplemma", after="trainable_lemmatizer")
    nlp.disable_pipe("senter")
    return nlp


def write_package(nlp: Language, scores: dict[str, dict[str, float]], package: Path) -> None:
    """Write weights and configuration to `sv_communique_sm/pipeline` and the description to `meta.json`."""
    card = tomllib.loads((HERE / "card.toml").read_text(encoding="utf-8"))
    nlp.meta.update({**card, "name": NAME, "lang": "sv", "performance": scores})
    folder = package / sv_communique_sm.__name__
    shutil.rmtree(folder / "pipeline", ignore_errors=True)
    nlp.to_disk(folder / "pipeline")
    meta: dict[str, Any] = json.loads((folder / "pipeline" / "meta.json").read_text(encoding="utf-8"))
    meta = {**meta, **card, "performance": scores}
    text = json.dumps(meta, indent=2, ensure_ascii=False) + "\n"
    (folder / "pipeline" / "meta.json").write_text(text, encoding="utf-8")
    (folder / "meta.json").write_text(text, encoding="utf-8")
