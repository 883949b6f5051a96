"""``communique backup``: a whole copy of the record, made while others use it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress, opened


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy: a new SQLite file.")],
    record: RecordAddress = RECORD,
) -> None:
    """Copy the record to a new file; a record on a server becomes a file too."""
    with opened(record) as kept:
        kept.backup(target)
        held = kept.totals()
    print(f"{target}: {held['articles']} articles, {target.stat().st_size:,} bytes")
