"""Statements, events and articles: found by a query, or by identifier."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from communique.store import Page
from communique.store.query import parse
from communique.web.api.answers import PREFIX, READ, After, Id, Order, Size, Text, answer, answers
from communique.web.context import site

router = APIRouter(prefix=PREFIX, tags=["records"], dependencies=READ)


def asked(query: str, kind: str) -> str:
    """Return the query for records of one kind. Raises QueryError for one that only makes sense within brackets."""
    parse(query)
    return f"({query}) kind:{kind}" if query.strip() else f"kind:{kind}"


def found(request: Request, query: str, order: Order, size: int, after: str | None) -> Response:
    """Return a page of what a query finds."""
    page: Page = site(request).record.search(query, order, size, after)
    return answer(request, page, following=page.next)


PAGE = answers("Page", paged=True)


@router.get("/search", responses=PAGE)
def search(request: Request, q: Text = "", order: Order = None, size: Size = 20, after: After = None) -> Response:
    """Find statements, events and articles."""
    return found(request, q, order, size, after)


@router.get("/statements", responses=PAGE)
def statements(request: Request, q: Text = "", order: Order = None, size: Size = 20, after: After = None) -> Response:
    """Find statements."""
    return found(request, asked(q, "statement"), order, size, after)


@router.get("/events", responses=PAGE)
def events(request: Request, q: Text = "", order: Order = None, size: Size = 20, after: After = None) -> Response:
    """Find events."""
    return found(request, asked(q, "event"), order, size, after)


@router.get("/articles", responses=PAGE)
def articles(request: Request, q: Text = "", order: Order = None, size: Size = 20, after: After = None) -> Response:
    """Find articles."""
    return found(request, asked(q, "article"), order, size, after)


def one(request: Request, id: str, kind: str) -> Response:
    """Return the statement or event with an identifier, with its article and the words around it."""
    for hit in site(request).record.get(id):
        if (hit.kind, hit.id) == (kind, id):
            return answer(request, hit)
    raise HTTPException(404, f"no {kind} has the identifier {id!r}")


@router.get("/statements/{id}", responses=answers("Hit", 404))
def statement(request: Request, id: Id) -> Response:
    """Return a statement with its article and the words around it."""
    return one(request, id, "statement")


@router.get("/events/{id}", responses=answers("Hit", 404))
def event(request: Request, id: Id) -> Response:
    """Return an event with its article and the words around it."""
    return one(request, id, "event")


@router.get("/articles/{id:path}", responses=answers("Reading", 404))
def article(request: Request, id: Id) -> Response:
    """Return the whole Reading of an article, as `communique read --json` prints it, with people's corrections."""
    record = site(request).record
    if not any((hit.kind, hit.id) == ("article", id) for hit in record.get(id)):
        raise HTTPException(404, f"no article has the identifier {id!r}")
    return answer(request, record.reading(id))
