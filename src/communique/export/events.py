"""Event data as the field exchanges them: PLOVER records as JSON lines, and a table like GDELT's.

Both keep what such data usually lose: on whose word the event stands, and whether it took place at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from communique import gazetteer
from communique.export.base import Options, address, line, state_of
from communique.records import ActorRef, Event
from communique.store import Hit, Record

NARRATOR = "narrator"


def write_plover(record: Record, options: Options, out: BinaryIO) -> int:
    """Write one PLOVER record a line for each event."""
    count = 0
    for hit in record.events(options.query):
        assert hit.event is not None
        out.write(line(_plover(hit, hit.event)))
        count += 1
    return count


def _plover(hit: Hit, event: Event) -> dict[str, object]:
    return {
        "id": event.id,
        "date": event.when.first if event.when else None,
        "dateEnd": event.when.last if event.when else None,
        "dateGrain": event.when.grain if event.when else None,
        "source": [_party(ref) for ref in event.actors],
        "target": [_party(ref) for ref in event.recipients],
        "event": event.type,
        "mode": event.mode,
        "context": list(event.contexts),
        "cameo": event.cameo,
        "quadClass": event.quad,
        "goldstein": event.goldstein,
        "location": _party(event.where) if event.where else None,
        "status": event.status,
        "assertedBy": _party(hit.word) if hit.word else None,
        "assertedIn": None if event.word == NARRATOR else event.word,
        "eventText": event.trigger.exact,
        "text": event.sentence.exact,
        "textStart": event.sentence.start,
        "textEnd": event.sentence.end,
        "publisher": hit.article.outlet,
        "publicationDate": hit.article.published.first if hit.article.published else None,
        "language": hit.article.language,
        "headline": hit.article.title,
        "url": hit.article.url,
        "articleId": hit.article.id,
        "codedBy": event.rule,
    }


def _party(ref: ActorRef) -> dict[str, object]:
    entry = gazetteer.load().entry(ref.actor) if ref.actor else None
    return {
        "actor": state_of(ref),
        "agent": ref.actor,
        "name": ref.name,
        "kind": ref.kind,
        "role": ref.role,
        "sector": entry.sector if entry else None,
    }


GDELT_COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate", "Actor1Code", "Actor1Name", "Actor1CountryCode",
    "Actor2Code", "Actor2Name", "Actor2CountryCode", "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode",
    "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "ActionGeo_FullName", "DateAdded",
    "SOURCEURL", "EventID", "EventType", "Status", "AssertedBy", "Publisher", "ArticleID",
)  # fmt: skip
"""GDELT's names where the meaning is GDELT's; from ``EventID`` on, what GDELT has no column for."""


def write_gdelt(record: Record, options: Options, out: BinaryIO) -> int:
    """Write a tab-separated table with a header: one row for each pair of actor and recipient of an event."""
    out.write("\t".join(GDELT_COLUMNS).encode() + b"\n")
    count = 0
    for hit in record.events(options.query):
        assert hit.event is not None
        for number, (first, second) in enumerate(pairs(hit.event)):
            values = _gdelt(hit, hit.event, number, first, second)
            out.write("\t".join(_plain(value) for value in values).encode("utf-8", "replace") + b"\n")
            count += 1
    return count


def pairs(event: Event) -> Iterator[tuple[ActorRef | None, ActorRef | None]]:
    """Yield who did it to whom: each actor with each recipient; of a shared event, each actor with each later one."""
    if event.recipients:
        yield from ((actor, recipient) for actor in event.actors or (None,) for recipient in event.recipients)
    elif len(event.actors) > 1:
        yield from ((one, other) for i, one in enumerate(event.actors) for other in event.actors[i + 1 :])
    else:
        yield (event.actors[0] if event.actors else None), None


def _gdelt(
    hit: Hit, event: Event, number: int, first: ActorRef | None, second: ActorRef | None
) -> tuple[str | int | float | None, ...]:
    published = hit.article.published.first if hit.article.published else None
    day = (event.when.first if event.when else None) or published or ""
    cameo = event.cameo or ""
    return (
        f"{event.id}-{number}", *_calendar(day), *_gdelt_party(first), *_gdelt_party(second), 1, cameo, cameo[:3],
        cameo[:2], event.quad, event.goldstein, 1 + len(event.mentions), 1, 1,
        event.where.name if event.where else None, (published or "").replace("-", ""), address(hit), event.id,
        event.type, event.status, hit.word.name if hit.word else hit.article.outlet, hit.article.outlet, hit.article.id,
    )  # fmt: skip


def _calendar(day: str) -> tuple[str, str, str, str]:
    """Return GDELT's four ways to write a day; its fraction counts months of thirty days."""
    if not day:
        return "", "", "", ""
    year, month, date = day.split("-")
    fraction = (int(month) * 30 + int(date) - 30) / 365
    return f"{year}{month}{date}", f"{year}{month}", year, f"{int(year) + min(fraction, 0.9999):.4f}"


def _gdelt_party(ref: ActorRef | None) -> tuple[str | None, str | None, str | None]:
    if ref is None:
        return None, None, None
    state = ref.actor if ref.kind == "state" else ref.of
    return ref.actor or ref.of, ref.name, state if state and len(state) == 3 and state.isupper() else None


def _plain(value: str | int | float | None) -> str:
    """Return a cell: no tabs or line ends."""
    return "" if value is None else " ".join(str(value).split())
