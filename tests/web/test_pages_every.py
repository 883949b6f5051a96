from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.visits import PATHS, addresses, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

STATUS = {"fault": 400, "unknown": 404}


@pytest.mark.parametrize("name", PATHS)
def test_every_page_is_there_and_its_scripts_have_nothing_to_complain_of(
    browser: Browser, url: str, record: Path, name: str
) -> None:
    found = visit(browser, url, addresses(record)[name])
    assert found.status == STATUS.get(name, 200)
    assert found.complaints == []


@pytest.mark.parametrize("name", PATHS)
def test_no_page_is_wider_than_a_phone(browser: Browser, url: str, record: Path, name: str) -> None:
    assert visit(browser, url, addresses(record)[name]).wide == []
