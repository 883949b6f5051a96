"""Schema of ``names.toml``: what the words in and beside a name tell of it. Forms in full, lower case but for names.

A noun of five letters or more also fits as the last part of a longer word (``fackförbundet`` ends in ``förbundet``).
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Gender = Literal["m", "f"]
NameKind = Literal["organisation", "place"]


class Names(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    nouns: dict[NameKind, tuple[str, ...]] = {}
    """Nouns inside names, by what they make of the name (``university``, ``förbundet``, ``lake``)."""
    openers: dict[NameKind, tuple[str, ...]] = {}
    """Words that open a name, with a preposition or with nothing after them (``university of``, ``mount``)."""
    beside: dict[NameKind | Literal["outlet"], tuple[str, ...]] = {}
    """Nouns right before a name that tell what it names (``the company X``, ``tidningen X``)."""
    endings: tuple[str, ...] = ()
    """Endings of adjectives that, with a capital amid a sentence, open a name (``Irländska sjön``); empty where
    every word of a name has a capital."""
    owned: tuple[str, ...] = ()
    """Nouns that make a name with the genitive before them (``Lunds universitet``)."""
    links: tuple[str, ...] = ()
    """Words that tie the words of a body's name whose noun stands in front (``Oficina del Censo``); empty where the
    noun stands last."""
    noble: tuple[str, ...] = ()
    """Words that tie a place to a given name (``Johan av Gent``)."""
    parties: tuple[str, ...] = ()
    """Parties as they stand in parentheses behind a politician's name (``Ann Lind (M)``); kept from the parser."""
    given: dict[Gender, frozenset[str]] = {}
    """Given names, with a capital, that only men or only women have."""
    kin: dict[Gender, frozenset[str]] = {}
    """Nouns right before a name, a comma between them or none, that tell a man's or a woman's (``his wife, X``)."""
