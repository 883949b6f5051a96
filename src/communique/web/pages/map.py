"""A map of where things were said and done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.store.aggregates.facets import filter_text
from communique.web import charting
from communique.web.context import context
from communique.web.streaming import Values, streamed

router = APIRouter()
ROWS = 300
"""Places in the table; the API has them all."""


@router.get("/map", include_in_schema=False)
def world(request: Request, q: str = "") -> Response:
    """Show the places of what a query finds."""

    def load() -> Values:
        found = context(request).record.places(q)
        return {
            "found": charting.embedded(found),
            "links": {p.id: charting.search(f"{q} {filter_text('place', p.id)}") for p in found.places[:ROWS]},
            "rows": found.places[:ROWS],
            "more": max(0, len(found.places) - ROWS),
            "notes": charting.map_notes(found),
        }

    return streamed(request, "map.html", q, load)
