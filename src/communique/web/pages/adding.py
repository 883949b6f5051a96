"""A statement that the machine missed: its words, who says them, by which cue; kept in the log like a correction."""

from __future__ import annotations

import re
from typing import Annotated, get_args

from fastapi import APIRouter, Form, HTTPException, Query, Request
from starlette.responses import Response

from communique.errors import UsageError
from communique.records import Act, Article
from communique.web.context import context, render, site
from communique.web.facts import HINTS
from communique.web.moments import now
from communique.web.pages.article import reading_of
from communique.web.pages.records import Words, gone_to
from communique.web.security import require_editor
from communique.web.wording import called

router = APIRouter()
LONGEST = 20_000
"""Characters of a statement."""
Id = Annotated[str, Query(max_length=500)]
At = Annotated[str, Query(max_length=40, pattern=r"^(\d+-\d+)?$")]
FIELDS = ("speaker", "cue", "said_on")
"""What may be told beside the kind of statement."""


@router.get("/add", include_in_schema=False)
def ask(request: Request, article: Id, at: At = "") -> Response:
    """Ask for a statement. at: ``START-END``, the words that were selected."""
    require_editor(request)
    found = reading_of(context(request).record, article).article
    words, which = _selected(found, at)
    return _asked(request, article, {"words": words, "which": str(which), "act": "assert"})


@router.post("/add", include_in_schema=False)
def add(
    request: Request,
    article: Annotated[str, Form(max_length=500)] = "",
    words: Annotated[str, Form(max_length=LONGEST)] = "",
    which: Annotated[str, Form(max_length=6, pattern=r"^\d*$")] = "",
    act: Words = "assert",
    speaker: Words = "",
    cue: Words = "",
    said_on: Words = "",
    why: Words = "",
) -> Response:
    """Add a statement, and show it."""
    user = require_editor(request)
    reading = reading_of(context(request).record, article)
    typed = {"words": words, "which": which, "act": act, "speaker": speaker, "cue": cue, "said_on": said_on}
    values = {"act": act} | {field: typed[field] for field in FIELDS if typed[field].strip()}
    try:
        exact = as_it_stands(reading.article.text, words)
        number = _number(reading.article.text, exact, which)
        kept = site(request).archive
        entries = kept.add(article, "statement", exact, values, which=number, who=user.name, why=why, at=now())
        log = kept.log(len(entries), entries[-1] + 1)
    except UsageError as fault:
        return _asked(request, article, {**typed, "why": why}, str(fault))
    return gone_to(request, f"/statements/{log[-1].correction.record}")


def _asked(request: Request, article: str, typed: dict[str, str], fault: str = "") -> Response:
    reading = reading_of(context(request).record, article)
    return render(
        request,
        "add.html",
        status=422 if fault else 200,
        article=reading.article,
        actors=reading.actors,
        acts={code: called(code, "act") for code in get_args(Act)},
        hints=HINTS,
        typed={**dict.fromkeys((*FIELDS, "why"), ""), **typed},
        several=len(_places(reading.article.text, as_it_stands(reading.article.text, typed["words"]))) > 1,
        fault=fault,
    )


def _selected(article: Article, at: str) -> tuple[str, int | str]:
    """Return the words of an address, without spaces around them, and which of those in the text they are."""
    if not at:
        return "", ""
    start, end = (int(number) for number in at.split("-"))
    if not start < end <= len(article.text):
        raise HTTPException(404, f"the article has no words at {at}")
    selected = article.text[start:end]
    start += len(selected) - len(selected.lstrip())
    places = _places(article.text, selected.strip())
    return selected.strip(), places.index(start) + 1 if start in places else ""


def as_it_stands(text: str, words: str) -> str:
    """Return the words with the line ends of the text: a browser sends its own."""
    words = words.strip()
    ways = (words, words.replace("\r\n", "\n"), words.replace("\r\n", "\r"))
    return next((way for way in ways if way in text), ways[1])


def _places(text: str, words: str) -> list[int]:
    return [match.start() for match in re.finditer(re.escape(words), text)] if words else []


def _number(text: str, words: str, which: str) -> int:
    """Return which of the places is meant. Raises UsageError where that must be said."""
    count = len(_places(text, words))
    number = int(which or 0)
    if count > 1 and not 1 <= number <= count:
        raise UsageError(f"these words stand in the article {count} times; say which, 1 is the first")
    return number if count > 1 else 0
