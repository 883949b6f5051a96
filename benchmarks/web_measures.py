"""Measures of the pages, over a record of made-up articles with a million events.

    python benchmarks/web_measures.py make RECORD EVENTS     fill a record: articles of six statements and ten events
    python benchmarks/web_measures.py pages RECORD           serve it, ask for pages, print milliseconds and memory

Each page is asked for once to warm up and then ``ROUNDS`` times. The clock tells what a reader waits on this machine as
busy as it is; the processor time of the server tells what the page costs. docs/performance.md holds the figures.
"""

from __future__ import annotations

import http.client
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace

from benchmarks.store_measures import queries
from communique import gazetteer
from communique.records import ActorRef, Event, Reading, Statement
from communique.store import Incoming, Record
from tests.store import making

BATCH = 64
STATEMENTS, EVENTS = 6, 10
"""In an article."""
STARTED = "2025-01-01T00:00:00Z"
ROUNDS = 5
FILTERS = 40
"""Random queries with two filters."""
BROAD = ("", "state:RUS", "kind:event", "type:SANCTION", "2019", "state:RUS state:VEN", "act:deny 2016..2018")
CHARTS = ("/timeline?q={}", "/timeline?q={}&grain=year", "/network?q={}", "/map?q={}")


def places() -> list[ActorRef]:
    """Return places of the gazetteer as the record has them, in a fixed order."""
    entries = sorted((e for e in gazetteer.load().entries() if e.kind == "place" and e.of), key=lambda e: e.id)
    return [ActorRef(e.id, "place", e.names["en"], None, None, e.of, "named", "made-up") for e in entries[::5]]


def varied(reading: Reading, number: int, known: list[ActorRef]) -> Reading:
    """Return the reading with places of the gazetteer, and people beside states in its events."""
    chance = random.Random(f"varied-{number}")

    def place() -> ActorRef | None:
        return known[min(int(chance.expovariate(0.01)), len(known) - 1)] if chance.random() < 0.4 else None

    def person(event: Event) -> Event:
        actor, role, of = making.person(min(int(chance.expovariate(0.004)), 1999))
        first = replace(event.actors[0], actor=actor.id, kind="person", name=actor.names[0], role=role, of=of)
        return (
            replace(event, actors=(first,), where=place()) if chance.random() < 0.3 else replace(event, where=place())
        )

    statements: tuple[Statement, ...] = tuple(replace(s, said_in=place()) for s in reading.statements)
    return replace(reading, statements=statements, events=tuple(person(event) for event in reading.events))


def make(address: str, events: int) -> None:
    """Fill a record with made-up articles until it holds so many events."""
    known, begun = places(), time.perf_counter()
    with Record(address, make=True) as record, record.writer({"communique": "benchmark"}, STARTED) as writer:
        number = record.totals()["articles"]
        while number * EVENTS < events:
            batch = [varied(making.reading(i, STATEMENTS, EVENTS), i, known) for i in range(number, number + BATCH)]
            writer.keep([Incoming(reading, reading.article) for reading in batch])
            number += BATCH
            if number % (BATCH * 50) == 0:
                print(f"{number * EVENTS} events, {time.perf_counter() - begun:.0f} s", file=sys.stderr, flush=True)


@contextmanager
def serving(record: str) -> Iterator[tuple[int, int]]:
    """Serve the record; give the server's port and process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(Path(sys.executable).with_name("communique")), "serve", "--record", record, "--port", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(30)


def processor(pid: int) -> float:
    """Return the seconds of processor time that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Return the most memory that a process has held, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024


def ask(port: int, path: str) -> tuple[float, float]:
    """Return milliseconds to the first byte of a page and to its last."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    begun = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read(1)
    first = time.perf_counter() - begun
    answer.read()
    whole = time.perf_counter() - begun
    if answer.status != 200:
        print(f"{path}: answered with status {answer.status}")
    return 1000 * first, 1000 * whole


def told(name: str, port: int, pid: int, paths: list[str], rounds: int) -> None:
    """Ask for paths, and print medians and the slowest by the clock, and the processor time of one on average."""
    for path in paths[:1]:
        ask(port, path)
    used = processor(pid)
    asked = [ask(port, path) for path in paths for _ in range(rounds)]
    times = sorted(whole for _, whole in asked)
    share = 1000 * (processor(pid) - used) / len(times)
    first = statistics.median(first for first, _ in asked)
    middle, slow = statistics.median(times), times[int(0.95 * (len(times) - 1))]
    print(
        f"{name:46s} first byte {first:5.0f} ms, whole {middle:5.0f} ms, 95 of 100 {slow:5.0f} ms,"
        f" processor {share:4.0f} ms",
        flush=True,
    )


def pages(record: str) -> None:
    """Serve the record and ask for its pages."""
    some = queries(FILTERS)
    with Record(record) as opened:
        article = opened.search("kind:article", size=1).hits[0].article.id
    with serving(record) as (port, pid):
        told("first page", port, pid, ["/"], ROUNDS)
        told("an article", port, pid, [f"/articles/{article}"], ROUNDS)
        told("a filter: the hits", port, pid, [f"/?q={quote(q)}" for q in some], 1)
        told("a filter: its facets", port, pid, [f"/facets?q={quote(q)}" for q in some], 1)
        for q in BROAD:
            told(f"hits of {q or 'everything'}", port, pid, [f"/?q={quote(q)}"], ROUNDS)
            told(f"facets of {q or 'everything'}", port, pid, [f"/facets?q={quote(q)}"], ROUNDS)
            for chart in CHARTS:
                told(chart.format(q or "everything"), port, pid, [chart.format(quote(q))], ROUNDS)
        person = making.person(0)[0].id
        for path in ("/actors/RUS", f"/actors/{person}", "/dyads/RUS/VEN", f"/dyads/{person}/VEN"):
            told(path, port, pid, [path], ROUNDS)
        told("/dyads/RUS/VEN?q=2019", port, pid, ["/dyads/RUS/VEN?q=2019"], ROUNDS)
        print(f"memory of the server, at most: {memory(pid):.0f} MB")


def main() -> None:
    """Run what the arguments name."""
    match sys.argv[1:]:
        case ["make", address, events]:
            make(address, int(events))
        case ["pages", record]:
            pages(record)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
