"""The last layers of spaCy's transition models: what the words of a state add up to, and the scores of its moves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


class Scorer:
    """The layers of one model. A state's sum is that of a vector for each of its features, of shape (pieces · width).

    weights: (features, inputs, pieces · width). pad: (features, pieces · width), for a feature without a word.
    """

    def __init__(self, model: Any) -> None:
        lower, upper = model.get_ref("lower"), model.get_ref("upper")
        weights = lower.get_param("W").swapaxes(1, 2)
        self.features, self.pieces, self.width, inputs = weights.shape
        self.weights: Floats = weights.reshape(self.features, -1, inputs).swapaxes(1, 2).copy()
        self.pad: Floats = lower.get_param("pad")[0].swapaxes(1, 2).reshape(self.features, -1)
        self.bias: Floats = lower.get_param("b").T.reshape(-1)
        self.upper, self.upper_bias = upper.get_param("W").T.copy(), upper.get_param("b")

    def scores(self, sums: Floats) -> Floats:
        """Return the scores of all moves: (states, pieces · width) → (states, moves). The bias is in the sums."""
        hidden = sums[:, : self.width]
        for piece in range(1, self.pieces):
            hidden = np.maximum(hidden, sums[:, piece * self.width : (piece + 1) * self.width])
        scores: Floats = hidden @ self.upper
        scores += self.upper_bias
        return scores


def scorer(component: Any, kind: str) -> Scorer | None:
    """Return the last layers of a component of that class; None when it does not decide greedily by such layers."""
    if type(component).__name__ != kind or component.cfg.get("beam_width") != 1:
        return None
    model = component.model
    if not {"tok2vec", "lower", "upper"} <= set(model.ref_names) or not model.attrs.get("has_upper"):
        return None
    lower = model.get_ref("lower")
    if model.attrs.get("unseen_classes") or not lower.has_dim("nP") or lower.get_dim("nP") < 2:
        return None
    return Scorer(model) if isinstance(lower.get_param("W"), np.ndarray) else None
