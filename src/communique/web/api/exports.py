"""Exports: all that a query finds, in the formats of docs/exports.md."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from communique.export import FORMATS, Options
from communique.web.api.answers import PREFIX, Text, answers, exact
from communique.web.exporting import MEDIA, exported

router = APIRouter(prefix=PREFIX, tags=["exports"], dependencies=[Depends(exact)])


def _schema(media: str) -> dict[str, str]:
    return {} if media.endswith("json") else {"type": "string"}


FILE: dict[int | str, dict[str, Any]] = {
    **answers("Detail"),
    200: {
        "description": "The file, as it is written.",
        "content": {media: {"schema": _schema(media)} for media, _ in MEDIA.values()},
    },
}
del FILE[304]


@router.get("/export/{format}", responses=FILE)
def export(
    request: Request,
    format: Annotated[Literal[tuple(FORMATS)], Path(description="docs/exports.md describes them.")],  # type: ignore[valid-type]
    q: Text = "",
    kind: Annotated[
        Literal["statement", "event", "article", "party"] | None,
        Query(description="What the rows are, where the format leaves a choice."),
    ] = None,
    raw: Annotated[bool, Query(description="Of csv: leave cells that look like formulas as they are.")] = False,
) -> Response:
    """Return all that a query finds, as a file; one that breaks off is not whole."""
    return exported(request, format, Options(q, kind or FORMATS[format].kinds[0], raw))
