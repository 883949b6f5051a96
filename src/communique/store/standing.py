"""The corrections of articles, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, RowMapping, select

from communique.records import Reading
from communique.store import schema
from communique.store.effective import Correction, Effective, effective


def entry(row: RowMapping) -> Correction:
    """Return a row of the log."""
    return msgspec.convert({str(name): value for name, value in row.items()}, Correction)


def logs(connection: Connection, articles: Iterable[str]) -> dict[str, list[Correction]]:
    """Return the corrections by identifier of their article, oldest first."""
    table = schema.correction
    query = select(table).where(table.c.article.in_([*dict.fromkeys(articles)])).order_by(table.c.id)
    out: dict[str, list[Correction]] = {}
    for row in connection.execute(query).mappings():
        out.setdefault(row["article"], []).append(entry(row))
    return out


def shown(connection: Connection, readings: Sequence[Reading]) -> list[Effective]:
    """Return readings as they are shown, each with the corrections of its article."""
    found = logs(connection, (reading.article.id for reading in readings))
    return [effective(reading, found.get(reading.article.id, ())) for reading in readings]
