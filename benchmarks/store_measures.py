"""Measures of a record of made-up statements: adding, searching, exporting, size.

    python benchmarks/store_measures.py make RECORD STATEMENTS     fill a record, print statements a second
    python benchmarks/store_measures.py search RECORD              time searches with two filters, print percentiles
    python benchmarks/store_measures.py add RECORD STATEMENTS      add to a full record, print statements a second
    python benchmarks/store_measures.py export RECORD              export all statements, print rows, seconds, memory

RECORD is a file or postgresql://… . docs/store.md holds the figures of one machine.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from communique.store import Incoming, Record
from tests.store import making

BATCH = 256
"""Articles that are kept in one transaction."""
PER_ARTICLE = 10
"""Statements of an article, on average."""
STARTED = "2025-01-01T00:00:00Z"
ROUNDS = 300


def _batches(first: int, statements: int) -> Iterator[list[Incoming]]:
    """Yield batches of articles until there are so many statements."""
    number, done = first, 0
    while done < statements:
        batch = [making.reading(number + i) for i in range(BATCH)]
        number += BATCH
        done += sum(len(reading.statements) for reading in batch)
        yield [Incoming(reading, reading.article) for reading in batch]


def add(address: str, statements: int) -> None:
    """Add statements, and say how many a second; making them up is not counted."""
    with Record(address, make=True) as record, record.writer({"communique": "benchmark"}, STARTED) as writer:
        first = record.totals()["articles"]
        seconds = busy = 0.0
        done = told = 0
        for batch in _batches(first, statements):
            begun, used = time.perf_counter(), time.process_time()
            outcomes = writer.keep(batch)
            seconds += time.perf_counter() - begun
            busy += time.process_time() - used
            assert set(outcomes) == {"added"}
            done += sum(len(item.reading.statements) for item in batch)
            if done - told >= 50_000:
                told = done
                print(f"{done} statements, {done / seconds:.0f} a second", file=sys.stderr, flush=True)
        print(
            f"added {done} statements at {done / seconds:.0f} a second ({done / busy:.0f} a second of processor time)"
        )
    if Path(address).exists():
        size = sum(Path(address + suffix).stat().st_size for suffix in ("", "-wal") if Path(address + suffix).exists())
        print(f"{size / 1e6:.0f} MB")


def queries(count: int) -> list[str]:
    """Return queries with two filters, half of them with words too, as varied as the made-up record."""
    chance = random.Random("queries")
    filters: tuple[Callable[[], str], ...] = (
        lambda: f"speaker:{making.person(min(int(chance.expovariate(0.004)), 1999))[0].names[1]}",
        lambda: f"act:{chance.choice(making.ACTS)}",
        lambda: f"form:{chance.choice(making.FORMS)}",
        lambda: f"language:{chance.choice([*making.CUES])}",
        lambda: f'outlet:"{chance.choice(making.OUTLETS)}"',
        lambda: f"state:{chance.choice(making.STATES)[0]}",
        lambda: f"type:{chance.choice(making.TYPES)[0]}",
        lambda: f"status:{chance.choice(making.STATUSES)}",
        lambda: f"place:{chance.choice(making.PLACES)}",
        lambda: str(chance.randint(2014, 2023)),
        lambda: f"{chance.randint(2014, 2023)}-{chance.randint(1, 12):02d}",
        lambda: "relay:wire",
    )
    out = []
    for number in range(count):
        language = chance.choice([*making.CUES])
        words = making.vocabulary(language)[0]
        sought = f"{words[min(int(chance.expovariate(0.02)), len(words) - 1)]} " if number % 2 else ""
        out.append(sought + " ".join(one() for one in chance.sample(filters, 2)))
    return out


def search(address: str) -> None:
    """Time searches for their first page of twenty with its count."""
    times: list[tuple[float, int, str]] = []
    used: list[float] = []
    with Record(address) as record:
        record.search("state:SWE")  # the gazetteer is read once in a process
        for query in queries(ROUNDS):
            begun, started = time.perf_counter(), time.process_time()
            page = record.search(query)
            used.append(time.process_time() - started)
            times.append((time.perf_counter() - begun, page.total, query))
    times.sort()
    used.sort()
    for share in (0.5, 0.9, 0.95, 0.99):
        place = int(share * len(times))
        print(f"p{share * 100:.0f} {1000 * times[place][0]:.0f} ms ({1000 * used[place]:.0f} ms of processor time)")
    for seconds, total, query in times[-5:]:
        print(f"  slowest: {1000 * seconds:.0f} ms, {total} found: {query}")
    print(f"{sum(total > 0 for _, total, _ in times)} of {len(times)} searches found something")


def export(address: str) -> None:
    """Export all statements in a process of its own, in three formats."""
    for name in ("csv", "parquet", "jsonl"):
        begun = time.perf_counter()
        out = f"{address.rpartition('/')[2] or 'record'}.{name}"
        command = [sys.executable, "-m", "benchmarks.store_measures", "write", address, name, out]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        print(
            f"{name}: {done.stdout.strip()}, {time.perf_counter() - begun:.0f} s, {os.stat(out).st_size / 1e6:.0f} MB"
        )
        Path(out).unlink()


def write(address: str, name: str, out: str) -> None:
    """Write one export and say how many rows and how much memory."""
    from communique.export import FORMATS, Options
    from communique.export import export as run

    with Record(address) as record:
        rows = run(record, name, Path(out), Options("", FORMATS[name].kinds[0]))
    print(f"{rows} rows, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB of memory at most")


def main() -> None:
    """Run what the arguments name."""
    match sys.argv[1:]:
        case ["make" | "add", address, statements]:
            add(address, int(statements))
        case ["search", address]:
            search(address)
        case ["export", address]:
            export(address)
        case ["write", address, name, out]:
            write(address, name, out)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
