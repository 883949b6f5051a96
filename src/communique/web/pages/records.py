"""A statement's page and an event's: the chain of custody, every field with its words, corrections in place."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from communique.errors import UsageError
from communique.records import Event, Reading, Statement
from communique.store import Hit, Record, Standing
from communique.web.context import context, render, site
from communique.web.facts import entry, facts
from communique.web.moments import now
from communique.web.security import require_editor

router = APIRouter()
LOOKED_AT = 1000
"""Latest entries of the log among which a removal is looked for."""
Words = Annotated[str, Form(max_length=2000)]


class Shown(Struct, frozen=True):
    """What the page of a record needs."""

    hit: Hit
    item: Statement | Event
    reading: Reading
    standings: tuple[Standing, ...]
    """Entries of the log about it, oldest first."""

    @property
    def path(self) -> str:
        """Its permalink."""
        return f"/{self.hit.kind}s/{self.item.id}"

    @property
    def said(self) -> Statement | None:
        """Of an event: the statement on whose word it stands."""
        wanted = self.item.word if isinstance(self.item, Event) else None
        return next((statement for statement in self.reading.statements if statement.id == wanted), None)

    @property
    def around(self) -> Statement | None:
        """The statement whose chain of custody the record has: itself, or the one on whose word it stands."""
        return self.item if isinstance(self.item, Statement) else self.said

    @property
    def hanging(self) -> tuple[Statement | Event, ...]:
        """Of a statement: the statements reported in it, and the events that stand on its word."""
        inner = tuple(s for s in self.reading.statements if s.within == self.item.id)
        return (*inner, *(event for event in self.reading.events if event.word == self.item.id))


def _kind(request: Request) -> str:
    """Return ``statement`` or ``event``: what the address asks for."""
    return request.url.path.split("/")[1][:-1]


def found(record: Record, kind: str, id: str) -> Shown | None:
    """Return a statement or event; None when there is none with the identifier, or the one beginning of one."""
    hit = next((hit for hit in record.get(id) if hit.kind == kind), None)
    item = (hit.statement or hit.event) if hit else None
    if hit is None or item is None:
        return None
    standings = tuple(s for s in record.corrections(hit.article.id) if id_of(s) == item.id)
    return Shown(hit, item, record.reading(hit.article.id), standings)


def id_of(standing: Standing) -> str:
    """Return the identifier of the record that an entry of the log is about, now."""
    return standing.now or standing.correction.record


def shown(request: Request, id: str) -> Shown:
    """Return a statement or event. Raises HTTPException (404) when it is not in the record."""
    item = found(context(request).record, _kind(request), id)
    if item is None:
        raise _unknown(request, id)
    return item


def _unknown(request: Request, id: str) -> HTTPException:
    kind = _kind(request)
    message = f"there is no {kind} {id!r} in this record; its article may have been read anew. Search for its words"
    return HTTPException(404, message)


@router.get("/statements/{id}", include_in_schema=False)
@router.get("/events/{id}", include_in_schema=False)
def page(request: Request, id: str) -> Response:
    """Show a statement or an event; of one that was removed, by whom and why."""
    item = found(context(request).record, _kind(request), id)
    if item is None:
        return _removed(request, id)
    if item.item.id != id:
        return RedirectResponse(item.path, 307)
    return render(request, "record.html", **_values(item))


def _removed(request: Request, id: str) -> Response:
    log = [s for s in context(request).record.log(LOOKED_AT) if s.correction.record == id]
    if not log:
        raise _unknown(request, id)
    return render(request, "removed.html", status=410, kind=_kind(request), id=id, standings=log)


def _values(item: Shown) -> dict[str, Any]:
    return {
        "shown": item,
        "item": item.item,
        "hit": item.hit,
        "article": item.reading.article,
        "names": item.hit.names,
        "facts": facts(item.item, item.reading),
        "changed": {s.correction.field: s for s in item.standings if s.outcome in ("stands", "agreed", "conflict")},
    }


@router.get("/statements/{id}/card", include_in_schema=False)
@router.get("/events/{id}/card", include_in_schema=False)
def card(request: Request, id: str) -> Response:
    """Return what the panel of an article tells of a record: a part of a page."""
    return render(request, "_card.html", **_values(shown(request, id)))


@router.get("/statements/{id}/correct/{field}", include_in_schema=False)
@router.get("/events/{id}/correct/{field}", include_in_schema=False)
def ask(request: Request, id: str, field: str) -> Response:
    """Ask what a field should be, and why."""
    require_editor(request)
    return _asked(request, shown(request, id), field)


def _asked(request: Request, item: Shown, field: str, typed: str = "", why: str = "", fault: str = "") -> Response:
    """Return the form, as a part of the page when the page asks for one."""
    asked = entry(item.item, item.reading, field)
    if asked is None:
        raise HTTPException(404, f"a {item.hit.kind} has no field {field!r} to correct")
    partial = "hx-request" in request.headers
    values: dict[str, Any] = {
        "entry": asked,
        "typed": typed or asked.value,
        "why": why,
        "fault": fault,
        "actors": item.reading.actors,
    }
    answer = render(
        request,
        "_editor.html" if partial else "editor.html",
        status=422 if fault else 200,
        **values,
        **_values(item),
    )
    answer.headers["Vary"] = "HX-Request"
    return answer


@router.post("/statements/{id}/correct/{field}", include_in_schema=False)
@router.post("/events/{id}/correct/{field}", include_in_schema=False)
def correct(request: Request, id: str, field: str, value: Words = "", why: Words = "") -> Response:
    """Set a field, and show the record as it is then."""
    user = require_editor(request)
    item = shown(request, id)
    try:
        site(request).archive.correct(item.item.id, {field: value}, who=user.name, why=why, at=now())
    except UsageError as fault:
        return _asked(request, item, field, value, why, str(fault))
    return gone_to(request, f"{item.path}#field-{field}")


@router.get("/statements/{id}/remove", include_in_schema=False)
@router.get("/events/{id}/remove", include_in_schema=False)
def ask_removal(request: Request, id: str) -> Response:
    """Ask why a record should be taken out."""
    require_editor(request)
    return render(request, "remove.html", fault="", why="", **_values(shown(request, id)))


@router.post("/statements/{id}/remove", include_in_schema=False)
@router.post("/events/{id}/remove", include_in_schema=False)
def remove(request: Request, id: str, why: Words = "") -> Response:
    """Take a record out; its page then says so and offers to undo it."""
    user = require_editor(request)
    item = shown(request, id)
    try:
        site(request).archive.remove(item.item.id, who=user.name, why=why, at=now())
    except UsageError as fault:
        return render(request, "remove.html", status=422, fault=str(fault), why=why, **_values(item))
    return gone_to(request, item.path)


def gone_to(request: Request, path: str) -> Response:
    """Lead to a page after a change. htmx, which asked from that page, loads it again where the reader is."""
    if "hx-request" in request.headers:
        return Response(status_code=204, headers={"HX-Refresh": "true"})
    return RedirectResponse(path, 303)
