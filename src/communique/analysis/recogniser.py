"""The entity recogniser's decisions, worked out for a whole batch at once.

spaCy's recogniser goes token by token. Its score of a token looks at three words: the token and, inside a name, the
name's first word and the word before. So outside names nothing depends on the decisions before: all tokens are scored
by two matrix products, and only names of several words are followed step by step, those of all documents side by side.
The answers are spaCy's, at a third of its time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communique.analysis.scorer import Floats, Scorer, scorer

if TYPE_CHECKING:
    from spacy.tokens import Doc

FEATURES = 3
"""Words that a state of the recogniser looks at."""

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Moves:
    """The classes of the model: numbers of B-, I-, L- and U- by label, and of O."""

    labels: tuple[str, ...]
    begin: Ints
    inside: Ints
    last: Ints
    unit: Ints
    out: int


@dataclass
class Batch:
    """The words of several documents in a row.

    hidden: vectors (words, width). ends: for each document one past its last word. space: white space. stop: a name
    cannot go on behind this word, since the document or a sentence ends.
    """

    hidden: Floats
    ends: list[int]
    space: Bools
    stop: Bools


class Recogniser:
    """Stands in for spaCy's ``EntityRecognizer`` in a pipeline."""

    def __init__(self, component: Any, moves: Moves, layers: Scorer) -> None:
        self.component = component
        self.moves = moves
        self.layers = layers

    def pipe(self, docs: Iterable[Doc], batch_size: int = 64) -> list[Doc]:
        """Set the entities of the documents; one that has some already goes to spaCy's own recogniser."""
        docs = list(docs)
        words: list[Any] = [doc.to_array(["IS_SPACE", "SENT_START", "ENT_IOB"]) for doc in docs]
        if not docs or not sum(map(len, docs)) or any(table[:, 2].any() for table in words):
            return list(self.component.pipe(docs, batch_size=batch_size))
        found = self._decode(self._batch(docs, words))
        first = 0
        for doc in docs:
            if len(doc):
                _set(doc, [(a - first, b - first, label) for a, b, label in found.get(first, ())])
            first += len(doc)
        return docs

    def _batch(self, docs: Sequence[Doc], words: Sequence[Any]) -> Batch:
        table = np.concatenate(words)
        ends = np.cumsum([len(doc) for doc in docs]).tolist()
        stop = np.append(table[1:, 1] == 1, True)
        stop[[end - 1 for end in ends if end]] = True
        return Batch(self.component.model.get_ref("tok2vec").predict(docs), ends, table[:, 0] != 0, stop)

    def _decode(self, batch: Batch) -> dict[int, list[tuple[int, int, str]]]:
        """Return names by the first word of their document: (first, last + 1, label), in words of the batch."""
        own = batch.hidden @ self.layers.weights[0]
        opening = self._opening(own, batch)
        starts = np.flatnonzero(opening != self.moves.out).tolist()
        units = dict(zip(self.moves.unit.tolist(), self.moves.labels, strict=True))
        begins = {move: n for n, move in enumerate(self.moves.begin.tolist())}
        walks = []
        first = at = 0
        for end in batch.ends:
            till = at
            while till < len(starts) and starts[till] < end:
                till += 1
            if till > at:
                walks.append(_Walk(first, [(i, int(opening[i])) for i in starts[at:till]], units, begins))
            first, at = end, till
        open_walks = [walk for walk in walks if walk.go()]
        while open_walks:
            closed = self._closes(own, batch, open_walks)
            for walk, closes in zip(open_walks, closed, strict=True):
                walk.step(closes, self.moves.labels)
            open_walks = [walk for walk in open_walks if walk.label is not None or walk.go()]
        return {walk.document: walk.found for walk in walks}

    def _opening(self, own: Floats, batch: Batch) -> Ints:
        """Return the best move of each word if it stands outside a name."""
        moves = self.moves
        scores = self.layers.scores(own + (self.layers.pad[1] + self.layers.pad[2] + self.layers.bias))
        barred = np.full(scores.shape[1], -np.inf, dtype=np.float32)
        barred[[*moves.begin, *moves.unit, moves.out]] = 0
        scores += barred
        scores[np.ix_(batch.stop | batch.space, moves.begin)] = -np.inf
        scores[np.ix_(batch.space, moves.unit)] = -np.inf
        best: Ints = scores.argmax(axis=1)
        return best

    def _closes(self, own: Floats, batch: Batch, walks: Sequence[_Walk]) -> list[bool]:
        """Tell for each name under way whether it ends with the word that the walk stands at."""
        at = np.array([walk.at for walk in walks])
        starts = np.array([walk.start for walk in walks])
        label = np.array([walk.label for walk in walks])
        _, opening, before = self.layers.weights
        sums = own[at] + batch.hidden[starts] @ opening + batch.hidden[at - 1] @ before + self.layers.bias
        scores, rows = self.layers.scores(sums), np.arange(len(walks))
        ends, goes_on = self.moves.last[label], self.moves.inside[label]
        last, inside = scores[rows, ends], scores[rows, goes_on]
        closes = batch.stop[at] | (last > inside) | ((last == inside) & (ends < goes_on))
        return closes.tolist()  # type: ignore[no-any-return]


class _Walk:
    """One document's way through its words. openings: the words that a name may open with, and their moves."""

    def __init__(
        self, document: int, openings: list[tuple[int, int]], units: dict[int, str], begins: dict[int, int]
    ) -> None:
        self.document = document
        self.openings = openings
        self.units = units
        self.begins = begins
        self.found: list[tuple[int, int, str]] = []
        self.next = 0
        self.start = self.at = -1
        self.label: int | None = None

    def go(self) -> bool:
        """Go on to the next name of several words; return False at the end of the document."""
        while self.next < len(self.openings):
            i, move = self.openings[self.next]
            self.next += 1
            if i < self.at:
                continue
            if move in self.units:
                self.found.append((i, i + 1, self.units[move]))
            else:
                self.start, self.at, self.label = i, i + 1, self.begins[move]
                return True
        return False

    def step(self, closes: bool, labels: Sequence[str]) -> None:
        """Take the word in, and end the name with it when it closes."""
        self.at += 1
        if closes and self.label is not None:
            self.found.append((self.start, self.at, labels[self.label]))
            self.label = None


def _set(doc: Doc, found: Sequence[tuple[int, int, str]]) -> None:
    from spacy.tokens import Span

    doc.set_ents([Span(doc, first, last, label=label) for first, last, label in found])


def recogniser(component: Any) -> Recogniser | None:
    """Return what stands in for a recogniser of spaCy; None for one that decides in another way."""
    layers = scorer(component, "EntityRecognizer")
    if layers is None or layers.features != FEATURES:
        return None
    moves = _moves(_names(component.moves))
    return Recogniser(component, moves, layers) if moves else None


def _names(moves: Any) -> list[str]:
    """Return the names of all classes; the component's own list leaves one out."""
    return [moves.get_class_name(i) for i in range(moves.n_moves)]


def _moves(names: Sequence[str]) -> Moves | None:
    number = {name: i for i, name in enumerate(names)}
    labels = tuple(name[2:] for name in names if name.startswith("B-") and len(name) > 2)
    if "O" not in number or any(f"{kind}-{label}" not in number for kind in "ILU" for label in labels):
        return None
    b, i, last, u = (np.array([number[f"{kind}-{label}"] for label in labels], dtype=np.int64) for kind in "BILU")
    return Moves(labels, b, i, last, u, number["O"]) if labels else None
