"""Terms of office as evidence of the year in which an article was written."""

from __future__ import annotations

from communique.resolution.cast import Cast
from communique.resolution.times import YearRange

FIRST, LAST = "1900-01-01", "2100-12-31"


def office_terms(cast: Cast) -> list[YearRange]:
    """Return the known terms of those whom the text names with an office that it does not call a former one.

    A person with several terms in one office gives the days from the first to the last of them.
    """
    out: dict[str, YearRange] = {}
    for held in cast.held:
        if held.former or not held.person.known:
            continue
        terms = [
            t for t in cast.gazetteer.tenures(held.person.id) if t.office == held.office and held.of in (None, t.of)
        ]
        if terms and (terms[0].first or terms[-1].last):
            first = min(_whole(t.first, "-01-01") or FIRST for t in terms)
            last = max(_whole(t.last, "-12-31") or LAST for t in terms)
            because = f"{held.person.name} was {held.office} from {first[:7]} to {last[:7]}"
            out.setdefault(held.person.id, YearRange(first, last, because))
    return list(out.values())


def _whole(date: str | None, rest: str) -> str | None:
    """Return a date given to the year or month only as a whole one."""
    if date is None or len(date) == 10:
        return date
    return date + rest if len(date) == 4 else date + "-" + ("01" if rest == "-01-01" else "28")
