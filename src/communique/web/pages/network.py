"""A network of who deals with whom."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.web import charting
from communique.web.context import context
from communique.web.streaming import Values, streamed

router = APIRouter()
EDGES = (50, 150, 500)
"""Numbers of ties to choose from."""


@router.get("/network", include_in_schema=False)
def network(request: Request, q: str = "", most: Annotated[int, Query(ge=1, le=1000)] = EDGES[1]) -> Response:
    """Show the strongest ties in the events that a query finds."""

    def load() -> Values:
        found = context(request).record.network(q, most)
        return {
            "found": charting.embedded(found),
            "names": {node.id: node.name for node in found.nodes},
            "notes": charting.network_notes(found),
        }

    return streamed(request, "network.html", q, load, most=most, choices=EDGES, dyad=charting.dyad)
