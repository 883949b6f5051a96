"""Which offices the people of an article hold: as the text says, else as is known of them."""

from __future__ import annotations

import re

from communique.gazetteer import sound
from communique.resolution.candidacy import with_campaigns
from communique.resolution.company import Company
from communique.resolution.held import Held
from communique.resolution.offices import Office
from communique.resolution.people import Person
from communique.resolution.spoken import main_state, only_state

LEADERS = frozenset({"army chief", "chief of defence"})
"""Offices of which a state has one, beside those of its heads and ministers."""
BRACKETS = re.compile(r"\s*\((\w{1,4})\)")
MINISTERS = 3
"""Lowest rank of offices of which a state has one: named without it, they are of the state that is spoken of."""

OF_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "AGR", "MED", "EDU"})
"""Sectors of such offices."""


def offices_held(cast: Company) -> list[Held]:
    """Return the offices that the text gives to people, in text order."""
    out = []
    for o in cast.offices.values():
        d = cast.drafts[o.draft]
        if d.office is None:
            continue
        states = cast.served(o)
        pairs = d.plural and len(states) == len(o.holders) > 1
        for place, k in enumerate(o.holders):
            first = min([d.first, cast.drafts[k].first, *(cast.drafts[i].first for i in o.of)])
            last = max([d.last, cast.drafts[k].last, *(cast.drafts[i].last for i in o.of)])
            of = states[place if pairs else 0] if states else _known_of(cast, cast.whose[k], d.office)
            if not _is_served(cast, of):
                of = _known_of(cast, cast.whose[k], d.office) or of
            of = of or _of_coordinated(cast, o) or _of_party(cast, cast.drafts[k].last)
            if of is None and _has_one(cast, d.office):
                of = _home_of(cast, cast.whose[k])
            if of is None and _has_one(cast, d.office) and not _of_a_body(cast, d.first):
                of = only_state(cast, d.head, own=True) or (main_state(cast) if _leads(cast, d.office) else None)
            out.append(Held(cast.whose[k], d.office, of, first, last, d.former, o.rule))
    return sorted(out, key=lambda h: (h.first, h.last))


def _has_one(cast: Company, title: str) -> bool:
    """Tell whether a state has one holder of an office."""
    office = cast.gazetteer.office(title)
    return title in LEADERS or (
        office is not None
        and office.single
        and office.rank <= MINISTERS
        and office.sector in OF_STATE
        and not office.companies
    )


def _leads(cast: Company, title: str) -> bool:
    """Tell whether who holds an office leads the state, or speaks for it abroad."""
    office = cast.gazetteer.office(title)
    return title in (*LEADERS, "foreign minister") or (office is not None and office.rank < MINISTERS)


def _of_a_body(cast: Company, first: int) -> bool:
    """Tell whether a common noun right before a title says what it is of (*court President Ada Lind*)."""
    a = cast.analysis
    return first > 0 and a.pos[first - 1] == "NOUN" and a.rel[first - 1] == "compound" and a.head[first - 1] >= first


def _of_party(cast: Company, last: int) -> str | None:
    """Return the state of the party whose letters stand in brackets behind a name (*minister Eva Lund (S)*)."""
    analysis = cast.analysis
    letters = BRACKETS.match(analysis.text, analysis.end[last - 1])
    if letters is None:
        return None
    known = cast.gazetteer.lookup(letters[1], analysis.language)
    parties = {e.of for c in known if (e := cast.gazetteer.entry(c.id)) and e.sector == "PTY"}
    if not parties:
        return cast.pack.discourse.party_letters.get(letters[1])
    return parties.pop() if len(parties) == 1 else None


def _home_of(cast: Company, person: Person) -> str | None:
    """Return the state in which a known person has held offices, in its organs or in its parties."""
    states: set[str] = set()
    for _, of in cast.gazetteer.offices_of(person.id):
        entry = cast.gazetteer.entry(of)
        home = entry and (entry.id if entry.kind == "state" else entry.of)
        states |= {home} if home else set()
    known = {s for s in states if (e := cast.gazetteer.entry(s)) and e.kind == "state"}
    return known.pop() if len(known) == 1 else None


def _is_served(cast: Company, of: str | None) -> bool:
    """Tell whether it is known whose an office is; a region or an unknown body gives way to what is known."""
    entry = cast.gazetteer.entry(of) if of else None
    return entry is not None and entry.kind in ("state", "organisation", "outlet")


def _of_coordinated(cast: Company, office: Office) -> str | None:
    """Return the state of the office coordinated before: "the president of Peru, A, and the minister, B"."""
    analysis, d = cast.analysis, cast.drafts[office.draft]
    for t in analysis.conjuncts(d.head):
        for n in cast.at_token.get(t, ()) if t < d.first else ():
            states = cast.served(cast.offices[n]) if n in cast.offices and cast.drafts[n].office else []
            if len(states) == 1:
                return states[0]
    k = cast.reader.coordinated_before(_begins(cast, d.first))
    before = next((o for o in cast.offices.values() if k in o.holders and o.of), None)
    states = cast.served(before) if before else []
    return states[0] if len(states) == 1 else None


def _begins(cast: Company, token: int) -> int:
    """Return the token after "and" before a phrase, its article and a comma before "and" passed over."""
    analysis = cast.analysis
    at = token - 1 if token and analysis.pos[token - 1] == "DET" else token
    comma = at > 1 and analysis.rel[at - 1] == "cc" and analysis.word(at - 2) == ","
    return at - 1 if comma else at


def offices_by_person(cast: Company) -> dict[str, list[tuple[str, str | None]]]:
    """Return the offices of each person: those that the text gives, else the one that the gazetteer knows.

    Where the article has no date, what the gazetteer knows gives way to whom the text tells to hold the office.
    """
    out: dict[str, list[tuple[str, str | None]]] = {}
    for held in cast.held:
        if not held.former:
            out.setdefault(held.person.id, []).append((held.office, held.of))
    told = set() if cast.day else {office for offices in out.values() for office in offices}
    for person in cast.people:
        if person.id not in out and (known := cast.office_of(person)) and known not in told:
            out[person.id] = [known]
    with_campaigns(cast, out)
    return out


def known_by_office(cast: Company) -> bool:
    """Take unknown people for those who the gazetteer says held their office, surname and initial agreeing.

    *President Omer Salih* is the president of the table, *Omar Saleh*. Return whether somebody was found.
    """
    met = {p.id for p in cast.people}
    found = False
    for held in cast.held:
        person = held.person
        if person.known or held.former or held.of is None or " " not in person.name:
            continue
        same = [c for c in cast.gazetteer.holders(held.office, held.of) if _sounds_like(person.name, cast, c)]
        if len(same) == 1 and same[0] not in met:
            entry = cast.gazetteer.entry(same[0])
            person.id, person.known = same[0], True
            person.gender = person.gender or (entry.gender if entry else None)
            met.add(person.id)
            found = True
    return found


def _sounds_like(name: str, cast: Company, known: str) -> bool:
    """Tell whether a name has the surname and the first letter of a known person's, by sound."""
    own, other = ([sound(w) for w in n.split()] for n in (name, cast.gazetteer.name(known, "en")))
    return own[-1] == other[-1] and own[0][:1] == other[0][:1]


def _known_of(cast: Company, person: Person, office: str) -> str | None:
    """Return whom a person is known to serve in an office that the text leaves without "of": on its day, else ever."""
    for day in dict.fromkeys((cast.day, None)):
        served = {of for held, of in cast.gazetteer.offices_of(person.id, day) if held == office}
        if served:
            return served.pop() if len(served) == 1 else None
    return None
