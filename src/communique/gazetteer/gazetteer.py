"""The gazetteer: known actors, their names in each language, memberships, offices and who held them."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from communique.gazetteer import building
from communique.gazetteer.entries import Candidate, Entry, Hit, Office
from communique.gazetteer.index import Index
from communique.gazetteer.knowledge import Knowledge, read_knowledge
from communique.gazetteer.tables import Tenure
from communique.records import ActorKind


class Gazetteer:
    """World knowledge, read once; a language's index is built when it is first asked for."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._indexes: dict[str, Index] = {}

    def _index(self, language: str) -> Index:
        index = self._indexes.get(language)
        if index is None:
            with collector_paused():
                index = self._indexes[language] = building.build_index(self._known, language)
        return index

    def find(self, words: Sequence[str], language: str) -> list[Hit]:
        """Return the names in a sequence of tokens: longest match, left to right, none overlapping.

        words: tokens as they stand in the text. language: ISO 639-1 code; one without forms of its own has CLDR's
        names of states and the names that every language uses.
        """
        return self._index(language).find(words)

    def lookup(self, name: str, language: str) -> tuple[Candidate, ...]:
        """Return what a whole name may mean, best first; when the language does not know it, English is asked."""
        found = self._index(language).lookup(name)
        if found or language == "en":
            return found
        return self._index("en").lookup(name)

    def means_nobody(self, name: str, language: str) -> bool:
        """Tell whether a whole phrase holds a name and means no actor (``Paris Agreement``)."""
        return self._index(language).means_nobody(name)

    def context(self, language: str) -> dict[str, frozenset[str]]:
        """Return the words of a sentence that speak for an actor whose name is ambiguous, by identifier."""
        return self._index(language).context

    def behind(self, language: str) -> dict[str, str]:
        """Return the regions that a short form behind a town and a comma means (``Burlington, Vt.``)."""
        return self._index(language).behind

    def entry(self, id: str) -> Entry | None:
        """Return what is known of an actor, None when the gazetteer does not know it."""
        return self._known.entry(id)

    def entries(self, kind: ActorKind | None = None) -> Iterator[Entry]:
        """Yield every entry, or those of one kind, in the order of the tables."""
        return self._known.all_entries(kind)

    def name(self, id: str, language: str) -> str:
        """Return the display name in a language; English where it has none, the identifier where it is unknown."""
        entry = self._known.entry(id)
        if entry is None:
            return id
        return entry.names.get(language) or entry.names.get("en") or next(iter(entry.names.values()), id)

    def members(self, bloc: str, day: str | None = None) -> tuple[str, ...]:
        """Return the members of a bloc on a day (ISO date); without a day, all that are members now."""
        rows = self._known.members.get(bloc, ())
        return tuple(m.id for m in rows if (m.last is None if day is None else covers(m.first, m.last, day)))

    def holders(self, office: str, of: str, day: str | None = None) -> tuple[str, ...]:
        """Return the people known to have held an office on a day; without a day, all that are known, oldest first."""
        canonical = self._known.offices.get(office)
        tenures = self._known.holders.get((canonical.id if canonical else office, of), ())
        return tuple(dict.fromkeys(p for p, t in tenures if day is None or covers(t.first, t.last, day)))

    def offices_of(self, person: str, day: str | None = None) -> tuple[tuple[str, str], ...]:
        """Return the (office, state or organisation) pairs that a person is known to have held on a day, or ever."""
        tenures: tuple[Tenure, ...] = tuple(self._known.tenures.get(person, ()))
        return tuple(dict.fromkeys((t.office, t.of) for t in tenures if day is None or covers(t.first, t.last, day)))

    def tenures(self, person: str) -> tuple[Tenure, ...]:
        """Return every office that a person is known to have held, with its days."""
        return tuple(self._known.tenures.get(person, ()))

    def office(self, id: str) -> Office | None:
        """Return rank and sector of an office by its canonical English title, None when it is unknown."""
        return self._known.offices.get(id)

    def offices(self) -> tuple[Office, ...]:
        """Return all offices, each once."""
        return tuple(dict.fromkeys(self._known.offices.values()))


def covers(first: str | None, last: str | None, day: str) -> bool:
    """Tell whether a day lies between two dates, which may be given to the month or year only; None is open."""
    return (first is None or day[: len(first)] >= first) and (last is None or day[: len(last)] <= last)


def load(extra: Path | None = None) -> Gazetteer:
    """Return the gazetteer; a DataError tells what is wrong with a table.

    extra: the user's own TOML file, in the form of ``organisations.toml``. A row whose identifier is known overrides
    the fields that it gives and adds its names; any other row is new.
    """
    return _load(extra)


@lru_cache(maxsize=8)
def _load(extra: Path | None) -> Gazetteer:
    with collector_paused():
        return Gazetteer(read_knowledge(extra))


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from walking the tables again and again while they grow."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
