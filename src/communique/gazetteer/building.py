"""How a language's index is made from the tables: which forms of which names, in which rank."""

from __future__ import annotations

from communique.gazetteer.entries import Candidate, NameForm
from communique.gazetteer.forms import adjective_forms, inhabitant_forms
from communique.gazetteer.index import Index
from communique.gazetteer.knowledge import EVERY, Knowledge, languages
from communique.gazetteer.tables import Ambiguous, Inflection, Item, StateForms, table
from communique.records import ActorKind

RANKS: dict[str, int] = {"state": 0, "bloc": 1, "organisation": 1, "group": 2, "outlet": 4, "person": 5, "place": 7}
"""Which of two actors with one name comes first; a weak form comes after all others."""
SEAT, METONYM, REGION = 3, 4, 6
NAMESAKE = 5
"""A town is weak when another of its name has more than so many times its inhabitants."""


class _Builder:
    """Fills one index."""

    def __init__(self, known: Knowledge, language: str) -> None:
        self.known = known
        self.language = language
        self.codes = (language, EVERY)
        self.rules = table("inflections", dict[str, Inflection]).get(language, Inflection(capital=True))
        self.index = Index(self.rules, table("ambiguous", dict[str, Ambiguous]).get(language, Ambiguous()))

    def build(self) -> Index:
        own = {}
        if self.language in languages():
            own = table(f"states-{self.language}", dict[str, StateForms])
        for id, (kind, item) in self.known.items.items():
            if kind == "state":
                self._state(id, item, own.get(id))
            elif kind == "person":
                self._person(id, item)
            else:
                self._item(id, kind, item)
        self._places()
        self.index.seal()
        return self.index

    def _add(
        self, words: tuple[str, ...], id: str, kind: ActorKind, form: NameForm, rank: int, weak: frozenset[str] | None
    ) -> None:
        strong = Candidate(id, kind, form)
        for word in words:
            candidate = Candidate(id, kind, form, weak=True) if weak and word in weak else strong
            self.index.add(word, candidate, rank, exact=form == "acronym")

    def _state(self, id: str, item: Item, own: StateForms | None) -> None:
        name = self.known.cldr.get(id, {}).get(self.language)
        if name:
            self._add((name,), id, "state", "name", 0, None)
        self._item(id, "state", item)
        if own is None:
            return
        weak = frozenset(own.weak)
        names = (own.name, *own.names) if own.name else own.names
        self._add(names, id, "state", "name", 0, weak)
        self._add(own.acronyms, id, "state", "acronym", 0, weak)
        self._add(own.metonyms, id, "state", "metonym", METONYM, weak)
        adjectives = own.adjectives
        self._inflected(tuple(adjective_forms(adjectives, self.rules)), id, "state", "adjective", 0, weak)
        people = tuple(inhabitant_forms(own.inhabitants, adjectives, self.rules))
        self._inflected(people, id, "state", "inhabitant", 0, weak)

    def _inflected(
        self, words: tuple[str, ...], id: str, kind: ActorKind, form: NameForm, rank: int, weak: frozenset[str]
    ) -> None:
        strong, faint = Candidate(id, kind, form), Candidate(id, kind, form, weak=True)
        for word in words:
            self.index.add(word, faint if word in weak else strong, rank, cased=self.rules.capital)

    def _item(self, id: str, kind: ActorKind, item: Item) -> None:
        rank = REGION if item.type in ("region", "continent", "water") else RANKS.get(kind, 7)
        own, every = self.codes
        names = item.names.get(own) or (item.names.get("en", ()) if kind != "state" else ())
        acronyms = item.acronyms.get(own) or (item.acronyms.get("en", ()) if kind != "state" else ())
        weak = frozenset((*item.weak.get(own, ()), *item.weak.get(every, ())))
        self._add((*acronyms, *item.acronyms.get(every, ())), id, kind, "acronym", rank, weak)
        self._add((*names, *item.names.get(every, ())), id, kind, "name", rank, weak)
        metonyms = (*item.metonyms.get(own, ()), *item.metonyms.get(every, ()))
        self._add(metonyms, id, kind, "metonym", METONYM, weak)
        adjectives = item.adjectives.get(own, ())
        inhabitants = item.inhabitants.get(own, ())
        if adjectives:
            self._inflected(tuple(adjective_forms(adjectives, self.rules)), id, kind, "adjective", rank, weak)
        if adjectives or inhabitants:
            people = tuple(inhabitant_forms(inhabitants, adjectives, self.rules))
            self._inflected(people, id, kind, "inhabitant", rank, weak)

    def _person(self, id: str, item: Item) -> None:
        rank = RANKS["person"]
        names = (*item.names.get(EVERY, ()), *item.names.get(self.language, ()))
        for name in names:
            if " " in name:
                self.index.add(name, Candidate(id, "person", "name"), rank)
        for surname in dict.fromkeys(surnames(names, item.surname)):
            self.index.add(surname, Candidate(id, "person", "surname", weak=True), rank)

    def _places(self) -> None:
        exonyms = self.known.exonyms.get(self.language, {})
        largest: dict[str, int] = {}
        for id, (name, _, inhabitants) in self.known.places.items():
            seat = id in self.known.seats
            first = largest.setdefault(name, inhabitants)
            candidate = Candidate(id, "place", "capital" if seat else "name", weak=inhabitants * NAMESAKE < first)
            rank = SEAT if seat else RANKS["place"]
            exonym = exonyms.get(id)
            if exonym:
                for word in exonym.split("; "):
                    self.index.add(word, candidate, rank)
            if exonym is None or self.language == "en" or seat:
                self.index.add(name, candidate, rank)


def surnames(names: tuple[str, ...], given: str | None) -> tuple[str, ...]:
    """Return the surnames in a person's names: as the table gives them, else the last word of the first name.

    Of the other spellings those of as many words count too: a longer one may end in a second surname.
    """
    if given == "-":
        return ()
    if given:
        return tuple(given.split("; "))
    words = names[0].split(" ")
    out = [words[-1]]
    for name in names[1:]:
        other = name.split(" ")
        if len(other) == len(words) or len(other) == 1:
            out.append(other[-1])
    return tuple(out)


def build_index(known: Knowledge, language: str) -> Index:
    """Return a language's index."""
    return _Builder(known, language).build()
