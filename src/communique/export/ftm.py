"""FollowTheMoney: articles, actors, events and statements as entities, one a line, for Aleph and its kin.

An article is an ``Article``; a person ``Person``, a state ``PublicBody``, any other body ``Organization``; an event an
``Event`` with those involved; a statement a ``Documentation`` that ties its speaker to the article. Nothing is said of
guilt or risk: no topics are set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import BinaryIO

from communique.export.base import Options, line
from communique.records import ActorRef, Event, Statement
from communique.store import Hit, Record

SCHEMAS = {"person": "Person", "state": "PublicBody", "organisation": "Organization", "bloc": "Organization",
           "outlet": "Organization", "group": "Organization"}  # fmt: skip
"""Kind of actor → schema; places and unnamed sources become no entity."""
ONCE = ("Event", "Documentation")
"""Schemas of entities that no two hits share; the others are remembered so that each is written once."""
ALPHA3 = 3

Entity = dict[str, object]


def write_ftm(record: Record, options: Options, out: BinaryIO) -> int:
    """Write the entities of the statements and events that are found, each once. Returns the number of entities."""
    seen: set[str] = set()
    count = 0
    for hit in _hits(record, options):
        for entity in _entities(hit):
            key = str(entity["id"])
            if key in seen:
                continue
            if entity["schema"] not in ONCE:
                seen.add(key)
            out.write(line(entity))
            count += 1
    return count


def _hits(record: Record, options: Options) -> Iterator[Hit]:
    yield from record.statements(options.query)
    yield from record.events(options.query)


def _id(*parts: str) -> str:
    """Return an identifier of the form that FollowTheMoney accepts."""
    return "communique-" + hashlib.sha1("\0".join(parts).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _entity(id: str, schema: str, **properties: str | list[str] | None) -> Entity:
    """Return an entity without empty properties."""
    kept = {}
    for name, value in properties.items():
        values = [item for item in (value if isinstance(value, list) else [value]) if item and item.strip()]
        if values:
            kept[name] = list(dict.fromkeys(values))
    return {"id": id, "schema": schema, "properties": kept}


def _entities(hit: Hit) -> Iterator[Entity]:
    article = hit.article
    document = _id("article", article.id)
    day = article.published.first if article.published else None
    yield _entity(
        document, "Article", title=article.title or article.id, fileName=article.id, sourceUrl=_web(article.url),
        publisher=article.outlet, publishedAt=day, author=list(article.authors),
    )  # fmt: skip
    if hit.statement and hit.statement.speaker and (speaker := _actor(hit.statement.speaker)):
        yield speaker
        yield _statement(hit, hit.statement, document, str(speaker["id"]))
    if hit.event:
        parties = [entity for ref in (*hit.event.actors, *hit.event.recipients) if (entity := _actor(ref))]
        yield from parties
        yield _event(hit, hit.event, document, parties)


def _actor(ref: ActorRef) -> Entity | None:
    schema = SCHEMAS.get(ref.kind)
    if schema is None or not ref.name.strip():
        return None
    country = _country(ref.actor if ref.kind == "state" else None)
    id = _id("actor", ref.actor or f"{ref.kind}:{ref.name}")
    if schema == "Person":
        return _entity(id, schema, name=ref.name)
    return _entity(id, schema, name=ref.name, country=country)


def _statement(hit: Hit, statement: Statement, document: str, speaker: str) -> Entity:
    words = " [...] ".join(span.exact for span in statement.content)
    said = statement.said_on.first if statement.said_on else None
    return _entity(
        _id("statement", statement.id, hit.article.id), "Documentation", document=document, entity=speaker,
        role=f"speaker ({statement.act})", summary=words, date=said, recordId=statement.id,
        publisher=hit.article.outlet, sourceUrl=_web(hit.article.url), status=statement.certainty,
    )  # fmt: skip


def _event(hit: Hit, event: Event, document: str, parties: list[Entity]) -> Entity:
    word = hit.word.name if hit.word else hit.article.outlet
    name = f"{event.type}: {event.trigger.exact}"
    return _entity(
        _id("event", event.id, hit.article.id), "Event", name=name, involved=[str(party["id"]) for party in parties],
        startDate=event.when.first if event.when else None, endDate=event.when.last if event.when else None,
        location=event.where.name if event.where else None, summary=event.sentence.exact,
        description=f"{event.status}, on the word of {word}" if word else event.status, recordId=event.id,
        keywords=[event.type, *([event.mode] if event.mode else [])], proof=document,
        publisher=hit.article.outlet, sourceUrl=_web(hit.article.url),
    )  # fmt: skip


def _country(code: str | None) -> str | None:
    """Return the alpha-2 code of a state; FollowTheMoney knows no alpha-3."""
    if not code or len(code) != ALPHA3:
        return None
    from babel.core import get_global

    found = get_global("territory_aliases").get(code)
    return str(found[0]).lower() if found else None


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None
