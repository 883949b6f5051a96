"""How long pages and the API take over a record, and how much memory the server needs meanwhile.

python benchmarks/serve_measures.py record.db

Each address is asked three times by one visitor, then all of them by several at once beside two exports of everything.
Memory is read from /proc (Linux).
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx

PATHS = (
    "/",
    "/?q=sanctions",
    "/api/v1/search?q=sanctions",
    "/api/v1/facets",
    "/api/v1/timeline",
    "/api/v1/network",
    "/api/v1/map",
    "/api/v1/actors/RUS",
    "/api/v1/dyads/RUS/VEN",
)
EXPORTS = ("/api/v1/export/csv", "/api/v1/export/jsonl")
MOST_SECONDS = 60.0
"""Exports that take longer are left to themselves."""


def memory(process: int) -> str:
    """Return the memory that a process takes, and the most it took so far."""
    status = Path(f"/proc/{process}/status").read_text("ascii")
    now, most = (
        int(found[1]) // 1024 for name in ("VmRSS", "VmHWM") if (found := re.search(rf"{name}:\s+(\d+)", status))
    )
    return f"{now} MB now, {most} MB at most"


def alone(url: str) -> None:
    """Print how long each address takes, asked three times by one visitor."""
    with httpx.Client(base_url=url, timeout=300) as client:
        for path in PATHS:
            times = []
            for _ in range(3):
                begun = time.perf_counter()
                status = client.get(path).status_code
                times.append(time.perf_counter() - begun)
            print(
                f"{status}  median {statistics.median(times) * 1000:6.0f} ms  most {max(times) * 1000:6.0f} ms  {path}"
            )


def exporting(url: str, path: str) -> None:
    """Read an export for a while."""
    until = time.monotonic() + MOST_SECONDS
    with httpx.Client(base_url=url, timeout=300) as client, client.stream("GET", path) as answer:
        for _ in answer.iter_bytes():
            if time.monotonic() > until:
                return


def together(url: str) -> None:
    """Ask for everything at once, beside the exports."""
    threads = [threading.Thread(target=exporting, args=(url, path)) for path in EXPORTS]
    threads += [threading.Thread(target=httpx.get, args=(url + path,), kwargs={"timeout": 300}) for path in PATHS]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads[len(EXPORTS) :]:
        thread.join()
    print(f"all at once beside two exports: {time.perf_counter() - begun:.1f} s")
    for thread in threads:
        thread.join()


def main(record: str) -> None:
    """Run a server over the record and measure it."""
    command = [str(Path(sys.executable).with_name("communique")), "serve", "--record", record, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        url = server.stderr.readline().split(" is at ")[1].split()[0].rstrip("/")
        print("at the start:", memory(server.pid))
        alone(url)
        print("after one visitor:", memory(server.pid))
        together(url)
        print("after all at once:", memory(server.pid))
        server.terminate()


if __name__ == "__main__":
    main(sys.argv[1])
