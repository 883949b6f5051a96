"""``communique serve`` as a user runs it."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from communique.web import Accounts

PASSWORD = "correct horse battery"
PROGRAM = [
    sys.executable,
    "-c",
    "import sys; from communique.cli import main; sys.argv = ['communique', *sys.argv[1:]]; main()",
]


@contextmanager
def served(*options: str, folder: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run the command and give it with the address that it tells."""
    command = [*PROGRAM, "serve", "--port", "0", *options]
    with subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert " is at http://" in told, told + process.stderr.read()
        try:
            yield process, told.split(" is at ")[1].split()[0].rstrip("/")
        finally:
            process.kill()


def failing(*options: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, "serve", *options], cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture
def folder(record: Path, tmp_path: Path) -> Path:
    """A folder with a record of the usual name."""
    shutil.copy(record, tmp_path / "communique.db")
    return tmp_path


def test_pages_and_api_are_served_until_interrupted(folder: Path) -> None:
    with served(folder=folder) as (process, url):
        assert httpx.get(f"{url}/api/v1/totals", timeout=60).json()["counts"]["articles"] > 0
        assert "Communiqué" in httpx.get(url, timeout=60).text
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate(timeout=60)
        assert (process.returncode, out, rest) == (0, "", "ended\n")


def test_a_server_that_is_terminated_ends(folder: Path) -> None:
    with served(folder=folder) as (process, url):
        assert httpx.get(f"{url}/api/v1/totals", timeout=60).status_code == 200
        process.terminate()
        process.communicate(timeout=60)
        assert process.returncode in (0, -signal.SIGTERM)


def test_corrections_are_signed_with_the_name_that_is_given(folder: Path) -> None:
    with served("--name", "Anna B", folder=folder) as (_, url), httpx.Client(base_url=url, timeout=60) as client:
        id = client.get("/api/v1/statements?size=1").json()["hits"][0]["id"]
        client.post("/api/v1/corrections", json={"id": id, "remove": True, "why": "x"})
        assert client.get("/api/v1/corrections").json()["entries"][0]["correction"]["who"] == "Anna B"


def test_an_open_address_needs_users_and_then_a_password(folder: Path) -> None:
    refused = failing("--host", "0.0.0.0", folder=folder)
    assert refused.returncode == 2
    assert "no users with passwords yet; `communique users add NAME --role editor`" in refused.stderr
    Accounts(folder / "communique.db.users").add("eva", "editor", PASSWORD)
    with served("--host", "0.0.0.0", folder=folder) as (_, url):
        here = url.replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(f"{here}/api/v1/totals", timeout=60).status_code == 401
        assert httpx.get(f"{here}/api/v1/totals", timeout=60, auth=("eva", PASSWORD)).status_code == 200
        assert httpx.get(f"{here}/", timeout=60).status_code == 303


def test_a_record_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = failing("--record", "none.db", folder=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "there is no record none.db; `communique add` makes one" in done.stderr
    assert [*tmp_path.iterdir()] == []


def test_a_port_that_is_taken_is_told(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = failing("--port", str(port), folder=folder)
    assert done.returncode == 2
    assert f"127.0.0.1:{port} cannot be used" in done.stderr
    assert "try another --port" in done.stderr


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs accounts of the system")
def test_a_record_where_nothing_can_be_written_can_still_be_read(folder: Path) -> None:
    os.chmod(folder, 0o555)
    try:
        with served(folder=folder) as (_, url):
            assert httpx.get(f"{url}/api/v1/totals", timeout=60).status_code == 200
    finally:
        os.chmod(folder, 0o755)
