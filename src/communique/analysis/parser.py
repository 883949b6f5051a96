"""The parser's decisions, worked out for many documents side by side.

spaCy's parser adds up the features of each state by calls into a small BLAS, whose locks cost more than the sums. Here
spaCy's own states and transitions are kept, and the sums of all documents that are under way are taken together. The
trees are spaCy's, at half of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communique.analysis.scorer import Floats, Scorer, scorer

if TYPE_CHECKING:
    from spacy.tokens import Doc

TOGETHER = 4096
"""Tokens of the documents that are parsed side by side; each takes 4 KB meanwhile."""
BREADTH = 6
"""Least number of documents under way, on average, for which this is faster than spaCy's own way."""


class SideBySide:
    """Stands in for spaCy's ``DependencyParser`` in a pipeline."""

    def __init__(self, component: Any, layers: Scorer) -> None:
        from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]

        self.component = component
        self.layers = layers
        self.weights = np.concatenate(layers.weights, axis=1)
        self.offsets = np.arange(layers.features)[:, None]
        self.tokens_of = ParserStepModel.get_token_ids
        self.shape = SimpleNamespace(state2vec=SimpleNamespace(nF=layers.features))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> list[Doc]:
        """Set heads, relations and sentences of the documents; one by itself goes to spaCy's own parser."""
        docs = list(docs)
        for some in _by_length([doc for doc in docs if len(doc)]):
            if sum(map(len, some)) < BREADTH * len(some[-1]):
                list(self.component.pipe(some, batch_size=batch_size))
            else:
                self.component.set_annotations(some, self._parse(some))
        return docs

    def _parse(self, docs: Sequence[Doc]) -> list[Any]:
        """Return the final states of documents, none of them empty."""
        vectors = self.component.model.get_ref("tok2vec").predict(list(docs))
        table = np.empty((len(vectors) + 1, self.layers.pad.size), dtype=np.float32)
        np.matmul(vectors, self.weights, out=table[:-1])
        table[-1] = self.layers.pad.reshape(-1)
        rows = table.reshape(-1, len(self.layers.bias))
        states: list[Any] = self.component.moves.init_batch(list(docs))
        going = states
        while going:
            ids = self.tokens_of(self.shape, going)
            going = self.component.transition_states(going, self._scores(rows, ids))
        return states

    def _scores(self, rows: Floats, ids: NDArray[np.int32]) -> Floats:
        """Return the scores of all moves for states given by their words; -1 is no word.

        rows: one for each word and feature, the last ones for no word.
        """
        sums: Floats = rows.take(ids.T * self.layers.features + self.offsets, axis=0, mode="wrap").sum(axis=0)
        sums += self.layers.bias
        return self.layers.scores(sums)


def _by_length(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Yield runs of documents of about the same length, at most TOGETHER tokens or one document each."""
    run: list[Doc] = []
    tokens = 0
    for doc in sorted(docs, key=len):
        if run and tokens + len(doc) > TOGETHER:
            yield run
            run, tokens = [], 0
        run.append(doc)
        tokens += len(doc)
    if run:
        yield run


def side_by_side(component: Any) -> SideBySide | None:
    """Return what stands in for a parser of spaCy; None for one that decides in another way."""
    layers = scorer(component, "DependencyParser")
    return SideBySide(component, layers) if layers else None
