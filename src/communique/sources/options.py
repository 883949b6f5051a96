"""What the caller says of the input."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Format = Literal["auto", "text", "markdown", "html", "jsonl", "csv", "parquet", "warc"]


class InputOptions(Struct, frozen=True):
    """How to read, and what to say of articles that do not say it themselves."""

    format: Format = "auto"
    """``auto`` goes by the file's name, then by its first bytes."""
    language: str | None = None
    """ISO 639-1 code; it holds where a record gives none."""
    published: str | None = None
    """ISO date; it holds where a record gives none, and before what a web page's metadata say."""
    outlet: str | None = None
    """The outlet's name; it holds like ``published``."""
    limit_bytes: int = 50_000_000
    """Largest file, or largest single record of a file that holds many."""
    columns: dict[str, str] = {}
    """Of a table: the column that holds a field (``{"text": "body"}``), where it is not named like the field."""
