"""``communique correct`` as a user runs it."""

from __future__ import annotations

from pathlib import Path

from communique.store import Incoming, Record
from tests.cli.test_read import run
from tests.store.test_corrections import first


def test_correct_list_and_undo(tmp_path: Path) -> None:
    with Record(str(tmp_path / "communique.db"), make=True) as record:
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(first(), first().article)])
    done = run(
        "correct", "S", "act=deny", "said_on=2024-05", "--why", "he denies it", "--who", "Maria", folder=tmp_path
    )
    assert done.stdout.decode() == "corrections 1, 2; take each back with --undo NUMBER\n", done.stderr
    assert run("correct", "--undo", "2", "--why", "no date", folder=tmp_path).returncode == 0
    lines = run("correct", "--list", folder=tmp_path).stdout.decode().splitlines()
    assert [line.rpartition(" [")[2] for line in lines] == ["stands]", "undone]", "done]"]
    assert "Maria: S act: assert -> deny. he denies it" in lines[0]
    shown = run("search", "kind:statement", folder=tmp_path).stdout.decode()
    assert "corrected: act" in " ".join(shown.split())
    assert run("correct", "S", "--remove", "--why", "not said", folder=tmp_path).returncode == 0
    assert b"0 of 0" in run("search", "kind:statement", folder=tmp_path).stderr


def test_wrong_requests(tmp_path: Path) -> None:
    for arguments in (("S",), ("S", "act"), ("--remove",), ("S", "act=deny", "--remove")):
        assert run("correct", *arguments, folder=tmp_path).returncode == 2
    with Record(str(tmp_path / "communique.db"), make=True):
        pass
    done = run("correct", "S", "act=deny", folder=tmp_path)
    assert done.returncode == 2
    assert b"a correction needs to say why" in done.stderr
