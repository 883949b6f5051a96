"""Citations of the articles in which something is found: BibTeX and CSL-JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from communique.export.base import Options
from communique.records import Article
from communique.store import Record

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def _articles(record: Record, options: Options) -> Iterator[Article]:
    return (reading.article for reading in record.readings(options.query))


def write_bibtex(record: Record, options: Options, out: BinaryIO) -> int:
    """Write an ``@article`` entry for each article, UTF-8; the key is the article's identifier."""
    count = 0
    for article in _articles(record, options):
        fields = {
            "author": " and ".join(f"{{{_tex(author)}}}" for author in article.authors),
            "title": f"{{{_tex(article.title or article.id)}}}",
            "journal": _tex(article.outlet or ""),
            "date": _days(article),
            "year": _days(article)[:4],
            "url": (article.url or "").replace("{", "%7B").replace("}", "%7D"),
            "langid": article.language or "",
        }
        lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
        out.write((f"@article{{{_key(article.id)},\n" + ",\n".join(lines) + "\n}\n\n").encode("utf-8", "replace"))
        count += 1
    return count


def _days(article: Article) -> str:
    """Return the day of publication, or a range as EDTF writes it."""
    time = article.published
    if time is None or not time.first:
        return ""
    return time.first if time.first == time.last or not time.last else f"{time.first}/{time.last}"


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in " ".join(text.split()))


def _key(id: str) -> str:
    return re.sub(r"[^\w:.+/-]", "_", id, flags=re.ASCII)


def write_csl(record: Record, options: Options, out: BinaryIO) -> int:
    """Write a CSL-JSON array, as Zotero and citeproc read it."""
    out.write(b"[")
    count = 0
    for article in _articles(record, options):
        out.write((b"\n" if not count else b",\n") + msgspec.json.encode(_csl(article)))
        count += 1
    out.write(b"\n]\n")
    return count


def _csl(article: Article) -> dict[str, object]:
    item: dict[str, object] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title or article.id,
        "author": [{"literal": author} for author in article.authors],
        "container-title": article.outlet,
        "URL": article.url,
        "language": article.language,
    }
    time = article.published
    if time and time.first:
        days = [time.first] if time.first == time.last or not time.last else [time.first, time.last]
        item["issued"] = {"date-parts": [[int(part) for part in day.split("-")] for day in days]}
    return {name: value for name, value in item.items() if value}
