"""Tidy tables as Arrow: for pandas, polars, R, DuckDB. Needs pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from communique.errors import UsageError
from communique.store.tidy import TABLES, Value

if TYPE_CHECKING:
    import pyarrow

HINT = "this needs pyarrow; install it with: pip install 'communique[parquet]'"


def schema(kind: str) -> pyarrow.Schema:
    """Return the Arrow schema of a table; each field carries its meaning."""
    try:
        import pyarrow as pa
    except ImportError as fault:
        raise UsageError(HINT) from fault
    types = {
        "text": pa.string(),
        "date": pa.date32(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "yes/no": pa.bool_(),
    }
    return pa.schema([pa.field(c.name, types[c.type], metadata={"meaning": c.meaning}) for c in TABLES[kind]])


def batches(kind: str, rows: Iterable[Sequence[tuple[Value, ...]]]) -> Iterator[pyarrow.RecordBatch]:
    """Yield batches of rows as Arrow record batches."""
    fields = schema(kind)
    import pyarrow as pa

    dates = [column.type == "date" for column in TABLES[kind]]
    for batch in rows:
        columns = zip(*batch, strict=True)
        arrays = [
            pa.array([_date(value) for value in values] if is_date else list(values), field.type)
            for values, is_date, field in zip(columns, dates, fields, strict=True)
        ]
        yield pa.RecordBatch.from_arrays(arrays, schema=fields)


def _date(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None


def table(kind: str, rows: Iterable[Sequence[tuple[Value, ...]]]) -> pyarrow.Table:
    """Return the rows as one Arrow table."""
    found = [*batches(kind, rows)]
    import pyarrow as pa

    return pa.Table.from_batches(found, schema(kind))
