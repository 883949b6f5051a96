"""A program that adds made-up articles and prints each identifier once it is kept: to be killed by a test.

python -m tests.store.adding ADDRESS FIRST COUNT
"""

from __future__ import annotations

import sys

from communique.store import Incoming, Record
from tests.store.making import reading

BATCH = 3


def main(address: str, first: int, count: int) -> None:
    """Add the articles FIRST to FIRST + COUNT - 1 in batches; those that the record has are passed over."""
    with Record(address, make=True) as record, record.writer({}, "2025-01-01T00:00:00Z") as writer:
        for start in range(first, first + count, BATCH):
            batch = [reading(number, 3) for number in range(start, start + BATCH)]
            writer.keep([Incoming(item, item.article) for item in batch])
            for item in batch:
                print(item.article.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
