"""Exports as they are written: a thread writes, the answer reads, and neither runs far ahead of the other."""

from __future__ import annotations

import io
import logging
import queue
import threading
from collections.abc import AsyncIterator
from typing import BinaryIO, cast

import anyio
from fastapi import Request
from starlette.exceptions import HTTPException
from starlette.responses import Response, StreamingResponse

from communique.errors import CommuniqueError, UsageError
from communique.export import FORMATS, Options, export
from communique.store.query import parse
from communique.web.context import site

CHUNK = 64 * 1024
"""Bytes that are sent at a time."""
AHEAD = 4
"""Chunks that the writer may be ahead of the reader."""
PATIENCE = 60.0
"""Seconds that a writer waits for a reader who takes nothing."""
_LOG = logging.getLogger("communique.web")

MEDIA: dict[str, tuple[str, str]] = {
    "jsonl": ("application/jsonl", "jsonl"),
    "csv": ("text/csv", "csv"),
    "parquet": ("application/vnd.apache.parquet", "parquet"),
    "plover": ("application/jsonl", "jsonl"),
    "gdelt": ("text/tab-separated-values", "tsv"),
    "ftm": ("application/jsonl", "jsonl"),
    "graphml": ("application/graphml+xml", "graphml"),
    "gexf": ("application/gexf+xml", "gexf"),
    "annotations": ("application/jsonl", "jsonl"),
    "bibtex": ("application/x-bibtex", "bib"),
    "csl": ("application/vnd.citationstyles.csl+json", "json"),
}
"""Format → media type and ending of the file."""


class _Gone(Exception):  # noqa: N818 - ends a thread, is no error
    """Nobody reads any more."""


class Pipe(io.RawIOBase):
    """What the writer writes to. ``chunks`` holds bytes, at the end None or what went wrong."""

    def __init__(self) -> None:
        self.chunks: queue.Queue[bytes | Exception | None] = queue.Queue(AHEAD)
        self.gone = threading.Event()
        self._kept = bytearray()
        self._at = 0

    def writable(self) -> bool:
        """Tell that this can be written to."""
        return True

    def tell(self) -> int:
        """Return how many bytes were written."""
        return self._at

    def write(self, part: object) -> int:
        """Take bytes; hand on a chunk when there are enough."""
        new = bytes(cast("bytes", part))
        self._kept += new
        self._at += len(new)
        if len(self._kept) >= CHUNK:
            self.hand_on()
        return len(new)

    def hand_on(self) -> None:
        """Hand on what was written so far."""
        if self._kept:
            self.put(bytes(self._kept))
            self._kept.clear()

    def put(self, item: bytes | Exception | None) -> None:
        """Hand on an item, or stop when nobody takes it."""
        for _ in range(int(PATIENCE)):
            if self.gone.is_set():
                break
            try:
                return self.chunks.put(item, timeout=1.0)
            except queue.Full:
                continue
        raise _Gone


def exported(request: Request, name: str, options: Options) -> Response:
    """Return the export of all that the query finds, as a file to be saved.

    name: one of ``FORMATS``. What is wrong with the query is raised here; where the writing fails later, the answer
    breaks off, so that no browser takes it for whole. Raises HTTPException (503) when too many exports run already.
    """
    if name not in FORMATS:
        raise UsageError(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    parse(options.query)
    media, ending = MEDIA[name]
    headers = {"Content-Disposition": f'attachment; filename="communique-{name}-{options.kind}.{ending}"'}
    if request.state.is_head:
        return Response(media_type=media, headers=headers)
    here = site(request)
    if not here.exports.acquire(blocking=False):
        raise HTTPException(503, "other exports are being written; try again in a while", {"Retry-After": "10"})
    pipe = Pipe()

    def write() -> None:
        try:
            export(here.archive, name, cast("BinaryIO", pipe), options)
            pipe.hand_on()
            pipe.put(None)
        except _Gone:
            pass
        except Exception as fault:
            if not isinstance(fault, CommuniqueError):
                _LOG.exception("the export failed")
            _tell(pipe, fault)
        finally:
            here.exports.release()

    threading.Thread(target=write, name=f"export {name}", daemon=True).start()
    first = pipe.chunks.get()
    if isinstance(first, Exception):
        raise first
    return StreamingResponse(_read(pipe, first), media_type=media, headers=headers)


def _tell(pipe: Pipe, fault: Exception) -> None:
    try:
        pipe.put(fault)
    except _Gone:
        return


async def _read(pipe: Pipe, first: bytes | None) -> AsyncIterator[bytes]:
    """Yield the chunks. Waiting for one holds no thread that others need."""
    limit = anyio.CapacityLimiter(1)
    item: bytes | Exception | None = first
    try:
        while isinstance(item, bytes):
            yield item
            item = await anyio.to_thread.run_sync(pipe.chunks.get, limiter=limit)
        if item is not None:
            raise item
    finally:
        pipe.gone.set()
