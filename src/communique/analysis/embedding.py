"""Word vectors worked out once per word.

The first half of a spaCy tok2vec embeds each word by itself (its norm, prefix, suffix, shape), the second looks at its
neighbours. What the first half says of a word never changes, so it is kept: in running text nineteen of twenty words
have been seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from thinc.api import Model

KEPT = 100_000
"""Distinct words kept, 40 MB a model; when there are more, all are forgotten and learned anew."""
ROWS = "communique_rows"
"""Where a document keeps the rows of its words."""
_FIRST = 1 << 12
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BLANK = np.uint64(0xD1B54A32D192ED03)

Vectors = NDArray[np.float32]


def attributes_of(docs: Sequence[Doc], *names: str) -> tuple[NDArray[np.uint64], list[int]]:
    """Return three attributes of the tokens of documents, of shape (tokens, 3), and a number for each such triple."""
    words: NDArray[np.uint64] = np.concatenate([doc.to_array(list(names)) for doc in docs])
    return words, (words[:, 0] ^ (words[:, 1] * _MIX) ^ (words[:, 2] * _BLANK)).tolist()


class Looked(list[Vectors]):
    """The vectors of each document's words. table: where they were taken from; rows: of each document, which."""

    def __init__(self, table: Vectors, rows: Sequence[NDArray[np.int64]]) -> None:
        super().__init__(table[some] for some in rows)
        self.table = table
        self.rows = rows


class _Known:
    """The words seen so far: the row of each, by number, in the table of every embedding."""

    def __init__(self, tables: int) -> None:
        self.rows: dict[int, int] = {}
        self.tables: list[Vectors] = [np.empty((0, 0), dtype=np.float32)] * tables

    def add(self, new: Iterable[int], vectors: Sequence[Vectors]) -> None:
        """Append words with their vectors in each table."""
        count = len(self.rows)
        self.rows.update(zip(new, range(count, count + len(vectors[0])), strict=True))
        for n, more in enumerate(vectors):
            if len(self.tables[n]) < len(self.rows):
                room = np.empty((max(_FIRST, 2 * len(self.rows)), more.shape[1]), dtype=np.float32)
                room[:count] = self.tables[n][:count] if count else 0
                self.tables[n] = room
            self.tables[n][count : len(self.rows)] = more


class WordVectors:
    """A memory that stands before all embeddings of a pipeline: a word is looked up once for all of them."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab
        self.embeds: list[Model[Any, Any]] = []
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Empty the memory."""
        self.known = _Known(len(self.embeds))

    def stand_before(self, embed: Model[Any, Any]) -> Callable[..., tuple[Any, Any]]:
        """Take an embedding in, and return what is to be called in its place."""
        self.embeds.append(embed)
        self.forget()
        return partial(self._forward, len(self.embeds) - 1)

    def read(self, docs: Sequence[Doc]) -> None:
        """Look the words of documents up and learn the new ones, for many documents at a time: that takes less."""
        with self.lock:
            if docs and self.embeds:
                self._read(docs)

    def _forward(self, number: int, _model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        """Return the vectors of each document's words and, for training, what hands the gradients back."""
        if is_train:
            return self.embeds[number](docs, is_train)
        if not docs or not any(map(len, docs)):
            return list(self.embeds[number].predict(docs)) if docs else [], None
        with self.lock:
            if any(doc.user_data.get(ROWS, (None,))[0] is not self.known for doc in docs):
                self._read(docs)
            return Looked(self.known.tables[number], [doc.user_data[ROWS][1] for doc in docs]), None

    def _read(self, docs: Sequence[Doc]) -> None:
        """Keep with each document the rows of its words, and of what they are rows."""
        words, keys = attributes_of(docs, "ORTH", "NORM", "SPACY")
        rows: Any = list(map(self.known.rows.get, keys))
        if None in rows:
            if len(self.known.rows) > KEPT:
                self.forget()
            self._learn({key: n for n, key in enumerate(keys) if key not in self.known.rows}, words)
            rows = list(map(self.known.rows.__getitem__, keys))
        found, first = np.array(rows, dtype=np.int64), 0
        for doc in docs:
            doc.user_data[ROWS] = self.known, found[first : first + len(doc)]
            first += len(doc)

    def _learn(self, new: dict[int, int], words: NDArray[np.uint64]) -> None:
        """Embed the words that are new, on a document of their own. new: key → row in words."""
        from spacy.tokens import Doc

        chosen: Any = words[list(new.values())]
        doc = Doc(
            self.vocab, [self.vocab.strings[w] for w in chosen[:, 0].tolist()], chosen[:, 2].astype(bool).tolist()
        )
        doc.from_array(["NORM"], chosen[:, 1:2])
        self.known.add(new, [embed.predict([doc])[0] for embed in self.embeds])


def remember_words(nlp: Language) -> WordVectors:
    """Put one memory before the embedding of every tok2vec in the pipeline and return it; other models stay."""
    from thinc.api import Model

    memory = WordVectors(nlp.vocab)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in [n for n in model.walk() if n.has_ref("embed") and n.has_ref("encode")]:
            embed = node.get_ref("embed")
            model.replace_node(embed, Model("remembered_embed", memory.stand_before(embed), layers=[embed]))
    return memory
