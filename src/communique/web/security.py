"""What stands between the network and the pages.

``Gate`` looks at every request first: the name it was sent to, its size, who sends it; and puts the headers on every
answer. ``guard`` is a dependency of every route: it refuses requests that another site had a browser send.
"""

from __future__ import annotations

import base64
import binascii
import ipaddress
import logging
import re
from collections.abc import Callable
from urllib.parse import quote, urlsplit

import anyio
from fastapi import Request
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.accounts import User
from communique.web.context import site
from communique.web.problems import problem
from communique.web.sessions import COOKIE, keys, new_word, word_of
from communique.web.site import Site

_LOG = logging.getLogger("communique.web")
API = "/api/"
OPEN = ("/login", "/static/", "/favicon.ico")
"""Where one need not be signed in."""
LARGEST_BODY = 64 * 1024
"""Bytes; the largest thing that anyone sends is a correction."""
LONGEST_URL = 24 * 1024
"""Bytes of path and query: the longest query that is understood, escaped."""
BODY_SECONDS = 20.0
"""A body that takes longer than this is not waited for."""
SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self';"
    " manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, and no script or style in the page itself."""
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Gate:
    """The outermost layer of the app."""

    def __init__(self, app: ASGIApp, site: Site, failed: Callable[[Request], Response]) -> None:
        self.app = app
        self.site = site
        self.failed = failed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not pass, and hand on the rest with ``word`` and ``user`` in its state."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        visit = _Visit(self.site, scope, receive, send)
        try:
            refusal = visit.too_much() or await visit.stranger()
            await (refusal or self.app)(visit.scope, visit.read, visit.answer)
        except Exception:
            if visit.is_answered:  # what was sent is not whole: the connection must break
                raise
            _LOG.exception("%s %s", scope["method"], scope["path"])
            answer = await run_in_threadpool(self.failed, Request(visit.scope))
            await answer(visit.scope, receive, visit.answer)


class _Visit:
    """One request on its way in, and its answer on the way out. HEAD is answered like GET, without the body."""

    def __init__(self, site: Site, scope: Scope, receive: Receive, send: Send) -> None:
        self.site = site
        self.is_head = scope["method"] == "HEAD"
        self.scope = {**scope, "method": "GET"} if self.is_head else scope
        self.receive = receive
        self.send = send
        self.headers = Headers(scope=scope)
        self.path: str = scope["path"]
        self.size = 0
        self.is_read = False
        self.is_answered = False
        self.cookie = word_of(cookie_parser(self.headers.get("cookie", "")).get(COOKIE))
        self.state = self.scope.setdefault("state", {})
        self.state |= {"word": self.cookie or new_word(), "user": None, "by_password": False, "is_head": self.is_head}

    def too_much(self) -> Response | None:
        """Return what to answer to a request for another host, or one that is too large."""
        if not is_host(self.headers.get("host", ""), self.site):
            message = f"this server is not called that; ask it as {' or '.join(sorted(self.site.hosts))}"
            return self._refused(421, message)
        if len(self.scope.get("raw_path") or b"") + len(self.scope["query_string"]) > LONGEST_URL:
            return self._refused(414, "the address is too long; shorten the query")
        if "\0" in self.path or b"%00" in self.scope["query_string"] or b"\0" in self.scope["query_string"]:
            return self._refused(400, "no record holds a NUL character")
        length = self.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            return self._refused(413, f"a request holds {LARGEST_BODY} bytes at most")
        return None

    async def stranger(self) -> Response | None:
        """Find out who asks; return what to answer to somebody who must sign in first."""
        if self.site.accounts is None:
            self.state["user"] = self.site.anyone
            return None
        user = self.site.sessions.user(self.cookie, self.site.accounts, self.site.clock())
        if user is None and self.path.startswith(API):
            name, password = _basic(self.headers.get("authorization", ""))
            if name:
                found = await run_in_threadpool(checked, self.site, name, password, _address(self.scope))
                if isinstance(found, float):
                    return self._refused(429, "too many wrong passwords; wait a while", {"Retry-After": f"{found:.0f}"})
                user = found
                self.state["by_password"] = user is not None
        self.state["user"] = user
        return None if user or self.path.startswith(OPEN) else self._unknown()

    def _unknown(self) -> Response:
        if self.path.startswith(API):
            return self._refused(401, "sign in, or send a name and password", {"WWW-Authenticate": "Basic"})
        query = self.scope["query_string"].decode("latin-1")
        wanted = self.path + (f"?{query}" if query and self.scope["method"] == "GET" else "")
        return RedirectResponse(f"/login?next={quote(wanted)}", 303)

    def _refused(self, status: int, message: str, headers: dict[str, str] | None = None) -> Response:
        if self.path.startswith(API):
            return problem(status, message, headers=headers)
        return PlainTextResponse(message + "\n", status, headers)

    async def read(self) -> Message:
        """Receive a part of the body, within the limits of size and time."""
        if self.is_read:
            return await self.receive()
        with anyio.move_on_after(BODY_SECONDS) as limit:
            message = await self.receive()
        if limit.cancelled_caught:
            raise HTTPException(408, "the request took too long to arrive")
        self.size += len(message.get("body", b""))
        self.is_read = not message.get("more_body", False)
        if self.size > LARGEST_BODY:
            raise HTTPException(413, f"a request holds {LARGEST_BODY} bytes at most")
        return message

    async def answer(self, message: Message) -> None:
        """Send a part of the answer; the headers go before it."""
        if message["type"] == "http.response.start":
            self.is_answered = True
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache")
            if self.state["word"] != self.cookie and not self.path.startswith((API, "/static/")):
                headers.append("Set-Cookie", self._cookie())
        elif self.is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await self.send(message)

    def _cookie(self) -> str:
        secure = "; Secure" if self.scope["scheme"] == "https" else ""
        return f"{COOKIE}={self.state['word']}; Path=/; HttpOnly; SameSite=Lax{secure}"


