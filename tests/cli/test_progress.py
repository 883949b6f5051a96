from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress

import pytest

from communique.cli import progress

CODE = """
import sys
from communique.cli import progress
for item in progress.shown(range(20)):
    print(item)
"""


def everything(terminal: int) -> Iterator[str]:
    with suppress(OSError):  # how a terminal that is closed at its other end says that there is no more
        while chunk := os.read(terminal, 4096):
            yield chunk.decode(errors="replace")


def test_few_articles_need_no_progress(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SECONDS", 0)
    assert list(progress.shown(range(progress.FEW))) == list(range(progress.FEW))
    assert capsys.readouterr().err == ""


def test_many_articles_are_told_in_plain_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "SECONDS", 0)
    assert list(progress.shown(range(progress.FEW + 2))) == list(range(progress.FEW + 2))
    assert capsys.readouterr().err.splitlines() == ["read 6 articles in 0 s", "read 7 articles in 0 s"]


def test_plain_lines_are_sparse(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(list(progress.shown(range(1000)))) == 1000
    assert capsys.readouterr().err == ""


def test_a_terminal_shows_a_moving_line_and_results_stay_clean() -> None:
    mine, its = pty.openpty()
    done = subprocess.run([sys.executable, "-c", CODE], stdout=subprocess.PIPE, stderr=its, check=True)
    os.close(its)
    shown = "".join(everything(mine))
    os.close(mine)
    assert done.stdout.split() == [str(i).encode() for i in range(20)]
    assert "read 20 articles in" in shown
