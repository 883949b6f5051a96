"""The log of corrections: read it, add to it, undo."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from msgspec import Struct
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from communique.store import Standing
from communique.web.accounts import User
from communique.web.api import examples
from communique.web.api.answers import PREFIX, READ, answer, answers
from communique.web.context import site
from communique.web.security import require_editor

router = APIRouter(prefix=PREFIX, tags=["corrections"])
LARGEST_NUMBER = 2**53 - 1
"""What every JSON reader takes for a whole number."""
Editor = Annotated[User, Depends(require_editor)]
Number = Annotated[int, Path(ge=1, le=LARGEST_NUMBER, description="Number of an entry in the log.")]


def storable(text: str) -> str:
    """Refuse what no database can hold."""
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError("this holds a NUL character or half a character")
    return text


Typed = Annotated[str, AfterValidator(storable), Field(max_length=20_000)]
Why = Annotated[Typed, Field(min_length=1, max_length=2000, pattern=r"\S", description="Why; it stands in the log.")]


class Log(Struct, frozen=True):
    """A page of the log, newest first."""

    entries: tuple[Standing, ...]
    next: int | None
    """What to give as ``after`` for the page that follows; None on the last."""


class Entered(Struct, frozen=True):
    """Numbers of the new entries in the log."""

    entries: tuple[int, ...]


Named = Annotated[Typed, Field(min_length=1, max_length=500, description="Identifier of the statement or event.")]


class Changed(BaseModel):
    """What to put right: fields of a statement or event."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [examples.CORRECTION]})

    id: Named
    set: dict[Typed, Typed] = Field(
        min_length=1, max_length=20, description="Field → what a person would type; docs/corrections.md lists them."
    )
    why: Why


class Removed(BaseModel):
    """What to take out: what is no statement or event."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [examples.REMOVAL]})

    id: Named
    remove: Literal[True]
    why: Why


class Added(BaseModel):
    """What the machine missed: a statement or an event, by its words."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [examples.ADDITION]})

    article: Annotated[Typed, Field(min_length=1, max_length=500, description="Identifier of the article.")]
    add: Literal["statement", "event"]
    words: Annotated[Typed, Field(min_length=1, max_length=20_000, description="As they stand in the article.")]
    which: int = Field(default=0, ge=0, le=10_000, description="Where the words stand several times: which.")
    set: dict[Typed, Typed] = Field(default={}, max_length=20, description="Fields; an event needs a `type`.")
    why: Why


class Undone(BaseModel):
    """Why an entry is undone."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"why": "The minister did say it."}]})

    why: Why


@router.get("/corrections", responses=answers("Log", paged=True), dependencies=READ)
def log(
    request: Request,
    article: Annotated[str | None, Query(max_length=500, description="Only those of an article.")] = None,
    size: Annotated[int, Query(ge=1, le=200, description="Entries on a page.")] = 50,
    after: Annotated[int | None, Query(ge=1, le=LARGEST_NUMBER, description="The `next` of the page before.")] = None,
) -> Response:
    """Return the log, newest first, with how each entry stands now."""
    entries = site(request).record.log(size, after, article)
    following = entries[-1].correction.id if len(entries) == size else None
    return answer(request, Log(entries, following), following=str(following) if following else None)


@router.post("/corrections", status_code=201, responses=answers("Entered", 404, status=201))
def correct(request: Request, body: Changed | Removed | Added, user: Editor) -> Response:
    """Put fields of a statement or event right, take it out, or add one. The log tells who, when and why."""
    record = site(request).archive
    id, kinds = (body.article, ("article",)) if isinstance(body, Added) else (body.id, ("statement", "event"))
    if not any(hit.id == id and hit.kind in kinds for hit in record.get(id)):
        raise HTTPException(404, f"no {' or '.join(kinds)} has the identifier {id!r}")
    signed = {"who": user.name, "why": body.why, "at": now()}
    if isinstance(body, Removed):
        numbers = [record.remove(body.id, **signed)]
    elif isinstance(body, Added):
        numbers = record.add(id, body.add, body.words, body.set, which=body.which, **signed)
    else:
        numbers = record.correct(id, body.set, **signed)
    return answer(request, Entered(tuple(numbers)), status=201)


@router.post("/corrections/{number}/undo", status_code=201, responses=answers("Entered", 404, status=201))
def undo(request: Request, number: Number, body: Undone, user: Editor) -> Response:
    """Undo an entry of the log, an undo too."""
    record = site(request).archive
    if not any(standing.correction.id == number for standing in record.log(1, number + 1)):
        raise HTTPException(404, f"there is no correction {number}")
    return answer(request, Entered((record.undo(number, who=user.name, why=body.why, at=now()),)), status=201)


def now() -> str:
    """Return the time, as the log has it."""
    return datetime.now(UTC).isoformat(timespec="seconds")
