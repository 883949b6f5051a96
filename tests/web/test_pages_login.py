from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique import store
from communique.web import make_app
from communique.web.accounts import Accounts
from tests.web.running import running

if TYPE_CHECKING:
    from playwright.sync_api import Page

PASSWORD = "correct horse 7"


@pytest.fixture
def guarded(own_record: Path, tmp_path: Path) -> Iterator[str]:
    """Address of a server that asks who one is."""
    accounts = Accounts(tmp_path / "users")
    accounts.add("Rita", "reader", PASSWORD)
    accounts.add("Edith", "editor", PASSWORD)
    with running(make_app(str(own_record), accounts=accounts)) as url:
        yield url


def _enter(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_one_signs_in_and_gets_where_one_wanted_to_go(page: Page, guarded: str) -> None:
    page.goto(f"{guarded}/?q=speaker:zarif")
    assert "/login" in page.url
    assert page.locator("#q").count() == 0
    _enter(page, "Edith", "wrong password")
    assert page.locator(".fault").is_visible()
    _enter(page, "Edith")
    page.wait_for_selector("[data-hit]")
    assert page.locator("#q").input_value() == "speaker:zarif"
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.goto(f"{guarded}/corrections")
    assert "/login" in page.url


def test_a_reader_sees_everything_and_corrects_nothing(page: Page, guarded: str, own_record: Path) -> None:
    with store.open(str(own_record)) as kept:
        said = next(iter(kept.statements("relay:reuters")))
    page.goto(f"{guarded}/statements/{said.id}")
    _enter(page, "Rita")
    page.wait_for_selector(".fields")
    assert page.get_by_role("link", name="Correct:").count() == 0
    assert page.get_by_role("link", name="Remove").count() == 0
    page.goto(f"{guarded}/statements/{said.id}/correct/act")
    assert "cannot correct" in page.locator("main").inner_text()
