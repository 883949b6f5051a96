"""What the routes of the API share: parameters, records as JSON, versions of answers, what OpenAPI says of them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from fastapi import Depends, Path, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.responses import Response

from communique.store.query import LONGEST_QUERY
from communique.web.api import examples
from communique.web.context import site
from communique.web.problems import MEDIA_TYPE

PREFIX = "/api/v1"
JSON = "application/json"
MOST_HITS = 200
"""On a page. Each hit takes the reading of its article."""
_PLACE = r"^\d{1,2}\.(-|\d{4}-\d{2}-\d{2})\.\d{1,15}$"

LONGEST_TEXT = LONGEST_QUERY - 50
"""Characters; the rest is for what a route adds."""

Text = Annotated[
    str,
    Query(
        max_length=LONGEST_TEXT,
        description="Words and filters, as in the search box: docs/search.md is their manual.",
        examples=["speaker:lavrov sanctions 2023"],
    ),
]
Order = Annotated[
    Literal["relevance", "newest", "oldest", "added"] | None,
    Query(description="Without it by relevance when the query has words, else the newest first."),
]
Size = Annotated[int, Query(ge=1, le=MOST_HITS, description="Hits on a page.")]
After = Annotated[
    str | None, Query(pattern=_PLACE, description="The `next` of the page before.", examples=["0.2023-05-17.42"])
]
Id = Annotated[str, Path(min_length=1, max_length=500, description="An identifier.")]


class NotModified(Exception):  # noqa: N818 - an answer, no error
    """The client has this answer already. etag: its version."""

    def __init__(self, etag: str) -> None:
        self.etag = etag


def fresh(request: Request) -> None:
    """Note the version of the answer: that of the program and of the record. Raises NotModified when it is known."""
    etag = f'"{request.app.version}-{site(request).record.state()}"'
    given = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if etag in given:
        raise NotModified(etag)
    request.state.etag = etag


def exact(request: Request) -> None:
    """Refuse parameters that the route does not know: a slip of the pen must not widen what is asked."""
    described = request.app.openapi()["paths"][request.scope["route"].path_format]["get"].get("parameters", ())
    known = {parameter["name"] for parameter in described if parameter["in"] == "query"}
    wrong = [name for name in request.query_params if name not in known]
    if wrong:
        there = ", ".join(sorted(known)) or "none"
        raise RequestValidationError(
            [{"loc": ("query", name), "msg": f"no such parameter; there are {there}"} for name in wrong]
        )


READ = [Depends(exact), Depends(fresh)]
"""Dependencies of every route that reads."""


def answer(request: Request, value: object, *, following: str | None = None, status: int = 200) -> Response:
    """Return records as JSON. following: the place of the next page, which the Link header leads to."""
    headers = {}
    if etag := getattr(request.state, "etag", None):
        headers["ETag"] = etag
    if following:
        link = request.url.include_query_params(after=following)
        headers["Link"] = f'<{link.path}?{link.query}>; rel="next"'
    return Response(msgspec.json.encode(value), status, headers, JSON)


def ref(name: str) -> dict[str, str]:
    """Return the reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


_MEANINGS = {
    304: "What the client has already: nothing has changed.",
    400: "The query or value cannot be understood; the detail says why.",
    401: "Name and password are needed.",
    403: "Only editors may do this, or the request came from another site.",
    404: "There is no such record.",
    415: "The body is not JSON.",
    422: "A parameter or the body is wrong; `errors` says which part.",
    429: "Too many wrong passwords.",
    503: "Too much at once, or the query takes too long.",
}


def answers(schema: str, *statuses: int, status: int = 200, paged: bool = False) -> Any:
    """Return what OpenAPI says of a route's answers. schema: name of the record's struct."""
    content: dict[str, object] = {"schema": ref(schema)}
    if schema in examples.ANSWERS:
        content["examples"] = {schema: {"$ref": f"#/components/examples/{schema}"}}
    headers = {"ETag": {"description": "Version of the answer.", "schema": {"type": "string"}}} if status == 200 else {}
    if paged:
        headers["Link"] = {"description": 'The next page: `rel="next"`.', "schema": {"type": "string"}}
    out: dict[int | str, dict[str, Any]] = {
        status: {"description": "What was asked for.", "content": {JSON: content}, "headers": headers}
    }
    usual = (304, 400, 401, 422, 429, 503) if status == 200 else (400, 401, 403, 422, 429, 503)
    for code in sorted({*usual, *statuses}):
        out[code] = {"description": _MEANINGS[code]}
        if code != 304:
            out[code]["content"] = {MEDIA_TYPE: {"schema": ref("Detail")}}
    return out
