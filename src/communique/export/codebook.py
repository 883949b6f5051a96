"""The codebook beside a table: a Frictionless table schema, made from the columns themselves."""

from __future__ import annotations

from communique.store.tidy import TABLES

TYPES = {"text": "string", "date": "date", "integer": "integer", "number": "number", "yes/no": "boolean"}


def codebook(kind: str) -> dict[str, object]:
    """Return name, type and meaning of every column of a table."""
    fields = [{"name": c.name, "type": TYPES[c.type], "description": c.meaning} for c in TABLES[kind]]
    return {"name": kind, "fields": fields, "missingValues": [""]}
