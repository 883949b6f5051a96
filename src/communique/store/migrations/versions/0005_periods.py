"""How exactly each record is dated, and the quad class of events, beside what a search sorts by; fills the counts.

Revision ID: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from communique.store.aggregates import keeping

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROW = ("n", "first", "last", "kind", "article", "period", "quad")
WORDS = sa.Text(collation="C").with_variant(sa.Text(), "sqlite")
PERIOD = """CASE WHEN first IS NULL THEN '' WHEN first = last THEN first
    WHEN substr(first, 1, 7) = substr(last, 1, 7) THEN substr(first, 1, 7)
    WHEN substr(first, 1, 4) = substr(last, 1, 4) THEN substr(first, 1, 4) ELSE '-' END"""


def upgrade() -> None:
    """Add the columns, order all of a row by day, and count everything."""
    op.add_column("found", sa.Column("period", WORDS, nullable=False, server_default=""))
    op.add_column("found", sa.Column("quad", sa.SmallInteger, nullable=False, server_default="0"))
    op.execute(f"UPDATE found SET period = {PERIOD}")
    op.execute("UPDATE found SET quad = (SELECT e.quad FROM event e WHERE e.n = found.n) WHERE kind = 2")
    op.drop_index("found_day", "found")
    op.create_index("found_day", "found", [sa.text("day DESC"), *ROW])
    keeping.refill(op.get_bind())
