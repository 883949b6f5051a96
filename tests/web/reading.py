"""Reading the pages that a server sends."""

from __future__ import annotations

from typing import Any

import httpx
from lxml import html


def body(answer: httpx.Response) -> Any:
    """Return the page as a tree."""
    return html.fromstring(answer.text)
