"""What holds now: what the machine read last."""

from __future__ import annotations

from msgspec import Struct

from communique.records import Reading


class Effective(Struct, frozen=True):
    """A Reading as it is shown. corrected: by identifier of a statement or event, the fields that people changed."""

    reading: Reading
    corrected: dict[str, tuple[str, ...]]
