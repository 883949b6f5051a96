"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from communique.errors import SourceError
from communique.records import Article, Problem
from communique.sources.article import Metadata, build, filled
from communique.sources.decode import Decoded, decode
from communique.sources.options import InputOptions
from communique.sources.problems import problem


def read_text(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the one Article of a text; nothing of it is rewritten, line ends neither."""
    decoded = decode_all(stream, options.limit_bytes)
    article = build(decoded.text, filled(Metadata(), options))
    yield article
    yield from encoding_note(decoded, name, article)


def decode_all(stream: BinaryIO, limit: int) -> Decoded:
    """Return all text of a stream; a SourceError tells that it is too large, empty or none."""
    raw = read_all(stream, limit)
    decoded = decode(raw)
    if not decoded.text.strip():
        raise SourceError("empty", "holds no text.")
    return decoded


def read_all(stream: BinaryIO, limit: int) -> bytes:
    """Return all bytes of a stream; a SourceError tells that there are more than the limit, or none."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise SourceError("too-large", f"larger than {limit:,} bytes. Split it, or raise the limit.")
    if not raw:
        raise SourceError("empty", "holds nothing.")
    return raw


def encoding_note(decoded: Decoded, name: str, article: Article) -> Iterator[Problem]:
    """Yield the note on a guessed encoding, if there is one."""
    if decoded.note is not None:
        yield problem("encoding-guessed", f"{name}: {decoded.note}", article.id)
