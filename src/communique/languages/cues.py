"""Schema of ``cues.toml``: reporting verbs, nouns and phrases."""

from __future__ import annotations

from msgspec import Struct


class Cues(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
