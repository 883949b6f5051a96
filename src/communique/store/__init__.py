"""The record: readings kept in SQLite or PostgreSQL, searched, corrected, counted.

What the machine read is only ever added to; what users see is derived from it. docs/store.md describes the tables.
"""

from communique.store.effective import Correction, Standing
from communique.store.hits import Head, Hit
from communique.store.record import Page, Record, Selection, open
from communique.store.stats import TALLIES, Tally
from communique.store.versions import versions
from communique.store.writer import Incoming, Outcome, Writer

__all__ = [
    "TALLIES",
    "Correction",
    "Head",
    "Hit",
    "Incoming",
    "Outcome",
    "Page",
    "Record",
    "Selection",
    "Standing",
    "Tally",
    "Writer",
    "open",
    "versions",
]
