"""What every page needs: the record, who asks, the token of its forms; and rendering a template with it.

    @router.get("/articles/{id}")
    def article(request: Request, id: str) -> Response:
        reading = context(request).record.reading(id)
        return render(request, "article.html", reading=reading)

Routes are plain functions (``def``): they run in a few threads of their own, so that a slow query holds up nobody else.
Every template has ``user``, ``csrf``, ``path`` and ``signed_in``; a form that POSTs holds
``<input type="hidden" name="csrf" value="{{ csrf }}">``, htmx sends the header ``X-CSRF-Token``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from msgspec import Struct
from starlette.responses import HTMLResponse

from communique.store import Record
from communique.web import wording
from communique.web.accounts import User
from communique.web.site import Site

TEMPLATES = Path(__file__).parent / "templates"


class Context(Struct, frozen=True):
    """Of one request. user: None only on the page to sign in. signed_in: by an account."""

    record: Record
    user: User | None
    csrf: str
    path: str
    """Path and query as asked for: a link to this very page."""
    signed_in: bool


def site(request: Request) -> Site:
    """Return what the server knows."""
    found: Site = request.app.state.site
    return found


def context(request: Request) -> Context:
    """Return what every page needs. The security layer has found the session already."""
    here = site(request)
    query = request.url.query
    return Context(
        record=here.record,
        user=request.state.user,
        csrf=here.sessions.token(request.state.word),
        path=request.url.path + (f"?{query}" if query else ""),
        signed_in=here.accounts is not None and request.state.user is not None,
    )


@cache
def environment() -> Environment:
    """Return the templates' environment: everything is escaped, a name that is not there is an error."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.filters.update(wording.FILTERS)
    return found


def render(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a page: the template with these values and the context's."""
    here = context(request)
    known = {"user": here.user, "csrf": here.csrf, "path": here.path, "signed_in": here.signed_in}
    return HTMLResponse(environment().get_template(template).render({**known, **values}), status)
