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
PRIVATE = frozenset({"BUS", "MED", "EDU", "AGR", "JRN"})
"""Sectors whose chiefs make no politics."""
SENT = frozenset({"GOV", "LEG", "IGO"})
"""Sectors of a delegation or an envoy."""


def holds_office(scene: Scene, i: int) -> bool:
    """Tell whether token i is somebody in office, with a title or by it, or is sent by a power (*a UN delegation*)."""
    a = scene.analysis
    before = [j for j in a.having(i, "nmod") if j < i and not a.having(j, "case")]
    parts = (i, *before, *a.having(i, "compound", "appos"))
    mention = scene.mention_at.get(i)
    if _in_business(scene, i):
        return False
    if any((m := scene.mention_at.get(k)) is not None and bool(m.office) for k in parts):
        alone = mention is not None and mention.form == "described" and bool(mention.office)
        return not alone or not _of_firms(mention) or _serves(scene, i)
    described = mention is None or mention.form == "described"
    return described and scene.sector(i) in SENT and bool(scene.modifiers(i))


def _of_firms(mention: MentionDraft | None) -> bool:
    """Tell whether firms have an office too (*president*, *director*)."""
    known = gazetteer.load().office(mention.office) if mention is not None and mention.office else None
    return known is not None and known.companies


def _in_business(scene: Scene, i: int) -> bool:
    """Tell whether the words say that somebody serves a firm (*the company's president*)."""
    owners = [*scene.analysis.having(i, "poss"), *(j for p, j in scene.clauses.prepositions(i) if p in scene.inside)]
    return any(scene.sector(j) in PRIVATE for j in owners)


def _serves(scene: Scene, i: int) -> bool:
    """Tell whether the words say which power an office-holder serves (*the Chilean president*, *Chile's president*)."""
    owners = [*scene.modifiers(i), *scene.analysis.having(i, "poss"), *(j for _, j in scene.clauses.prepositions(i))]
    return any(scene.is_state(j) or ((m := scene.mention_at.get(j)) is not None and m.kind == "state") for j in owners)


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


def by_name(scene: Scene, i: int) -> bool:
    """Tell whether token i is a state by name: it is asked to act, where one's own army or police are sent to."""
    mention = scene.mention_at.get(i)
    named = mention is not None and mention.form in ("name", "acronym", "capital")
    return named and mention is not None and (mention.kind == "state" or mention.form == "capital")
