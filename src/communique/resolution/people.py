"""Join the names of people in one article: full names first, then surnames and given names that fit only one.

Names are matched across spellings by sound (``gazetteer.similar_names``). Two people with one surname are kept apart:
a bare surname means the one whom the courtesy or title before it tells, else the one named in full just before, else
the one whom the article is about: named in full more often, or first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer, initials, person_id, similar_names
from communique.resolution.genders import Genders

OWN_S = ("os", "us", "ss", "ns")
"""Endings of names that have an -s of their own (Swedish *Jens*, Greek and Spanish names)."""
SLIP = 6
"""Letters of a surname at least that may be misspelt by one, the rest of the name being the same."""
FAR_MORE = 3
"""How many times as often as another of the same surname the one is named in full whom an article is about."""
JUST = 2
"""Sentences for which a surname goes on with the one named in full before it."""
USUAL = 4
"""Times after which a surname alone is taken to mean whom it has meant."""


@dataclass
class Person:
    """One person of the article while names are being joined. mentions: indices of drafts, in text order."""

    id: str
    names: list[str]
    mentions: list[int] = field(default_factory=list)
    gender: str | None = None
    known: bool = False
    full: int = 0
    """How often the article names the person in full."""
    initials: set[str] = field(default_factory=set)
    """First letters of the words of all names, by sound."""

    @property
    def name(self) -> str:
        """The fullest name, the first given one among equals."""
        return max(self.names, key=lambda n: len(n.split()))


def join_people(
    analysis: Analysis, drafts: Sequence[MentionDraft], gazetteer: Gazetteer, genders: Genders
) -> tuple[list[Person], dict[int, Person]]:
    """Return the people of the article and, by index of the draft, whom each named mention means."""
    joining = _Joining(analysis, drafts, gazetteer, genders)
    named = [n for n, d in enumerate(drafts) if d.kind == "person" and d.form in ("name", "surname")]
    full = [n for n in named if drafts[n].last - drafts[n].first > 1]
    alone = frozenset(analysis.words) if full and analysis.language == "sv" else frozenset()
    for n in full:
        name = name_of(analysis, drafts[n])
        if name.endswith("s") and (name.rpartition(" ")[2][:-1] in alone or _owns_next(analysis, drafts[n])):
            name = name[:-1]  # a genitive that the tagger missed: the article has the name without the ending too
        joining.join(n, name)
    for n in named:
        if n not in joining.whose:
            joining.join(n, _base(name_of(analysis, drafts[n]), joining.people, analysis.language))
    for person in joining.people:
        person.mentions.sort()
    return joining.people, joining.whose


def _base(name: str, people: Sequence[Person], language: str) -> str:
    """Return a surname without the Swedish genitive -s when somebody of the article is called so."""
    if language == "sv" and name.endswith("s"):
        surnames = {p.name.split()[-1] for p in people}
        if name not in surnames and name[:-1] in surnames:
            return name[:-1]
    return name


def name_of(analysis: Analysis, draft: MentionDraft) -> str:
    """Return the name without a genitive ending that the language writes onto it."""
    last = (
        draft.last - 1 if analysis.word(draft.last - 1) in ("'s", "’s") and draft.last - draft.first > 1 else draft.last
    )
    name = " ".join(analysis.span(draft.first, last).exact.split())
    if analysis.language == "sv" and name.endswith("s") and _genitive(analysis, draft):
        return name[:-1]
    return name


def _genitive(analysis: Analysis, draft: MentionDraft) -> bool:
    last = draft.last - 1
    return "Case=Gen" in analysis.morph[last] or analysis.rel[draft.head] == "poss"


def _owns_next(analysis: Analysis, draft: MentionDraft) -> bool:
    """Tell whether the noun that a Swedish name belongs to follows it at once (*Anna Duartes uttalande*)."""
    at = draft.last
    if analysis.language != "sv" or draft.candidates or at >= analysis.sentence_at(draft.first).last:
        return False
    if (
        analysis.word(at - 1).lower().endswith(OWN_S)
        or analysis.word(at - 1) != analysis.span(at - 1, draft.last).exact
    ):
        return False
    return analysis.pos[at] == "NOUN" and analysis.word(at).islower() and "Definite=Def" not in analysis.morph[at]


class _Joining:
    """The people of one article while names are being joined."""

    def __init__(
        self, analysis: Analysis, drafts: Sequence[MentionDraft], gazetteer: Gazetteer, genders: Genders
    ) -> None:
        self.analysis = analysis
        self.drafts = drafts
        self.gazetteer = gazetteer
        self.genders = genders
        self.people: list[Person] = []
        self.whose: dict[int, Person] = {}
        self._offices = {d.last: d.office for d in drafts if d.office and d.form == "described"}

    def join(self, n: int, name: str) -> None:
        """Take the name of draft n for that of a person already met, else of a new one."""
        known = next((c for c in self.drafts[n].candidates if c.startswith("person:") and self._polite(n, c)), None)
        person = self._same(n, name, known)
        if person is None:
            person = self._new(name, known)
        if name not in person.names:
            person.names.append(name)
            person.initials |= initials(name)
        person.gender = person.gender or self._gender_before(n, full=" " in name)
        person.mentions.append(n)
        person.full += " " in name
        self.whose[n] = person

    def _new(self, name: str, known: str | None) -> Person:
        person = Person(known or person_id(name), [], known=known is not None)
        if entry := self.gazetteer.entry(known) if known else None:
            person.gender = entry.gender
            person.names.append(entry.names.get("en", name))
            person.initials |= initials(person.name)
        person.gender = person.gender or self.genders.given(name)
        self.people.append(person)
        return person

    def _same(self, n: int, name: str, known: str | None) -> Person | None:
        """Return the person already met whom the name fits: the same id, else by title, courtesy and place."""
        letters = initials(name)
        fits = [
            p
            for p in self.people
            if (known is not None and p.id == known)
            or (not (letters and p.initials and letters.isdisjoint(p.initials)) and _fits(name, p))
        ]
        exact = [p for p in fits if p.id == known]
        if exact or not fits:
            return exact[0] if exact else None
        if " " not in name:
            if (held := self._by_office(n, fits)) or self._held_it(n, known):
                return held
            if gender := self.genders.courteous(self.analysis, self.drafts[n]):
                of_it = [p for p in fits if p.gender == gender]
                fits = of_it or [p for p in fits if p.gender is None] or fits
        return fits[0] if len(fits) == 1 else self._of_several(n, fits)

    def _gender_before(self, n: int, full: bool) -> str | None:
        """Return the gender that the words before draft n tell."""
        told = self.genders.courteous(self.analysis, self.drafts[n])
        return told or (self.genders.kin(self.analysis, self.drafts[n]) if full else None)

    def _polite(self, n: int, known: str) -> bool:
        """Tell whether a known person is not of another gender than the courtesy before draft n tells."""
        gender, entry = self.genders.courteous(self.analysis, self.drafts[n]), self.gazetteer.entry(known)
        return gender is None or entry is None or entry.gender in (None, gender)

    def _by_office(self, n: int, fits: Sequence[Person]) -> Person | None:
        """Return the only one who is known to have held the office right before a surname (*President Dahl*)."""
        held = [p for p in fits if self._held_it(n, p.id if p.known else None)]
        return held[0] if len(held) == 1 else None

    def _held_it(self, n: int, known: str | None) -> bool:
        """Tell whether a known person ever held the office that stands right before draft n."""
        office = self._offices.get(self.drafts[n].first)
        return known is not None and any(t.office == office for t in self.gazetteer.tenures(known))

    def _of_several(self, n: int, fits: Sequence[Person]) -> Person:
        """Return whom a name means that fits several: named in full just before, else whom the article is about."""
        main, other = sorted(fits, key=lambda p: (-(self._so_called(n, p) // USUAL), -p.full))[:2]
        begun = min(main.mentions) < n
        if main.full >= FAR_MORE * other.full and begun:
            return main
        before = {k: max((m for m in p.mentions if m < n), default=-1) for k, p in enumerate(fits)}
        last = max(before, key=lambda k: (before[k], -k))
        if not begun or fits[last] is main:
            return fits[last]
        return fits[last] if self._in_full_before(n, fits[last]) else main

    def _so_called(self, n: int, person: Person) -> int:
        """Return how often somebody is called by a surname alone before draft n."""
        return sum(m < n and self.drafts[m].last - self.drafts[m].first == 1 for m in person.mentions)

    def _in_full_before(self, n: int, person: Person) -> bool:
        """Tell whether somebody is named in full in the sentences just before draft n, and not only as an owner."""
        here = self.analysis.sentence_of[self.drafts[n].first]
        named = (m for m in person.mentions if m < n and self.analysis.rel[self.drafts[m].head] != "poss")
        full = (m for m in named if self.drafts[m].last - self.drafts[m].first > 1)
        return any(here - self.analysis.sentence_of[self.drafts[m].first] <= JUST for m in full)


def _fits(name: str, person: Person) -> bool:
    if any(similar_names(name, other) for other in person.names):
        return True
    if " " in name and any(other.endswith(" " + name) or _is_slip(name, other) for other in person.names):
        return True
    return " " not in name and any(name == other.split()[0] for other in person.names if " " in other)


def _is_slip(name: str, other: str) -> bool:
    """Tell whether two full names differ by one letter left out or put in, inside a long surname (*Lindstöm*)."""
    given, _, long = name.rpartition(" ")
    rest, _, longer = other.rpartition(" ")
    if given != rest or abs(len(long) - len(longer)) != 1 or min(len(long), len(longer)) < SLIP:
        return False
    short, full = sorted((long, longer), key=len)
    inner = range(1, len(full) - 1)
    return any(full[:k] + full[k + 1 :] == short for k in inner)
