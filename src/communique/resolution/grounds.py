"""Where a deed of force took place when no words tell: at home among parties of one state, else in the state attacked.

Police of Chad beat protesters of Chad, soldiers seized the president of Chad      in Chad
Peru bombed Chad                                                                   in Chad
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import EventDraft
from communique.gazetteer import Gazetteer
from communique.records import ActorRef

AT_HOME = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types that take place at home where all parties to them are of one state."""
TOLD = frozenset({"occurred", "ongoing", "habitual"})
"""Statuses of deeds that took place somewhere."""


def ground(
    draft: EventDraft, actors: Sequence[ActorRef], recipients: Sequence[ActorRef], gazetteer: Gazetteer, language: str
) -> ActorRef | None:
    """Return the state in which a deed was done, inferred from its parties; None where they do not tell."""
    if draft.type not in AT_HOME or draft.status not in TOLD:
        return None
    acting, touched = states_of(actors, gazetteer), states_of(recipients, gazetteer)
    both = acting | touched
    known = bool(acting) or (bool(actors) and any(r.role for r in recipients))
    if known and len(both) == 1 and (touched or draft.type == "PROTEST"):
        return _inferred(both.pop(), gazetteer, language)
    attacked = recipients[0].actor if len(recipients) == 1 and recipients[0].kind == "state" else None
    if draft.type == "ASSAULT" and attacked and acting and attacked not in acting and not draft.symmetric:
        return _inferred(attacked, gazetteer, language)
    return None


def states_of(refs: Sequence[ActorRef], gazetteer: Gazetteer) -> set[str]:
    """Return the states among parties, and those that parties serve; no blocs, parties or firms."""
    found = {r.actor if r.kind == "state" else r.of for r in refs} - {None}
    return {s for s in found if s is not None and (e := gazetteer.entry(s)) is not None and e.kind == "state"}


def _inferred(state: str, gazetteer: Gazetteer, language: str) -> ActorRef:
    return ActorRef(state, "state", gazetteer.name(state, language), None, None, None, "inferred", "place:of-parties")
