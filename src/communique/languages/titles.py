"""Schema of ``titles.toml``: offices and titles."""

from __future__ import annotations

from msgspec import Struct


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
