"""Schema of ``structure.toml``: bylines, datelines, captions and furniture."""

from __future__ import annotations

from msgspec import Struct


class Structure(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""
