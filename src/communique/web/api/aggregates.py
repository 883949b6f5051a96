"""What charts draw, and actors and dyads: counted by the database."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Request
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.responses import Response

from communique.store.aggregates import FIELDS, Facet
from communique.web.api.answers import PREFIX, READ, Id, Text, answer, answers
from communique.web.context import site

router = APIRouter(prefix=PREFIX, tags=["aggregates"], dependencies=READ)
Actor = Annotated[str, Path(min_length=1, max_length=500, description="Identifier of an actor.", examples=["VEN"])]


class Facets(Struct, frozen=True):
    """The most frequent values of several fields."""

    facets: tuple[Facet, ...]


@router.get("/facets", responses=answers("Facets"))
def facets(
    request: Request,
    q: Text = "",
    fields: Annotated[
        list[Literal[tuple(FIELDS)]] | None,  # type: ignore[valid-type]
        Query(max_length=len(FIELDS), description="May be given several times; without it, all.", examples=[["act"]]),
    ] = None,
    top: Annotated[int, Query(ge=1, le=100, description="Values of each field.")] = 12,
) -> Response:
    """Return the most frequent values of fields among what a query finds, each with the query that asks for it."""
    return answer(request, Facets(site(request).record.facets(q, fields or [*FIELDS], top)))


@router.get("/timeline", responses=answers("Timeline"))
def timeline(
    request: Request,
    q: Text = "",
    grain: Annotated[Literal["day", "month", "year"], Query(description="Length of a period.")] = "month",
) -> Response:
    """Return how much a query finds by period, kind and quad class."""
    return answer(request, site(request).record.timeline(q, grain))


@router.get("/network", responses=answers("Network"))
def network(
    request: Request,
    q: Text = "",
    most: Annotated[int, Query(ge=1, le=1000, description="Edges, the strongest first.")] = 150,
) -> Response:
    """Return who deals with whom in the events that a query finds."""
    return answer(request, site(request).record.network(q, most))


@router.get("/map", responses=answers("Places"))
def places(request: Request, q: Text = "") -> Response:
    """Return where was said and done what a query finds."""
    return answer(request, site(request).record.places(q))


@router.get("/actors/{id:path}", responses=answers("ActorCard", 404))
def actor(request: Request, id: Actor) -> Response:
    """Return what the record holds of an actor: counts, offices over time, partners, by whom quoted."""
    card = site(request).record.actor(id)
    if card is None:
        raise HTTPException(404, f"no actor has the identifier {id!r}")
    return answer(request, card)


@router.get("/dyads/{a}/{b}", responses=answers("Dyad", 404))
def dyad(request: Request, a: Actor, b: Id, q: Text = "") -> Response:
    """Return what the record holds between two actors: events by month, who speaks, agreements, sanctions."""
    found = site(request).record.dyad(a, b, q)
    if found is None:
        raise HTTPException(404, f"{a!r} or {b!r} is no identifier of an actor")
    return answer(request, found)
