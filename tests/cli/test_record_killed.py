"""``communique add`` killed at random moments loses nothing that it acknowledged, and goes on where it was."""

from __future__ import annotations

from pathlib import Path

from tests.cli.killing import rounds

ROUNDS = 3
"""``python -m tests.cli.killing 30 FOLDER`` does more of them."""


def test_a_killed_run_is_started_again(tmp_path: Path) -> None:
    found = rounds(tmp_path, ROUNDS)
    assert any(one.acknowledged for one in found)
