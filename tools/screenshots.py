"""Take the pictures of the documentation: the pages over a record of the examples (``make screenshots``).

Each picture is one action of a walk in docs/web.md. Debian's Chromium takes them ($COMMUNIQUE_CHROMIUM names another).
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM = os.environ.get("COMMUNIQUE_CHROMIUM", "/usr/bin/chromium")
COMMUNIQUE = Path(sys.executable).with_name("communique")
SIZE = (1080, 680)
"""Pixels of a picture."""
QUALITY = 82
"""Of the pictures' WebP: text stays clear."""
LARGEST = 150_000
"""Bytes of a picture."""

Step = Callable[[Page], object]


def ask(query: str) -> Step:
    """Type a query into the box and press Enter."""

    def step(page: Page) -> None:
        page.keyboard.press("/")
        page.keyboard.type(query)
        page.keyboard.press("Enter")
        page.wait_for_selector(".summary")

    return step


def click(selector: str, then: str) -> Step:
    """Click on the first place that the selector finds, and wait for what comes."""

    def step(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_selector(then)

    return step


WORDS = "[data-reading][data-words]:not([data-words=''])"
WALKS: dict[str, tuple[Step, ...]] = {
    "relayed": (
        ask("speaker:zarif relay:reuters"),
        click(".hit [data-open]", "[data-detail] .chain"),
        click("[data-detail] a.words", WORDS),
    ),
    "agreed": (
        ask("russia united states agree"),
        click("a[href^='/dyads/']", ".permalink"),
        click("main a[href*='/articles/'][href*='#']", WORDS),
    ),
    "office": (
        ask("state:france 2015"),
        click("a[href='/actors/FRA']", ".permalink"),
        click("main table a[href*='/articles/'][href*='#']", WORDS),
    ),
}
"""Name → the actions; a picture is taken after each."""


def main() -> None:
    """Make a record of the examples, serve it, and walk."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "examples.db"
        subprocess.run([COMMUNIQUE, "add", ROOT / "examples", "--record", record], check=True, capture_output=True)
        command: list[str | Path] = [COMMUNIQUE, "serve", "--record", record, "--port", "0", "--name", "analyst"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                walk(_address(server))
            finally:
                server.terminate()


def _address(server: subprocess.Popen[str]) -> str:
    """Return the address that the server says it has."""
    assert server.stderr is not None
    for line in server.stderr:
        if (at := line.find("http://127.0.0.1:")) >= 0:
            return line[at:].split()[0].rstrip("/.")
    raise SystemExit("the server did not start")


def walk(url: str) -> None:
    """Take all pictures."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        visitor = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]}, color_scheme="light")
        page = visitor.new_page()
        for name, steps in WALKS.items():
            page.goto(url, wait_until="networkidle")
            for number, step in enumerate(steps, 1):
                step(page)
                take(page, f"{name}-{number}")
        page.goto(f"{url}/?q=kind:statement", wait_until="networkidle")
        take(page, "search")
        page.emulate_media(color_scheme="dark")
        page.goto(f"{url}/articles/{_article(page)}", wait_until="networkidle")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-detail] .fields")
        take(page, "article-dark")
        browser.close()


def _article(page: Page) -> str:
    """Return the identifier of the article of the first hit."""
    address = page.locator(".hit [data-open]").first.get_attribute("href") or ""
    return address.split("/")[2].partition("#")[0]


def take(page: Page, name: str) -> None:
    """Take a picture."""
    page.wait_for_load_state("networkidle")
    path = IMAGES / f"{name}.webp"
    devtools = page.context.new_cdp_session(page)
    taken = devtools.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    size = path.write_bytes(base64.b64decode(taken["data"]))
    if size > LARGEST:
        raise SystemExit(f"{path.name} has {size} bytes; {LARGEST} are the most")
    print(f"{path.relative_to(ROOT)}: {size // 1000} kB", file=sys.stderr)


if __name__ == "__main__":
    main()
