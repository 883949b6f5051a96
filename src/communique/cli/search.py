"""``communique search``: statements, events and articles in the record."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.recording import RECORD, Kind, Order, RecordAddress, Words, asked, described, opened, shown

if TYPE_CHECKING:
    from communique.store import Page


def search(
    words: Words = None,
    record: RecordAddress = RECORD,
    kind: Annotated[Kind | None, typer.Option(help="Only statements, events or articles.")] = None,
    order: Annotated[Order | None, typer.Option(help="Else by relevance, or newest first without words.")] = None,
    size: Annotated[int, typer.Option("--size", metavar="N", help="Hits on a page.")] = 20,
    after: Annotated[str | None, typer.Option(metavar="PLACE", help="What the page before gave as the next.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one hit a line, as JSON.")] = False,
) -> None:
    """Find what was said and done: speaker:lavrov relay:telesur sanctions 2023."""
    with opened(record) as kept:
        page = kept.search(asked(words, kind), order.value if order else None, size, after)
    if as_json:
        _json(page)
    else:
        _listed(page)


def _json(page: Page) -> None:
    import msgspec

    for hit in page.hits:
        sys.stdout.buffer.write(msgspec.json.encode(hit) + b"\n")
    sys.stdout.flush()
    _tell_rest(page)


def _listed(page: Page) -> None:
    from communique.cli.views import console

    shown(console(), (described(hit, str(number)) for number, hit in enumerate(page.hits, 1)))
    _tell_rest(page)


def _tell_rest(page: Page) -> None:
    """Say on standard error how many there are and how to see more."""
    total = f"more than {page.total}" if page.capped else str(page.total)
    print(f"{len(page.hits)} of {total} found, by {page.order}", file=sys.stderr)
    if page.next:
        print(f"the next page: --after {page.next}", file=sys.stderr)
