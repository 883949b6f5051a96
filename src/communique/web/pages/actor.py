"""An actor's page: statements and events, offices over time, with whom, quoted by whom."""

from __future__ import annotations

from collections.abc import Iterable

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from communique import gazetteer
from communique.store.aggregates import OfficeSpan
from communique.store.aggregates.facets import filter_text
from communique.web import charting
from communique.web.context import context, render
from communique.web.wording import address

router = APIRouter()
PARTS = {
    "speaker": "statements made",
    "addressee": "statements received",
    "reporter": "statements passed on",
    "actor": "events as the one who acts",
    "recipient": "events as the other side",
}
"""Part of an actor → what is counted, in words."""
OFFICES = 15
"""Offices that are seen at once."""


def ranked(offices: Iterable[OfficeSpan]) -> list[OfficeSpan]:
    """Return offices by rank, those of one kind in the order of their years."""

    def place(span: OfficeSpan) -> tuple[int, str, str, str]:
        known = gazetteer.load().office(span.office)
        return (known.rank if known else 10, span.office, span.first or "", span.person)

    return sorted(offices, key=place)


@router.get("/actors/{id:path}", include_in_schema=False)
def actor(request: Request, id: str) -> Response:
    """Show what the record holds of an actor."""
    card = context(request).record.actor(id)
    if card is None:
        raise HTTPException(404, f"the record knows no actor {id!r}; search for a name, or follow a link from a record")
    state = card.actor.kind in ("state", "bloc")
    own = filter_text("state", id) if state else ""
    links = {part: charting.search(filter_text(part, id)) for part in PARTS if part != "reporter" and not state}
    return render(
        request,
        "actor.html",
        card=card,
        parts=PARTS,
        links=links,
        own=charting.search(own) if own else "",
        offices=ranked(card.offices),
        seen=OFFICES,
        months=charting.embedded(card.months),
        table=charting.table(card.months, ""),
        notes=charting.timeline_notes(card.months),
        words=charting.words,
        dyads={row.value: charting.dyad(id, row.value) for row in card.partners if row.value},
        people={row.value: address("actor", row.value) for row in card.speakers if row.known},
    )
