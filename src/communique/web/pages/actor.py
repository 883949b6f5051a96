"""An actor's page: statements and events, offices over time, with whom, quoted by whom."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

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
        months=charting.embedded(card.months),
        table=charting.table(card.months, own or f'actor:"{id}"'),
        notes=charting.timeline_notes(card.months),
        words=charting.words,
        dyads={row.value: charting.dyad(id, row.value) for row in card.partners if row.value},
        people={row.value: address("actor", row.value) for row in card.speakers if row.known},
    )
