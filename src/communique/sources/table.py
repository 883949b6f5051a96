"""Tables: CSV with a header line, and Parquet; one row, one article, columns named as the fields of JSON lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from difflib import get_close_matches
from io import BufferedReader, TextIOWrapper
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Article, Problem
from communique.sources.article import FIELDS, from_record
from communique.sources.decode import encoding_of
from communique.sources.options import InputOptions
from communique.sources.problems import problem

_PROBE = 65_536
_DELIMITERS = ",;\t|"
_BATCH = 256
MOST_LISTED = 40
"""Columns that a message names."""


def read_csv(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of each row; the header's most frequent of ``, ; tab |`` parts the columns."""
    encoding, note = encoding_of(_head(stream), whole=False)
    text = TextIOWrapper(stream, encoding, errors="replace", newline="")
    try:
        header_line = text.readline(_PROBE)
        delimiter = max(_DELIMITERS, key=header_line.count)
        columns = _columns(header_line, delimiter, options)
        with _field_limit(options.limit_bytes):
            rows = csv.reader(text, delimiter=delimiter)
            yield from _read_rows(_records(rows, columns), name, "row", options)
    finally:
        text.detach()
    if note is not None:
        yield problem("encoding-guessed", f"{name}: {note}", name)


def _columns(header_line: str, delimiter: str, options: InputOptions) -> list[str]:
    if not header_line.strip():
        raise SourceError("empty", "holds no table.")
    header = next(csv.reader([header_line], delimiter=delimiter), [])
    return _renamed(header, options)


def _renamed(columns: list[str], options: InputOptions) -> list[str]:
    """Return the columns under the names of the fields that they hold. Raises SourceError where one is missing."""
    known = [name.strip().lower() for name in columns]
    fields = {column.strip().lower(): field.strip().lower() for field, column in options.columns.items()}
    for field, column in options.columns.items():
        if field.strip().lower() not in FIELDS:
            raise SourceError("missing-text", f"an article has no field ``{field}``; there are {', '.join(FIELDS)}.")
        if column.strip().lower() not in known:
            near = get_close_matches(column.strip().lower(), known, 1)
            hint = f" Did you mean {columns[known.index(near[0])].strip()}?" if near else ""
            raise SourceError("missing-text", f"no column ``{column}`` ({_listed(columns)}).{hint}")
    # A column that is named like a field but holds something else must not stand in for it.
    renamed = [fields.get(name, "" if name in fields.values() else name) for name in known]
    if "text" not in renamed:
        hint = "Say which holds the article's text: --column text=NAME."
        raise SourceError("missing-text", f"no column ``text`` ({_listed(columns)}). {hint}")
    return renamed


def _listed(columns: list[str]) -> str:
    """Return the names of the columns, of very many the first."""
    more = f" and {len(columns) - MOST_LISTED} more" if len(columns) > MOST_LISTED else ""
    return f"columns: {', '.join(name.strip() for name in columns[:MOST_LISTED])}{more}"


def _head(stream: BinaryIO) -> bytes:
    """Return the first bytes of a stream, which stay in it."""
    return stream.peek(_PROBE)[:_PROBE] if isinstance(stream, BufferedReader) else b""


@contextmanager
def _field_limit(size: int) -> Iterator[None]:
    """Let the csv module read fields up to a size; it knows one limit for the whole process."""
    before = csv.field_size_limit(min(size, 2**31 - 1))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _records(rows: Iterable[list[str]], columns: list[str]) -> Iterator[Mapping[str, object]]:
    try:
        for row in rows:
            if any(row):
                yield {column: value or None for column, value in zip(columns, row, strict=False)} | _text(columns, row)
    except csv.Error as fault:
        raise SourceError("broken-file", f"the table is damaged ({fault}); the rows before were read.") from fault


def _text(columns: list[str], row: list[str]) -> dict[str, object]:
    """An empty text is empty, not missing; elsewhere an empty cell says nothing."""
    place = columns.index("text")
    return {"text": row[place]} if place < len(row) else {}


def read_parquet(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of each row of a Parquet file, read in batches."""
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as fault:
        hint = "Parquet needs pyarrow. Install it with: pip install 'communique[parquet]'"
        raise SourceError("missing-library", hint) from fault
    try:
        table = ParquetFile(stream)
        columns = _renamed(table.schema_arrow.names, options)
        batches = (batch.rename_columns(columns) for batch in table.iter_batches(_BATCH))
        records = (record for batch in batches for record in batch.to_pylist())
        yield from _read_rows(records, name, "row", options)
    except (ArrowException, OSError, ValueError) as fault:
        raise SourceError("broken-file", f"no Parquet file, or damaged ({str(fault)[:120]}).") from fault


def _read_rows(
    records: Iterable[Mapping[str, object]], name: str, unit: str, options: InputOptions
) -> Iterator[Article | Problem]:
    seen: dict[str, int] = {}
    number = 0
    for number, record in enumerate(records, 1):
        place = f"{name}, {unit} {number}"
        for item in from_record(record, place, f"the table's {unit}", options):
            if isinstance(item, Article) and record.get("id") is not None:
                earlier = seen.setdefault(item.id, number)
                if earlier != number:
                    message = f"{place}: repeats the id {item.id[:60]!r} of {unit} {earlier}; not read."
                    yield problem("duplicate-id", message, place)
                    break
            yield item
    if not number:
        raise SourceError("empty", "the table has no rows.")
