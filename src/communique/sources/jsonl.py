"""JSON lines: one object a line.

``{"id"?, "text", "title"?, "language"?, "published"?, "outlet"?, "url"?, "authors"?}``
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from communique.errors import SourceError
from communique.records import Article, Problem
from communique.sources.article import from_record
from communique.sources.decode import decode
from communique.sources.options import InputOptions
from communique.sources.problems import problem, problem_of


def read_jsonl(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    """Yield the Article of each line, read one line at a time; a line that is none becomes a Problem of its own."""
    seen: dict[str, int] = {}
    number = 0
    for number, line in enumerate(_lines(stream, options.limit_bytes), 1):
        place = f"{name}, line {number}"
        if line is None:
            yield problem("too-large", f"{place}: longer than {options.limit_bytes:,} bytes.", place)
        elif line.strip():
            yield from _read_line(line, place, options, seen, number)
    if not number:
        raise SourceError("empty", "holds nothing.")


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Yield the lines of a stream, None for one that is longer than the limit."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)
        yield None


def _read_line(
    line: bytes, place: str, options: InputOptions, seen: dict[str, int], number: int
) -> Iterator[Article | Problem]:
    try:
        record, note = _parse(line)
    except SourceError as fault:
        yield problem_of(fault, place)
        return
    if not isinstance(record, dict):
        yield problem("broken-json", f"{place}: holds no JSON object but a {type(record).__name__}.", place)
        return
    for item in from_record(record, place, "the JSON line", options):
        if isinstance(item, Article) and record.get("id") is not None:
            earlier = seen.setdefault(item.id, number)
            if earlier != number:
                message = f"{place}: repeats the id {item.id[:60]!r} of line {earlier}; not read. Give it its own id."
                yield problem("duplicate-id", message, place)
                return
        yield item
        if isinstance(item, Article) and note is not None:
            yield problem("encoding-guessed", f"{place}: {note}", item.id)


def _parse(line: bytes) -> tuple[object, str | None]:
    """Return the value of a line and a note on its encoding; a SourceError tells that it is no JSON."""
    try:
        return msgspec.json.decode(line), None
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        pass  # the standard library forgives halves of surrogate pairs, and tells faults by their place
    decoded = decode(line)
    try:
        return json.loads(decoded.text), decoded.note
    except RecursionError as fault:
        raise SourceError("broken-json", "nested too deeply.") from fault
    except ValueError as fault:
        raise SourceError("broken-json", f"no JSON ({fault}). Write one object a line.") from fault
