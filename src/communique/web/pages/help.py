"""How to ask, with examples from this very record, and the keyboard."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.web.context import context, render
from communique.web.pages.search import examples

router = APIRouter()


@router.get("/help", include_in_schema=False)
def help(request: Request) -> Response:
    """Show the query language."""
    record = context(request).record
    found = examples(record.search("", "newest", 50))
    counted = [(words, query, record.search(query, size=1)) for words, query in found]
    return render(request, "help.html", examples=counted)
