"""What a search finds a record by: its words, the names around them, and tags for the filters.

A tag is ``field·token`` for each token of a name, in order, and ``field··identifier``; both databases index tags like
words. A lone dot parts two names, so that a phrase never runs from one into the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from communique.records import ActorRef, Event, Reading, Statement
from communique.store.analyser import bare, fold, index_tokens, name_tokens
from communique.store.rows import joined, parties

MARK = "·"
NARRATOR = "narrator"


class Document(Struct, frozen=True):
    """The tokens of one record by field, each a string of tokens with a space between."""

    words: str
    around: str
    parts: str
    tags: str


def identifier_tag(field: str, value: str) -> str:
    """Return the tag of an identifier: ``speaker··personsergeilavrov``."""
    return f"{field}{MARK}{MARK}{bare(value)}"


def name_tags(field: str, name: str) -> list[str]:
    """Return the tags of a name, to be looked for in this order: ``speaker·sergei speaker·lavrov``."""
    return [f"{field}{MARK}{token}" for token in name_tokens(name)]


def statement_document(statement: Statement, reading: Reading, corrected: bool) -> Document:
    """Return what a statement is found by."""
    outer = [ref.name for _, ref in parties(statement)]
    around = " ".join([*outer, joined(statement.cue), statement.source.exact if statement.source else ""])
    tags = [
        *_shared(reading, corrected),
        *_tags("speaker", [statement.speaker] if statement.speaker else []),
        *_tags("addressee", statement.addressees),
        *_tags("relay", relays(statement, reading.article.outlet)),
        *_tags("place", [statement.said_in] if statement.said_in else []),
        *_states(ref for _, ref in parties(statement)),
        *_flags(form=statement.form, act=statement.act, certainty=statement.certainty, document=statement.document),
        *_names("role", statement.speaker.role if statement.speaker else None),
        *(["headline·yes"] if statement.headline else ["headline·no"]),
    ]
    return _document(joined(statement.content), around, tags, reading.article.language)


def event_document(event: Event, reading: Reading, asserter: ActorRef | None, corrected: bool) -> Document:
    """Return what an event is found by. asserter: the speaker of the statement on whose word it stands."""
    tags = [
        *_shared(reading, corrected),
        *_tags("actor", event.actors),
        *_tags("recipient", event.recipients),
        *_tags("place", [event.where] if event.where else []),
        *_states(ref for _, ref in parties(event)),
        *_flags(type=event.type, mode=event.mode, status=event.status, cameo=event.cameo, quad=str(event.quad)),
        *(tag for context in event.contexts for tag in _flags(context=context)),
        *_tags("word", [asserter] if asserter else []),
        *([identifier_tag("word", NARRATOR)] if event.word == NARRATOR else []),
    ]
    around = " ".join(ref.name for _, ref in parties(event))
    return _document(event.sentence.exact, around, tags, reading.article.language)


def article_document(reading: Reading, corrected: bool) -> Document:
    """Return what an article is found by."""
    article = reading.article
    title = "" if not article.title or article.title in article.text else f"{article.title}\n"
    around = " ".join([article.outlet or "", *article.authors])
    tags = [*_shared(reading, corrected), *_states(reading.mentions)]
    return _document(title + article.text, around, tags, article.language)


def relays(statement: Statement, outlet: str | None) -> Iterable[ActorRef]:
    """Return whom the statement came through after the article's own outlet."""
    chain = statement.reported_by
    return chain[1:] if chain and outlet and fold(chain[0].name) == fold(outlet) else chain


def _document(text: str, around: str, tags: Iterable[str], language: str | None) -> Document:
    found = index_tokens(text, language)
    return Document(
        " ".join(found.words), " ".join(name_tokens(around)), " ".join(dict.fromkeys(found.parts)), " ".join(tags)
    )


def _shared(reading: Reading, corrected: bool) -> Iterator[str]:
    yield from _flags(language=reading.article.language, corrected="yes" if corrected else "no")
    yield from _names("outlet", reading.article.outlet)


def _flags(**values: str | None) -> Iterator[str]:
    for field, value in values.items():
        if value:
            yield f"{field}{MARK}{bare(value)}"


def _names(field: str, name: str | None) -> Iterator[str]:
    if name:
        yield from name_tags(field, name)
        yield MARK


def _tags(field: str, refs: Iterable[ActorRef]) -> Iterator[str]:
    for ref in refs:
        if ref.actor:
            yield identifier_tag(field, ref.actor)
        yield from _names(field, ref.name)


def _states(refs: Iterable[ActorRef]) -> Iterator[str]:
    """Yield the states that take part, as actors or as those whom an actor serves."""
    states = [ref.actor if ref.kind == "state" else ref.of for ref in refs]
    yield from (identifier_tag("state", state) for state in dict.fromkeys(states) if state)
