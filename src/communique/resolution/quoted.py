"""Which stretches of a text stand inside double quotation marks."""

from __future__ import annotations

from collections.abc import Sequence

from communique.records import Block

OPENING = '“«„»”"'
CLOSING = {"“": "”“", "„": "“”", "«": "»", "»": "«»", "”": "”", '"': '"'}


def quoted_ranges(text: str, blocks: Sequence[Block]) -> list[tuple[int, int]]:
    """Return character ranges ``[start, end)`` inside marks; each block on its own, so that an odd mark stays there."""
    out: list[tuple[int, int]] = []
    for block in blocks:
        start, closing = -1, ""
        for i in range(block.span.start, block.span.end):
            c = text[i]
            if start < 0 and c in OPENING:
                start, closing = i, CLOSING[c]
            elif start >= 0 and c in closing:
                out.append((start, i + 1))
                start = -1
        if start >= 0:
            out.append((start, block.span.end))
    return out
