"""Word vectors worked out once per word.

The first half of a spaCy tok2vec embeds each word by itself (its norm, prefix, suffix, shape), the second looks at its
neighbours. What the first half says of a word never changes, so it is kept: in running text nineteen of twenty words
have been seen before.
"""

from __future__ import annotations

from collections.abc import Sequence
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
_FIRST = 1 << 12
_MIX = np.uint64(0x9E3779B97F4A7C15)
_BLANK = np.uint64(0xD1B54A32D192ED03)

Vectors = NDArray[np.float32]


def attributes_of(docs: Sequence[Doc], *names: str) -> tuple[NDArray[np.uint64], list[int]]:
    """Return three attributes of the tokens of documents, of shape (tokens, 3), and a number for each such triple."""
    words: NDArray[np.uint64] = np.concatenate([doc.to_array(list(names)) for doc in docs])
    return words, (words[:, 0] ^ (words[:, 1] * _MIX) ^ (words[:, 2] * _BLANK)).tolist()


def remember_words(nlp: Language) -> list[WordVectors]:
    """Put a memory before the embedding of every tok2vec in the pipeline and return them; other models stay."""
    from thinc.api import Model

    out = []
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in [n for n in model.walk() if n.has_ref("embed") and n.has_ref("encode")]:
            embed = node.get_ref("embed")
            memory = WordVectors(embed, nlp.vocab)
            model.replace_node(embed, Model("remembered_embed", memory.forward, layers=[embed]))
            out.append(memory)
    return out


class WordVectors:
    """A memory that stands before an embedding."""

    def __init__(self, embed: Model[Any, Any], vocab: Any) -> None:
        self.embed = embed
        self.vocab = vocab
        self.lock = Lock()
        self.forget()

    def forget(self) -> None:
        """Empty the memory."""
        self.rows: dict[int, int] = {}
        self.vectors: Vectors = np.empty((0, 0), dtype=np.float32)

    def forward(self, _model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[Any, Any]:
        """Return the vectors of each document's words and, for training, what hands the gradients back."""
        if is_train:
            return self.embed(docs, is_train)
        ends = np.cumsum([len(doc) for doc in docs])
        with self.lock:
            vectors = self._look_up(docs) if len(ends) and ends[-1] else self.embed.predict(docs)[0]
        return np.split(vectors, ends[:-1]) if len(ends) else [], None

    def _look_up(self, docs: Sequence[Doc]) -> Vectors:
        words, keys = attributes_of(docs, "ORTH", "NORM", "SPACY")
        rows: Any = list(map(self.rows.get, keys))
        if None in rows:
            if len(self.rows) > KEPT:
                self.forget()
            self._learn({key: n for n, key in enumerate(keys) if key not in self.rows}, words)
            rows = [self.rows[key] for key in keys]
        vectors: Vectors = self.vectors[rows]
        return vectors

    def _learn(self, new: dict[int, int], words: NDArray[np.uint64]) -> None:
        """Embed the words that are new, on a document of their own. new: key → row in words."""
        from spacy.tokens import Doc

        chosen: Any = words[list(new.values())]
        doc = Doc(
            self.vocab, [self.vocab.strings[w] for w in chosen[:, 0].tolist()], chosen[:, 2].astype(bool).tolist()
        )
        doc.from_array(["NORM"], chosen[:, 1:2])
        vectors = self.embed.predict([doc])[0]
        known, count = len(self.rows), len(new)
        if len(self.vectors) < known + count:
            room = np.empty((max(_FIRST, 2 * (known + count)), vectors.shape[1]), dtype=np.float32)
            room[:known] = self.vectors[:known] if known else 0
            self.vectors = room
        self.vectors[known : known + count] = vectors
        self.rows.update(zip(new, range(known, known + count), strict=True))
