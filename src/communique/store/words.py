"""Reads ``words.toml``: what search must know of a language's words beyond Snowball's stems."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct


class Compounds(Struct, frozen=True, forbid_unknown_fields=True):
    """How the words of a language come apart; ``words.toml`` explains the fields."""

    known: str
    links: tuple[str, ...]
    no_parts: frozenset[str]


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one language."""

    endings: tuple[tuple[str, str], ...] = ()
    compounds: Compounds | None = None


NOTHING = Words()


@cache
def _tables() -> dict[str, Words]:
    return msgspec.toml.decode((files("communique.store") / "words.toml").read_bytes(), type=dict[str, Words])


def words(language: str) -> Words:
    """Return the table of a language, an empty one when there is none."""
    return _tables().get(language, NOTHING)
