"""The Spanish pipeline of Communiqué: names, parts of speech, morphology, lemmas and dependencies."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import load_model_from_path

# Imported for what they register: `spacy.load` on the bare folder needs them as well.
from es_communique_sm import features as features
from es_communique_sm import lemmas as lemmas
from es_communique_sm import tokenization as tokenization
from es_communique_sm import trees as trees

HERE = Path(__file__).parent
PIPELINE = HERE / "pipeline"
"""The folder with the configuration and the weights."""

__version__: str = (
    json.loads((HERE / "meta.json").read_text(encoding="utf-8"))["version"] if (HERE / "meta.json").exists() else "0"
)


def load(**overrides: Any) -> Language:
    """Load the pipeline; takes the arguments of `spacy.load` (`exclude`, `disable`, `enable`, `config`, `vocab`)."""
    return load_model_from_path(PIPELINE, **overrides)
