"""The API's routes together, and its description (OpenAPI), which is made from them and from the records."""

from __future__ import annotations

import html
import re
from functools import partial
from typing import Any

import msgspec
from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from starlette.responses import Response

from communique.records import Reading
from communique.store import Hit, Page, Tally
from communique.store.aggregates import ActorCard, Dyad, Network, Places, Timeline
from communique.web.api import aggregates, corrections, counts, examples, exports, search
from communique.web.api.answers import PREFIX, NotModified, answer
from communique.web.problems import Detail

MODULES = (search, aggregates, counts, corrections, exports)
STRUCTS = (
    *(Page, Hit, Reading, Tally, Timeline, Network, Places, ActorCard, Dyad),
    *(aggregates.Facets, counts.Totals, corrections.Log, corrections.Entered, Detail),
)
ABOUT = """Statements and events as articles report them, each on somebody's word.

Queries are those of the search box. A page of hits ends with `next`; give it as `after`, or follow the `Link` header.
Every answer has an `ETag` that changes with the record. Errors are problem details (RFC 9457)."""


def add_api(app: FastAPI) -> None:
    """Add the API to the application."""
    for module in MODULES:
        app.include_router(module.router)
    app.include_router(_itself)
    app.exception_handler(NotModified)(_not_modified)
    app.openapi = partial(described, app)  # type: ignore[method-assign]


_itself = APIRouter(prefix=PREFIX)


@_itself.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """Return the description of the API."""
    return answer(request, request.app.openapi())


def _not_modified(_: Request, fault: NotModified) -> Response:
    return Response(status_code=304, headers={"ETag": fault.etag})


def described(app: FastAPI) -> dict[str, Any]:
    """Return the description of the API, made once."""
    if app.openapi_schema is None:
        routes = [route for module in MODULES for route in module.router.routes]
        out = get_openapi(title=app.title, version=app.version, summary=None, description=ABOUT, routes=routes)
        parts = out.setdefault("components", {}).setdefault("schemas", {})
        for unused in ("HTTPValidationError", "ValidationError"):
            parts.pop(unused, None)
        _, structs = msgspec.json.schema_components(STRUCTS, ref_template="#/components/schemas/{name}")
        parts |= structs
        found = {name: {"value": msgspec.to_builtins(value)} for name, value in examples.ANSWERS.items()}
        out["components"]["examples"] = found
        out["components"]["securitySchemes"] = {"password": {"type": "http", "scheme": "basic"}}
        out["security"] = [{"password": []}, {}]
        app.openapi_schema = _plain(out)
    return app.openapi_schema


def allowed(path: str) -> str:
    """Return the methods that a path of the API takes, for the header Allow; empty for no such path."""
    routes = [route for module in MODULES for route in module.router.routes if isinstance(route, APIRoute)]
    methods = {m for route in routes if route.path_regex.match(path) for m in route.methods or ()}
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def _plain(value: Any) -> Any:
    """Return the description with docstrings as plain text, and tuples in the way that every tool understands."""
    if isinstance(value, dict):
        if "prefixItems" in value:
            value = {**value, "items": {"anyOf": value["prefixItems"]}}
            del value["prefixItems"]
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return re.sub(r"``(.+?)``", r"`\1`", html.unescape(value)) if isinstance(value, str) else value
