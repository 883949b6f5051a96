"""How exactly a day is known, in SQL."""

from __future__ import annotations

COARSE = "-"
"""The period of what is dated, but not to one year."""

EXACT = """CASE WHEN {0}.first IS NULL THEN 0 WHEN {0}.first = {0}.last THEN 10
    WHEN substr({0}.first, 1, 7) = substr({0}.last, 1, 7) THEN 7
    WHEN substr({0}.first, 1, 4) = substr({0}.last, 1, 4) THEN 4 ELSE 0 END"""
"""How many characters of the day are known for certain: 10 a day, 7 a month, 4 a year, 0 less."""


def period_sql(table: str, length: int) -> str:
    """Return the period of a row with ``day``, ``first``, ``last``: as exact as is known, ``length`` characters at
    most; ``-`` for what is dated to no one year, empty for what is not dated.
    """
    exact = EXACT.format(table)
    return (
        f"CASE WHEN {table}.day = '' THEN '' WHEN {exact} = 0 THEN '{COARSE}'"
        f" WHEN {exact} >= {length} THEN substr({table}.day, 1, {length}) ELSE substr({table}.day, 1, {exact}) END"
    )
