from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from communique.errors import DataError, UsageError
from communique.web import Accounts
from communique.web.accounts import SHORTEST_PASSWORD

PASSWORD = "correct horse battery"


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    return Accounts(tmp_path / "record.db.users")


def run(*arguments: str, folder: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    program = "import sys; from communique.cli import main; sys.argv = ['communique', *sys.argv[1:]]; main()"
    command = [sys.executable, "-c", program, "users", *arguments]
    return subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, timeout=120)


def test_a_password_is_known_again_and_never_kept(accounts: Accounts) -> None:
    accounts.add("eva", "editor", PASSWORD)
    user = accounts.check("eva", PASSWORD)
    assert user is not None
    assert (user.name, user.role, user.may_correct) == ("eva", "editor", True)
    assert accounts.check("eva", PASSWORD + "x") is None
    assert accounts.check("rut", PASSWORD) is None
    kept = accounts.path.read_text("utf-8")
    assert PASSWORD not in kept
    assert json.loads(kept)[0]["hash"].startswith("$argon2id$")


def test_only_the_owner_can_read_the_file(accounts: Accounts) -> None:
    accounts.add("eva", "editor", PASSWORD)
    accounts.add("rut", "reader", PASSWORD)
    assert stat.S_IMODE(accounts.path.stat().st_mode) == 0o600
    os.chmod(accounts.path, 0o640)
    with pytest.raises(UsageError, match="chmod 600"):
        Accounts(accounts.path).users()


def test_the_same_password_has_two_hashes(accounts: Accounts) -> None:
    accounts.add("eva", "editor", PASSWORD)
    accounts.add("rut", "reader", PASSWORD)
    hashes = {entry["hash"] for entry in json.loads(accounts.path.read_text("utf-8"))}
    assert len(hashes) == 2


def test_another_process_is_seen_at_once(accounts: Accounts) -> None:
    accounts.add("eva", "editor", PASSWORD)
    other = Accounts(accounts.path)
    before = other.find("eva")
    accounts.set_password("eva", PASSWORD + "!")
    accounts.add("rut", "reader", PASSWORD)
    after = other.find("eva")
    assert before is not None
    assert after is not None
    assert before.stamp != after.stamp
    assert [user.name for user in other.users()] == ["eva", "rut"]
    accounts.remove("eva")
    assert other.find("eva") is None


@pytest.mark.parametrize("name", ["", " eva", "a/b", "a:b", "a\nb", "a" * 65, "<b>"])
def test_a_name_that_is_none(accounts: Accounts, name: str) -> None:
    with pytest.raises(UsageError, match="is no name"):
        accounts.add(name, "reader", PASSWORD)


def test_what_cannot_be_done_is_said(accounts: Accounts) -> None:
    accounts.add("eva", "editor", PASSWORD)
    with pytest.raises(UsageError, match="already"):
        accounts.add("eva", "editor", PASSWORD)
    with pytest.raises(UsageError, match="no role"):
        accounts.add("rut", "owner", PASSWORD)
    with pytest.raises(UsageError, match="10 to 200"):
        accounts.add("rut", "reader", "a" * (SHORTEST_PASSWORD - 1))
    with pytest.raises(UsageError, match="there is no user 'rut'"):
        accounts.remove("rut")
    with pytest.raises(UsageError, match="there is no user 'rut'"):
        accounts.set_password("rut", PASSWORD)


@pytest.mark.parametrize("content", ["", "{}", '[{"name": "eva"}]', '[{"name": "eva", "role": "owner", "hash": ""}]'])
def test_a_damaged_file_is_told(accounts: Accounts, content: str) -> None:
    accounts.path.touch(0o600)
    accounts.path.write_text(content, "utf-8")
    with pytest.raises(DataError, match="no file of users"):
        accounts.users()


def test_a_hash_that_is_none_lets_nobody_in(accounts: Accounts) -> None:
    accounts.path.touch(0o600)
    accounts.path.write_text('[{"name": "eva", "role": "editor", "hash": "plain"}]', "utf-8")
    assert accounts.check("eva", "plain") is None


def test_the_command_line_adds_lists_and_removes(tmp_path: Path) -> None:
    added = run("add", "eva", "--role", "editor", folder=tmp_path, given=PASSWORD + "\n")
    assert added.stdout == "added eva, editor, in communique.db.users\n", added.stderr
    accounts = Accounts(tmp_path / "communique.db.users")
    assert accounts.check("eva", PASSWORD)
    assert run("list", folder=tmp_path).stdout == "eva\teditor\n"
    assert run("password", "eva", folder=tmp_path, given="another password\n").returncode == 0
    assert accounts.check("eva", "another password")
    assert run("remove", "eva", folder=tmp_path).stdout == "removed eva\n"
    assert run("list", folder=tmp_path).stdout == ""


def test_the_command_line_says_what_is_wrong(tmp_path: Path) -> None:
    short = run("add", "eva", folder=tmp_path, given="short\n")
    assert (short.returncode, short.stdout) == (2, "")
    assert "10 to 200 characters" in short.stderr
    assert run("add", folder=tmp_path).returncode == 2
    server = run("list", "--record", "postgresql://host/name", folder=tmp_path)
    assert server.returncode == 2
    assert "--users FILE" in server.stderr
