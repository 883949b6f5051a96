"""The formats, and writing one to a file that is whole or not there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import BinaryIO

import msgspec
from msgspec import Struct

from communique.errors import RecordError, UsageError
from communique.export.annotations import write_annotations
from communique.export.base import Options, Write
from communique.export.citations import write_bibtex, write_csl
from communique.export.codebook import codebook
from communique.export.events import write_gdelt, write_plover
from communique.export.ftm import write_ftm
from communique.export.graph import write_gexf, write_graphml
from communique.export.jsonl import write_jsonl
from communique.export.tables import write_csv, write_parquet
from communique.store import Record


class Format(Struct, frozen=True):
    """A format. kinds: what it can hold, the usual one first. unit: what is counted. table: it has a codebook."""

    write: Write
    kinds: tuple[str, ...]
    unit: str
    meaning: str
    table: bool = False


_TIDY = ("statement", "event", "article", "party")
FORMATS: dict[str, Format] = {
    "jsonl": Format(write_jsonl, ("article", "statement", "event"), "lines", "Readings, whole, one a line"),
    "csv": Format(write_csv, _TIDY, "rows", "a tidy table, for spreadsheets, R and pandas", table=True),
    "parquet": Format(write_parquet, _TIDY, "rows", "the same table with its types", table=True),
    "plover": Format(write_plover, ("event",), "events", "PLOVER records, one a line"),
    "gdelt": Format(write_gdelt, ("event",), "rows", "a table like GDELT's, a row a pair of actors"),
    "ftm": Format(write_ftm, ("event",), "entities", "FollowTheMoney entities, one a line"),
    "graphml": Format(write_graphml, ("event",), "edges", "a network of actors for networkx, igraph, yEd"),
    "gexf": Format(write_gexf, ("event",), "edges", "the same network for Gephi"),
    "annotations": Format(
        write_annotations, ("statement", "event", "article"), "annotations", "W3C Web Annotations, one a line"
    ),
    "bibtex": Format(write_bibtex, ("article",), "entries", "citations of the articles"),
    "csl": Format(write_csl, ("article",), "entries", "citations as CSL-JSON, for Zotero"),
}


def export(record: Record, name: str, out: Path | BinaryIO, options: Options) -> int:
    """Write what the query finds and return how many rows, lines or entries that was.

    name: one of ``FORMATS``. out: a stream, or a file, which appears when it is whole; a table gets its codebook beside
    it (``NAME.codebook.json``). Raises UsageError for a kind that the format does not hold.
    """
    chosen = FORMATS.get(name)
    if chosen is None:
        raise UsageError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    if options.kind not in chosen.kinds:
        raise UsageError(f"{name} holds {', '.join(chosen.kinds)}; not {options.kind}")
    if not isinstance(out, Path):
        return chosen.write(record, options, out)
    count = _to_file(record, chosen, out, options)
    if chosen.table:
        book = msgspec.json.format(msgspec.json.encode(codebook(options.kind)))
        out.with_name(f"{out.name}.codebook.json").write_bytes(book + b"\n")
    return count


def _to_file(record: Record, chosen: Format, out: Path, options: Options) -> int:
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as stream:
            count = chosen.write(record, options, stream)
        os.replace(part, out)
    except OSError as fault:
        raise RecordError(f"{out}: could not be written ({fault.strerror or fault})") from fault
    finally:
        part.unlink(missing_ok=True)
    return count
