"""One visit to each page: what it asked for, what its scripts complained of, how wide it is, what axe finds.

A page is visited once and the answer kept: the tests look at different sides of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from communique import store
from tests.web.looking import WAIT, expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

AXE = (Path(__file__).parent / "vendor" / "axe-core-4.14.1" / "axe.min.js").read_text()
WIDTHS = (360, 768, 1280)
WIDE = """async width => {
  for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);  // charts are drawn anew for their width
  return document.documentElement.scrollWidth > width;
}"""
PATHS = {
    "begin": "/",
    "search": "/?q=agreement",
    "filters": "/?q=speaker:putin+act:deny",
    "nothing": "/?q=speaker:nobody+xylophone",
    "fault": "/?q=speaker:",
    "facets": "/facets?q=agreement",
    "article": "/articles/{article}",
    "words": "/articles/{article}#{span}",
    "statement": "/statements/{statement}",
    "event": "/events/{event}",
    "editor": "/events/{event}/correct/status",
    "addition": "/add?article={article}&at={span}",
    "removal": "/statements/{statement}/remove",
    "corrections": "/corrections",
    "help": "/help",
    "login": "/login",
    "unknown": "/articles/nowhere",
    "actor": "/actors/RUS",
    "dyad": "/dyads/RUS/USA",
    "timeline": "/timeline",
    "network": "/network",
    "map": "/map",
}
"""Name → address; what stands in braces is filled in from the record."""


@dataclass
class Visit:
    """What came of a visit. serious: axe's findings, in light and in dark; wide: widths at which the page is wider."""

    status: int = 0
    hosts: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)
    serious: list[str] = field(default_factory=list)


@cache
def addresses(record: Path) -> dict[str, str]:
    """Return the pages of a record by name."""
    with store.open(str(record)) as kept:
        said = next(hit for hit in kept.statements("relay:reuters"))
        done = next(hit for hit in kept.events("-word:narrator"))
    values = {"article": said.article.id, "statement": said.id, "event": done.id}
    return {name: path.format(**values, span=f"{said.span.start}-{said.span.end}") for name, path in PATHS.items()}


@cache
def visit(browser: Browser, url: str, path: str) -> Visit:
    """Go to a page and look at it."""
    out = Visit()
    visitor = browser.new_context(viewport={"width": WIDTHS[-1], "height": 900}, reduced_motion="reduce")
    page = visitor.new_page()
    page.set_default_timeout(WAIT)
    page.on("request", lambda request: out.hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda said: out.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: out.complaints.append(str(fault)))
    answer = page.goto(url + path, wait_until="networkidle")
    out.status = answer.status if answer else 0
    expect(page.locator("figure[data-chart]:not([data-drawn])")).to_have_count(0)
    if out.status >= 400:  # the browser complains of the status itself
        out.complaints = [said for said in out.complaints if "Failed to load resource" not in said]
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function("width => innerWidth === width", arg=width)
        if page.evaluate(WIDE, width):
            out.wide.append(width)
    page.evaluate(AXE)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        page.wait_for_function(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        out.serious += [f"{scheme}: {found}" for found in _serious(page, scheme == "dark")]
    visitor.close()
    return out


def _serious(page: Page, colours_only: bool) -> list[str]:
    """Return what axe calls serious or critical: rule, place, what is wrong."""
    options = {"runOnly": {"type": "rule", "values": ["color-contrast"]}} if colours_only else {}
    found = page.evaluate("options => axe.run(document, {...options, resultTypes: ['violations']})", options)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]
