"""Search entries in the order of their days, and tags for kinds, years and months in the word index.

Revision ID: 0006
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from communique.store.periods import sort_key

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORDS = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
ROWS = 10_000
"""Taken over at a time."""
COLUMNS = ("n", "kind", "article", "day", "first", "last", "period", "quad")


def upgrade() -> None:
    """Make ``found`` anew, with its key; the word index is made anew when the record is opened."""
    for index in ("found_day", "found_kind", "found_article"):
        op.drop_index(index, "found")
    op.rename_table("found", "found_before")
    op.create_table(
        "found",
        sa.Column("key", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("n", NUMBER, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("article", NUMBER, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("first", WORDS),
        sa.Column("last", WORDS),
        sa.Column("period", WORDS, nullable=False, server_default=""),
        sa.Column("quad", sa.SmallInteger, nullable=False, server_default="0"),
    )
    _take_over(op.get_bind())
    op.drop_table("found_before")
    op.create_index(
        "found_day", "found", [sa.text("day DESC"), "n", "first", "last", "kind", "article", "period", "quad"]
    )
    op.create_index("found_n", "found", ["n"], unique=True)
    op.create_index("found_article", "found", ["article"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE TABLE search_gone (key INTEGER PRIMARY KEY)")
    op.create_index("article_published", "article", ["published_first", "published_last"])


def _take_over(connection: Any) -> None:
    names = ", ".join(COLUMNS)
    batch = sa.text(f"SELECT {names} FROM found_before WHERE n > :last ORDER BY n LIMIT {ROWS}")
    put = sa.text(f"INSERT INTO found (key, {names}) VALUES (:key, {', '.join(f':{name}' for name in COLUMNS)})")
    last = 0
    while rows := connection.execute(batch, {"last": last}).mappings().all():
        connection.execute(put, [{**row, "key": sort_key(row["day"], row["n"])} for row in rows])
        last = rows[-1]["n"]
