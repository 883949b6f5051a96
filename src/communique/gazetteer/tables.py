"""The schemas of the gazetteer's tables, and how they are read.

Forms of names stand by language code; under ``all`` stand forms that every language uses. A form in a list of its
own (``["ryss", "ryssen", "ryssar"]``) is given in full; a single string is inflected by ``inflections.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import Literal, TypeVar

from msgspec import Struct

from communique.errors import DataError
from communique.gazetteer.entries import Gender, Office
from communique.records import ActorKind
from communique.tables import read_table

T = TypeVar("T")
Word = str | tuple[str, ...]
FOLDER = files("communique.gazetteer")


class Member(Struct, frozen=True, forbid_unknown_fields=True):
    """A membership with its days; ISO dates or prefixes of them, None when open."""

    id: str
    first: str | None = None
    last: str | None = None


class Item(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of any table of actors."""

    id: str
    kind: ActorKind | None = None
    type: str | None = None
    name: str | None = None
    """The display name in every language, where it is not the first of the names."""
    names: dict[str, tuple[str, ...]] = {}
    """Full and short names, the display name first."""
    acronyms: dict[str, tuple[str, ...]] = {}
    """Must stand in the text in these very letters."""
    adjectives: dict[str, tuple[Word, ...]] = {}
    inhabitants: dict[str, tuple[Word, ...]] = {}
    metonyms: dict[str, tuple[str, ...]] = {}
    weak: dict[str, tuple[str, ...]] = {}
    """Those of the forms above that need context, by language."""
    of: str | None = None
    wikidata: str | None = None
    sector: str | None = None
    first: str | None = None
    last: str | None = None
    members: tuple[str | Member, ...] = ()
    seats: tuple[str, ...] = ()
    """Places by which news name the government: the capital first."""
    gender: Gender | None = None
    surname: str | None = None
    holds: tuple[Tenure, ...] = ()
    """Offices of a person."""


class Tenure(Struct, frozen=True, forbid_unknown_fields=True):
    """An office held, with its days."""

    office: str
    of: str
    first: str | None = None
    last: str | None = None


class Items(Struct, frozen=True, forbid_unknown_fields=True):
    """A table of actors; each row stands under its kind."""

    state: tuple[Item, ...] = ()
    organisation: tuple[Item, ...] = ()
    bloc: tuple[Item, ...] = ()
    group: tuple[Item, ...] = ()
    outlet: tuple[Item, ...] = ()
    place: tuple[Item, ...] = ()
    person: tuple[Item, ...] = ()
    office: tuple[Office, ...] = ()

    def items(self) -> Iterator[tuple[ActorKind, Item]]:
        """Yield each row with its kind."""
        kinds: tuple[ActorKind, ...] = ("state", "organisation", "bloc", "group", "outlet", "place", "person")
        for kind in kinds:
            rows: tuple[Item, ...] = getattr(self, kind)
            for item in rows:
                yield item.kind or kind, item


class StateForms(Struct, frozen=True, forbid_unknown_fields=True):
    """How one language names a state, beside CLDR's name for it."""

    name: str | None = None
    """The display name, where CLDR's is not the one that news use."""
    names: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    adjectives: tuple[Word, ...] = ()
    inhabitants: tuple[Word, ...] = ()
    metonyms: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


class Ending(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule of inflection: words that end so take these endings instead."""

    ending: str
    forms: tuple[str, ...]


class Inflection(Struct, frozen=True, forbid_unknown_fields=True):
    """One language's rules; the longest ending that fits wins.

    woman: forms of the inhabitant that are made from the adjective (Swedish ``ryskan``).
    genitive: endings that a name may carry in the text. capital: whether adjectives are written with a capital.
    """

    adjective: tuple[Ending, ...] = ()
    inhabitant: tuple[Ending, ...] = ()
    woman: tuple[Ending, ...] = ()
    genitive: tuple[str, ...] = ()
    capital: bool = True


class Ambiguous(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one language that are also ordinary words or given names."""

    weak: tuple[str, ...] = ()
    """Names of places and people that need context."""
    nobody: tuple[str, ...] = ()
    """Phrases that hold a name and mean no actor (``African-American``, ``Geneva Convention``)."""
    shouted: tuple[str, ...] = ()
    """Acronyms that say nothing in a headline set in capitals."""
    stance: tuple[str, ...] = ()
    """Prefixes after which a name tells a stance, not an actor (``pro-Russian``)."""
    context: dict[str, tuple[str, ...]] = {}
    """Words in a sentence that speak for one of the actors of a name, by its identifier (``senator`` for the state of
    Georgia in the USA); lower case."""
    behind: dict[str, str] = {}
    """The region that a short form behind a town and a comma means (``Burlington, Vt.``), without its last stop."""


def table(name: str, schema: type[T]) -> T:
    """Decode one of the shipped tables."""
    return read_table(FOLDER / f"{name}.toml", schema)


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a shipped TSV table as lists of cells; lines that start with ``#`` are its head comment."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    header = next(line for line in lines if line and line[0] != "#")
    width = header.count("\t") + 1
    seen = False
    for number, line in enumerate(lines, 1):
        if not line or line[0] == "#":
            continue
        if not seen:
            seen = True
            continue
        cells = line.split("\t")
        if len(cells) != width:
            raise DataError(f"{name}.tsv:{number}: {len(cells)} cells where the header has {width}")
        yield cells


PlaceType = Literal["city", "region", "continent", "water"]
