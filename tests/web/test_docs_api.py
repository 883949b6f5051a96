"""The examples of docs/api.md, run as a reader would run them."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import subprocess
from pathlib import Path

import httpx
import pytest

from communique.export import FORMATS
from communique.web.api.answers import PREFIX
from communique.web.api.routes import MODULES
from communique.web.exporting import MEDIA

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def shell(script: str, folder: Path, **variables: str) -> str:
    done = subprocess.run(
        ["bash", "-euc", script],
        cwd=folder,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_examples_for_curl_do_as_they_say(own_url: str, tmp_path: Path) -> None:
    reading, correcting = blocks("sh")
    searched, counted, rest = reading.splitlines()
    assert json.loads(shell(searched, tmp_path, RECORD=own_url))["hits"] is not None
    assert len(json.loads(shell(counted, tmp_path, RECORD=own_url))["rows"]) == 3
    shell(rest, tmp_path, RECORD=own_url)
    assert (tmp_path / "events.csv").read_text("utf-8").startswith("id,")
    with httpx.Client(base_url=own_url, timeout=60) as client:
        statement = client.get(f"{PREFIX}/statements?size=1").json()["hits"][0]["id"]
        assert shell(correcting, tmp_path, RECORD=own_url, STATEMENT=statement) == '{"entries":[1]}'
        assert client.get(f"{PREFIX}/statements/{statement}").json()["statement"]["act"] == "deny"


def test_the_example_in_python_finds_every_statement(client: httpx.Client, url: str) -> None:
    (code,) = blocks("python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code.replace("http://127.0.0.1:8000", url), {})
    total = client.get(f"{PREFIX}/statements").json()["total"]
    assert total > 5  # more than a page of the example
    assert len(re.findall(r"^.+ \(.+\): ", out.getvalue(), re.MULTILINE)) == total


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_every_route_is_documented_and_no_other(method: str) -> None:
    there = {
        route.path_format.removeprefix(PREFIX)
        for module in MODULES
        for route in module.router.routes
        if method in route.methods
    }
    table = PAGE.split(f"| {method} |")[1].split("\n\n")[0]
    assert set(re.findall(r"`(/[^`]*)`", table)) == there


def test_every_format_has_a_media_type() -> None:
    assert list(MEDIA) == list(FORMATS)
