"""An office that the text gives to a person, before it is decided for which days."""

from __future__ import annotations

from dataclasses import dataclass

from communique.resolution.people import Person


@dataclass(frozen=True)
class Held:
    """An office that the text gives to a person. first, last: tokens of the evidence."""

    person: Person
    office: str
    of: str | None
    first: int
    last: int
    former: bool
    rule: str
