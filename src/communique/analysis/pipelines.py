"""Load spaCy pipelines, the only place that does, and run their components over batches of documents."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from communique.analysis.attributes import Reader, reader
from communique.analysis.boundaries import NAME, mark_boundaries, split_sentences
from communique.analysis.embedding import WordVectors, remember_words
from communique.analysis.encoding import hasten_encoders
from communique.analysis.lemmas import Lemmas, dictionary, lemmas
from communique.analysis.parser import side_by_side
from communique.analysis.recogniser import recogniser
from communique.analysis.relations import Scheme, scheme_of, unknown_labels
from communique.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from threadpoolctl import ThreadpoolController

ENTITY_LABELS = {
    "PER": "PER", "PERSON": "PER", "PRS": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "LOC",
    "NORP": "NORP", "EVENT": "EVENT", "EVN": "EVENT", "WORK_OF_ART": "WORK", "WRK": "WORK",
}  # fmt: skip
NEVER = ["senter", "sentencizer", "textcat", "textcat_multilabel", "spancat"]
"""Components that nothing here reads."""

WORDS = 60_000
"""New words after which a pipeline is loaded anew, which takes a second. With all that is kept of them they take about
160 MB, and news brings as many in a million words or more."""
ABREAST = 2048
"""Tokens that a component works on at once: enough for the matrices, few enough for the caches."""

UNSPACED = r"(?<=[^\W\d_]):(?=[“\"«„])|(?<=:)[“\"«„](?=\w)"
"""A colon between a word and a quotation mark, and the mark behind it."""

Step = Callable[[list["Doc"]], list["Doc"]]


@dataclass(frozen=True)
class Pipeline:
    """A loaded pipeline, the scheme of its parser's labels, and what reads the attributes of its documents."""

    name: str
    nlp: Language
    scheme: Scheme
    attributes: Reader
    steps: tuple[tuple[str, Step], ...]
    lemmas: Lemmas | None
    """Which lemmas a word may have; None when nothing tells."""
    parts: Callable[[str], frozenset[str]]
    """Tells as which parts of speech a dictionary knows a word in lower case: *verb*, *noun*, *adj*."""
    words: int
    """Words in the vocabulary when it was loaded."""
    vectors: WordVectors

    def forget(self) -> None:
        """Empty the memories of words, as if nothing had been read yet."""
        self.vectors.forget()
        self.attributes.forget()

    def run(self, docs: Sequence[Doc], parsed: Sequence[bool]) -> list[Doc]:
        """Run the components over documents that hold tokens only; the parser sees those that ``parsed`` tells."""
        docs = list(docs)
        chosen = [i for i, parse in enumerate(parsed) if parse]
        for doc, parse in zip(docs, parsed, strict=True):
            if not parse:
                split_sentences(doc, [token.text for token in doc])
        with _threads().limit(limits=1, user_api="blas"):
            self.vectors.read(docs)
            for name, step in self.steps:
                if name not in ("parser", NAME):
                    docs = step(docs)
                elif chosen:
                    for i, doc in zip(chosen, step([docs[i] for i in chosen]), strict=True):
                        docs[i] = doc
        return docs


_LOADED: dict[str, Pipeline] = {}


def load(name: str) -> Pipeline:
    """Load an installed spaCy pipeline by name (or folder); raise PipelineError when it is missing or unfit.

    It is loaded once, and anew when its vocabulary has grown by WORDS: spaCy never forgets a word.
    """
    known = _LOADED.get(name)
    if known and len(known.nlp.vocab) <= known.words + WORDS:
        return known
    if known:
        del _LOADED[name], known
        gc.collect()
    return _LOADED.setdefault(name, _load(name))


