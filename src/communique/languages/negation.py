"""Schema of ``negation.toml``: negations, hedges and modals."""

from __future__ import annotations

from msgspec import Struct


class Negation(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
