"""What the formats share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO

import msgspec
from msgspec import Struct

from communique.records import ActorRef
from communique.store import Hit, Record


class Options(Struct, frozen=True):
    """What to export. query: as in a search. kind: ``statement``, ``event``, ``article`` or ``party``."""

    query: str = ""
    kind: str = "statement"
    raw: bool = False
    """Of CSV: leave cells that a spreadsheet would take for formulas as they are."""


Write = Callable[[Record, Options, BinaryIO], int]
"""Writes what is found and returns how many rows, lines or entries it wrote."""


def selected(record: Record, options: Options) -> Iterator[Hit]:
    """Yield the records of the kind that the options name, in the order of adding."""
    yield from {"statement": record.statements, "event": record.events, "article": record.articles}[options.kind](
        options.query
    )


def line(value: object) -> bytes:
    """Return the value as one line of JSON."""
    return msgspec.json.encode(value) + b"\n"


def address(hit: Hit) -> str:
    """Return the article's address, or a name for it when it has none."""
    return hit.article.url or f"urn:communique:article:{hit.article.id}"


def state_of(ref: ActorRef) -> str | None:
    """Return the state or organisation that an actor is or serves, by identifier."""
    return ref.actor if ref.kind in ("state", "bloc", "organisation") and ref.actor else ref.of
