"""Web addresses are fetched with limits, from a server of our own; every failure is a Problem that says what to do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from communique.records import Article, Problem
from communique.sources import InputOptions, fetch, read

STORY = "The harbour board said on Monday that the ferry to the outer islands would run again before the summer. "
HTML = f"""<html lang="en"><head><title>Ferry to run again</title><meta property="og:site_name" content="Port News">
<link rel="canonical" href="https://news.example/ferry"></head>
<body><article><h1>Ferry to run again</h1><p>{STORY * 3}</p><p>{STORY * 3}</p></article></body></html>"""
PAGE = HTML.encode()
LATIN = HTML.replace("harbour", "hamnförvaltningen").replace('lang="en"', "").encode("latin-1")
Answer = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """Answers with what ``pages`` holds, and notes what it was asked."""

    pages: dict[str, Answer]
    asked: list[tuple[str, str]]


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        status, headers, body = self.server.pages.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[Server]:
    found = Server(("127.0.0.1", 0), Handler)
    found.pages, found.asked = {}, []
    thread = threading.Thread(target=found.serve_forever, args=(0.05,))
    thread.start()
    yield found
    found.shutdown()
    thread.join()
    found.server_close()


def address(server: Server, path: str, host: str = "127.0.0.1") -> str:
    return f"http://{host}:{server.server_port}{path}"


def only(url: str, options: InputOptions | None = None) -> Article | Problem:
    (item,) = read([url], options)
    return item


def html(body: bytes = PAGE, packed: str = "identity", length: str = "") -> Answer:
    headers = {"Content-Type": "text/html; charset=utf-8", "Content-Encoding": packed}
    return 200, headers | ({"Content-Length": length} if length else {}), body


def test_a_page_is_read_under_its_canonical_address(server: Server) -> None:
    server.pages["/ferry?id=1"] = html()
    article = only(address(server, "/ferry?id=1#top"))
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.url) == (
        "Ferry to run again", "Port News", "https://news.example/ferry"
    )  # fmt: skip
    assert STORY.strip() in article.text
    assert [path for path, _ in server.asked] == ["/robots.txt", "/ferry?id=1"]
    assert all(agent.startswith("communique/") for _, agent in server.asked)


def test_text_packed_pages_other_encodings_and_redirects_are_read(server: Server) -> None:
    server.pages |= {
        "/plain": (200, {"Content-Type": "text/plain"}, STORY.encode()),
        "/packed": html(gzip.compress(PAGE), "gzip"),
        "/latin": (200, {"Content-Type": "text/html; charset=iso-8859-1"}, LATIN),
        "/old": (301, {"Location": "/packed"}, b""),
    }
    plain = only(address(server, "/plain"))
    assert isinstance(plain, Article)
    assert (plain.text, plain.url) == (STORY, address(server, "/plain"))
    for path, words in (("/packed", "harbour board"), ("/old", "harbour board"), ("/latin", "hamnförvaltningen")):
        article = only(address(server, path))
        assert isinstance(article, Article)
        assert words in article.text


def code(item: Article | Problem) -> str:
    assert isinstance(item, Problem), item
    return item.code


def test_what_stands_in_the_way_is_told(server: Server) -> None:
    server.pages |= {
        "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
        "/empty": html(b"<html><body></body></html>"),
        "/round": (302, {"Location": "/round"}, b""),
        "/away": (302, {"Location": "file:///etc/hostname"}, b""),
        "/inside": (302, {"Location": address(server, "/image", "localhost")}, b""),
        "/large": html(PAGE + b" " * 10_000),
        "/bomb": html(gzip.compress(b"<p>" * 1_000_000), "gzip"),
        "/odd": html(packed="br"),
    }
    small = InputOptions(limit_bytes=5_000)
    for path, expected in {
        "/missing": "not-fetched", "/image": "not-a-page", "/empty": "no-article", "/round": "not-fetched",
        "/away": "bad-address", "/inside": "private-address", "/odd": "not-a-page", "/large": "too-large",
        "/bomb": "too-large",
    }.items():  # fmt: skip
        assert code(only(address(server, path), small)) == expected, path


WRONG = ("file:///etc/hostname", "file:/etc/hostname", "ftp://host.example/a", "http://", "http://a:b@host.example/")


@pytest.mark.parametrize("path", [*WRONG, "http://[::1"])
def test_other_addresses_are_refused(path: str) -> None:
    assert code(only(path)) == "bad-address"


def test_robots_txt_is_respected(server: Server) -> None:
    server.pages |= {
        "/robots.txt": (200, {}, b"User-agent: communique\nDisallow: /kept\n"),
        "/kept/a": html(),
        "/open": html(),
    }
    assert code(only(address(server, "/kept/a"))) == "robots"
    assert isinstance(only(address(server, "/open")), Article)


def test_a_server_that_is_not_there_or_never_ends_is_told(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.pages["/slow"] = html(length="1000000")
    monkeypatch.setattr(fetch, "WAIT_SECONDS", 0.3)
    released = threading.Event()
    monkeypatch.setattr(Handler, "finish", lambda _: released.wait(20))
    try:
        assert "in time" in str(only(address(server, "/robots.txt")))
    finally:
        released.set()
    gone = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    port = gone.server_port
    gone.server_close()
    assert code(only(f"http://127.0.0.1:{port}/")) == "not-fetched"
