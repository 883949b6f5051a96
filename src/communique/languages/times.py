"""Schema of ``times.toml``: the grammar of time expressions.

A rule is a list of patterns, what they mean (an *op* with its values) and how precise they speak (a *grain*). The
pattern language is that of ``communique.extraction.times.pattern``; what each op means stands in
``communique.resolution.times``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.records import Grain

Value = int | str


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """One family of time expressions."""

    name: str
    """Its name; travels with every draft it makes."""
    patterns: tuple[str, ...]
    op: str
    """How to compute the days; ``none`` marks words that look like a time and are not: they are passed over."""
    grain: Grain | None = None
    """None: that of the value ``unit``."""
    values: dict[str, Value] = {}
    """Values that hold for every match, beside those that the slots give."""
    needs: Literal["future"] | None = None
    """Keep a match only when the words around it speak of the future."""


class Tense(Struct, frozen=True, forbid_unknown_fields=True):
    """Cheap cues, one to three lower-case words each, that tell which way a date without a year or week looks."""

    future: tuple[str, ...] = ()
    past: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()
    """Endings of finite past forms; a word of at least five letters with one of them is a past cue."""
    future_endings: tuple[str, ...] = ()
    """The same for future forms."""
    neither: tuple[str, ...] = ()
    """Words with such an ending that are no such forms."""
    since: tuple[str, ...] = ()
    """Words that, right before a date, say that it is past."""
    before_participle: tuple[str, ...] = ()
    """Words after which a past form is a participle and tells nothing ("will be signed")."""
    barriers: tuple[str, ...] = ()
    """Words that open a clause: a cue beyond one counts only when there is none nearer."""


class Times(Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """The table. Compared by identity, so that its compiled form can be kept."""

    common: tuple[str, ...] = ()
    """Words so common that a pattern which begins with one is looked up by the next word as well."""
    slots: dict[str, dict[str, Value]] = {}
    """Tables of words and their values; ``{month}`` in a pattern takes any key and sets the value ``month``."""
    words: dict[str, tuple[str, ...]] = {}
    """Named lists of patterns, for use in other patterns."""
    rules: tuple[Rule, ...] = ()
    """On equal length, the earlier rule wins."""
    tense: Tense = Tense()
