"""An event as the rules of extraction code it, before who is meant is decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from communique import ontology
from communique.extraction.events.triggers import Trigger
from communique.records import Status

Shift = Literal["promise", "refusal", "threat", "request"]
KINDS: dict[Shift, str] = {"promise": "AGREE", "refusal": "REJECT", "threat": "THREATEN", "request": "REQUEST"}


@dataclass(frozen=True)
class Outcome:
    """An event, coded. trigger: the words that tell of it; rule: how the code came about."""

    trigger: Trigger
    type: str
    mode: str | None
    cameo: str
    contexts: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    symmetric: bool
    status: Status
    rule: str

    def shifted(self, shift: Shift, status: Status) -> Outcome:
        """Return the event that this one is when it is only promised, refused, threatened or asked for."""
        code, mode = ontology.load().shifted(shift, self.cameo)
        return replace(self, type=KINDS[shift], cameo=code, mode=mode, status=status, rule=f"{self.rule}:{shift}")
