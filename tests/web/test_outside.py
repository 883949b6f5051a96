from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.web.visits import PATHS, addresses, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WEB = Path(__file__).parents[2] / "src" / "communique" / "web"
MANIFESTS = [*WEB.glob("static/vendor/*/MANIFEST.toml"), *Path(__file__).parent.glob("vendor/*/MANIFEST.toml")]


@pytest.mark.parametrize("name", PATHS)
def test_no_page_asks_anything_of_the_outside(browser: Browser, url: str, record: Path, name: str) -> None:
    assert visit(browser, url, addresses(record)[name]).hosts == {urlsplit(url).netloc}


@pytest.mark.parametrize("manifest", MANIFESTS, ids=lambda manifest: manifest.parent.name)
def test_what_others_wrote_is_what_was_taken_and_has_its_licence(manifest: Path) -> None:
    told = tomllib.loads(manifest.read_text("utf8"))
    assert {"name", "version", "licence", "source", "files"} <= set(told)
    assert manifest.parent.name == f"{told['name']}-{told['version']}"
    assert [*manifest.parent.glob("LICENSE*")]
    for name, file in told["files"].items():
        assert hashlib.sha256((manifest.parent / name).read_bytes()).hexdigest() == file["sha256"], name
    kept = {path.name for path in manifest.parent.iterdir()} - {"MANIFEST.toml"}
    assert {name for name in kept if not name.startswith("LICENSE")} == set(told["files"])
