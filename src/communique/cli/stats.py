"""``communique stats``: what the record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress, Words, asked, counted, opened

if TYPE_CHECKING:
    from communique.store import Tally

USUAL = ("outlet", "language", "year", "speaker", "act", "type")


def stats(
    words: Words = None,
    record: RecordAddress = RECORD,
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="FIELD", help="Count by this field (speaker); repeatable.")
    ] = None,
    top: Annotated[int, typer.Option(metavar="N", help="Values shown of each field.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="Print the counts as JSON.")] = False,
) -> None:
    """Count what the record holds, or what a query finds."""
    with opened(record) as kept:
        totals = kept.totals()
        tallies = [kept.tally(name, asked(words), top) for name in by or USUAL]
    if as_json:
        import msgspec

        print(msgspec.json.encode({"totals": totals, "tallies": tallies}).decode())
        return
    if not words:
        print(", ".join(counted(count, name) for name, count in totals.items()))
    for tally in tallies:
        _print(tally)


def _print(tally: Tally) -> None:
    from communique.cli import wording

    print(f"\n{tally.kind}s by {tally.by}")
    width = max((len(str(count)) for _, count in tally.rows), default=0)
    for value, count in tally.rows:
        print(f"  {count:>{width}}  {wording.clean(value) if value else '(none)'}")
