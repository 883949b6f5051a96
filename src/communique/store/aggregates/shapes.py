"""What the aggregates give out: counts that a page draws or lists, each with what it leaves out."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.records import Span

Period = Literal["day", "month", "year"]


class Value(Struct, frozen=True):
    """A value of a facet. query: the query with this value asked for too; chosen: it asks for it already."""

    value: str
    """What the filter takes: an identifier, a code, a name where nobody knows the actor."""
    label: str
    """The name for people: the actor's, or the value itself."""
    count: int
    query: str
    chosen: bool = False


class Facet(Struct, frozen=True):
    """The most frequent values of a field among what a query finds. kind: what is counted, None for all kinds."""

    field: str
    kind: str | None
    values: tuple[Value, ...]
    counted: int
    """How many hits were looked at."""
    capped: bool
    """The query finds more than were looked at: the counts are of the newest only."""


class Point(Struct, frozen=True):
    """How many records of a kind and group fall into a period. period: ``2023-05-17``, ``2023-05`` or ``2023``."""

    period: str
    kind: str
    group: str
    """Of an event its quad class (``1`` to ``4``), of a statement or an article the empty string."""
    count: int


class Timeline(Struct, frozen=True):
    """Records by period, oldest first."""

    grain: Period
    points: tuple[Point, ...]
    coarse: int
    """Records that are left out because their date is known less exactly than the grain."""
    undated: int
    """Records that are left out because nothing tells a date."""
    capped: bool = False
    """The query finds more than were counted."""


class Named(Struct, frozen=True):
    """A value with its name for people, and how often it occurs. known: it is the identifier of an actor."""

    value: str
    label: str
    count: int
    known: bool = False


class ActorHead(Struct, frozen=True):
    """Who an actor is."""

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    """All names seen in articles."""
    wikidata: str | None
    people: bool
    """Whether those who serve the actor count as the actor: so it is with states, blocs and organisations."""


class Evidence(Struct, frozen=True):
    """Where an article vouches for an office."""

    article: str
    title: str | None
    outlet: str | None
    span: Span
    first: str | None
    last: str | None
    told: bool
    """The article has no date: the days are those of what it tells of the person."""
    rule: str


class OfficeSpan(Struct, frozen=True):
    """An office that a person holds by the word of articles. first, last: days for which one vouches, ISO dates."""

    person: str
    name: str
    office: str
    of: str | None
    of_name: str | None
    first: str | None
    last: str | None
    articles: int
    """How many articles vouch for it."""
    evidence: tuple[Evidence, ...]
    """Some of them, one for each year, oldest first."""


class Listed(Struct, frozen=True):
    """A statement or event in a list, with the words that it stands on."""

    kind: str
    id: str
    n: int
    article: str
    title: str | None
    outlet: str | None
    day: str | None
    """First day on which it may have been, else the article's."""
    last: str | None
    words: str
    """The content of a statement, the sentence of an event."""
    start: int
    end: int
    """Code points of the words in the article: a statement's first to last span, an event's sentence."""
    label: str
    """The act of a statement, the type of an event."""
    status: str
    """The certainty of a statement, the status of an event."""
    by: str | None
    """The speaker of a statement, or on whose word an event stands; None when it is the outlet itself."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


class Listing(Struct, frozen=True):
    """The newest of a list. total: how many there are."""

    items: tuple[Listed, ...]
    total: int


class ActorCard(Struct, frozen=True):
    """An actor's page. A state or organisation stands for the people who serve it too."""

    actor: ActorHead
    counts: dict[str, int]
    """How many statements with the actor as ``speaker``, ``addressee``, ``reporter``; events as ``actor``,
    ``recipient``; ``articles`` that name it."""
    offices: tuple[OfficeSpan, ...]
    """Of a person those held; of a state or organisation those of its people."""
    more_offices: int
    """Offices that are left out."""
    partners: tuple[Named, ...]
    """Actors of the other part in events, states for their people."""
    quoted_by: tuple[Named, ...]
    """Outlets whose articles hold statements of the actor."""
    acts: tuple[Named, ...]
    types: tuple[Named, ...]
    speakers: tuple[Named, ...]
    """Who speaks for the actor; of a person nobody."""
    months: Timeline
    statements: Listing
    """The newest in which the actor speaks."""
    events: Listing
    """The newest in which the actor has a part."""


class Side(Struct, frozen=True):
    """Who speaks for one side of a dyad, in one year. office: in which they mostly speak."""

    year: str
    speaker: str | None
    name: str
    office: str | None
    count: int


class Dyad(Struct, frozen=True):
    """What the record holds between two actors: events with one on each side, statements of one about the other."""

    a: ActorHead
    b: ActorHead
    months: Timeline
    """Events by quad class, statements."""
    tone: tuple[Named, ...]
    """Events by quad class."""
    speakers_a: tuple[Side, ...]
    speakers_b: tuple[Side, ...]
    agreements: Listing
    sanctions: Listing
    events: Listing
    statements: Listing


class Node(Struct, frozen=True):
    """Somebody in the network. count: events in which they have a part, among those counted."""

    id: str
    name: str
    kind: str
    count: int


class Edge(Struct, frozen=True):
    """Events between two. count: all; quads: by quad class 1 to 4."""

    source: str
    target: str
    count: int
    quads: tuple[int, int, int, int]


class Network(Struct, frozen=True):
    """Who deals with whom: the strongest edges."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """Edges below the cut."""
    least: int
    """Events of the weakest edge shown."""
    alone: int
    """Events that join no two of them: one side is missing or not known."""
    capped: bool = False


class Place(Struct, frozen=True):
    """A place where something was said or done. latitude, longitude: degrees; None of a state or a region."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    state: str | None
    """The state that it is or lies in, ISO 3166 alpha-3."""
    events: int
    statements: int


class Places(Struct, frozen=True):
    """Where things were said and done, most first."""

    places: tuple[Place, ...]
    nowhere: int
    """Statements and events without a place."""
    unknown: int
    """Statements and events whose place is not on the map: no coordinates and no state are known."""
    left_out: int
    """Places beyond the number asked for."""
    capped: bool = False
