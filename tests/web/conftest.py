"""A small record of the examples, a server over it, and a browser.

``record`` and ``url`` are made once and must not be changed; what corrects takes ``own_record`` or ``own_url``, a copy.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from communique import pipeline, sources, store
from communique.records import Article, Reading
from communique.store import Incoming
from communique.web import Accounts, make_app
from tests.web.looking import WAIT
from tests.web.running import running
from tests.web.visiting import PASSWORD, Clock

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLES = Path(__file__).parents[2] / "examples"
CHROMIUM = os.environ.get("COMMUNIQUE_CHROMIUM", "/usr/bin/chromium")
RUN = "2024-01-01T00:00:00+00:00"


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the examples."""
    path = tmp_path_factory.mktemp("web") / "record.db"
    articles = [item for item in sources.read([str(EXAMPLES)]) if isinstance(item, Article)]
    readings = [item for item in pipeline.read(articles) if isinstance(item, Reading)]
    incoming = [Incoming(reading, article) for reading, article in zip(readings, articles, strict=True)]
    with store.open(str(path), make=True) as kept:
        kept.writer({"communique": "test"}, RUN).keep(incoming)
        kept.database.gather()
    return path


@pytest.fixture
def own_record(record: Path, tmp_path: Path) -> Path:
    """A copy of the record, to be changed."""
    return Path(shutil.copy(record, tmp_path / "own.db"))


@pytest.fixture(scope="module")
def record_to_fill(record: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the record for the tests of one module together."""
    return Path(shutil.copy(record, tmp_path_factory.mktemp("fill") / "record.db"))


@pytest.fixture(scope="session")
def url(record: Path) -> Iterator[str]:
    """Address of a server over the record; everyone is an editor called ``tester``."""
    with running(make_app(str(record), name="tester")) as address:
        yield address


@pytest.fixture
def own_url(own_record: Path) -> Iterator[str]:
    """Address of a server over a record that may be changed."""
    with running(make_app(str(own_record), name="tester")) as address:
        yield address


@pytest.fixture(scope="session")
def client(url: str) -> Iterator[httpx.Client]:
    """A program that asks the server."""
    with httpx.Client(base_url=url, timeout=60) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    if not Path(CHROMIUM).exists():
        pytest.skip(f"there is no Chromium at {CHROMIUM}; install one, or set COMMUNIQUE_CHROMIUM")
    playwright = pytest.importorskip("playwright.sync_api", reason="install the package playwright")
    playwright.expect.set_options(timeout=WAIT)
    with playwright.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"], timeout=WAIT)
        yield found
        found.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh visitor, 1280 pixels wide; a fault in one of its scripts fails the test."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 800})
    found = visitor.new_page()
    found.set_default_timeout(WAIT)
    faults: list[str] = []
    found.on("pageerror", lambda fault: faults.append(str(fault)))
    yield found
    visitor.close()
    assert not faults


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
