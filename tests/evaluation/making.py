"""Readings made by hand, for the scorers to score."""

from __future__ import annotations

from collections.abc import Iterable

from communique.records import (
    ActorKind,
    ActorRef,
    Article,
    Block,
    BlockKind,
    Event,
    Form,
    Reading,
    Role,
    Span,
    Statement,
    TimeSpan,
    span_of,
)

Range = tuple[int, int]


def place(text: str, piece: str) -> Range:
    """Return where the piece stands."""
    start = text.index(piece)
    return start, start + len(piece)


def span(text: str, piece: str) -> Span:
    return span_of(text, *place(text, piece))


def ref(
    actor: str | None,
    name: str = "",
    kind: ActorKind = "state",
    words: Span | None = None,
    of: str | None = None,
) -> ActorRef:
    return ActorRef(actor, kind, name or str(actor), words, None, of, "named", "test")


def day(date: str, words: Span | None = None, last: str | None = None) -> TimeSpan:
    return TimeSpan(date, last or date, "day", words, "stated", "test")


def statement(
    text: str,
    contents: Iterable[Range],
    source: Range | None = None,
    *,
    key: str = "s",
    form: Form = "direct",
    speaker: ActorRef | None = None,
    document: str | None = None,
    said_on: TimeSpan | None = None,
    reported_by: tuple[ActorRef, ...] = (),
) -> Statement:
    return Statement(
        id=key,
        content=tuple(span_of(text, *c) for c in contents),
        form=form,
        cue=(),
        source=span_of(text, *source) if source else None,
        speaker=speaker,
        document=document,
        addressees=(),
        act="assert",
        said_on=said_on,
        said_in=None,
        occasion=None,
        reported_by=reported_by,
        certainty="stated",
        headline=False,
        within=None,
        rule="test",
    )


def event(
    text: str,
    trigger: str,
    kind: str,
    actors: tuple[ActorRef, ...] = (),
    recipients: tuple[ActorRef, ...] = (),
    *,
    sentence: str | None = None,
    word: str = "narrator",
    when: TimeSpan | None = None,
) -> Event:
    return Event(
        id=f"e-{kind}",
        trigger=span(text, trigger),
        sentence=span(text, sentence or text),
        type=kind,
        mode=None,
        contexts=(),
        cameo=None,
        quad=1,
        goldstein=None,
        actors=actors,
        recipients=recipients,
        when=when,
        where=None,
        status="occurred",
        word=word,
        mentions=(),
        rule="test",
    )


def reading(
    key: str,
    text: str,
    statements: Iterable[Statement] = (),
    events: Iterable[Event] = (),
    mentions: Iterable[ActorRef] = (),
    times: Iterable[TimeSpan] = (),
    roles: Iterable[Role] = (),
    *,
    title: str | None = None,
    language: str = "en",
    authors: tuple[str, ...] = (),
    published: TimeSpan | None = None,
    blocks: tuple[tuple[BlockKind, str], ...] = (),
) -> Reading:
    article = Article(
        id=key,
        text=text,
        language=language,
        title=title,
        authors=authors,
        outlet=None,
        url=None,
        published=published,
        blocks=tuple(Block(kind, span(text, piece)) for kind, piece in blocks),
    )
    return Reading(article, tuple(statements), tuple(events), tuple(mentions), tuple(times), (), tuple(roles), ())
