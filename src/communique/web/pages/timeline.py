"""A timeline of what a query finds."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.store.aggregates import Period
from communique.web import charting
from communique.web.context import context
from communique.web.streaming import Values, streamed

router = APIRouter()
GRAINS: tuple[Period, ...] = ("day", "month", "year")


@router.get("/timeline", include_in_schema=False)
def timeline(request: Request, q: str = "", grain: Period = "month") -> Response:
    """Show how many records fall into each day, month or year."""

    def load() -> Values:
        found = context(request).record.timeline(q, grain)
        return {
            "found": charting.embedded(found),
            "table": charting.table(found, q),
            "notes": charting.timeline_notes(found),
        }

    return streamed(request, "timeline.html", q, load, grain=grain, grains=GRAINS)
