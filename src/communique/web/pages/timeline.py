"""A timeline of what a query finds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.store.aggregates import Period
from communique.web import charting
from communique.web.context import context, render

router = APIRouter()
GRAINS: tuple[Period, ...] = ("day", "month", "year")


@router.get("/timeline", include_in_schema=False)
def timeline(request: Request, q: str = "", grain: Period = "month") -> Response:
    """Show how many records fall into each day, month or year."""
    found = context(request).record.timeline(q, grain)
    return render(
        request,
        "timeline.html",
        q=q,
        grain=grain,
        grains=GRAINS,
        found=charting.embedded(found),
        table=charting.table(found, q),
        notes=charting.timeline_notes(found),
    )
