"""JSON lines: whole Readings, or single statements and events with their article."""

from __future__ import annotations

from typing import BinaryIO

from communique.export.base import Options, line, selected
from communique.store import Record


def write_jsonl(record: Record, options: Options, out: BinaryIO) -> int:
    """Write the Reading of every article in which something is found; of another kind, the hits themselves.

    A Reading comes out as ``communique read --json`` gave it, with people's corrections in their places.
    """
    items = record.readings(options.query) if options.kind == "article" else selected(record, options)
    count = 0
    for item in items:
        out.write(line(item))
        count += 1
    return count
