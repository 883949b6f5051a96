"""The log of corrections: who changed what, when and why, how it stands; and undoing."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import Response

from communique.errors import UsageError
from communique.web.context import context, render, site
from communique.web.moments import now
from communique.web.pages.records import gone_to
from communique.web.security import require_editor, safe_next

router = APIRouter()
SIZE = 50
"""Entries on a page."""


@router.get("/corrections", include_in_schema=False)
def corrections(request: Request, before: Annotated[int | None, Query(ge=1)] = None) -> Response:
    """Show the log, newest first. before: the number of the last entry of the page before."""
    log = context(request).record.log(SIZE + 1, before)
    more = log[SIZE - 1].correction.id if len(log) > SIZE else None
    return render(request, "corrections.html", standings=log[:SIZE], more=more, before=before)


@router.post("/corrections/{number}/undo", include_in_schema=False)
def undo(
    request: Request,
    number: int,
    why: Annotated[str, Form(max_length=2000)] = "",
    following: Annotated[str, Form(alias="next", max_length=500)] = "/corrections",
) -> Response:
    """Undo an entry, and go back to where that was asked for."""
    user = require_editor(request)
    try:
        site(request).archive.undo(number, who=user.name, why=why, at=now())
    except UsageError as fault:
        return render(request, "error.html", status=422, title="This could not be undone", message=str(fault))
    return gone_to(request, safe_next(following))
