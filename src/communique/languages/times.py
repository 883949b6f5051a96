"""Schema of ``times.toml``: the grammar of time expressions."""

from __future__ import annotations

from msgspec import Struct


class Times(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
