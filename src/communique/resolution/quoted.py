"""Which stretches of a text stand inside double quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.records import Block

MARK = re.compile("''|[“«„»”\"]")
CLOSING: dict[str, str] = {"''": "''", "“": "”“", "„": "“”", "«": "»", "»": "«»", "”": "”", '"': '"'}


def quoted_ranges(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return character ranges ``[start, end)`` inside marks; each block on its own, so that an odd mark stays there."""
    out: list[tuple[int, int]] = []
    for block in blocks:
        start, closing = -1, ""
        for mark in MARK.finditer(text, block.span.start, block.span.end):
            if start < 0:
                start, closing = mark.start(), CLOSING[mark[0]]
            elif mark[0] in closing:
                out.append((start, mark.end()))
                start = -1
        if start >= 0:
            out.append((start, block.span.end))
    return out
