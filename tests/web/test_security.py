from __future__ import annotations

import http.client
import logging
import re
import socket
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from communique.errors import RecordError, UsageError
from communique.store import Record
from communique.web import Accounts, make_app, security, serve
from communique.web.security import LARGEST_BODY, LONGEST_URL, POLICY, is_host
from communique.web.site import Site
from tests.web.running import running
from tests.web.visiting import CORRECTIONS, PASSWORD, a_correction, signed_in, token, visitor

# the name and the size of a request


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "", "[::1", "10.0.0.1"]
)
def test_a_request_for_another_host_is_refused(client: httpx.Client, host: str) -> None:
    for path in ("/", "/api/v1/totals", "/static/style.css"):
        assert client.get(path, headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:99", "[::1]:80", "127.0.0.1"])
def test_a_request_for_this_machine_is_taken(client: httpx.Client, host: str) -> None:
    assert client.get("/api/v1/totals", headers={"host": host}).status_code == 200


def test_names_and_addresses_of_an_open_server_are_its_hosts(record: Path) -> None:
    app = make_app(str(record), hosts=("Record.example",), any_address=True)
    site: Site = app.state.site
    assert all(is_host(name, site) for name in ("record.example", "record.example:80", "192.0.2.7", "[2001:db8::1]:80"))
    assert not any(is_host(name, site) for name in ("evil.example", "record.example.evil", "", "1.2.3"))


def test_what_is_too_large_is_refused(client: httpx.Client) -> None:
    assert client.get("/api/v1/search?q=" + "a" * LONGEST_URL).status_code == 414
    large = b'{"id": "' + b"a" * LARGEST_BODY + b'"}'
    kind = {"content-type": "application/json"}
    assert client.post(CORRECTIONS, content=large, headers=kind).status_code == 413
    assert client.post(CORRECTIONS, content=iter([large]), headers=kind).status_code == 413
    assert client.post("/logout", data={"csrf": "a" * LARGEST_BODY}).status_code == 413


def test_a_body_that_never_comes_is_not_waited_for(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(security, "BODY_SECONDS", 0.2)
    with running(make_app(str(own_record))) as url:
        where = urlsplit(url)
        with socket.create_connection((where.hostname, where.port), 60) as connection:
            head = f"POST {CORRECTIONS} HTTP/1.1\r\nHost: {where.netloc}\r\nContent-Type: application/json\r\n"
            connection.sendall(f"{head}Content-Length: 9\r\n\r\n{{".encode())
            assert connection.recv(1000).startswith(b"HTTP/1.1 408 ")


def test_a_nul_character_is_refused(client: httpx.Client) -> None:
    assert client.get("/api/v1/search?q=a%00b").status_code == 400
    assert client.get("/api/v1/statements/a%00b").status_code == 400


# what every answer says


def test_every_answer_has_the_policy(client: httpx.Client) -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY
    for path in ("/", "/api/v1/totals", "/api/v1/nothing", "/static/nothing", "/nothing", "/api/v1/search?q=("):
        answer = client.get(path)
        assert answer.headers["content-security-policy"] == POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"
        assert answer.headers["x-frame-options"] == "DENY"
    assert client.get("/", headers={"host": "evil.example"}).headers["content-security-policy"] == POLICY


def test_no_page_holds_a_script_or_a_style(client: httpx.Client) -> None:
    article = client.get("/api/v1/articles?size=1").json()["hits"][0]["id"]
    for path in ("/", f"/articles/{article}", "/corrections", "/help", "/nothing"):
        page = client.get(path).text
        for script in re.findall(r"<script[^>]*>", page):
            assert "src=" in script or 'type="application/json"' in script
        assert not re.search(r"<style|\son[a-z]+=|\sstyle=|javascript:", page)


def test_an_error_page_says_nothing_of_the_inside(own_record: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app(str(own_record))

    @app.get("/fault")
    @app.get("/api/v1/fault")
    def fault() -> None:
        raise ZeroDivisionError("a secret")

    caplog.set_level(logging.CRITICAL)
    with running(app) as url, visitor(url) as client:
        for path in ("/fault", "/api/v1/fault"):
            answer = client.get(path)
            assert answer.status_code == 500
            assert not re.search("Traceback|ZeroDivision|secret|communique/", answer.text)
            assert answer.headers["content-security-policy"] == POLICY
        assert len({client.get("/fault").extensions["network_stream"] for _ in range(3)}) == 1  # nobody is cut off


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/..%5capp.py"],
)
def test_no_path_leads_out_of_the_folder(url: str, path: str) -> None:
    where = urlsplit(url)
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=60)  # httpx would clean the path
    connection.request("GET", path)
    answer = connection.getresponse()
    assert answer.status in (400, 404)
    assert b"import" not in answer.read()
    connection.close()


def test_a_fault_of_the_database_says_nothing_of_files(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(record: Record) -> dict[str, int]:
        raise RecordError(f"{own_record}: the file is damaged")

    monkeypatch.setattr(Record, "totals", broken)
    with running(make_app(str(own_record))) as url, visitor(url) as client:
        answer = client.get("/api/v1/totals")
        assert answer.status_code == 503
        assert str(own_record) not in answer.text


def test_a_file_of_users_that_breaks_while_the_server_runs_lets_nobody_in(guarded: str, accounts: Accounts) -> None:
    with visitor(guarded) as client:
        signed_in(client, "eva")
        accounts.path.write_text("broken", "utf-8")
        answer = client.get("/")
        assert answer.status_code == 500
        assert answer.headers["content-security-policy"] == POLICY
        accounts.path.unlink()
        assert client.get("/").status_code == 303


# forged requests


def test_a_form_without_its_token_is_refused(guarded: str) -> None:
    with visitor(guarded) as client, visitor(guarded) as other:
        right = token(client)
        form = {"name": "eva", "password": PASSWORD}
        assert client.post("/login", data=form).status_code == 403
        assert client.post("/login", data={**form, "csrf": "x"}).status_code == 403
        assert client.post("/login", data={**form, "csrf": token(other)}).status_code == 403
        assert client.post("/login", data={**form, "csrf": right}).status_code == 303


def test_a_token_ends_with_its_session(guarded: str) -> None:
    with visitor(guarded) as client:
        before = token(client)
        signed_in(client, "eva")
        assert client.post("/logout", data={"csrf": before}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing(own_url: str, headers: dict[str, str]) -> None:
    with visitor(own_url) as client:
        body = a_correction(client)
        assert client.post(CORRECTIONS, json=body, headers=headers).status_code == 403
        assert client.get(CORRECTIONS).json()["entries"] == []


def test_what_a_form_elsewhere_could_send_is_refused(own_url: str) -> None:
    with visitor(own_url) as client:
        body = httpx.Request("POST", own_url, json=a_correction(client)).content
        for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""):
            assert client.post(CORRECTIONS, content=body, headers={"content-type": kind}).status_code in (400, 403, 422)
        assert client.get(CORRECTIONS).json()["entries"] == []


def test_a_browser_that_has_a_session_needs_the_token_for_the_api(guarded: str) -> None:
    with visitor(guarded) as client:
        signed_in(client, "eva")
        body = a_correction(client)
        assert client.post(CORRECTIONS, json=body).status_code == 403
        assert client.post(CORRECTIONS, json=body, headers={"x-csrf-token": "0" * 64}).status_code == 403
        right = {"x-csrf-token": token(client, "/")}
        assert client.post(CORRECTIONS, json=body, headers=right).status_code == 201
        assert client.get(CORRECTIONS).json()["entries"][0]["correction"]["who"] == "eva"


# where it may be


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::", "record.example"])
def test_others_may_not_reach_a_server_without_users(record: Path, host: str) -> None:
    with pytest.raises(UsageError, match="there are no users with passwords yet"):
        serve(str(record), host=host, port=0)


def test_a_site_with_a_name_needs_users(record: Path) -> None:
    with pytest.raises(UsageError, match="no users"):
        serve(str(record), sites=["record.example"], port=0)


def test_a_file_of_users_that_is_named_must_hold_some(record: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="holds no users"):
        serve(str(record), users=tmp_path / "users", port=0)


@pytest.mark.parametrize(
    "path",
    ["/", "/?q=agreement", "/timeline", "/help", "/corrections", "/static/page.js", "/nowhere", "/export/csv?q=war",
     "/api/v1/search?q=agreement", "/api/v1/openapi.json", "/api/v1/search?q=speaker:", "/api/v1/export/jsonl"],
)  # fmt: skip
def test_head_is_answered_like_get_without_its_body(client: httpx.Client, path: str) -> None:
    told, asked = client.head(path), client.get(path)
    assert told.status_code == asked.status_code
    assert told.content == b""
    for name in ("content-type", "etag", "content-disposition", "content-security-policy"):
        assert told.headers.get(name) == asked.headers.get(name)


def test_head_of_what_is_only_posted_says_what_can_be_done(client: httpx.Client) -> None:
    told = client.head(f"{CORRECTIONS}/1/undo")
    assert (told.status_code, told.headers["allow"]) == (405, "POST")
