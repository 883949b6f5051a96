"""Whatever page is added: what changes something takes a token of the session, and an editor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi.routing import APIRoute

from communique import store
from communique.store import Record
from communique.web import Accounts, make_app
from communique.web.app import page_routers
from tests.web.running import running
from tests.web.visiting import PASSWORD, signed_in, token, visitor

FREE = ("/login", "/logout")
CHANGING = sorted(
    route.path
    for router in page_routers()
    for route in router.routes
    if isinstance(route, APIRoute) and "POST" in (route.methods or ()) and route.path not in FREE
)
FORM = {"why": "x", "value": "warn", "next": "/"}


@pytest.fixture(scope="module")
def kept(record_to_fill: Path) -> Iterator[Record]:
    """The record, with a correction in its log."""
    with store.open(str(record_to_fill)) as found:
        id = found.search("kind:statement", size=1).hits[0].id
        found.correct(id, {"act": "threaten"}, who="a", why="b", at="2025-01-01T00:00:00+00:00")
        yield found


@pytest.fixture(scope="module")
def guarded(record_to_fill: Path, kept: Record, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server over it with a reader and an editor."""
    accounts = Accounts(tmp_path_factory.mktemp("roles") / "users")
    accounts.add("rut", "reader", PASSWORD)
    accounts.add("eva", "editor", PASSWORD)
    with running(make_app(str(record_to_fill), accounts=accounts)) as url:
        yield url


@pytest.fixture
def reader(guarded: str) -> Iterator[httpx.Client]:
    with visitor(guarded) as client:
        assert signed_in(client, "rut").status_code == 303
        yield client


@pytest.fixture
def editor(guarded: str) -> Iterator[httpx.Client]:
    with visitor(guarded) as client:
        assert signed_in(client, "eva").status_code == 303
        yield client


def filled(path: str, kept: Record) -> str:
    """Return the path of a page for something that is there."""
    kind = "event" if path.startswith("/events") else "statement"
    field = "status" if kind == "event" else "act"
    id = kept.search(f"kind:{kind}", size=1).hits[0].id
    return re.sub(r"\{(\w+)(:path)?\}", lambda m: {"id": id, "field": field, "number": "1"}[m[1]], path)


def test_there_are_pages_that_change_something() -> None:
    assert len(CHANGING) >= 5


@pytest.mark.parametrize("path", CHANGING)
def test_a_reader_changes_nothing(reader: httpx.Client, kept: Record, path: str) -> None:
    before = kept.state()
    form = {**FORM, "csrf": token(reader, "/")}
    assert reader.post(filled(path, kept), data=form).status_code == 403
    assert kept.state() == before


@pytest.mark.parametrize("path", CHANGING)
def test_without_the_token_an_editor_changes_nothing(editor: httpx.Client, kept: Record, path: str) -> None:
    before = kept.state()
    for form in (FORM, {**FORM, "csrf": "0" * 64}):
        assert editor.post(filled(path, kept), data=form).status_code == 403
    assert kept.state() == before


def test_what_an_editor_changes_on_a_page_is_signed(editor: httpx.Client, kept: Record) -> None:
    id = kept.search("kind:statement", size=1).hits[0].id
    form = {**FORM, "value": "deny", "csrf": token(editor, "/")}
    answer = editor.post(f"/statements/{id}/correct/act", data=form)
    assert answer.status_code in (200, 303), answer.text
    entry = kept.log(1)[0].correction
    assert (entry.who, entry.field, entry.value, entry.record) == ("eva", "act", '"deny"', id)
