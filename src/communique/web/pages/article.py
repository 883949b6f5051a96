"""An article: its text with the statements and events marked, and a panel that tells about them."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from communique.errors import RecordError
from communique.records import Event, Reading, Span, Statement
from communique.store import Record
from communique.web.context import context, render
from communique.web.facts import names_of
from communique.web.marks import marks_of, order, passages

router = APIRouter()


def reading_of(record: Record, id: str) -> Reading:
    """Return the reading of an article. Raises HTTPException (404) when the record has no such article."""
    try:
        return record.reading(id)
    except RecordError as fault:
        raise HTTPException(404, f"there is no article {id!r} in this record; search for its title") from fault


@router.get("/articles/{id:path}", include_in_schema=False)
def article(request: Request, id: str) -> Response:
    """Show an article."""
    reading = reading_of(context(request).record, id)
    marks = marks_of(reading)
    items: tuple[Statement | Event, ...] = (*reading.statements, *reading.events)
    known = {item.id: item for item in items}
    return render(
        request,
        "article.html",
        article=reading.article,
        reading=reading,
        passages=passages(reading.article, marks),
        outline=[(known[found], whole(known[found])) for found in order(marks)],
        names=names_of(reading),
        words={statement.id: statement for statement in reading.statements},
    )


def whole(item: Statement | Event) -> Span:
    """Return the words of a statement from end to end, or the trigger of an event."""
    if isinstance(item, Event):
        return item.trigger
    return Span(item.content[0].start, item.content[-1].end, "") if item.content else Span(0, 0, "")
