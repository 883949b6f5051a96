"""From paths to Articles: finds the files, tells their format, hands each to its reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from communique.errors import SourceError, UsageError
from communique.records import Article, Problem
from communique.sources.archive import read_warc
from communique.sources.article import iso_day
from communique.sources.fetch import is_address, read_address
from communique.sources.jsonl import read_jsonl
from communique.sources.markdown import read_markdown
from communique.sources.options import InputOptions
from communique.sources.plain import read_text
from communique.sources.problems import problem, problem_of
from communique.sources.table import read_csv, read_parquet
from communique.sources.webpage import read_html

Reader = Callable[[BinaryIO, str, InputOptions], Iterator[Article | Problem]]

READERS: dict[str, Reader] = {
    "text": read_text,
    "markdown": read_markdown,
    "html": read_html,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
    "warc": read_warc,
}
SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".warc": "warc",
    ".warc.gz": "warc",
}
STANDARD_INPUT = "<standard input>"
_PROBE = 4096
_BUFFER = 262_144
"""Bytes read at once, and so the most that can be looked at ahead to tell an encoding."""


def read(
    paths: Iterable[str | Path], options: InputOptions | None = None, stdin: BinaryIO | None = None
) -> Iterator[Article | Problem]:
    """Yield an Article for each article found, and a Problem for what could not be read or only with a doubt.

    paths: files; folders (all files of a known suffix below them, in order of their names, hidden ones left out; with
    ``options.format`` given, all files); web addresses; ``-`` for standard input. A note on an Article follows it.
    Raises UsageError when an option makes no sense.
    """
    options = options or InputOptions()
    if options.format != "auto" and options.format not in READERS:
        raise UsageError(f"unknown input format {options.format!r}; there are auto, {', '.join(READERS)}")
    if options.published is not None and iso_day(options.published) is None:
        raise UsageError(f"the publication date {options.published!r} is no ISO date; write it as YYYY-MM-DD")
    return _read_all(list(paths), options, stdin)


def _read_all(paths: list[str | Path], options: InputOptions, stdin: BinaryIO | None) -> Iterator[Article | Problem]:
    for path in paths:
        if str(path) == "-":
            yield from _read_stream(stdin if stdin is not None else sys.stdin.buffer, STANDARD_INPUT, options)
        elif isinstance(path, str) and is_address(path):
            yield from _read_address(path, options)
        elif os.path.isdir(path):
            yield from _read_folder(Path(path), options)
        else:
            yield from _read_file(Path(path), options)


def _read_address(url: str, options: InputOptions) -> Iterator[Article | Problem]:
    try:
        yield from read_address(url, options)
    except SourceError as fault:
        yield problem_of(fault, url)


def _read_folder(folder: Path, options: InputOptions) -> Iterator[Article | Problem]:
    found = False
    for item in _walk(folder):
        if isinstance(item, Problem):
            found = True
            yield item
        elif options.format != "auto" or _by_name(item) is not None:
            found = True
            yield from _read_file(item, options)
    if not found:
        known = " ".join(SUFFIXES)
        message = f"{folder}: holds no file of a known format ({known}). Name the files, or give their format."
        yield problem("no-input", message, str(folder))


def _walk(folder: Path) -> Iterator[Path | Problem]:
    """Yield the files below a folder by name, links to folders not followed; a Problem for what may not be listed."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        yield problem_of(fault, str(folder))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _read_file(path: Path, options: InputOptions) -> Iterator[Article | Problem]:
    try:
        with path.open("rb", buffering=_BUFFER) as stream:
            yield from _read_stream(stream, str(path), options)
    except (OSError, ValueError) as fault:  # ValueError: a null character in the path
        yield problem_of(fault if isinstance(fault, OSError) else FileNotFoundError(), str(path))


def _read_stream(stream: BinaryIO, name: str, options: InputOptions) -> Iterator[Article | Problem]:
    buffered = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("RawIOBase", stream), _BUFFER)
    try:
        kind = options.format if options.format != "auto" else _by_name(Path(name)) or _by_content(buffered)
        yield from READERS[kind](buffered, name, options)
    except (SourceError, OSError) as fault:
        yield problem_of(fault, name)
    finally:
        if buffered is not stream:
            buffered.detach()  # or the caller's stream would be closed with the wrapper


def _by_name(path: Path) -> str | None:
    name = path.name.lower()
    return next((kind for suffix, kind in SUFFIXES.items() if name.endswith(suffix)), None)


def _by_content(stream: BufferedReader) -> str:
    """Tell the format by the first bytes: text unless they say otherwise."""
    head = stream.peek(_PROBE)[:_PROBE]
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    opening = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if opening.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        opening.startswith(b"<?xml") and b"<html" in opening
    ):
        return "html"
    if opening.startswith(b"{") and opening[1:].lstrip()[:1] in (b'"', b"}"):
        return "jsonl"
    return "text"
