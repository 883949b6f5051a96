"""Join the names of people in one article: full names first, then surnames and given names that fit only one.

Names are matched across spellings by sound (``gazetteer.similar_names``). Two people with one surname are kept apart:
a bare surname means the one whom the article is about, else the one named last before it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer, initials, person_id, similar_names

OWN_S = ("os", "us", "ss", "ns")
"""Endings of names that have an -s of their own (Swedish *Jens*, Greek and Spanish names)."""
SLIP = 6
"""Letters of a surname at least that may be misspelt by one, the rest of the name being the same."""
FAR_MORE = 3
"""How many times as often as another of the same surname the one is named in full whom an article is about."""


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
    analysis: Analysis, drafts: Sequence[MentionDraft], gazetteer: Gazetteer
) -> tuple[list[Person], dict[int, Person]]:
    """Return the people of the article and, by index of the draft, whom each named mention means."""
    people: list[Person] = []
    whose: dict[int, Person] = {}
    named = [n for n, d in enumerate(drafts) if d.kind == "person" and d.form in ("name", "surname")]
    full = [n for n in named if drafts[n].last - drafts[n].first > 1]
    alone = frozenset(analysis.words) if full and analysis.language == "sv" else frozenset()
    for n in full:
        name = name_of(analysis, drafts[n])
        if name.endswith("s") and (name.rpartition(" ")[2][:-1] in alone or _owns_next(analysis, drafts[n])):
            name = name[:-1]  # a genitive that the tagger missed: the article has the name without the ending too
        _join(n, name, drafts, people, whose, gazetteer)
    for n in named:
        if n not in whose:
            _join(n, _base(name_of(analysis, drafts[n]), people, analysis.language), drafts, people, whose, gazetteer)
    for person in people:
        person.mentions.sort()
    return people, whose


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


def _join(
    n: int,
    name: str,
    drafts: Sequence[MentionDraft],
    people: list[Person],
    whose: dict[int, Person],
    gazetteer: Gazetteer,
) -> None:
    known = next((c for c in drafts[n].candidates if c.startswith("person:")), None)
    person = _same(n, name, known, people)
    if person is None:
        person = Person(known or person_id(name), [], known=known is not None)
        entry = gazetteer.entry(known) if known else None
        if entry:
            person.gender = entry.gender
            person.names.append(entry.names.get("en", name))
            person.initials |= initials(person.name)
        people.append(person)
    if name not in person.names:
        person.names.append(name)
        person.initials |= initials(name)
    person.mentions.append(n)
    person.full += " " in name
    whose[n] = person


def _same(n: int, name: str, known: str | None, people: Sequence[Person]) -> Person | None:
    """Return the person already met whom the name fits: the same id, else the one named last before it."""
    letters = initials(name)
    fits = [
        p
        for p in people
        if (known is not None and p.id == known)
        or (not (letters and p.initials and letters.isdisjoint(p.initials)) and _fits(name, p))
    ]
    exact = [p for p in fits if p.id == known]
    if exact or not fits:
        return exact[0] if exact else None
    if len(fits) == 1:
        return fits[0]
    main, other = sorted(fits, key=lambda p: -p.full)[:2]
    if main.full >= FAR_MORE * other.full and min(main.mentions) < n:
        return main
    before = [(max((m for m in p.mentions if m < n), default=-1), k) for k, p in enumerate(fits)]
    return fits[max(before, key=lambda pair: (pair[0], -pair[1]))[1]]


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
