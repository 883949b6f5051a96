"""The tables in memory: entries, memberships, offices and tenures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from communique.gazetteer.entries import Entry, Office
from communique.gazetteer.names import person_id
from communique.gazetteer.tables import FOLDER, Item, Items, Member, Tenure, rows, table
from communique.records import ActorKind
from communique.tables import read_table

TABLES = ("organisations", "pseudo", "regions")
ACRONYM = 5
"""Most letters of an outlet's name in capitals that counts as an acronym."""
EVERY = "all"
"""The key under which stand forms that every language uses."""

Place = tuple[str, str, int]
"""Name, state (alpha-3), inhabitants."""


class Knowledge:
    """What the tables say, by identifier. Filled by ``read_knowledge``; read-only afterwards."""

    def __init__(self) -> None:
        self.items: dict[str, tuple[ActorKind, Item]] = {}
        self.cldr: dict[str, dict[str, str]] = {}
        self.exonyms: dict[str, dict[str, str]] = {}
        self.places: dict[str, Place] = {}
        self.seats: set[str] = set()
        self.members: dict[str, tuple[Member, ...]] = {}
        self.offices: dict[str, Office] = {}
        self.holders: dict[tuple[str, str], list[tuple[str, Tenure]]] = {}
        self.tenures: dict[str, list[Tenure]] = {}
        self._entries: dict[str, Entry] = {}

    def entry(self, id: str) -> Entry | None:
        """Return the entry, made when first asked for."""
        entry = self._entries.get(id)
        if entry is None and (id in self.items or id in self.places):
            entry = self._entries[id] = self._make(id)
        return entry

    def all_entries(self, kind: ActorKind | None = None) -> Iterator[Entry]:
        """Yield all entries, or those of one kind: items in table order, then places."""
        for id in dict.fromkeys((*self.items, *self.places)):
            if kind and kind != (self.items[id][0] if id in self.items else "place"):
                continue
            entry = self.entry(id)
            if entry is not None:
                yield entry

    def _make(self, id: str) -> Entry:
        if id in self.items:
            kind, item = self.items[id]
            names = dict(self.cldr.get(id, {}))
            names.update({code: forms[0] for code, forms in item.names.items() if forms and code != EVERY})
            if item.name or item.names.get(EVERY):
                names.setdefault("en", item.name or item.names[EVERY][0])
            return Entry(
                id, kind, names, item.of, item.wikidata, item.sector, item.first, item.last, item.gender, item.type
            )
        name, state, _ = self.places[id]
        names = {"en": name} | {code: own[id].partition("; ")[0] for code, own in self.exonyms.items() if id in own}
        return Entry(id, "place", names, state, type="city")

    def put(self, kind: ActorKind, item: Item) -> None:
        """Add a row, or lay it over the row that has its identifier."""
        old = self.items.get(item.id)
        if old is None and item.id in self.places:
            name, state, _ = self.places[item.id]
            old = ("place", Item(item.id, names={"en": (name,)}, of=state, type="city"))
        if old is not None:
            kind, item = item.kind or old[0], overlay(old[1], item)
        self.items[item.id] = (kind, item)
        self._entries.pop(item.id, None)
        if item.members:
            self.members[item.id] = tuple(Member(m) if isinstance(m, str) else m for m in item.members)
        for tenure in item.holds:
            self.hold(item.id, tenure)

    def hold(self, person: str, tenure: Tenure) -> None:
        """Record that a person held an office."""
        held = self.tenures.setdefault(person, [])
        if tenure not in held:
            held.append(tenure)
            office = self.offices.get(tenure.office)
            for name in dict.fromkeys((tenure.office, office.counts_as or office.id if office else tenure.office)):
                self.holders.setdefault((name, tenure.of), []).append((person, tenure))


