"""Schema of ``quotes.toml``: quotation marks and speech dashes."""

from __future__ import annotations

from msgspec import Struct


class Quotes(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
