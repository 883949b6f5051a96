from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.visits import PATHS, addresses, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("name", PATHS)
def test_axe_finds_nothing_serious_in_light_or_dark(browser: Browser, url: str, record: Path, name: str) -> None:
    assert visit(browser, url, addresses(record)[name]).serious == []
