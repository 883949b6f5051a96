"""``communique correct``: put right what was read wrong; the log says who, when, what and why."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress, opened

if TYPE_CHECKING:
    from communique.store import Record, Standing


class Missed(StrEnum):
    """What can be added."""

    statement = "statement"
    event = "event"


def correct(
    id: Annotated[
        str | None, typer.Argument(metavar="ID", help="A statement or an event; of --add, an article.")
    ] = None,
    values: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE", help="act=deny said_on=2023-11")] = None,
    record: RecordAddress = RECORD,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Why; it stands in the log.")] = "",
    who: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who corrects; else the name of your account.")
    ] = None,
    add: Annotated[
        Missed | None, typer.Option("--add", help="Add what the machine missed: a statement or an event.")
    ] = None,
    words: Annotated[
        str, typer.Option(metavar="TEXT", help="Of --add: the words of it, exactly as they stand in the article.")
    ] = "",
    which: Annotated[
        int, typer.Option(metavar="NUMBER", help="Of --add: which, where the words stand several times.")
    ] = 0,
    remove: Annotated[bool, typer.Option("--remove", help="Take the record out: it is no statement or event.")] = False,
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Undo a correction, or an undo.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="Show the log and how each entry stands.")] = False,
) -> None:
    """Correct a statement or event: correct s12ab act=deny --why "he denies it"."""
    pairs = dict(_pair(value) for value in values or ())
    if sum((bool(pairs) or add is not None, remove, undo is not None, listed)) != 1:
        raise typer.BadParameter("give FIELD=VALUE, or --add, or --remove, or --undo NUMBER, or --list")
    if (pairs or remove or add) and id is None:
        what = "an article" if add else "a statement or an event"
        raise typer.BadParameter(f"name {what}", param_hint="ID")
    if bool(add) != bool(words):
        raise typer.BadParameter("--add and --words go together: the words stand in the article", param_hint="--words")
    with opened(record) as kept:
        if listed:
            _show(kept, id)
            return
        signed = {"who": who or _account(), "why": why, "at": _now()}
        if undo is not None:
            entries = [kept.undo(undo, **signed)]
        elif add:
            entries = kept.add(id or "", add.value, words, pairs, which=which, **signed)
        else:
            entries = [kept.remove(id or "", **signed)] if remove else kept.correct(id or "", pairs, **signed)
        one = f"correction {entries[0]}; take it back with --undo {entries[0]}"
        each = f"corrections {', '.join(map(str, entries))}; take each back with --undo NUMBER"
        print(one if len(entries) == 1 else f"{each}, all with --undo {entries[0]}" if add else each)


def _pair(text: str) -> tuple[str, str]:
    field, equals, value = text.partition("=")
    if not equals:
        raise typer.BadParameter(f"{text!r} is not of the form FIELD=VALUE (act=deny)", param_hint="FIELD=VALUE")
    return field.strip(), value.strip()


def _show(record: Record, article: str | None) -> None:
    for standing in record.corrections(article):
        print(told(standing))


def told(standing: Standing) -> str:
    """Return a correction in one line: number, when, who, what, why, and how it stands."""
    from communique.cli import wording

    entry = standing.correction
    what = {"remove": "removed", "add": f"added as {entry.kind}", "undo": f"undid {entry.undoes}"}.get(entry.action)
    change = what or f"{entry.field}: {_short(entry.old)} -> {_short(entry.value)}"
    machine = f" (the machine now reads {_short(standing.machine)})" if standing.outcome == "conflict" else ""
    signed = f"{entry.at} {wording.clean(entry.who)}"
    return f"{entry.id}. {signed}: {entry.record} {change}. {wording.clean(entry.why)} [{standing.outcome}{machine}]"


def _short(value: str | None) -> str:
    """Return a field's JSON for a person: a name, days, or the value itself."""
    import msgspec

    found = msgspec.json.decode(value or "null")
    if isinstance(found, list):
        return ", ".join(_short(msgspec.json.encode(item).decode()) for item in found) or "none"
    if isinstance(found, dict):
        if "name" in found:
            parts = [found["name"], found["role"], found["of"]]
            return " / ".join(part for part in parts if part)
        if "exact" in found:
            return f'"{found["exact"]}"'
        return found["first"] if found["first"] == found["last"] else f"{found['first']}..{found['last']}"
    return "none" if found is None else {True: "yes", False: "no"}.get(found, str(found))


def _account() -> str:
    """Return the name of the user's account."""
    try:
        import os
        import pwd
    except ImportError as fault:
        raise typer.BadParameter("say who corrects", param_hint="--who") from fault
    return pwd.getpwuid(os.getuid()).pw_name


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
