"""Web archives (WARC): each web page in them is an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Article, Problem
from communique.sources.options import InputOptions
from communique.sources.problems import problem, problem_of
from communique.sources.webpage import extract


def read_warc(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of each web page in an archive, packed with gzip or not; other records are passed over."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError as fault:
        hint = "web archives need warcio. Install it with: pip install 'communique[warc]'"
        raise SourceError("missing-library", hint) from fault
    pages = 0
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response" or not _is_page(record.http_headers):
                continue
            pages += 1
            address = record.rec_headers.get_header("WARC-Target-URI") or f"{name}, page {pages}"
            raw = record.content_stream().read(options.limit_bytes + 1)
            yield from _read_page(raw, address, options)
    except (ArchiveLoadFailed, EOFError, ValueError) as fault:
        raise SourceError("broken-file", f"no web archive, or damaged ({str(fault)[:120]}).") from fault
    if not pages:
        raise SourceError("no-article", "the archive holds no web page.")


def _is_page(headers: object) -> bool:
    kind = headers.get_header("Content-Type") if headers is not None else None  # type: ignore[attr-defined]
    return "html" in (kind or "").lower()


def _read_page(raw: bytes, address: str, options: InputOptions) -> Iterator[Article | Problem]:
    if len(raw) > options.limit_bytes:
        yield problem("too-large", f"{address}: larger than {options.limit_bytes:,} bytes.", address)
        return
    try:
        yield from extract(raw, address, options)
    except SourceError as fault:
        yield problem_of(fault, address)
