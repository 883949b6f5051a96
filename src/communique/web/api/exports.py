"""Exports: all that a query finds, in the formats of docs/exports.md."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from communique.export import FORMATS, Options
from communique.web.api.answers import PREFIX, Id, Text, answers, exact
from communique.web.exporting import MEDIA, exported

router = APIRouter(prefix=PREFIX, tags=["exports"], dependencies=[Depends(exact)])

FILE: dict[int | str, dict[str, Any]] = {
    **answers("Detail", 404),
    200: {
        "description": "The file, as it is written.",
        "content": {media: {"schema": {"type": "string"}} for media, _ in MEDIA.values()},
    },
}
del FILE[304]


@router.get("/export/{format}", responses=FILE)
def export(
    request: Request,
    format: Id,
    q: Text = "",
    kind: Annotated[
        Literal["statement", "event", "article", "party"] | None,
        Query(description="What the rows are, where the format leaves a choice."),
    ] = None,
    raw: Annotated[bool, Query(description="Of csv: leave cells that look like formulas as they are.")] = False,
) -> Response:
    """Return all that a query finds, as a file; one that breaks off is not whole."""
    if format not in FORMATS:
        raise HTTPException(404, f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    return exported(request, format, Options(q, kind or FORMATS[format].kinds[0], raw))
