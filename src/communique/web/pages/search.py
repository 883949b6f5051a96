"""The search: one box, what it finds, and facets that add to the query."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from msgspec import Struct
from starlette.responses import Response

from communique.errors import QueryError
from communique.export import FORMATS
from communique.store import Hit, Page, Record
from communique.store.query import free_words, parse
from communique.store.search import Order
from communique.web.context import context, render
from communique.web.suggest import as_states, suggestions
from communique.web.wording import named

router = APIRouter()
MOST_PARTS = 6
"""Parts of a query that finds nothing which are tried without."""
SIZE = 20
"""Hits on a page."""
ORDERS = {"relevance": "best first", "newest": "newest first", "oldest": "oldest first"}
FACETS = (
    "kind", "speaker", "state", "outlet", "date", "act", "form", "role", "type", "status", "quad", "word", "place",
    "certainty", "language",
)  # fmt: skip
"""In the order of the page."""
OPENED = ("kind", "speaker", "state", "outlet", "date")
"""Facets that are unfolded from the start."""
_PART = re.compile(r'(?:[-−]?[^\W\d_]+:(?:"[^"]*"|[^\s,()"])(?:,?(?:"[^"]*"|[^\s,()"]))*|"[^"]*"|[^\s()]+)')


class Part(Struct, frozen=True):
    """A part of the query. without: the query when it is taken away."""

    text: str
    without: str


def parts(query: str) -> tuple[Part, ...]:
    """Return the words and filters of a query, each with the query without it.

    None for a query with brackets or OR: taking a part away from it would change what the others mean.
    """
    if re.search(r"[()|]|(?:^|\s)(?:OR|NOT|AND)(?:\s|$)", query):
        return ()
    found = [*_PART.finditer(query)]
    if len(found) < 2:
        return ()
    return tuple(Part(m[0], " ".join((query[: m.start()] + query[m.end() :]).split())) for m in found)


@router.get("/", include_in_schema=False)
def search(
    request: Request,
    q: str = "",
    order: Annotated[str, Query(max_length=20)] = "",
    after: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Show what a query finds; without one, what the record holds and how to begin."""
    record = context(request).record
    chosen: Order | None = next((known for known in get_args(Order) if known == order), None)
    try:
        page = record.search(q, chosen, SIZE, after or None)
    except QueryError as fault:
        return render(request, "search.html", status=400, q=q, fault=str(fault), **_nothing())
    tree = parse(q)
    return render(
        request,
        "search.html",
        q=q,
        fault="",
        page=page,
        parts=parts(q),
        formats=FORMATS,
        orders=_orders(q, page),
        after=after,
        more=_more(q, page),
        begin=_begin(q, page),
        suggested=suggestions(tree, page.hits, lambda id: bool(record.search(f"state:{id}", size=1).hits)),
        without=_without(record, q, page),
    )


def _nothing() -> dict[str, Any]:
    """Return what the page needs when the query cannot be understood."""
    empty = dict.fromkeys(("parts", "formats", "orders", "begin", "suggested", "without"), ())
    return {**empty, "page": None, "after": "", "more": ""}


def _orders(q: str, page: Page) -> tuple[tuple[str, str, bool], ...]:
    """Return name, address and whether it holds, of each order."""
    names = [name for name in ORDERS if name != "relevance" or free_words(parse(q))]
    return tuple((ORDERS[name], link("/", q=q, order=name), name == page.order) for name in names)


def _more(q: str, page: Page) -> str:
    return link("/", q=q, order=page.order, after=page.next) if page.next else ""


def link(path: str, **values: str | None) -> str:
    """Return an address with those values that are not empty."""
    kept = {name: value for name, value in values.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def _begin(q: str, page: Page) -> tuple[tuple[str, str], ...]:
    """Return queries to begin with, made of what the newest hits hold."""
    return () if q or not page.hits else examples(page)


def _without(record: Record, q: str, page: Page) -> tuple[tuple[str, Part, Page], ...]:
    """Return, for a query that finds nothing, others that find something: ``as`` states, or ``without`` a part."""
    if page.hits:
        return ()
    others = [("as", Part(as_states(q), as_states(q)))] if as_states(q) != q else []
    others += [("without", part) for part in parts(q)[:MOST_PARTS]]
    found = [(how, part, record.search(part.without, size=1)) for how, part in others]
    return tuple(item for item in found if item[2].hits)


def examples(page: Page) -> tuple[tuple[str, str], ...]:
    """Return questions in words with the queries that ask them, one of each kind, made of the hits of a page."""
    found: dict[str, tuple[str, str]] = {}
    for hit in page.hits:
        for kind, words, query in (*_of_statement(hit), *_of_event(hit)):
            found.setdefault(kind, (words, query))
    return tuple(found.values())


def _of_statement(hit: Hit) -> Iterator[tuple[str, str, str]]:
    statement = hit.statement
    if statement is None or statement.speaker is None or statement.speaker.kind != "person":
        return
    name = named(statement.speaker)
    yield "speaker", f"What did {name} say?", f"speaker:{quoted(name)}"
    if statement.act == "deny":
        yield "deny", f"What did {name} deny?", f"speaker:{quoted(name)} act:deny"
    if len(statement.reported_by) > 1 and hit.article.outlet:
        outlet, relay = hit.article.outlet, named(statement.reported_by[-1])
        yield "relay", f"What did {outlet} take from {relay}?", f"outlet:{quoted(outlet)} relay:{quoted(relay)}"


def _of_event(hit: Hit) -> Iterator[tuple[str, str, str]]:
    event = hit.event
    if event is None:
        return
    states = [named(ref) for ref in (*event.actors, *event.recipients) if ref.kind == "state"]
    if event.word != "narrator":
        yield "word", "What took place on the word of others than the outlet?", "status:occurred -word:narrator"
    if len(states) > 1:
        words = f"What happened between {states[0]} and {states[1]}?"
        yield "dyad", words, f"kind:event state:{quoted(states[0])} state:{quoted(states[1])}"


def quoted(name: str) -> str:
    """Return a name as the value of a filter."""
    plain = name.replace('"', " ").strip()
    return plain.lower() if plain.isascii() and plain.isalnum() else f'"{plain}"'


@router.get("/facets", include_in_schema=False)
def facets(request: Request, q: str = "") -> Response:
    """Show the facets of a query: the part of the page that is filled in later, or a page of its own."""
    record = context(request).record
    partial = "hx-request" in request.headers
    found = [facet for facet in record.facets(q, FACETS) if facet.values]
    answer = render(request, "_facets.html" if partial else "facets.html", q=q, facets=found, opened=OPENED)
    answer.headers["Vary"] = "HX-Request"
    return answer
