"""For whom somebody acts: who travels and speaks for a state, and which bodies are made of many states."""

from __future__ import annotations

from collections.abc import Sequence

from communique import gazetteer
from communique.annotation import MentionDraft
from communique.extraction.events.scene import Scene

MEMBERS = ("poss", "compound", "amod", "nmod", "flat")
"""Where the body stands whose members a plural names (*EU ministers*, *the leaders of the union*)."""
WORLDWIDE = frozenset({"UNO", "IGO", "EUR"})
"""Sectors of bodies whose members are states."""
SENT = frozenset({"GOV", "LEG", "IGO"})
"""Sectors of a delegation or an envoy."""


def holds_office(scene: Scene, i: int) -> bool:
    """Tell whether token i is somebody in office, with a title or by it, or is sent by a power (*a UN delegation*)."""
    a = scene.analysis
    before = [j for j in a.having(i, "nmod") if j < i and not a.having(j, "case")]
    parts = (i, *before, *a.having(i, "compound", "appos"))
    if any((m := scene.mention_at.get(k)) is not None and bool(m.office) for k in parts):
        return True
    mention = scene.mention_at.get(i)
    described = mention is None or mention.form == "described"
    return described and scene.sector(i) in SENT and bool(scene.modifiers(i))


def is_council(scene: Scene, i: int) -> bool:
    """Tell whether token i is a body of states that sits together, or its members in the plural."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form in ("name", "acronym", "metonym") and _of_states(mention):
        return True
    if "Number=Sing" in scene.analysis.morph[i] or not scene.is_people(i):
        return False
    owners = [m for j in scene.analysis.having(i, *MEMBERS) if (m := scene.mention_at.get(j)) is not None]
    return any(_of_states(m) for m in owners)


def all_council(scene: Scene, actors: Sequence[int]) -> bool:
    """Tell whether there are actors, all of them bodies of states or their members."""
    return bool(actors) and all(is_council(scene, t) for t in actors)


def _of_states(mention: MentionDraft) -> bool:
    known = gazetteer.load().entry(mention.candidates[0]) if mention.candidates else None
    return known is not None and known.kind in ("bloc", "organisation") and known.sector in WORLDWIDE
