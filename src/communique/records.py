"""The vocabulary of Communiqué: immutable records, and nothing else.

Every span is ``[start, end)`` in Unicode code points of ``Article.text``; ``text[span.start:span.end] == span.exact``
always holds. Dates are ISO 8601 strings (``YYYY-MM-DD``). Identifiers of actors are ISO 3166 alpha-3 codes for states
(``RUS``), short codes for blocs and organisations (``EU``), ``person:given-family`` for people, ``outlet:name`` for
outlets and ``WEST``-like codes for pseudo-actors. The JSON form has every field of every record, in this order.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Grain = Literal["day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "span"]
Basis = Literal["stated", "resolved", "inferred"]
BlockKind = Literal["title", "byline", "dateline", "heading", "body", "caption", "furniture"]
ActorKind = Literal["state", "person", "organisation", "bloc", "outlet", "place", "group", "unnamed"]
How = Literal["named", "described", "pronoun", "carried", "implied", "inferred"]
Form = Literal["direct", "indirect", "mixed"]
Certainty = Literal["stated", "hedged", "denied", "hypothetical"]
Act = Literal[
    "assert", "deny", "promise", "demand", "ask", "accuse", "praise", "warn", "propose", "decline",
    "announce", "threaten", "support", "reject", "believe", "intend",
]  # fmt: skip
Status = Literal["occurred", "ongoing", "planned", "called_for", "possible", "denied", "habitual"]


class Span(Struct, frozen=True, order=True):
    """A stretch of an article's text."""

    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    exact: str
    """The words themselves: ``text[start:end]``."""


class TimeSpan(Struct, frozen=True):
    """A stretch of calendar days, and how we know it."""

    first: str | None
    """First day, ISO date; None when the text leaves it open."""
    last: str | None
    """Last day (inclusive), ISO date; None when the text leaves it open."""
    grain: Grain
    """The precision with which the text speaks."""
    span: Span | None
    """The words that name the time; None when they lie outside the text (an option, a file's metadata)."""
    basis: Basis
    """``stated``: the words give the date; ``resolved``: computed from an anchor; ``inferred``: by reasoning."""
    because: str
    """One line: the rule and the anchor that gave the days."""


class Block(Struct, frozen=True):
    """A paragraph of the article and the part it plays; blocks never overlap and stand in text order."""

    kind: BlockKind
    span: Span


class Article(Struct, frozen=True):
    """One article. Its text is exactly what came in (for HTML: the text extracted once and kept)."""

    id: str
    """From the hash of the text, or the id that the input gave."""
    text: str
    language: str | None
    """ISO 639-1 code; None when it could not be told."""
    title: str | None
    authors: tuple[str, ...]
    outlet: str | None
    """The outlet's name as published."""
    url: str | None
    published: TimeSpan | None
    blocks: tuple[Block, ...]


class ActorRef(Struct, frozen=True):
    """A mention of an actor: whom the words mean, and how we know."""

    actor: str | None
    """Identifier of the Actor; None when the words could not be resolved."""
    kind: ActorKind
    name: str
    """The actor's fullest known name, for display."""
    span: Span | None
    """The words that name the actor here; None when no words do (carried, implied)."""
    role: str | None
    """Office in which the actor appears (``foreign minister``)."""
    of: str | None
    """Identifier of the state or organisation that the actor serves."""
    how: How
    rule: str
    """The rule or component that decided."""


class Statement(Struct, frozen=True):
    """Something said, written or let know, attributed to a speaker or a document."""

    id: str
    content: tuple[Span, ...]
    """What was said; several spans when an attribution interrupts it. Quotation marks belong to the span."""
    form: Form
    cue: tuple[Span, ...]
    """The words that tell that something was said; empty for a free-standing or carried-on quotation."""
    source: Span | None
    """The words that name the source."""
    speaker: ActorRef | None
    document: str | None
    """Lemma of the kind of document that speaks (``message``); ``speaker`` is then its issuer."""
    addressees: tuple[ActorRef, ...]
    act: Act
    said_on: TimeSpan | None
    said_in: ActorRef | None
    """Place of speaking."""
    occasion: Span | None
    """Words that name the occasion or medium (``press conference``)."""
    reported_by: tuple[ActorRef, ...]
    """Chain of custody, outermost first: the article's outlet, then those it relays."""
    certainty: Certainty
    headline: bool
    """True when the statement stands in the title or a heading."""
    within: str | None
    """Identifier of the statement in whose content this one is reported."""
    rule: str


class Event(Struct, frozen=True):
    """Something done between political actors, coded in PLOVER and CAMEO."""

    id: str
    trigger: Span
    sentence: Span
    type: str
    """PLOVER type (``CONSULT``)."""
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    """CAMEO root (two digits) or, where sure, code (three or four)."""
    quad: int
    """Quad class: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    goldstein: float | None
    """Goldstein scale value, -10 to 10, of the CAMEO code."""
    actors: tuple[ActorRef, ...]
    """Who did it; both sides when the event is symmetric."""
    recipients: tuple[ActorRef, ...]
    when: TimeSpan | None
    where: ActorRef | None
    status: Status
    word: str
    """On whose word: ``narrator`` (the outlet itself) or the id of the statement that asserts it."""
    mentions: tuple[Span, ...]
    """Triggers of further mentions of the same event in this article."""
    rule: str


class Actor(Struct, frozen=True):
    """A state, person, organisation, … that the article names."""

    id: str
    kind: ActorKind
    names: tuple[str, ...]
    """Fullest first."""
    wikidata: str | None


class Evidence(Struct, frozen=True):
    """Where an article says so."""

    article: str
    span: Span


class Role(Struct, frozen=True):
    """An office that a person holds according to the words of an article."""

    person: str
    """Identifier of the person."""
    office: str
    """Canonical English title in lower case (``foreign minister``)."""
    of: str | None
    """Identifier of the state or organisation served."""
    first_seen: str | None
    """Earliest day on which the article vouches for it, ISO date."""
    last_seen: str | None
    """Latest such day; before the article's own date for a former office."""
    evidence: tuple[Evidence, ...]
    rule: str


class Problem(Struct, frozen=True):
    """What could not be read or resolved. Bad input is a Problem, never a crash."""

    code: str
    """Stable identifier (``no-date``); the list stands in docs/record.md."""
    message: str
    """What was found and what to do."""
    article: str | None
    """The article's id, or the path or address of the input when no article came of it."""
    span: Span | None


class Reading(Struct, frozen=True):
    """What one article says: deterministic for the same text, settings and versions."""

    article: Article
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    mentions: tuple[ActorRef, ...]
    """Every person, state, organisation and place named, in text order."""
    times: tuple[TimeSpan, ...]
    """Every time expression, in text order."""
    actors: tuple[Actor, ...]
    roles: tuple[Role, ...]
    problems: tuple[Problem, ...]


def span_of(text: str, start: int, end: int) -> Span:
    """Return the Span of ``text[start:end]``."""
    return Span(start, end, text[start:end])
