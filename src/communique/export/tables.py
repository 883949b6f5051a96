"""CSV and Parquet: the tidy tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import TextIOWrapper
from typing import TYPE_CHECKING, BinaryIO

from communique.export.base import Options
from communique.store import Record, arrow
from communique.store.tidy import TABLES, Value

if TYPE_CHECKING:
    import pyarrow

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that a spreadsheet takes for a formula (OWASP, CSV injection; full-width forms too)."""
ROW_GROUP = 20_000


def write_csv(record: Record, options: Options, out: BinaryIO) -> int:
    """Write comma-separated UTF-8 with a header line; an apostrophe defuses cells that begin like a formula."""
    text = TextIOWrapper(out, "utf-8", errors="replace", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.name for column in TABLES[options.kind]])
    count = 0
    for batch in record.rows(options.kind, options.query):
        writer.writerows(batch if options.raw else ([_cell(value) for value in row] for row in batch))
        count += len(batch)
    text.flush()
    text.detach()
    return count


def _cell(value: Value) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def write_parquet(record: Record, options: Options, out: BinaryIO) -> int:
    """Write Parquet (zstd), a row group for every 20,000 rows; the fields' metadata hold the codebook."""
    fields = arrow.schema(options.kind)
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    count = 0
    with ParquetWriter(out, fields, compression="zstd") as writer:
        for group in _groups(arrow.batches(options.kind, record.rows(options.kind, options.query))):
            writer.write_table(pa.Table.from_batches(group, fields))
            count += sum(int(batch.num_rows) for batch in group)
    return count


def _groups(batches: Iterator[pyarrow.RecordBatch]) -> Iterator[list[pyarrow.RecordBatch]]:
    group: list[pyarrow.RecordBatch] = []
    for batch in batches:
        group.append(batch)
        if sum(int(item.num_rows) for item in group) >= ROW_GROUP:
            yield group
            group = []
    if group:
        yield group