def is_host(host: str, site: Site) -> bool:
    """Tell whether a Host header names this server.

    A page elsewhere can have its own name point to this machine (DNS rebinding); the browser then sends that name.
    """
    name = host.lower()
    name = name[: name.index("]") + 1] if name.startswith("[") and "]" in name else name.partition(":")[0]
    return name in site.hosts or (site.any_address and _is_address(name.strip("[]")))


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("unknown",))[0])


def _basic(header: str) -> tuple[str, str]:
    """Return name and password of HTTP Basic authentication; empty when there are none."""
    scheme, _, coded = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        name, _, password = base64.b64decode(coded.strip(), validate=True).decode("utf8").partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return "", ""
    return name, password


def checked(site: Site, name: str, password: str, address: str) -> User | float | None:
    """Return the user whose password it is, None when it is wrong, or the seconds to wait before trying again."""
    assert site.accounts is not None
    counted = keys(name, address)
    wait = site.throttle.wait(counted, site.clock())
    if wait > 0:
        return max(wait, 1.0)
    user = site.accounts.check(name, password)
    if user is None:
        site.throttle.failed(counted, site.clock())
    else:
        site.throttle.passed(counted)
    return user


def sign_in(request: Request, name: str, password: str) -> User | None:
    """Sign in; None for a wrong name or password. Raises HTTPException (429) for somebody who tries too often.

    The answer to this request brings the browser its new cookie.
    """
    here = site(request)
    if here.accounts is None:
        return here.anyone
    user = checked(here, name, password, _address(request.scope))
    if isinstance(user, float):
        raise HTTPException(429, f"too many wrong passwords; wait {user:.0f} s", {"Retry-After": f"{user:.0f}"})
    if user is not None:
        here.sessions.end(request.state.word)
        request.state.word = here.sessions.begin(user, here.clock())
    return user


def sign_out(request: Request) -> None:
    """End the session of this request; the answer brings the browser a cookie of nobody's."""
    site(request).sessions.end(request.state.word)
    request.state.word = new_word()


def safe_next(path: str) -> str:
    """Return where to go after signing in: a path on this server, whatever was asked for."""
    return path if re.fullmatch(r"/(?![/\\])[^\\\x00-\x20\x7f]*", path) else "/"


async def guard(request: Request) -> None:
    """Refuse requests that change something unless they come from a page of ours, or from a program.

    A page's request carries the token of its session. A program's holds a password, or, where there are no accounts,
    has no cookie and sends JSON, which no page elsewhere can do without being asked first.
    """
    if request.method in SAFE:
        return
    origin = request.headers.get("origin")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none") or (
        origin is not None and urlsplit(origin).netloc != request.headers["host"]
    ):
        raise HTTPException(403, "another site sent this request")
    if not request.state.by_password and not await _has_token(request):
        raise HTTPException(403, "the page is too old, or was not ours; load it again and repeat what you did")


async def _has_token(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.url.path.startswith(API) and COOKIE not in request.cookies:
        return kind == "application/json"
    token = request.headers.get("x-csrf-token")
    if token is None and kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        token = str((await request.form()).get("csrf", ""))
    word = word_of(request.cookies.get(COOKIE))
    return site(request).sessions.is_token(word, token or "")


def require_editor(request: Request) -> User:
    """Return the user, who may correct. Raises HTTPException (403) for a reader."""
    user: User | None = request.state.user
    if user is None or not user.may_correct:
        raise HTTPException(403, "readers cannot correct; an editor can")
    return user
