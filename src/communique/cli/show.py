"""``communique show``: one article, statement or event, with the words it stands on."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress, described, opened, shown


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="Identifier, or an unmistakable beginning of one.")],
    record: RecordAddress = RECORD,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the record, or an article's Reading, as JSON.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Name the rule of each record, the basis of dates.")
    ] = False,
) -> None:
    """Show an article, a statement or an event of the record."""
    import msgspec

    from communique.cli.fields import fields
    from communique.cli.views import console, show_reading
    from communique.errors import RecordError

    with opened(record) as kept:
        hits = kept.get(id)
        if not hits:
            raise RecordError(f"nothing in the record has the identifier {id!r}, and no single one begins so")
        readings = {hit.article.id: kept.reading(hit.article.id) for hit in hits}
    target = console()
    for number, hit in enumerate(hits, 1):
        if as_json:
            whole = hit.statement or hit.event or readings[hit.article.id]
            sys.stdout.buffer.write(msgspec.json.encode(whole) + b"\n")
        elif hit.kind == "article":
            show_reading(target, readings[hit.article.id], explain)
        else:
            shown(target, [described(hit, str(number)), *(f"     {line}" for line in fields(hit, explain))])
    sys.stdout.flush()
