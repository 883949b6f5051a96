"""Who may use the server: names with a role and a password's argon2 hash, in a file that only its owner can read.

The file is JSON, written whole or not at all; a server that runs sees changes at once.
"""

from __future__ import annotations

import os
import re
import stat
import threading
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import msgspec
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from msgspec import Struct

from communique.errors import DataError, UsageError

Role = Literal["reader", "editor"]
ROLES: tuple[str, ...] = get_args(Role)
SHORTEST_PASSWORD = 10
"""Characters."""
LONGEST_PASSWORD = 200
_NAME = re.compile(r"[\w][\w .@-]{0,63}")
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""argon2id with OWASP's least parameters (Password Storage Cheat Sheet): 19 MiB, so that a server stays small."""
_ONE_AT_A_TIME = threading.Lock()
"""Checking a password takes memory on purpose; many at a time must not take it all."""


class User(Struct, frozen=True):
    """Who asks. stamp: changes with the password; sessions of another stamp have ended."""

    name: str
    role: Role
    stamp: str = ""

    @property
    def may_correct(self) -> bool:
        """Whether the user may write to the log of corrections."""
        return self.role == "editor"


class Entry(Struct, frozen=True):
    """A line of the file."""

    name: str
    role: Role
    hash: str


class Accounts:
    """The users in a file. The file need not be there yet: then there are none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._seen: tuple[int, int] | None = None
        self._entries: dict[str, Entry] = {}

    def users(self) -> tuple[User, ...]:
        """Return all users by name."""
        return tuple(_user(entry) for _, entry in sorted(self._read().items()))

    def find(self, name: str) -> User | None:
        """Return the user with a name."""
        entry = self._read().get(name)
        return _user(entry) if entry else None

    def check(self, name: str, password: str) -> User | None:
        """Return the user when the password is right. A name that is not there takes as long as one that is."""
        entry = self._read().get(name)
        hashed = entry.hash if entry else self._nobody
        with _ONE_AT_A_TIME:
            try:
                _HASHER.verify(hashed, password[:LONGEST_PASSWORD])
            except (VerificationError, InvalidHashError):
                return None
        return _user(entry) if entry else None

    def add(self, name: str, role: str, password: str) -> None:
        """Add a user. Raises UsageError for a name that is taken or a password that is too short."""
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for a user; write letters, digits and . @ - _, 64 at most")
        if self.find(name):
            raise UsageError(f"there is a user {name!r} already; `communique users password` sets a new password")
        if role not in ROLES:
            raise UsageError(f"there is no role {role!r}; there are {', '.join(ROLES)}")
        self._write({**self._read(), name: Entry(name, msgspec.convert(role, Role), _hashed(password))})

    def remove(self, name: str) -> None:
        """Remove a user, whose sessions end."""
        entries = dict(self._read())
        self._known(name)
        del entries[name]
        self._write(entries)

    def set_password(self, name: str, password: str) -> None:
        """Set a user's password; the sessions under the old one end."""
        known = self._known(name)
        self._write({**self._read(), name: Entry(name, known.role, _hashed(password))})

    def _known(self, name: str) -> Entry:
        entry = self._read().get(name)
        if entry is None:
            raise UsageError(f"there is no user {name!r} in {self.path}")
        return entry

    @cached_property
    def _nobody(self) -> str:
        return _HASHER.hash("nobody has this password")

    def _read(self) -> dict[str, Entry]:
        """Return the entries, from the file when it has changed."""
        with self._lock:
            try:
                found = self.path.stat()
            except FileNotFoundError:
                self._seen, self._entries = None, {}
                return self._entries
            seen = (found.st_mtime_ns, found.st_ino)
            if seen != self._seen:
                self._entries = _load(self.path, found)
                self._seen = seen
            return self._entries

    def _write(self, entries: dict[str, Entry]) -> None:
        part = self.path.with_name(f"{self.path.name}.part")
        lines = msgspec.json.format(msgspec.json.encode([entry for _, entry in sorted(entries.items())]))
        part.unlink(missing_ok=True)
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
                out.write(lines + b"\n")
            os.replace(part, self.path)
        except OSError as fault:
            raise UsageError(f"{self.path}: could not be written ({fault.strerror or fault})") from fault


def users_file(record: str, users: Path | None) -> Path:
    """Return the file of a record's users: the one that is named, else one beside the record."""
    if users is not None:
        return users
    if "://" in record:
        raise UsageError("a record on a server has no place for a file of users beside it; name one: --users FILE")
    return Path(f"{record}.users")


def _user(entry: Entry) -> User:
    return User(entry.name, entry.role, entry.hash[-16:])


def _hashed(password: str) -> str:
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise UsageError(f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters")
    return _HASHER.hash(password)


def _load(path: Path, found: os.stat_result) -> dict[str, Entry]:
    """Return the entries of a file. One that others can read is refused: its hashes could be guessed at."""
    if os.name == "posix" and stat.S_IMODE(found.st_mode) & 0o077:
        raise UsageError(f"{path}: others can read the file of users; run chmod 600 {path}")
    try:
        entries = msgspec.json.decode(path.read_bytes(), type=list[Entry])
    except (OSError, msgspec.DecodeError) as fault:
        raise DataError(f"{path}: this is no file of users ({fault})") from fault
    return {entry.name: entry for entry in entries}
