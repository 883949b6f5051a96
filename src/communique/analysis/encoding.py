"""The second half of a tok2vec, which looks at a word's neighbours, in fewer passes over memory.

spaCy's encoder is a stack of layers that each take a word with the one before and the one behind, keep the largest of
some products, bring them to one scale and add them to what came in. Its vectors are kept, up to rounding; what is
saved is that arrays are written and read again between the steps.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from communique.analysis.embedding import Looked

if TYPE_CHECKING:
    from spacy.language import Language

LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"
TINY = np.float32(1e-8)
"""Added to a variance, as in thinc."""
WINDOW = 3
NO_WORD = -1
"""Stands between documents, where the number of a word would stand."""

Floats = NDArray[np.float32]


def hasten_encoders(nlp: Language) -> None:
    """Put ours in the place of every encoder in the pipeline that is built that way; others stay."""
    from thinc.api import Model

    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if not isinstance(model, Model):
            continue
        for node in [n for n in model.walk() if n.has_ref("embed") and n.has_ref("encode")]:
            encode = node.get_ref("encode")
            if _known(encode):
                model.replace_node(encode, Model("quick_encode", Encoder(encode).forward, layers=[encode]))


def _known(encode: Any) -> bool:
    depth = encode.name.count("residual(")
    layers = [layer for layer in encode.walk() if layer.name == "expand_window"]
    return (
        encode.name == f"with_array({'>>'.join([LAYER] * depth)})"
        and all(layer.attrs["window_size"] == 1 for layer in layers)
        and all(isinstance(layer.get_param("W"), np.ndarray) for layer in encode.walk() if layer.name == "maxout")
    )


class Encoder:
    """An encoder's layers. Each: products (3 · width, pieces · width), bias, and the scale and shift that follow."""

    def __init__(self, encode: Any) -> None:
        self.encode = encode
        self.pad = encode.attrs["pad"]
        maxouts = [layer for layer in encode.walk() if layer.name == "maxout"]
        norms = [layer for layer in encode.walk() if layer.name == "layernorm"]
        self.layers = [_layer(maxout, norm) for maxout, norm in zip(maxouts, norms, strict=True)]

    def forward(self, _model: Any, sequences: Sequence[Floats], is_train: bool) -> tuple[Any, Any]:
        """Return the vectors of each document's words and, for training, what hands the gradients back."""
        if is_train:
            known: tuple[Any, Any] = self.encode(sequences, is_train)
            return known
        ops = self.encode.layers[0].ops
        rows: Floats = ops.flatten(sequences, pad=self.pad)
        if len(rows):
            rows = self._encode(rows, self._first_sums(sequences, len(rows)) if isinstance(sequences, Looked) else None)
        return ops.unflatten(rows, np.array([len(s) for s in sequences], dtype=np.int32), pad=self.pad), None

    def _first_sums(self, found: Looked, count: int) -> Floats:
        """Return the first layer's sums, the products worked out once for each distinct word. count: rows, padded."""
        numbers, at = np.full(count, NO_WORD), self.pad
        for rows in found.rows:
            if len(rows):
                numbers[at : at + len(rows)] = rows
                at += len(rows) + self.pad
        distinct, which = np.unique(numbers, return_inverse=True)
        words = found.table[distinct]
        words[distinct == NO_WORD] = 0
        before, own, behind = (words @ products for products in np.split(self.layers[0][0], WINDOW))
        sums: Floats = own.take(which, axis=0)
        sums[1:] += before.take(which[:-1], axis=0)
        sums[:-1] += behind.take(which[1:], axis=0)
        return sums

    def _encode(self, rows: Floats, sums: Floats | None) -> Floats:
        """Return the vectors of rows in their context. sums: those of the first layer, when they are known."""
        rows = rows.copy()
        count, width = rows.shape
        around = np.zeros((count, WINDOW * width), dtype=np.float32)
        for products, bias, scale, shift in self.layers:
            if sums is None:
                around[1:, :width] = rows[:-1]
                around[:, width : 2 * width] = rows
                around[:-1, 2 * width :] = rows[1:]
                sums = around @ products
            sums += bias
            best = sums[:, :width]
            for first in range(width, sums.shape[1], width):
                best = np.maximum(best, sums[:, first : first + width])
            best -= best.mean(axis=1, keepdims=True)
            spread = np.einsum("ij,ij->i", best, best) / width + TINY
            best *= (spread ** np.float32(-0.5))[:, None]
            best *= scale
            best += shift
            rows += best
            sums = None
        return rows


def _layer(maxout: Any, norm: Any) -> tuple[Floats, Floats, Floats, Floats]:
    weights = maxout.get_param("W").swapaxes(0, 1)
    products = weights.reshape(-1, weights.shape[-1]).T.copy()
    return products, maxout.get_param("b").T.reshape(-1), norm.get_param("G"), norm.get_param("b")
