"""People's corrections: a log beside what the machine read.

Revision ID: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")
WORDS = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
VIEW = """
        SELECT c.id, c.at, c.who, c.why, c.action, c.kind, c.record, c.article, a.title, c.field, c.old, c.value,
               c.undoes
        FROM correction c LEFT JOIN article a ON a.id = c.article"""


def upgrade() -> None:
    """Make the log and its view."""
    op.create_table(
        "correction",
        sa.Column("id", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.Column("article", WORDS, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("field", sa.String),
        sa.Column("value", sa.Text),
        sa.Column("old", sa.Text),
        sa.Column("machine", sa.Text),
        sa.Column("undoes", NUMBER),
    )
    op.create_index("correction_article", "correction", ["article"])
    op.execute(f"CREATE VIEW corrections AS {VIEW}")
    op.execute("INSERT INTO counter (name, last) VALUES ('correction', 0)")
