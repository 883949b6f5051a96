from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique import store
from communique.web import make_app
from communique.web.accounts import Accounts
from tests.web.looking import expect
from tests.web.running import running

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOGIN = re.compile("/login")
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
    expect(page).to_have_url(LOGIN)
    expect(page.get_by_label("Password")).to_be_visible()
    expect(page.locator("#q")).to_have_count(0)
    _enter(page, "Edith", "wrong password")
    expect(page.locator(".fault")).to_be_visible()
    _enter(page, "Edith")
    expect(page.locator("[data-hit]")).not_to_have_count(0)
    expect(page.locator("#q")).to_have_value("speaker:zarif")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/login")
    page.goto(f"{guarded}/corrections")
    expect(page).to_have_url(LOGIN)


def test_a_reader_sees_everything_and_corrects_nothing(page: Page, guarded: str, own_record: Path) -> None:
    with store.open(str(own_record)) as kept:
        said = next(iter(kept.statements("relay:reuters")))
    page.goto(f"{guarded}/statements/{said.id}")
    _enter(page, "Rita")
    page.wait_for_url(f"{guarded}/statements/{said.id}")
    expect(page.locator(".fields")).to_be_visible()
    expect(page.get_by_role("link", name="Correct:")).to_have_count(0)
    expect(page.get_by_role("link", name="Remove")).to_have_count(0)
    page.goto(f"{guarded}/statements/{said.id}/correct/act")
    expect(page.locator("main")).to_contain_text("cannot correct")
