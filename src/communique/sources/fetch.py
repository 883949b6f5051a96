"""Web addresses: one page is fetched as its reader's browser would, with limits, and read like a file.

Only http and https. What robots.txt keeps from programs is left alone. A private address (``localhost``, ``10.0.0.7``)
is asked only where the user typed that very host: no redirect leads into a network that its author cannot see.
"""

from __future__ import annotations

import ipaddress
import time
import zlib
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from importlib import metadata
from io import BytesIO
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from msgspec import Struct, structs

from communique.errors import SourceError
from communique.records import Article, Problem
from communique.sources.options import InputOptions
from communique.sources.plain import read_text
from communique.sources.webpage import extract

AGENT = "communique"
"""Name by which robots.txt can address the program."""
TYPES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
MOST_REDIRECTS = 5
WAIT_SECONDS = 20.0
"""Longest silence of a server."""
WHOLE_SECONDS = 60.0
"""Longest time for one page, redirects included."""
ROBOTS_BYTES = 500_000
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)


class Page(Struct, frozen=True):
    """What an address gave. url: the address it was found at in the end; kind: ``html`` or ``text``."""

    url: str
    kind: str
    raw: bytes


def is_address(path: str) -> bool:
    """Tell whether an input is a web address or of another scheme, not a path."""
    scheme, colon, _ = path.partition("://")
    return (bool(colon) and scheme.isalnum()) or path.lower().startswith("file:")


