"""Two actors: what was said and done between them, by month; who speaks for each; agreements and sanctions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request
from starlette.responses import RedirectResponse, Response

from communique import gazetteer
from communique.errors import UsageError
from communique.store.aggregates import Dyad, Side
from communique.store.aggregates.facets import filter_text
from communique.web import charting
from communique.web.context import context, render
from communique.web.streaming import Values, streamed

router = APIRouter()
Name = Annotated[str, Query(max_length=200)]


@router.get("/dyads", include_in_schema=False)
def choose(request: Request, a: Name = "", b: Name = "") -> Response:
    """Ask for two actors by their names, and lead to their page."""
    known = [found(a), found(b)]
    if known[0] and known[1] and known[0] != known[1]:
        return RedirectResponse(charting.dyad(known[0], known[1]), 303)
    unknown = [name for name, id in zip((a, b), known, strict=True) if name and not id]
    return render(request, "dyads.html", a=a, b=b, unknown=unknown, same=bool(known[0] and known[0] == known[1]))


def found(name: str) -> str:
    """Return the identifier of the actor that a name or identifier means, empty when none is known."""
    known, name = gazetteer.load(), name.strip()
    if not name:
        return ""
    for id in (name, name.upper(), name.lower()):
        if known.entry(id):
            return id
    for language in ("en", "sv", "es"):
        for written in dict.fromkeys((name, name.title())):
            if candidates := known.lookup(written, language):
                return candidates[0].id
    return name if ":" in name else ""


@router.get("/dyads/{a}/{b}", include_in_schema=False)
def dyad(request: Request, a: str, b: str, q: str = "") -> Response:
    """Show what the record holds between two actors, of what a query finds."""
    if a == b:
        raise UsageError(f"two actors make a dyad, not twice {a}")
    record = context(request).record
    one, other = record.who(a), record.who(b)
    if one is None or other is None:
        raise HTTPException(404, f"the record does not know both {a!r} and {b!r}; choose two actors at /dyads")

    def load() -> Values:
        both = record.dyad(a, b, q)
        assert both is not None
        return _values(both, q)

    return streamed(request, "dyad.html", q, load, one=one, other=other, words=charting.words)


def _values(both: Dyad, q: str) -> Values:
    within = between(both)
    return {
        "both": both,
        "months": charting.embedded(both.months),
        "table": charting.table(both.months, ""),
        "notes": charting.timeline_notes(both.months),
        "sides": ((both.a, years(both.speakers_a)), (both.b, years(both.speakers_b))),
        "together": charting.search(f"{q} {within}") if within else "",
    }


def between(both: Dyad) -> str:
    """Return the query that finds most of a dyad; empty where the language of queries has none."""
    if {both.a.kind, both.b.kind} <= {"state", "bloc"}:
        return f"{filter_text('state', both.a.id)} {filter_text('state', both.b.id)}"
    return ""


def years(speakers: tuple[Side, ...]) -> tuple[tuple[str, tuple[Side, ...]], ...]:
    """Return who speaks for a side by year, the newest first."""
    found_: dict[str, list[Side]] = {}
    for side in speakers:
        found_.setdefault(side.year, []).append(side)
    return tuple((year, tuple(found_[year])) for year in sorted(found_, reverse=True))
