"""Markdown: the text is the raw file; what its marks tell (headings, images, front matter) becomes blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Literal

from msgspec import structs

from communique.records import Article, Block, BlockKind, Problem, span_of
from communique.sources.article import Metadata, build, filled, iso_day, names
from communique.sources.options import InputOptions
from communique.sources.plain import decode_all, encoding_note
from communique.sources.problems import problem

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^([A-Za-z_]+):[ \t]*(.*?)[ \t\r]*$", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]*-[ \t]+(.*?)[ \t\r]*$", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]+")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_IMAGE = re.compile(r"[ \t]*\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?[ \t]*")
_NO_PROSE = re.compile(r"[ \t]*(?:\||<!--|\[[^\]]+\]:[ \t])")
_LIST_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S")
_QUOTE = re.compile(r" {0,3}>")


def read_markdown(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the one Article of a Markdown file, its blocks prepared from the marks.

    Front matter (``---``, ``key: value`` lines, ``---``) gives title, date, authors, outlet, language and address.
    """
    decoded = decode_all(stream, options.limit_bytes)
    text = decoded.text
    front = _FRONT.match(text)
    given = _front_matter(front[1]) if front else Metadata()
    bad_date = given.published is not None and iso_day(given.published) is None
    article = build(text, filled(structs.replace(given, published=None) if bad_date else given, options))
    yield structs.replace(article, blocks=_blocks(article.text, front.end() if front else 0))
    yield from encoding_note(decoded, name, article)
    if bad_date:
        message = f"{name}: the date {given.published!r} in the front matter is no ISO date (YYYY-MM-DD); left out."
        yield problem("bad-date", message, article.id)


def _front_matter(text: str) -> Metadata:
    fields = {match[1].lower(): match[2].strip("\"'") for match in _FIELD.finditer(text)}
    authors = fields.get("authors") or fields.get("author") or ""
    if not authors and (start := re.search(r"^authors?:[ \t\r]*$", text, re.MULTILINE | re.IGNORECASE)):
        following = _FIELD.search(text, start.end())
        authors = ";".join(_ITEM.findall(text, start.end(), following.start() if following else len(text)))
    date = fields.get("published") or fields.get("date") or None
    return Metadata(
        None,
        fields.get("language") or fields.get("lang"),
        fields.get("title"),
        date,
        "the page's metadata",
        fields.get("outlet") or fields.get("publisher"),
        fields.get("url") or fields.get("link"),
        names([name.strip(" \"'") for name in re.split("[;,]", authors.strip("[]"))]),
    )


def _blocks(text: str, start: int) -> tuple[Block, ...]:
    """Return the blocks of the text from ``start`` on, cut at blank lines and marks; the first heading is the title."""
    blocks = [_block(text, 0, start, "furniture")] if start else []
    titled = False
    for kind, first, end in _paragraphs(text, start):
        if not text[first:end].strip():
            continue
        if kind == "heading" and not titled:
            kind, titled = "title", True
        blocks.append(_block(text, first, end, kind))
    return tuple(blocks)


def _paragraphs(text: str, start: int) -> Iterator[tuple[BlockKind, int, int]]:
    """Yield the kind, start and end of each paragraph, heading or marked line."""
    paragraph: tuple[int, int] | None = None
    for kind, first, end, opens in _marked_lines(text, start):
        if paragraph and kind == "underline":
            yield "heading", *paragraph
            yield "furniture", first, end
            paragraph = None
        elif kind == "body":
            if paragraph and opens:
                yield "body", *paragraph
                paragraph = None
            paragraph = (paragraph[0] if paragraph else first, end)
        else:
            if paragraph:
                yield "body", *paragraph
                paragraph = None
            yield "furniture" if kind == "underline" else kind, first, end
    if paragraph:
        yield "body", *paragraph


def _marked_lines(text: str, start: int) -> Iterator[tuple[BlockKind | Literal["underline"], int, int, bool]]:
    """Yield the kind, start and end of each line that is not blank, and whether it opens a paragraph of its own."""
    fence = ""
    blank = quoted = False
    for match in _LINE.finditer(text, start):
        line = match[0]
        if not line.strip():
            blank = True
            continue
        apart = blank or text.count("\n", max(match.start() - 4, start), match.start()) > 1
        blank = False
        mark = _FENCE.match(line)
        if fence or mark:
            fence = "" if mark and fence and mark[1].startswith(fence) else fence or (mark[1] if mark else "")
            yield "furniture", match.start(), match.end(), True
        elif _UNDERLINE.fullmatch(line) and not apart:
            yield "underline", match.start(), match.end(), False
        elif heading := _HEADING.fullmatch(line):
            yield "heading", match.start() + heading.start(2), match.start() + heading.end(2), True
        else:
            was_quoted, quoted = quoted, bool(_QUOTE.match(line))
            opens = apart or bool(_LIST_ITEM.match(line)) or quoted != was_quoted
            yield _kind(line), match.start(), match.end(), opens


def _kind(line: str) -> BlockKind:
    if _RULE.fullmatch(line) or _NO_PROSE.match(line):
        return "furniture"
    return "caption" if _IMAGE.fullmatch(line) else "body"


def _block(text: str, start: int, end: int, kind: BlockKind) -> Block:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Block(kind, span_of(text, start, start + len(piece.strip())))
