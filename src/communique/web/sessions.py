"""Sessions, tokens against forged requests, and the brake on guessing passwords.

A visitor's cookie holds a random word; the token of its forms is that word under a key that only this process has. Who
is signed in stands in memory: stopping the server ends all sessions.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import threading
from collections import OrderedDict

from msgspec import Struct

from communique.web.accounts import Accounts, User

COOKIE = "communique_session"
LASTS = 12 * 3600.0
"""Seconds after which one must sign in again."""
IDLE = 2 * 3600.0
"""Seconds without a request after which a session ends."""
MOST = 10_000
"""Sessions, and names whose failures are counted, at a time; the oldest go first."""
FREE_TRIES = {"pair": 5, "address": 20, "name": 100}
"""Wrong passwords before one has to wait: for a name from one address, from one address, for a name from anywhere. With
these, one who guesses cannot keep somebody else out for long.
"""
FIRST_WAIT = 2.0
LONGEST_WAIT = 900.0
"""Seconds; the wait doubles with each further failure."""
_WORD = re.compile(r"[\w-]{43}", re.ASCII)


class Session(Struct):
    """Somebody who is signed in; times as the clock of the server tells them."""

    name: str
    stamp: str
    begun: float
    seen: float


class Sessions:
    """Who is signed in, by the word in the cookie."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)
        self._open: OrderedDict[str, Session] = OrderedDict()
        self._lock = threading.Lock()

    def token(self, word: str) -> str:
        """Return what a form of this session must send along."""
        return hmac.new(self._key, word.encode(), hashlib.sha256).hexdigest()

    def is_token(self, word: str | None, token: str) -> bool:
        """Tell whether the token belongs to the session."""
        return word is not None and hmac.compare_digest(self.token(word).encode(), token.encode("utf8", "replace"))

    def begin(self, user: User, now: float) -> str:
        """Return the word of a new session, never one that the browser brought along."""
        word = new_word()
        with self._lock:
            self._open[word] = Session(user.name, user.stamp, now, now)
            while len(self._open) > MOST:
                self._open.popitem(last=False)
        return word

    def end(self, word: str | None) -> None:
        """Forget a session."""
        with self._lock:
            self._open.pop(word or "", None)

    def user(self, word: str | None, accounts: Accounts, now: float) -> User | None:
        """Return who is signed in; nobody when the session is over, or the user gone or under a new password."""
        with self._lock:
            session = self._open.get(word or "")
        if session is None:
            return None
        user = accounts.find(session.name)
        if user is None or user.stamp != session.stamp or now - session.begun > LASTS or now - session.seen > IDLE:
            self.end(word)
            return None
        session.seen = now
        return user


def new_word() -> str:
    """Return a word that nobody can guess."""
    return secrets.token_urlsafe(32)


def word_of(cookie: str | None) -> str | None:
    """Return the word in a cookie; None for what this server never made."""
    return cookie if cookie and _WORD.fullmatch(cookie) else None


Key = tuple[str, str]
"""One of ``FREE_TRIES``, and who."""


def keys(name: str, address: str) -> tuple[Key, ...]:
    """Return by what a failure is counted."""
    short = name[:64]
    return ("pair", f"{short} {address}"), ("address", address), ("name", short)


class Throttle:
    """Counts failures to sign in, by name and by address, and says how long to wait."""

    def __init__(self) -> None:
        self._failures: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, keys: tuple[Key, ...], now: float) -> float:
        """Return the seconds until one of these may try again, 0 when at once."""
        with self._lock:
            return max(0.0, *(self._until(key) - now for key in keys))

    def failed(self, keys: tuple[Key, ...], now: float) -> None:
        """Count a failure."""
        with self._lock:
            for key in keys:
                count, _ = self._failures.pop(key, (0, 0.0))
                self._failures[key] = (count + 1, now)
            while len(self._failures) > MOST:
                self._failures.popitem(last=False)

    def passed(self, keys: tuple[Key, ...]) -> None:
        """Forget the failures of those who got in."""
        with self._lock:
            for key in keys:
                self._failures.pop(key, None)

    def _until(self, key: Key) -> float:
        count, last = self._failures.get(key, (0, 0.0))
        over = count - FREE_TRIES[key[0]]
        return last + min(FIRST_WAIT * 2.0 ** min(over, 30), LONGEST_WAIT) if over >= 0 else 0.0
