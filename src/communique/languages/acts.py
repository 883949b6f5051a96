"""Schema of ``acts.toml``: what a speaker does by what is said, where the cue is neutral (*said*).

A rule looks at the first clause of the content: its predicate, its auxiliaries, whose deed it tells of. The first rule
that fits gives the act; with none the cue alone does.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from communique.records import Act

Side = Literal["speaker", "other", "any"]
Voice = Literal["active", "passive", "any"]


class ActRule(Struct, frozen=True, forbid_unknown_fields=True):
    """One rule; every condition that is given must hold. Words in lower case."""

    name: str
    act: Act
    side: Side = "any"
    """Whose deed it is: the speaker's own or that of the state or body served; another actor's; anybody's."""
    words: tuple[str, ...] = ()
    """Predicates as lemmas or as they stand: verbs, or the noun or adjective of a copula."""
    auxiliaries: tuple[str, ...] = ()
    """Auxiliaries as they stand, of which there must be one; also features (``Tense=Fut``, ``Mood=Imp``)."""
    objects: tuple[str, ...] = ()
    """Lemmas, of which one must be the predicate's object or complement."""
    phrases: tuple[str, ...] = ()
    """Words that stand one after the other in the clause; *…* for any words between; one suffices."""
    negated: bool = False
    """Whether the predicate must be denied; else it must not be."""
    voice: Voice = "active"


class Acts(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    rules: tuple[ActRule, ...] = ()
    modals: dict[str, str] = {}
    """Verbs, adjectives and nouns with an infinitive that count as the auxiliary named (``have``: ``must``)."""
    first: tuple[str, ...] = ()
    """Pronouns and possessives of the first person."""
    second: tuple[str, ...] = ()
    """Those of the second person."""
    third: tuple[str, ...] = ()
    """Those of the third person that may mean an actor."""
    thinking: tuple[str, ...] = ()
    """Verbs whose clause is what is said in quotation marks (*I think they lied*)."""
    bodies: tuple[str, ...] = ()
    """Nouns by which speakers mean themselves with a possessive (*our forces*), as they stand."""
    perfects: tuple[str, ...] = ()
    """Auxiliaries with which a modal speaks of what was not done (*would have left*)."""
    helpers: tuple[str, ...] = ()
    """Auxiliaries beside which a verb still does what it names (*have always supported*, *do reject*)."""
