"""What one sees as a file: all that a query finds, in the formats that other tools read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import Response

from communique.export import FORMATS, Options
from communique.web.exporting import exported

router = APIRouter()


@router.get("/export/{format}", include_in_schema=False)
def export(
    request: Request, format: str, q: str = "", kind: Annotated[str, Query(max_length=20)] = "", raw: bool = False
) -> Response:
    """Send a file. kind: of tables and lists, what the rows are; without it, what the format holds most often."""
    if format not in FORMATS:
        raise HTTPException(404, f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    return exported(request, format, Options(q, kind or FORMATS[format].kinds[0], raw))
