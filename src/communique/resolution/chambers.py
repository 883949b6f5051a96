"""Whose parliament a word means that only some states have for theirs (*Congress*, *the Senate*).

The one that is named before, else the state that the article is about, the only such state that it names, or, for a
word without an article, the state that is known by it.
"""

from __future__ import annotations

from communique.annotation import MentionDraft
from communique.resolution.company import Company
from communique.resolution.spoken import main_state


def has_chamber(cast: Company, d: MentionDraft, state: str | None) -> bool:
    """Tell whether a state may have the organ that a draft names: one with such a word is not every state's."""
    states = cast.pack.discourse.chambers.get(cast.analysis.lower(d.head))
    return states is None or state is None or state in states


def is_chamber(cast: Company, token: int) -> bool:
    """Tell whether a token is a word for a parliament that only some states have."""
    return cast.analysis.lower(token) in cast.pack.discourse.chambers


def seat(cast: Company, d: MentionDraft) -> str | None:
    """Return the state whose parliament a word means by itself, None where it is no such word or several are meant."""
    states = cast.pack.discourse.chambers.get(cast.analysis.lower(d.head), ())
    if not states or d.plural or d.office:
        return None
    main = main_state(cast)
    if main in states:
        return main
    told = {c for m in cast.drafts if m.kind == "state" for c in m.candidates if c in states}
    if len(told) == 1:
        return told.pop()
    bare = cast.analysis.pos[d.head] == "PROPN" and d.first == cast.analysis.extent(d.head)[0]
    return states[0] if bare and (not told or states[0] in told) else None
