from __future__ import annotations

import http.client
import logging
import re
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from communique.errors import RecordError, UsageError
from communique.store import Record
from communique.web import Accounts, exporting, make_app, security, serve
from communique.web.app import THREADS
from communique.web.exporting import CHUNK
from communique.web.security import LARGEST_BODY, LONGEST_URL, POLICY, is_host, safe_next
from communique.web.sessions import COOKIE, FREE_TRIES, IDLE, LASTS, LONGEST_WAIT, Sessions, Throttle, keys
from communique.web.site import Site
from tests.web.running import running
from tests.web.visiting import PASSWORD, signed_in, token, visitor

CORRECTIONS = "/api/v1/corrections"


class Clock:
    """Time that a test moves on."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def accounts(tmp_path: Path) -> Accounts:
    """A reader and an editor."""
    found = Accounts(tmp_path / "users")
    found.add("rut", "reader", PASSWORD)
    found.add("eva", "editor", PASSWORD)
    return found


@pytest.fixture
def guarded(own_record: Path, accounts: Accounts, clock: Clock) -> Iterator[str]:
    """Address of a server with users."""
    app = make_app(str(own_record), accounts=accounts)
    app.state.site.clock = clock
    with running(app) as url:
        yield url


def a_correction(client: httpx.Client, **more: object) -> dict[str, object]:
    id = client.get("/api/v1/statements?size=1", **more).json()["hits"][0]["id"]  # type: ignore[arg-type]
    return {"id": id, "set": {"act": "warn"}, "why": "It is a warning."}


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


# who may do what


def test_without_signing_in_nothing_is_shown(guarded: str) -> None:
    with visitor(guarded) as client:
        answer = client.get("/statements/s1?x=1")
        assert (answer.status_code, answer.headers["location"]) == (303, "/login?next=/statements/s1%3Fx%3D1")
        for path in ("/api/v1/totals", "/api/v1/export/csv", "/api/v1/openapi.json", CORRECTIONS):
            refused = client.get(path)
            assert refused.status_code == 401
            assert refused.headers["content-type"] == "application/problem+json"
        assert client.post(CORRECTIONS, json={}).status_code == 401
        assert client.get("/login").status_code == 200
        assert client.get("/static/style.css").status_code == 200


def test_a_reader_reads_and_cannot_correct(guarded: str) -> None:
    with visitor(guarded) as client:
        reader, editor = ("rut", PASSWORD), ("eva", PASSWORD)
        body = a_correction(client, auth=reader)
        assert client.post(CORRECTIONS, json=body, auth=reader).status_code == 403
        made = client.post(CORRECTIONS, json=body, auth=editor)
        assert made.status_code == 201
        undo = f"{CORRECTIONS}/{made.json()['entries'][0]}/undo"
        assert client.post(undo, json={"why": "x"}, auth=reader).status_code == 403
        entries = client.get(CORRECTIONS, auth=reader).json()["entries"]
        assert [entry["correction"]["who"] for entry in entries] == ["eva"]


def test_a_wrong_password_is_refused_and_guessing_is_slowed_down(guarded: str, clock: Clock) -> None:
    with visitor(guarded) as client:
        for _ in range(FREE_TRIES["pair"]):
            assert signed_in(client, "eva", "a wrong password").status_code == 401
        slowed = signed_in(client, "eva")
        assert slowed.status_code == 429
        assert int(slowed.headers["retry-after"]) >= 1
        assert client.get("/api/v1/totals", auth=("eva", PASSWORD)).status_code == 429
        clock.now += LONGEST_WAIT
        assert signed_in(client, "eva").status_code == 303
        assert client.get("/").status_code == 200


def test_the_wait_doubles_and_ends() -> None:
    throttle, eva = Throttle(), keys("eva", "192.0.2.1")
    free, waits = FREE_TRIES["pair"], []
    for _ in range(19):
        throttle.failed(eva, 0.0)
        waits.append(throttle.wait(eva, 0.0))
    assert waits[: free - 1] == [0.0] * (free - 1)
    assert waits[free - 1 : free + 2] == [2.0, 4.0, 8.0]
    assert waits[-1] == LONGEST_WAIT
    assert throttle.wait(keys("rut", "192.0.2.1"), 0.0) == 0.0
    assert throttle.wait(keys("eva", "192.0.2.2"), 0.0) == 0.0  # nobody can shut another out at once
    throttle.failed(eva, 0.0)
    assert throttle.wait(keys("rut", "192.0.2.1"), 0.0) == 2.0
    throttle.passed(eva)
    assert throttle.wait(eva, 0.0) == 0.0


def test_guessing_from_many_addresses_is_slowed_down_too() -> None:
    throttle = Throttle()
    for number in range(FREE_TRIES["name"]):
        throttle.failed(keys("eva", f"192.0.2.{number}"), 0.0)
    assert throttle.wait(keys("eva", "198.51.100.1"), 0.0) == 2.0


@pytest.mark.parametrize("later", [IDLE + 1, LASTS + 1])
def test_a_session_ends(guarded: str, clock: Clock, later: float) -> None:
    with visitor(guarded) as client:
        signed_in(client, "rut")
        assert client.get("/").status_code == 200
        clock.now += later
        assert client.get("/").status_code == 303


def test_a_session_that_is_used_all_day_ends_too(guarded: str, clock: Clock) -> None:
    with visitor(guarded) as client:
        signed_in(client, "rut")
        begun = clock.now
        while clock.now - begun < LASTS:
            assert client.get("/api/v1/totals").status_code == 200
            clock.now += IDLE - 1
        assert client.get("/api/v1/totals").status_code == 401


def test_signing_out_removing_a_user_and_a_new_password_end_sessions(guarded: str, accounts: Accounts) -> None:
    with visitor(guarded) as one, visitor(guarded) as two, visitor(guarded) as three:
        for client, name in ((one, "eva"), (two, "rut"), (three, "eva")):
            signed_in(client, name)
            assert client.get("/").status_code == 200
        old = one.cookies[COOKIE]
        one.post("/logout", data={"csrf": token(one, "/")})
        one.cookies.set(COOKIE, old)
        accounts.remove("rut")
        accounts.set_password("eva", PASSWORD + "!")
        assert [client.get("/").status_code for client in (one, two, three)] == [303, 303, 303]


def test_the_cookie_is_only_for_this_server_and_changes_with_signing_in(guarded: str) -> None:
    with visitor(guarded) as client:
        given = client.get("/login").headers["set-cookie"]
        assert "HttpOnly" in given
        assert "SameSite=Lax" in given
        before = client.cookies[COOKIE]
        signed_in(client, "eva")
        assert client.cookies[COOKIE] != before
        assert (
            "Secure" in client.get("/login", headers={"x-forwarded-proto": "https", "cookie": ""}).headers["set-cookie"]
        )


def test_a_cookie_that_somebody_planted_is_worth_nothing(guarded: str) -> None:
    with visitor(guarded) as client:
        for word in ("x", "a" * 43, "../" * 10, '"' * 43):
            client.cookies.set(COOKIE, word)
            assert client.get("/").status_code == 303


def test_sessions_do_not_pile_up() -> None:
    from communique.web import sessions
    from communique.web.accounts import User

    kept = Sessions()
    for _ in range(sessions.MOST + 5):
        kept.begin(User("eva", "editor", "x"), 0.0)
    assert len(kept._open) == sessions.MOST


@pytest.mark.parametrize(
    "path",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "",
        "evil",
        "/a\nb",
    ],
)
def test_signing_in_leads_nowhere_else(path: str) -> None:
    assert safe_next(path) == "/"


@pytest.mark.parametrize("path", ["/", "/articles/a1#5-9", "/?q=a%20b&order=newest", "/dyads/RUS/VEN"])
def test_signing_in_leads_to_the_page_that_was_asked_for(path: str) -> None:
    assert safe_next(path) == path


def test_signing_in_with_another_site_as_the_next_page_stays_here(guarded: str) -> None:
    with visitor(guarded) as client:
        assert signed_in(client, "eva", following="//evil.example").headers["location"] == "/"


# slow questions


ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"


def slow(app: FastAPI, seconds: float) -> None:
    """Add a page whose question to the record never ends by itself."""
    record: Record = app.state.site.archive.within(seconds)

    @app.get("/api/v1/endless")
    def endless() -> None:
        with record.database.reading() as connection:
            connection.execute(text(ENDLESS))


def test_a_slow_question_is_stopped_and_holds_up_nobody(own_record: Path) -> None:
    app = make_app(str(own_record))
    slow(app, 5.0)
    with running(app) as url, visitor(url) as client:
        statuses: list[int] = []

        def ask() -> None:
            with visitor(url) as other:
                statuses.append(other.get("/api/v1/endless").status_code)

        asking = [threading.Thread(target=ask) for _ in range(THREADS - 1)]
        for thread in asking:
            thread.start()
        time.sleep(0.5)
        assert client.get("/api/v1/totals").status_code == 200
        assert statuses == []
        for thread in asking:
            thread.join(60)
        assert statuses == [503] * (THREADS - 1)


def test_a_third_export_waits_its_turn(own_record: Path) -> None:
    app = make_app(str(own_record))
    with running(app) as url, visitor(url) as client:
        places = app.state.site.exports
        taken = [places.acquire(blocking=False) for _ in range(3)]
        assert taken == [True, True, False]
        refused = client.get("/api/v1/export/csv")
        assert refused.status_code == 503
        assert refused.headers["retry-after"]
        places.release()
        for _ in range(3):  # each gives its place back, those that fail too
            assert client.get("/api/v1/export/csv").status_code == 200
            assert client.get("/api/v1/export/csv?q=(").status_code == 400


def test_an_export_that_fails_halfway_breaks_off(own_record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(record: Record, name: str, out: BinaryIO, options: object) -> int:
        out.write(b"a" * 3 * CHUNK)
        raise RecordError("the disk is gone")

    monkeypatch.setattr(exporting, "export", broken)
    with running(make_app(str(own_record))) as url, visitor(url) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            client.get("/api/v1/export/csv")
        assert client.get("/api/v1/totals").status_code == 200


def test_an_export_that_nobody_reads_gives_its_place_back(own_record: Path) -> None:
    app = make_app(str(own_record))
    with running(app) as url:
        for _ in range(3):
            with visitor(url) as client, client.stream("GET", "/api/v1/export/jsonl") as answer:
                assert answer.status_code == 200
        until = time.monotonic() + 60
        places = app.state.site.exports
        while time.monotonic() < until and not places.acquire(blocking=False):
            time.sleep(0.05)
        assert time.monotonic() < until


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
