"""How a reading is kept: as compressed JSON, without its article's text, which stands in a column of its own."""

from __future__ import annotations

import zlib

import msgspec
from msgspec.structs import replace

from communique.records import Article, Reading

COMPRESSION = 3
"""Of zlib: a reading shrinks to about a sixth; level 6 makes the record 1 % smaller and takes twice the time."""


def packed(record: Reading | Article) -> bytes:
    """Return a Reading or Article as compressed JSON. Its text is left out when the column holds it exactly."""
    return zlib.compress(msgspec.json.encode(record), COMPRESSION)


def without_text(article: Article) -> Article:
    """Return the article without its text, unless the text cannot stand in a column as it is."""
    return article if "\0" in article.text else replace(article, text="")


def bare(reading: Reading) -> Reading:
    """Return the reading without its text, as far as ``without_text`` allows."""
    return replace(reading, article=without_text(reading.article))


def unpacked(blob: bytes, text: str) -> Reading:
    """Return the Reading that was packed, field for field."""
    reading = msgspec.json.decode(zlib.decompress(blob), type=Reading)
    return reading if reading.article.text else replace(reading, article=replace(reading.article, text=text))
