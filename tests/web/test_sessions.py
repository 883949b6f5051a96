from __future__ import annotations

import pytest

from communique.web import Accounts
from communique.web.security import safe_next
from communique.web.sessions import COOKIE, FREE_TRIES, IDLE, LASTS, LONGEST_WAIT, Sessions, Throttle, keys
from tests.web.visiting import CORRECTIONS, PASSWORD, Clock, a_correction, signed_in, token, visitor


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
