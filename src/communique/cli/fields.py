"""What ``communique show`` tells of one statement or event, a line for each field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.cli import wording
from communique.records import Event, Statement, TimeSpan
from communique.store import Hit


def fields(hit: Hit, explain: bool) -> Iterator[str]:
    """Yield what the record holds of a statement or event beyond its words, a line for each field."""
    item = hit.statement or hit.event
    found = _of_statement(hit.statement, hit.names) if hit.statement else ()
    found = _of_event(hit.event, hit.names) if hit.event else found
    yield from (f"{name}: {value}" for name, value in found if value)
    if explain and item:
        yield f"rule: {item.rule}"


def _of_statement(item: Statement, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "form", item.form
    yield "certainty", item.certainty
    yield "cue", wording.quoted(item.cue) if item.cue else ""
    yield "source", wording.quoted([item.source]) if item.source else ""
    yield "to", "; ".join(wording.titled(ref, known) for ref in item.addressees)
    yield "said in", wording.titled(item.said_in, known) if item.said_in else ""
    yield "occasion", wording.quoted([item.occasion]) if item.occasion else ""
    yield "document", wording.clean(item.document or "")
    yield "reported within", item.within or ""
    yield "date", _because(item.said_on)


def _of_event(item: Event, known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    gold = "" if item.goldstein is None else f", Goldstein {item.goldstein:g}"
    yield "type", f"{item.type}{f' ({item.mode})' if item.mode else ''}, quad class {item.quad}"
    yield "CAMEO", f"{item.cameo}{gold}" if item.cameo else ""
    yield "contexts", ", ".join(item.contexts)
    yield "trigger", wording.quoted([item.trigger, *item.mentions])
    yield "place", wording.titled(item.where, known) if item.where else ""
    yield "word", item.word
    yield "date", _because(item.when)


def _because(time: TimeSpan | None) -> str:
    return f"{wording.when(time)}; {wording.clean(time.because)}" if time else ""
