"""Read TOML tables; what was parsed of a shipped one is kept beside the byte code.

TOML is parsed in Python, which for the tables of one language takes a tenth of the time of reading one short article.
So a table is kept as MessagePack in ``__pycache__``, after the hash of the TOML that it was parsed from: a changed
table is parsed anew. Where Python may not write its byte code, nothing is kept and everything is parsed.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from hashlib import sha256
from importlib.resources.abc import Traversable
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

import msgspec

from communique.errors import DataError

T = TypeVar("T")
PACKAGE = Path(__file__).parent
HASH = sha256().digest_size


def read_table(path: Traversable | Path, schema: type[T]) -> T:
    """Decode a TOML table into its schema; a DataError names the file and the place of the fault."""
    try:
        source = path.read_bytes()
    except OSError as fault:
        raise DataError(f"{path}: {fault.strerror or fault}; give the path of a readable TOML file") from fault
    kept = kept_path(path)
    if kept is not None and (known := _recall(kept, source, schema)) is not None:
        return known
    try:
        parsed = msgspec.toml.decode(source)
        found = msgspec.convert(parsed, schema)
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as fault:
        raise DataError(f"{path}: {fault}") from fault
    if kept is not None and not sys.dont_write_bytecode:
        _keep(kept, source, parsed)
    return found


def kept_path(path: Traversable | Path) -> Path | None:
    """Return where a shipped table is kept once it has been parsed; None for any other file."""
    if not isinstance(path, Path) or not path.is_relative_to(PACKAGE):
        return None
    try:
        return Path(cache_from_source(str(path))).with_name(f"{path.name}.msgpack")
    except NotImplementedError:  # an interpreter without byte code files
        return None


def _recall(kept: Path, source: bytes, schema: type[T]) -> T | None:
    """Return what was kept of this very source, None when nothing was or it cannot be read."""
    try:
        content = kept.read_bytes()
        if content[:HASH] != sha256(source).digest():
            return None
        return msgspec.msgpack.decode(memoryview(content)[HASH:], type=schema)
    except (OSError, msgspec.DecodeError):  # a ValidationError is a DecodeError
        return None


def _keep(kept: Path, source: bytes, parsed: object) -> None:
    """Write a parsed table, whole or not at all; where that is not allowed, do without."""
    part = kept.with_name(f"{kept.name}.{os.getpid()}")
    try:
        kept.parent.mkdir(exist_ok=True)
        part.write_bytes(sha256(source).digest() + msgspec.msgpack.encode(parsed))
        part.replace(kept)
    except OSError:
        with suppress(OSError):
            part.unlink()
