"""What the gazetteer gives out: entries, candidates, hits, offices."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.records import ActorKind

NameForm = Literal["name", "acronym", "adjective", "inhabitant", "capital", "metonym", "surname"]
"""How words name an actor; the part of ``annotation.MentionForm`` that a table can know."""

Gender = Literal["m", "f"]


class Entry(Struct, frozen=True):
    """One known actor or place."""

    id: str
    """``RUS``, ``EU``, ``WEST``, ``person:sergei-lavrov``, ``outlet:telesur``, ``place:caracas``."""
    kind: ActorKind
    names: dict[str, str]
    """Display name by language code; ``en`` is the fallback."""
    of: str | None = None
    """The state or organisation served, or the state that a place, outlet or state organ lies in."""
    wikidata: str | None = None
    sector: str | None = None
    """PLOVER sector (``GOV``, ``MIL``, ``IGO``)."""
    first: str | None = None
    """First day of existence, ISO date or a prefix of one; None when open."""
    last: str | None = None
    gender: Gender | None = None
    """Of a person, where known."""
    type: str | None = None
    """A finer kind: ``agency``, ``state``, ``public``, ``private``, ``party`` or ``platform`` of an outlet; ``city``,
    ``region``, ``continent`` or ``water`` of a place."""


class Candidate(Struct, frozen=True, gc=False):
    """One actor that words may mean."""

    id: str
    kind: ActorKind
    form: NameForm
    weak: bool = False
    """True when the words are as likely something else (``Nice``, ``Reading``, a bare surname): ask for context."""


class Hit(Struct, frozen=True):
    """Tokens ``[first, last)`` that name an actor; candidates best first."""

    first: int
    last: int
    candidates: tuple[Candidate, ...]
    joint: bool = False
    """True when all candidates are meant (``rysk-venezuelansk``), False when they are alternatives."""


class Office(Struct, frozen=True, forbid_unknown_fields=True):
    """An office, by its canonical English title in lower case."""

    id: str
    rank: int
    """1 head of state, 2 head of government, 3 minister or head of an organisation, … 9 lowest."""
    sector: str | None = None
    """PLOVER sector of the holder."""
    single: bool = False
    """True when a state or organisation has one holder at a time."""
    companies: bool = False
    """True when firms and schools have it too, so that by itself it makes no politics."""
    aliases: tuple[str, ...] = ()
    """Other titles that mean the same office."""
    counts_as: str | None = None
    """The office that other states call so (``secretary of state``: ``foreign minister``)."""
