"""What a page in a browser comes to show: assertions that wait for what a click, a key or a script brings about.

``page.url``, ``count()``, ``is_visible()`` and their like tell of this moment, in which nothing may have happened yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

WAIT = 60_000
"""Milliseconds that a busy machine may need to show something; ``browser`` has Playwright wait so long."""

if TYPE_CHECKING:
    from playwright.sync_api import expect as expect
else:

    def expect(what: object) -> Any:
        """Playwright's, imported when a test asks: without it the tests are skipped, not broken."""
        from playwright.sync_api import expect

        return expect(what)