def read_address(url: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of a web address. Raises SourceError when it cannot be had, or holds none."""
    page = fetch(url, options.limit_bytes)
    if page.kind == "html" and options.format in ("auto", "html"):
        yield from extract(page.raw, page.url, options)
        return
    for item in read_text(BytesIO(page.raw), page.url, options):
        yield item if isinstance(item, Problem) else structs.replace(item, url=page.url)


def fetch(url: str, limit_bytes: int) -> Page:
    """Return the page at an address, redirects followed. Raises SourceError that says what stands in the way."""
    return _Fetching(_parts(url), limit_bytes).page()


class _Fetching:
    """One page on its way. typed: the address that the user wrote."""

    def __init__(self, typed: SplitResult, limit_bytes: int) -> None:
        self.typed = typed
        self.limit_bytes = limit_bytes
        self.until = time.monotonic() + WHOLE_SECONDS

    def page(self) -> Page:
        parts = self.typed
        for _ in range(MOST_REDIRECTS + 1):
            if not self._may_fetch(parts):
                raise SourceError(
                    "robots", "the site asks programs to leave this page alone; save it in a browser and add the file."
                )
            status, headers, raw = self._ask(parts, self.limit_bytes)
            if status not in _REDIRECTS or not headers.get("location"):
                return _page(parts.geturl(), status, headers, raw)
            parts = _parts(urljoin(parts.geturl(), headers["location"]))
        raise SourceError("not-fetched", f"more than {MOST_REDIRECTS} redirects; give the address where they end.")

    def _may_fetch(self, parts: SplitResult) -> bool:
        """Tell what the host's robots.txt says; one that cannot be had forbids nothing."""
        robots = RobotFileParser()
        try:
            status, _, raw = self._ask(parts._replace(path="/robots.txt", query=""), ROBOTS_BYTES)
        except SourceError as fault:
            if fault.code == "too-large":
                return True
            raise
        robots.parse(raw.decode("utf-8", "replace").splitlines() if status == 200 else [])
        return robots.can_fetch(AGENT, parts.geturl())

    def _ask(self, parts: SplitResult, limit: int) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers (in lower case) and body of one request."""
        secure = parts.scheme == "https"
        host = parts.hostname or ""
        connection = (HTTPSConnection if secure else HTTPConnection)(host, parts.port, timeout=self._left())
        try:
            connection.connect()
            self._check_peer(connection, parts)
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", quote(target, safe="/%:@!$&'()*+,;=~-._?[]"), headers=_headers())
            response = connection.getresponse()
            headers = {name.lower(): value for name, value in response.getheaders()}
            return response.status, headers, self._body(response, headers, limit)
        except TimeoutError as fault:
            raise SourceError("not-fetched", f"{host} did not answer in time; try again later.") from fault
        except (OSError, HTTPException, zlib.error, UnicodeError) as fault:
            said = getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
            raise SourceError("not-fetched", f"{host} could not be asked ({said}); check the address.") from fault
        finally:
            connection.close()

    def _check_peer(self, connection: HTTPConnection, parts: SplitResult) -> None:
        """Refuse a private address that the user did not type, before anything is asked of it."""
        peer = ipaddress.ip_address(connection.sock.getpeername()[0].partition("%")[0])
        mapped = getattr(peer, "ipv4_mapped", None) or peer
        if not mapped.is_global and (parts.hostname, parts.port) != (self.typed.hostname, self.typed.port):
            message = (
                f"a redirect leads to {parts.netloc}, a private address; give that address yourself if you trust it."
            )
            raise SourceError("private-address", message)

    def _body(self, response: HTTPResponse, headers: dict[str, str], limit: int) -> bytes:
        """Return the body, unpacked; neither form may exceed the limit."""
        packed = headers.get("content-encoding", "identity").lower()
        if packed not in ("identity", "", "gzip"):
            raise SourceError("not-a-page", f"the server packs the page as {packed}, which it was not asked to.")
        inflate = zlib.decompressobj(31) if packed == "gzip" else None
        parts: list[bytes] = []
        size = 0
        while chunk := response.read1(_CHUNK):
            self._left()
            chunk = inflate.decompress(chunk, limit + 1) if inflate else chunk
            parts.append(chunk)
            size += len(chunk)
            if size > limit or (inflate and inflate.unconsumed_tail):
                raise SourceError("too-large", f"the page is larger than {limit // 1_000_000} MB.")
        return b"".join(parts)

    def _left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return min(left, WAIT_SECONDS)


def _parts(url: str) -> SplitResult:
    """Return the parts of an address that may be asked for."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (
            (parts.hostname or "").encode("idna").decode() if not (parts.hostname or "").isascii() else parts.hostname
        )
    except ValueError as fault:
        raise SourceError("bad-address", "this is no web address.") from fault
    if parts.scheme.lower() not in ("http", "https"):
        raise SourceError(
            "bad-address", f"{parts.scheme}: is not fetched; give an http or https address, or a file's path."
        )
    if not host:
        raise SourceError("bad-address", "the address names no host.")
    if parts.username or parts.password:
        raise SourceError("bad-address", "the address holds a name or password; save the page and add the file.")
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(scheme=parts.scheme.lower(), netloc=f"{shown}:{port}" if port else shown, fragment="")


def _headers() -> dict[str, str]:
    return {
        "User-Agent": f"{AGENT}/{metadata.version('communique')}",
        "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }


def _page(url: str, status: int, headers: dict[str, str], raw: bytes) -> Page:
    if status != 200:
        raise SourceError("not-fetched", f"the server answers with status {status}; open the address in a browser.")
    said = headers.get("content-type", "")
    kind = TYPES.get(said.partition(";")[0].strip().lower() or ("text/html" if b"<" in raw else ""))
    if kind is None:
        raise SourceError("not-a-page", f"the address holds {said or 'something unnamed'}, no web page or text.")
    return Page(url, kind, _as_utf8(raw, said))


def _as_utf8(raw: bytes, content_type: str) -> bytes:
    """Return the bytes in UTF-8 where the server names another encoding; else as they are, for the page to tell."""
    _, named, charset = content_type.lower().partition("charset=")
    try:
        raw.decode("utf-8")
        return raw
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode(charset.strip(" \"';"), "replace").encode() if named else raw
    except LookupError:
        return raw