def overlay(old: Item, new: Item) -> Item:
    """Return the old row with the fields that the new one gives; forms of names are added, the new ones first."""
    changed: dict[str, object] = {}
    for field in msgspec.structs.fields(Item):
        value, before = getattr(new, field.name), getattr(old, field.name)
        if not value or value == before:
            continue
        if isinstance(value, dict):
            codes = dict.fromkeys((*before, *value))
            value = {code: tuple(dict.fromkeys((*value.get(code, ()), *before.get(code, ())))) for code in codes}
        changed[field.name] = value
    return msgspec.structs.replace(old, **changed)


def read_knowledge(extra: Path | None) -> Knowledge:
    """Read every shipped table, then the user's own."""
    known = Knowledge()
    _read_cldr(known)
    for kind, item in table("states", Items).items():
        known.put(kind, item)
        known.seats.update(item.seats)
    _read_places(known)
    for name in TABLES:
        for kind, item in table(name, Items).items():
            known.put(kind, item)
    _read_outlets(known)
    for office in table("offices", Items).office:
        _put_office(known, office)
    _read_leaders(known)
    if extra is not None:
        _read_extra(known, extra)
    for tenures in known.holders.values():
        tenures.sort(key=lambda pair: pair[1].first or "")
    return known


def _read_cldr(known: Knowledge) -> None:
    for code, *names in rows("cldr"):
        known.cldr[code] = dict(zip(("en", "sv", "es", "pt", "de", "fr", "ru"), names, strict=True))


def _read_places(known: Knowledge) -> None:
    for id, name, state, inhabitants in rows("places"):
        known.places[id] = (name, state, int(inhabitants))
    for code, names in table("exonyms", dict[str, dict[str, str]]).items():
        known.exonyms[code] = names


def _read_outlets(known: Knowledge) -> None:
    """Read the outlets; a name of up to five capitals is an acronym, which the text must write so."""
    for id, type_, of, names, weak in rows("outlets"):
        every = names.split("; ")
        short = tuple(n for n in every if n.isupper() and n.isalpha() and len(n) <= ACRONYM)
        full = tuple(n for n in every if n not in short)
        item = Item(
            f"outlet:{id}", type=type_, of=of or None, name=every[0], names={EVERY: full}, acronyms={EVERY: short},
            weak={EVERY: tuple(weak.split("; "))} if weak else {},
        )  # fmt: skip
        known.items[item.id] = ("outlet", item)


def _put_office(known: Knowledge, office: Office) -> None:
    for id in (office.id, *office.aliases):
        known.offices[id] = office


def _read_leaders(known: Knowledge) -> None:
    """Read the tenures: one row each, the person's other names and gender in any of their rows."""
    people: dict[str, Item] = {}
    for name, surname, gender, of, office, first, last, also, wikidata in rows("leaders"):
        id = person_id(name)
        item = people.get(id)
        names = (name, *(also.split("; ") if also else ()))
        if item is None:
            people[id] = Item(
                id, names={EVERY: names}, surname=surname or None, gender="f" if gender == "f" else "m",
                of=of, sector="GOV", wikidata=wikidata or None,
            )  # fmt: skip
        elif also or surname or wikidata:
            people[id] = msgspec.structs.replace(
                item,
                names={EVERY: tuple(dict.fromkeys((*item.names[EVERY], *names)))},
                surname=surname or item.surname,
                wikidata=wikidata or item.wikidata,
            )
        known.hold(id, Tenure(office, of, first or None, last or None))
    for id, item in people.items():
        known.items[id] = ("person", item)


def _read_extra(known: Knowledge, path: Path) -> None:
    content = read_table(path, Items)
    for kind, item in content.items():
        known.put(kind, item)
        known.seats.update(item.seats)
    for office in content.office:
        _put_office(known, office)


def languages() -> tuple[str, ...]:
    """Return the languages that have forms of their own beside CLDR's."""
    names = (entry.name for entry in FOLDER.iterdir())
    return tuple(sorted(m[1] for name in names if (m := re.fullmatch(r"states-(\w+)\.toml", name))))
