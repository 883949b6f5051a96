"""Web pages: trafilatura finds the article, its title, author, date, outlet and address.

The Article's text is the title, then headings, paragraphs and list items as extracted, a blank line between two; it is
made once and kept. Nothing else of the page is.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec import structs

from communique.errors import SourceError
from communique.records import Article, Block, BlockKind, Problem, span_of
from communique.sources.article import Metadata, build, filled, iso_day, names
from communique.sources.decode import decode
from communique.sources.options import InputOptions
from communique.sources.plain import read_all

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE = re.compile(r"\s+")
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "min_date": "1900-01-01",
    "max_date": "2099-12-31",
    "outputformat": "%Y-%m-%d",
}
"""Only what the page says of its date, no guess from its text, and no clock."""
_PARAGRAPHS = ("p", "quote", "item", "code", "cell")
_PARTS = ("head", *_PARAGRAPHS)
_MAX_DEPTH = 200


def read_html(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the one Article of a web page."""
    del name
    raw = read_all(stream, options.limit_bytes)
    if raw[:4] == b"\x89PNG" or b"<" not in raw:
        decode(raw)  # tells what it is when it is no text
    yield from extract(raw, None, options)


def extract(raw: bytes, url: str | None, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of a web page's bytes; a SourceError tells that no article was found in it."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    try:
        document = bare_extraction(
            raw,
            url=url,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=_DATES,
        )
    except Exception as fault:  # whatever a broken page does to the parsers below, the other pages are read
        raise SourceError("no-article", f"the page could not be parsed ({type(fault).__name__}).") from fault
    if not isinstance(document, Document):
        raise SourceError("no-article", "no article text was found in the page.")
    parts = list(_parts(document.body, 0))
    if not any(kind == "body" for kind, _ in parts):
        raise SourceError("no-article", "no article text was found in the page.")
    title = _flat(document.title or "")
    if title and not any(_folded(text) == _folded(title) for kind, text in parts[:3] if kind == "heading"):
        parts.insert(0, ("heading", title))
    text, blocks = _laid_out(parts, title)
    given = Metadata(
        title=title or None,
        language=options.language,
        published=options.published or (iso_day(document.date) if document.date else None),
        because="given with --published" if options.published else "the page's metadata",
        outlet=options.outlet or document.sitename,
        url=document.url or url,
        authors=names((document.author or "").split(";")),
    )
    yield structs.replace(build(text, filled(given, options)), blocks=blocks)


def _parts(element: _Element, depth: int) -> Iterator[tuple[BlockKind, str]]:
    """Yield headings and paragraphs in the page's order, white space evened."""
    for child in element:
        tag = child.tag
        if depth < _MAX_DEPTH and any(part.tag in _PARTS for part in child.iterdescendants()):
            if tag in _PARTS and child.text and child.text.strip():
                yield "body", _flat(child.text)
            yield from _parts(child, depth + 1)
        else:
            text = _flat(" ".join(child.itertext()) if tag == "list" else "".join(_texts(child)))
            if text:
                yield ("heading" if tag == "head" else "body"), text
        if child.tail and child.tail.strip():
            yield "body", _flat(child.tail)


def _texts(element: _Element) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "lb":
            yield " "
        elif isinstance(part.tag, str):
            yield part.text or ""
        if part is not element:
            yield part.tail or ""


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _laid_out(parts: list[tuple[BlockKind, str]], title: str) -> tuple[str, tuple[Block, ...]]:
    """Return the text with a blank line between two parts, and a block for each part."""
    text = "\n\n".join(part for _, part in parts)
    blocks: list[Block] = []
    start, titled = 0, False
    for kind, part in parts:
        is_title = kind == "heading" and not titled and bool(title) and _folded(part) == _folded(title)
        titled = titled or is_title
        blocks.append(Block("title" if is_title else kind, span_of(text, start, start + len(part))))
        start += len(part) + 2
    return text, tuple(blocks)
