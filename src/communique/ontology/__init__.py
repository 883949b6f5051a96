"""PLOVER 2.0 and CAMEO as data: event types with their modes, contexts, sectors, quad classes, Goldstein values.

The tables in this folder hold the facts and say where they come from; ``load`` reads them once.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal, TypeVar

from msgspec import Struct

from communique.tables import read_table

__all__ = ["QUADS", "Code", "EventType", "Mode", "Ontology", "Shift", "Term", "load"]

T = TypeVar("T")
Shift = Literal["promise", "refusal", "threat", "request"]
ROOTS: dict[Shift, str] = {"promise": "03", "refusal": "12", "threat": "13", "request": "10"}
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}


class Mode(Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of an event type. score: PLOVER's intensity, None when the manual has none."""

    gloss: str
    cameo: str
    en: tuple[str, ...]
    sv: tuple[str, ...]
    score: float | None = None


class EventType(Struct, frozen=True, forbid_unknown_fields=True):
    """One of PLOVER's 16 types. recipient: whether an event needs one. cameo: the code for want of a surer one."""

    gloss: str
    quad: int
    score: float
    recipient: bool
    cameo: str
    en: tuple[str, ...]
    sv: tuple[str, ...]
    modes: dict[str, Mode] = {}


class Term(Struct, frozen=True, forbid_unknown_fields=True):
    """A context or a sector. group: of sectors only (``frequent``, ``rarer``, ``international``)."""

    gloss: str
    en: tuple[str, ...]
    sv: tuple[str, ...]
    group: str | None = None


class Code(Struct, frozen=True, forbid_unknown_fields=True):
    """A CAMEO code: its label and its place in PLOVER (type None for roots that PLOVER lacks)."""

    label: str
    type: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    goldstein: float | None = None


class Ontology(Struct, frozen=True):
    """All tables."""

    types: dict[str, EventType]
    contexts: dict[str, Term]
    sectors: dict[str, Term]
    codes: dict[str, Code]
    shifts: dict[str, dict[str, str]]

    def quad(self, kind: str) -> int:
        """Return the quad class, 1 to 4, of an event type; a KeyError for a name that is no type."""
        return self.types[kind].quad

    def goldstein(self, code: str | None) -> float | None:
        """Return the Goldstein value of a CAMEO code, or of the nearest code above it."""
        while code:
            if (known := self.codes.get(code)) is not None and known.goldstein is not None:
                return known.goldstein
            code = code[:-1]
        return None

    def cameo(self, kind: str, mode: str | None) -> str:
        """Return the CAMEO code that an event of this type and mode has when nothing surer is known."""
        found = self.types[kind]
        return found.modes[mode].cameo if mode in found.modes else found.cameo

    def shifted(self, shift: Shift, code: str) -> tuple[str, str | None]:
        """Return CAMEO code and mode of an act that is only promised, refused, threatened or asked for.

        An act that the table does not know has the shift's root (``03 12 13 10``) and no mode.
        """
        table = self.shifts[shift]
        found = next((table[code[:n]] for n in range(len(code), 0, -1) if code[:n] in table), ROOTS[shift])
        new, _, mode = found.partition(" ")
        return new, mode or self.codes[new].mode

    def contexts_of(self, code: str | None) -> tuple[str, ...]:
        """Return the contexts that a CAMEO code implies."""
        known = self.codes.get(code or "")
        return known.contexts if known else ()


class _Types(Struct, frozen=True, forbid_unknown_fields=True):
    types: dict[str, EventType]


class _Contexts(Struct, frozen=True, forbid_unknown_fields=True):
    contexts: dict[str, Term]


class _Sectors(Struct, frozen=True, forbid_unknown_fields=True):
    sectors: dict[str, Term]


@cache
def load() -> Ontology:
    """Read the tables of this folder; a DataError names a table that is wrong."""
    return Ontology(
        types=_table("types.toml", _Types).types,
        contexts=_table("contexts.toml", _Contexts).contexts,
        sectors=_table("sectors.toml", _Sectors).sectors,
        codes=_table("cameo.toml", dict[str, Code]),
        shifts=_table("shifts.toml", dict[str, dict[str, str]]),
    )


def _table(name: str, schema: type[T]) -> T:
    return read_table(files("communique.ontology") / name, schema)
