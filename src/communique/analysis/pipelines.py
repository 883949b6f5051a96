"""Load spaCy pipelines, the only place that does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.analysis.attributes import Attributes, reader
from communique.analysis.boundaries import NAME, mark_boundaries
from communique.analysis.relations import Scheme, scheme_of
from communique.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

ENTITY_LABELS = {
    "PER": "PER", "PERSON": "PER", "PRS": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC",
    "NORP": "NORP", "EVENT": "EVENT", "EVN": "EVENT", "WORK_OF_ART": "WORK", "WRK": "WORK",
}  # fmt: skip


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline, the scheme of its parser's labels, and what reads a token's attributes."""

    name: str
    nlp: Language
    scheme: Scheme
    attributes: Callable[[Token], Attributes]


@cache
def load(name: str) -> Pipeline:
    """Load an installed spaCy pipeline by name (or folder), once; raise PipelineError when it is missing or unfit."""
    import spacy
    from spacy.language import Language

    try:
        nlp = spacy.load(name)
    except (OSError, ImportError) as fault:
        raise PipelineError(
            f"the spaCy pipeline {name!r} is not installed: run 'make install', or install it with pip"
        ) from fault
    except (ValueError, TypeError) as fault:
        raise PipelineError(f"the spaCy pipeline {name!r} cannot be loaded: {fault}") from fault
    if "parser" not in nlp.pipe_names:
        raise PipelineError(f"the spaCy pipeline {name!r} has no parser; choose one that has, such as en_core_web_sm")
    Language.component(NAME, func=mark_boundaries)
    nlp.add_pipe(NAME, before="parser")
    return Pipeline(name, nlp, scheme_of(nlp.get_pipe("parser").labels), reader(nlp))  # type: ignore[attr-defined]
