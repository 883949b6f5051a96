"""What a search finds a record by: its words, the names around them, and tags for the filters.

A tag is ``field·token`` for each token of a name, in order, and ``field··identifier``; both databases index tags like
words. A lone dot parts two names, so that a phrase never runs from one into the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from communique.records import ActorRef, Event, Reading, Statement, TimeSpan
from communique.store.analyser import bare, fold, index_tokens, name_tokens
from communique.store.periods import tags_of
from communique.store.rows import days_of, joined, parties

MARK = "·"
NARRATOR = "narrator"
CACHED = 50_000
"""Actors whose tags are kept."""


class Document(Struct, frozen=True):
    """The tokens of one record by field, each a string of tokens with a space between."""

    words: str
    around: str
    parts: str
    tags: str
    hints: str
    """Tags of what columns hold as well (kind, days): FTS5 narrows by them, PostgreSQL does not need them."""


def identifier_tag(field: str, value: str) -> str:
    """Return the tag of an identifier: ``speaker··personsergeilavrov``."""
    return f"{field}{MARK}{MARK}{bare(value)}"


def name_tags(field: str, name: str) -> list[str]:
    """Return the tags of a name, to be looked for in this order: ``speaker·sergei speaker·lavrov``."""
    return [f"{field}{MARK}{token}" for token in name_tokens(name)]


@lru_cache(CACHED)
def _actor_tags(field: str, actor: str | None, name: str) -> tuple[str, ...]:
    return (*([identifier_tag(field, actor)] if actor else []), *_names(field, name))


def statement_document(statement: Statement, reading: Reading, corrected: bool) -> Document:
    """Return what a statement is found by."""
    involved = [ref for _, ref in parties(statement)]
    around = [
        *(ref.name for ref in involved),
        joined(statement.cue),
        statement.source.exact if statement.source else "",
    ]
    tags = [
        *_shared(reading, corrected),
        *_tags("speaker", [statement.speaker] if statement.speaker else []),
        *_tags("addressee", statement.addressees),
        *_tags("relay", relays(statement, reading.article.outlet)),
        *_tags("place", [statement.said_in] if statement.said_in else []),
        *_states(involved),
        *_flags(form=statement.form, act=statement.act, certainty=statement.certainty, document=statement.document),
        *_names("role", statement.speaker.role if statement.speaker else None),
        *(["headline·yes"] if statement.headline else ["headline·no"]),
    ]
    hints = _hints("statement", statement.said_on, reading)
    return _document(joined(statement.content), around, tags, hints, reading.article.language)


def event_document(event: Event, reading: Reading, asserter: ActorRef | None, corrected: bool) -> Document:
    """Return what an event is found by. asserter: the speaker of the statement on whose word it stands."""
    involved = [ref for _, ref in parties(event)]
    tags = [
        *_shared(reading, corrected),
        *_tags("actor", event.actors),
        *_tags("recipient", event.recipients),
        *_tags("place", [event.where] if event.where else []),
        *_states(involved),
        *_flags(type=event.type, mode=event.mode, status=event.status, cameo=event.cameo, quad=str(event.quad)),
        *(tag for context in event.contexts for tag in _flags(context=context)),
        *_tags("word", [asserter] if asserter else []),
        *([identifier_tag("word", NARRATOR)] if event.word == NARRATOR else []),
    ]
    around = [ref.name for ref in involved]
    return _document(event.sentence.exact, around, tags, _hints("event", event.when, reading), reading.article.language)


def article_document(reading: Reading, corrected: bool) -> Document:
    """Return what an article is found by."""
    article = reading.article
    title = "" if not article.title or article.title in article.text else f"{article.title}\n"
    around = [article.outlet or "", *article.authors]
    tags = [*_shared(reading, corrected), *_states(reading.mentions)]
    return _document(title + article.text, around, tags, _hints("article", None, reading), article.language)


def relays(statement: Statement, outlet: str | None) -> Iterable[ActorRef]:
    """Return whom the statement came through after the article's own outlet."""
    chain = statement.reported_by
    return chain[1:] if chain and outlet and fold(chain[0].name) == fold(outlet) else chain


def kind_tag(kind: str) -> str:
    """Return the tag of a kind of record: ``kind·statement``."""
    return f"kind{MARK}{kind}"


def _hints(kind: str, time: TimeSpan | None, reading: Reading) -> tuple[str, ...]:
    days = days_of(time, reading.article.published)
    return _dated(kind, days.first, days.last) if days else (kind_tag(kind),)


@lru_cache(CACHED)
def _dated(kind: str, first: str, last: str) -> tuple[str, ...]:
    return (kind_tag(kind), *tags_of(first, last))


def _document(
    text: str, around: Iterable[str], tags: Iterable[str], hints: Iterable[str], language: str | None
) -> Document:
    found = index_tokens(text, language)
    return Document(
        " ".join(found.words),
        " ".join(name_tokens(*around)),
        " ".join(dict.fromkeys(found.parts)),
        " ".join(tags),
        " ".join(hints),
    )


def _shared(reading: Reading, corrected: bool) -> tuple[str, ...]:
    """Return the tags that all records of an article share."""
    return _common(reading.article.language, reading.article.outlet, corrected)


@lru_cache(CACHED)
def _common(language: str | None, outlet: str | None, corrected: bool) -> tuple[str, ...]:
    return (*_flags(language=language, corrected="yes" if corrected else "no"), *_names("outlet", outlet))


def _flags(**values: str | None) -> Iterator[str]:
    for field, value in values.items():
        if value:
            yield f"{field}{MARK}{bare(value)}"


@lru_cache(CACHED)
def _names(field: str, name: str | None) -> tuple[str, ...]:
    return (*name_tags(field, name), MARK) if name else ()


def _tags(field: str, refs: Iterable[ActorRef]) -> Iterator[str]:
    for ref in refs:
        yield from _actor_tags(field, ref.actor, ref.name)


def _states(refs: Iterable[ActorRef]) -> Iterator[str]:
    """Yield the states that take part, as actors or as those whom an actor serves."""
    states = [ref.actor if ref.kind == "state" else ref.of for ref in refs]
    yield from (identifier_tag("state", state) for state in dict.fromkeys(states) if state)
