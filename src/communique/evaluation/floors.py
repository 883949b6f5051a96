"""Scores that must not fall: ``floors.toml`` pins them, ``communique evaluate --floors`` checks them."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from communique.errors import DataError
from communique.evaluation.kinds import Report, evaluate, flat, ignore
from communique.settings import Settings


class Floor(Struct, frozen=True, forbid_unknown_fields=True):
    """The pinned scores of one gold file.

    gold: path inside the folder of gold data; of our own gold, inside the project, where the check is run.
    language: of the readings, where they are in one; of parallel sentences the one beside English. at_least, at_most:
    value by dotted name of the figure.
    """

    name: str
    kind: str
    gold: str
    why: str
    language: str = ""
    at_least: dict[str, float] = {}
    at_most: dict[str, float] = {}


class Check(Struct, frozen=True):
    """One figure beside its floor or ceiling."""

    figure: str
    value: float
    bound: float
    sign: str
    held: bool


class Outcome(Struct, frozen=True):
    """The checks of one floor; None when its gold is not there."""

    floor: Floor
    checks: tuple[Check, ...] | None

    @property
    def held(self) -> bool:
        """Return whether no figure is out of bounds."""
        return all(check.held for check in self.checks or ())


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    floor: tuple[Floor, ...]


def load() -> tuple[Floor, ...]:
    """Return the pinned floors."""
    source = files("communique.evaluation") / "floors.toml"
    try:
        return msgspec.toml.decode(source.read_bytes(), type=_File).floor
    except msgspec.DecodeError as fault:
        raise DataError(f"{source}: {fault}") from fault


def check_all(settings: Settings, report: Report = ignore) -> Iterator[Outcome]:
    """Yield the outcome of each floor, measured on the gold in ``settings.gold``; Problems are reported."""
    for floor in load():
        gold = next(
            (p for p in (settings.gold / floor.gold, Path(floor.gold)) if p.exists()), settings.gold / floor.gold
        )
        yield Outcome(floor, checks(floor, gold, settings, report) if gold.exists() else None)


def checks(floor: Floor, gold: Path, settings: Settings, report: Report = ignore) -> tuple[Check, ...]:
    """Measure one floor."""
    pair = ("en", floor.language or "sv")
    return compare(floor, flat(evaluate(floor.kind, gold, settings, languages=pair, report=report)))


def compare(floor: Floor, found: dict[str, float]) -> tuple[Check, ...]:
    """Hold the figures against the floor; a DataError names a figure that the kind does not have."""
    unknown = [name for name in (*floor.at_least, *floor.at_most) if name not in found]
    if unknown:
        raise DataError(f"floors.toml, {floor.name}: no figure {unknown[0]}; there are {', '.join(found)}")
    low = (Check(k, found[k], v, "≥", found[k] >= v) for k, v in floor.at_least.items())
    high = (Check(k, found[k], v, "≤", found[k] <= v) for k, v in floor.at_most.items())
    return (*low, *high)