def _load(name: str) -> Pipeline:
    spacy = _spacy()
    from spacy.language import Language

    try:
        with _fast_products():
            nlp = spacy.load(name, exclude=NEVER)
    except (OSError, ImportError) as fault:
        raise PipelineError(
            f"the spaCy pipeline {name!r} is not installed: run 'make install', or install it with pip"
        ) from fault
    except (ValueError, TypeError) as fault:
        raise PipelineError(f"the spaCy pipeline {name!r} cannot be loaded: {fault}") from fault
    if "parser" not in nlp.pipe_names:
        raise PipelineError(f"the spaCy pipeline {name!r} has no parser; choose one that has, such as en_core_web_sm")
    _part_quotations(nlp)
    _know_small_courtesies(nlp)
    Language.component(NAME, func=mark_boundaries)
    nlp.add_pipe(NAME, before="parser")
    labels = nlp.get_pipe("parser").labels
    strange = unknown_labels(labels)
    if 2 * len(strange) > len(labels):
        raise PipelineError(
            f"the parser of the spaCy pipeline {name!r} has labels of another scheme ({', '.join(strange[:4])} …); "
            "choose one with Universal Dependencies or spaCy's English labels, or map them in analysis/relations.py"
        )
    scheme = scheme_of(labels)
    attributes = reader(nlp)
    vectors = remember_words(nlp)
    hasten_encoders(nlp)
    steps = tuple((name, _step(pipe)) for name, pipe in nlp.pipeline)
    return Pipeline(name, nlp, scheme, attributes, steps, lemmas(nlp), dictionary(nlp), len(nlp.vocab), vectors)


def _part_quotations(nlp: Language) -> None:
    """Let the tokenizer part a word from the quotation that a colon opens without a space (*added:“We*)."""
    tokenizer: Any = nlp.tokenizer
    finditer = getattr(tokenizer, "infix_finditer", None)
    known = getattr(getattr(finditer, "__self__", None), "pattern", None)
    if known:
        tokenizer.infix_finditer = re.compile(f"{known}|{UNSPACED}").finditer


def _know_small_courtesies(nlp: Language) -> None:
    """Let the tokenizer keep the point of Spanish abbreviations before names also in small letters (*el sr. Gil*)."""
    if nlp.lang != "es":
        return
    tokenizer: Any = nlp.tokenizer
    for form, tokens in list(tokenizer.rules.items()):
        if len(tokens) == 1 and form[0].isupper() and form[1:-1].islower() and form.endswith("."):
            small = form.lower()
            if small not in tokenizer.rules:
                tokenizer.add_special_case(small, [{"ORTH": small, "NORM": small}])


def _spacy() -> ModuleType:
    """Import spaCy without its command line, which it imports for one function and which takes a third of the time."""
    if "spacy" not in sys.modules:
        info = ModuleType("spacy.cli.info")
        vars(info)["info"] = _info
        absent = {"spacy.cli": ModuleType("spacy.cli"), info.__name__: info}
        sys.modules.update(absent)
        try:
            import spacy
        finally:
            for name, module in absent.items():
                if sys.modules.get(name) is module:
                    del sys.modules[name]
        vars(spacy).pop("cli", None)
    return import_module("spacy")


def _info(*arguments: Any, **options: Any) -> Any:
    """Stand in for ``spacy.info``."""
    return import_module("spacy.cli.info").info(*arguments, **options)


def _step(component: Any) -> Step:
    """Return what runs a component over documents."""
    parser = side_by_side(component)
    if parser:
        return parser.pipe
    component = recogniser(component) or component
    if not hasattr(component, "pipe"):
        return lambda docs: [component(doc) for doc in docs]

    def step(docs: list[Doc]) -> list[Doc]:
        return [doc for batch in batches(docs) for doc in component.pipe(batch, batch_size=4 * len(batch))]

    return step


def batches(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Cut documents into runs of at most ABREAST tokens, a longer document by itself."""
    batch: list[Doc] = []
    tokens = 0
    for doc in docs:
        if batch and tokens + len(doc) > ABREAST:
            yield batch
            batch, tokens = [], 0
        batch.append(doc)
        tokens += len(doc)
    if batch:
        yield batch


def _fast_products() -> AbstractContextManager[None]:
    """Let the models multiply matrices with numpy's BLAS, three times as fast as the BLIS that spaCy brings.

    On a graphics card, or where thinc has found a better library, nothing is changed.
    """
    from thinc.api import NumpyOps, get_current_ops, use_ops

    return use_ops("numpy", use_blis=False) if type(get_current_ops()) is NumpyOps else nullcontext()


@cache
def _threads() -> ThreadpoolController:
    """The switch for the number of BLAS threads: on matrices this small, more than one only get in each other's way."""
    import numpy  # noqa: F401  (its library must be loaded to be found)
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
