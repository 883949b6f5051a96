"""Counts kept for the pages: who stands with whom, and tallies of the whole record and of each actor.

Revision ID: 0004
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORDS = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
EMPTY = sa.text("times <= 0")
KEY: dict[str, Any] = {"primary_key": True, "autoincrement": False}


def upgrade() -> None:
    """Make the tables; 0005 fills them."""
    op.create_table(
        "about",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("position", sa.Integer, **KEY),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("of", WORDS),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tie",
        sa.Column("n", NUMBER, **KEY),
        sa.Column("a", WORDS, primary_key=True),
        sa.Column("b", WORDS, primary_key=True),
        sa.Column("level", sa.SmallInteger, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("quad", sa.SmallInteger, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("exact", sa.SmallInteger, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("tie_pair", "tie", ["a", "b", "kind", "label", "day", "exact", "quad", "n"])
    op.create_table(
        "tally",
        sa.Column("field", sa.String, primary_key=True),
        sa.Column("owner", WORDS, primary_key=True),
        sa.Column("value", WORDS, primary_key=True),
        sa.Column("period", WORDS, primary_key=True),
        sa.Column("times", NUMBER, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("tally_empty", "tally", ["field"], sqlite_where=EMPTY, postgresql_where=EMPTY)
    op.create_index("party_of", "party", ["of", "n"])
    op.create_index("role_of", "role", ["of"])
