"""Schema of ``events.toml``: event triggers and their frames."""

from __future__ import annotations

from msgspec import Struct


class EventWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
