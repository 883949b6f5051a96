"""What the commands on the record share: its option, how it is opened, how a hit is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from communique.store import Hit, Record

RECORD = "communique.db"
RecordAddress = Annotated[
    str, typer.Option("--record", metavar="FILE", help="The record: a file, or postgresql://user@host/name.")
]
Words = Annotated[
    list[str] | None, typer.Argument(metavar="QUERY", help="Words and filters: speaker:lavrov sanctions 2023")
]


class Order(StrEnum):
    """The order of hits."""

    relevance = "relevance"
    newest = "newest"
    oldest = "oldest"
    added = "added"


class Kind(StrEnum):
    """Kinds of records."""

    statement = "statement"
    event = "event"
    article = "article"


def opened(address: str, make: bool = False) -> Record:
    """Open the record; a RecordError says what to do when that fails."""
    from communique import store

    return store.open(address, make)


def asked(words: list[str] | None, kind: Kind | None = None) -> str:
    """Return the query that the arguments make up."""
    query = " ".join(words or ())
    if kind is None:
        return query
    return f"({query}) kind:{kind.value}" if query.strip() else f"kind:{kind.value}"


def described(hit: Hit, mark: str) -> RenderableType:
    """Return a hit for a person: what it is, its words in bold among those around them, where it stands."""
    from rich.table import Table
    from rich.text import Text

    from communique.cli import wording

    words = Text(wording.clean(hit.before) + _gap(hit.before[-1:]), style="dim")
    words.append(wording.clean(wording.shortened(hit.span.exact)), style="bold not dim")
    words.append(_gap(hit.after[:1]) + wording.clean(hit.after))
    facts = Text(" · ".join(filter(None, _facts(hit))))
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, style="cyan")
    grid.add_column()
    grid.add_row(mark, Text("\n").join([facts, words, Text(" · ".join(_source(hit)), style="dim")]))
    return grid


def _gap(char: str) -> str:
    return " " if char.isspace() else ""


def shown(target: Console, items: Iterable[RenderableType]) -> None:
    """Print the items, without spaces at the ends of lines."""
    for item in items:
        with target.capture() as printed:
            target.print(item)
        target.file.write("\n".join(line.rstrip() for line in printed.get().split("\n")))
    target.file.flush()


def counted(count: int, name: str) -> str:
    """Return a number with its noun, which stands in the plural."""
    return f"{count} {name.removesuffix('s')}" if count == 1 else f"{count} {name}"


def _facts(hit: Hit) -> Iterator[str]:
    from communique.cli import wording

    if hit.statement:
        yield wording.chain(hit.statement, hit.names)
        yield hit.statement.act
        yield "" if hit.statement.certainty == "stated" else hit.statement.certainty
        yield wording.when(hit.statement.said_on)
    elif hit.event:
        yield f"{hit.event.type}: {wording.parties(hit.event, hit.names)}"
        yield hit.event.status
        yield wording.when(hit.event.when)
        yield f"on the word of {wording.titled(hit.word, hit.names)}" if hit.word else ""
    else:
        yield wording.clean(hit.article.title or "(no title)")
    yield f"corrected: {', '.join(hit.corrected)}" if hit.corrected else ""


def _source(hit: Hit) -> Iterator[str]:
    from communique.cli import wording

    yield from filter(None, (wording.clean(hit.article.outlet or ""), wording.when(hit.article.published)))
    yield wording.clean(hit.article.id)
    if hit.kind != "article":
        yield hit.id
    yield f"[{hit.span.start}:{hit.span.end}]"
