"""``communique export``: what a query finds, in the formats that other tools read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress, Words, asked, opened


class Formats(StrEnum):
    """The formats."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    plover = "plover"
    gdelt = "gdelt"
    ftm = "ftm"
    graphml = "graphml"
    gexf = "gexf"
    annotations = "annotations"
    bibtex = "bibtex"
    csl = "csl"


class Tables(StrEnum):
    """What a table or a list holds."""

    statement = "statement"
    event = "event"
    article = "article"
    party = "party"


def export(
    name: Annotated[Formats, typer.Argument(metavar="FORMAT", help=", ".join(Formats))],
    words: Words = None,
    record: RecordAddress = RECORD,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Where to; else standard output.")
    ] = None,
    kind: Annotated[Tables | None, typer.Option(help="Of jsonl, csv, parquet, annotations: what the rows are.")] = None,
    raw: Annotated[
        bool, typer.Option("--raw", help="Of csv: leave cells that look like formulas as they are.")
    ] = False,
) -> None:
    """Write all that a query finds: export csv speaker:lavrov 2023 -o lavrov.csv."""
    from communique.export import FORMATS, Options
    from communique.export import export as write

    chosen = FORMATS[name.value]
    if out is None and name is Formats.parquet:
        raise typer.BadParameter("Parquet goes into a file: name one", param_hint="--out")
    options = Options(asked(words), kind.value if kind else chosen.kinds[0], raw)
    with opened(record) as kept:
        count = write(kept, name.value, out or sys.stdout.buffer, options)
    sys.stdout.flush()
    print(f"{count} {chosen.unit}" + (f" in {out}" if out else ""), file=sys.stderr)
