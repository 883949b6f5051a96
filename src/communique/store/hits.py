"""Hits: records with the words they stand on, and what stands before and after."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import Connection, select

from communique.records import ActorRef, Article, Event, Reading, Span, Statement, TimeSpan, span_of
from communique.store import schema
from communique.store.analyser import query_forms, tokens
from communique.store.effective import Effective
from communique.store.packing import unpacked
from communique.store.standing import shown

CONTEXT = 120
"""Characters shown on each side of the words, at most, inside their paragraph."""
PASSAGE = 60
"""Characters of an article that stand for it when none of the words sought is in its text."""


LOADED = 200
"""Articles that are loaded at a time."""


class Head(Struct, frozen=True):
    """What an article is told by."""

    id: str
    title: str | None
    outlet: str | None
    language: str | None
    url: str | None
    published: TimeSpan | None
    authors: tuple[str, ...]


class Hit(Struct, frozen=True):
    """A statement, an event or an article that was found, with the words that it stands on."""

    kind: str
    """``statement``, ``event`` or ``article``."""
    id: str
    article: Head
    span: Span
    """The content, the trigger, or the first place of an article where a word sought stands."""
    before: str
    """What stands before the span in its paragraph, shortened."""
    after: str
    statement: Statement | None
    event: Event | None
    word: ActorRef | None
    """Of an event: the speaker of the statement on whose word it stands; None when it is the outlet itself."""
    corrected: tuple[str, ...]
    """Fields that people changed."""
    names: dict[str, str]
    """Display names of the article's actors by identifier."""
    n: int
    """Number in this record, for paging; it changes when the article is read again or corrected."""


def load(connection: Connection, articles: Iterable[int]) -> dict[int, Effective]:
    """Return the readings that hold now, by the articles' numbers."""
    table, kept = schema.article, schema.reading
    query = select(table.c.n, table.c.text, kept.c.json).join(kept, kept.c.id == table.c.reading)
    rows = connection.execute(query.where(table.c.n.in_([*dict.fromkeys(articles)]))).fetchall()
    now = shown(connection, [unpacked(row.json, row.text) for row in rows])
    return {row.n: item for row, item in zip(rows, now, strict=True)}


def sources(connection: Connection) -> Iterator[Article]:
    """Yield every article as it was given to the reader, in the order of their numbers."""
    table, last = schema.article, 0
    query = select(table.c.n, table.c.text, table.c.source).order_by(table.c.n).limit(LOADED)
    while rows := connection.execute(query.where(table.c.n > last)).fetchall():
        last = rows[-1].n
        for row in rows:
            article = msgspec.json.decode(zlib.decompress(row.source), type=Article)
            yield article if article.text else replace(article, text=row.text)


def head(reading: Reading) -> Head:
    """Return what the reading's article is told by."""
    a = reading.article
    return Head(a.id, a.title, a.outlet, a.language, a.url, a.published, a.authors)


def hits(connection: Connection, keys: Sequence[tuple[int, str, int]], words: Sequence[str] = ()) -> list[Hit]:
    """Return the records of the keys ``(n, kind, article)``, in their order. words: what was sought."""
    loaded = load(connection, (article for _, _, article in keys))
    places = _positions(connection, keys)
    return [_hit(n, kind, loaded[article], places.get(n, 0), words) for n, kind, article in keys]


def _positions(connection: Connection, keys: Sequence[tuple[int, str, int]]) -> Mapping[int, int]:
    """Return where each statement and event stands among those of its article."""
    out: dict[int, int] = {}
    for kind, table in (("statement", schema.statement), ("event", schema.event)):
        wanted = [n for n, found, _ in keys if found == kind]
        if wanted:
            rows = connection.execute(select(table.c.n, table.c.position).where(table.c.n.in_(wanted)))
            out |= {row.n: row.position for row in rows}
    return out


def _hit(n: int, kind: str, item: Effective, position: int, words: Sequence[str]) -> Hit:
    reading, text = item.reading, item.reading.article.text
    statement = reading.statements[position] if kind == "statement" else None
    event = reading.events[position] if kind == "event" else None
    if statement is not None:
        span = _covering(text, statement.content)
    elif event is not None:
        span = event.trigger
    else:
        span = _passage(reading, words)
    id = statement.id if statement else event.id if event else reading.article.id
    word = next((s.speaker for s in reading.statements if event and s.id == event.word), None)
    corrected = item.corrected.get(id, ())
    names = {actor.id: actor.names[0] for actor in reading.actors if actor.names}
    return Hit(kind, id, head(reading), span, *_around(text, span), statement, event, word, corrected, names, n)


def _covering(text: str, spans: Sequence[Span]) -> Span:
    return span_of(text, spans[0].start, spans[-1].end) if spans else span_of(text, 0, 0)


def _passage(reading: Reading, words: Sequence[str]) -> Span:
    """Return the first place where one of the words stands, else the beginning of the body."""
    article = reading.article
    language = article.language or ""
    sought = {form[0] for word in words for part in word.split() for form in query_forms(part, (language,))}
    for apart in (False, True) if sought else ():
        for token in tokens(article.text, language, apart):
            if token.stem in sought or sought & {*token.parts}:
                return span_of(article.text, token.start, token.end)
    start = next((block.span.start for block in article.blocks if block.kind == "body"), 0)
    return span_of(article.text, start, min(start + PASSAGE, len(article.text)))


def _around(text: str, span: Span) -> tuple[str, str]:
    """Return what stands on both sides, up to the paragraph's ends, cut at a word."""
    before = text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = text[span.end : span.end + CONTEXT].partition("\n")[0]
    if len(before) == CONTEXT:
        before = "… " + re.sub(r"^\S*\s", "", before, count=1)
    if len(after) == CONTEXT:
        after = re.sub(r"\s\S*$", "", after, count=1) + " …"
    return before, after
