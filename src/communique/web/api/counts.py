"""How much there is: the whole record, and what a query finds by one field."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from msgspec import Struct
from starlette.responses import Response

from communique.store import TALLIES
from communique.web.api.answers import PREFIX, READ, Text, answer, answers
from communique.web.context import site

router = APIRouter(prefix=PREFIX, tags=["counts"], dependencies=READ)


class Totals(Struct, frozen=True):
    """What the record holds. version: of the program; counts: articles, statements, events, …"""

    version: str
    counts: dict[str, int]
    tallies: tuple[str, ...]
    """What can be counted by."""


@router.get("/totals", responses=answers("Totals"))
def totals(request: Request) -> Response:
    """Return how much the record holds."""
    return answer(request, Totals(request.app.version, site(request).record.totals(), tuple(TALLIES)))


@router.get("/tallies/{by}", responses=answers("Tally"))
def tally(
    request: Request,
    by: Annotated[Literal[tuple(TALLIES)], Path(description="What to count by.")],  # type: ignore[valid-type]
    q: Text = "",
    top: Annotated[int, Query(ge=1, le=200, description="Values, the most frequent first.")] = 10,
) -> Response:
    """Count what a query finds by a field: speaker, act, type, outlet, year, …"""
    return answer(request, site(request).record.tally(by, q, top))
