"""Articles for tests: every paragraph of a text is a body block, its first line a title when asked."""

from __future__ import annotations

from functools import cache

from communique.analysis import analyse, load
from communique.annotation import Analysis
from communique.languages import registry
from communique.records import Article, Block, TimeSpan, span_of


def article(text: str, language: str = "en", published: str | None = None, outlet: str | None = None) -> Article:
    """Return an article whose lines are body blocks."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            start = at + len(line) - len(line.lstrip())
            blocks.append(Block("body", span_of(text, start, at + len(line.rstrip()))))
        at += len(line) + 1
    day = TimeSpan(published, published, "day", None, "stated", "given") if published else None
    return Article("test", text, language, None, (), outlet, None, day, tuple(blocks))


@cache
def analysed(text: str, language: str = "en") -> Analysis:
    """Return the analysis of a text by the language's own pipeline."""
    pack = registry.pack(language)
    assert pack is not None
    assert pack.pipeline is not None
    return next(analyse([article(text, language)], load(pack.pipeline)))
