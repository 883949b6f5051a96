"""Terms of office as evidence of the year in which an article was written."""

from __future__ import annotations

from collections.abc import Iterator

from communique.resolution.cast import Cast
from communique.resolution.people import Person
from communique.resolution.times import YearRange

FIRST, LAST = "1900-01-01", "2100-12-31"


def office_terms(cast: Cast) -> list[YearRange]:
    """Return the known terms of those whom the text names with an office that it does not call a former one.

    A person with several terms in one office gives the days from the first to the last of them.
    """
    out: dict[str, YearRange] = {}
    for person, office, of in _named_with_office(cast):
        terms = [t for t in cast.gazetteer.tenures(person.id) if t.office == office and of in (None, t.of)]
        if terms and (terms[0].first or terms[-1].last):
            first = min(_whole(t.first, "-01-01") or FIRST for t in terms)
            last = max(_whole(t.last, "-12-31") or LAST for t in terms)
            because = f"{person.name} was {office} from {first[:7]} to {last[:7]}"
            out.setdefault(person.id, YearRange(first, last, because))
    return list(out.values())


def _named_with_office(cast: Cast) -> Iterator[tuple[Person, str, str | None]]:
    """Yield known people with the office and state that the text gives: beside the name, or apart from it."""
    for held in cast.held:
        if held.person.known and not held.former:
            yield held.person, held.office, held.of
    apart = dict.fromkeys(
        (draft.office, state)
        for office in cast.offices.values()
        if (draft := cast.drafts[office.draft]).office and not office.holders and not draft.former
        for state in cast.namer.states(office.of)
    )
    for person in cast.people:
        if person.known:
            served = cast.gazetteer.offices_of(person.id)
            yield from ((person, office, state) for office, state in apart if office and (office, state) in served)


def _whole(date: str | None, rest: str) -> str | None:
    """Return a date given to the year or month only as a whole one."""
    if date is None or len(date) == 10:
        return date
    return date + rest if len(date) == 4 else date + "-" + ("01" if rest == "-01-01" else "28")
