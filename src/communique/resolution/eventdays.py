"""When an event was: what its sentence tells, else the statement that it is made by, else the scene of the text.

Peru accused Chile on Monday. It closed its embassy.      the scene dates the second act
It has repeatedly called for talks.                       done by now, no one knows when
It is investigating the attack, it plans to leave.        goes on, or lies ahead: the scene does not date it
It had agreed to talks before.                            lies further back than the scene
"""

from __future__ import annotations

from typing import Protocol

from communique.annotation import Analysis, EventDraft
from communique.languages import registry
from communique.records import TimeSpan

NARRATED = frozenset({"occurred", "denied"})
"""Statuses of what a text tells as part of its scene."""


class _TimeLine(Protocol):
    def at(self, token: int) -> TimeSpan | None: ...
    def own(self, token: int) -> TimeSpan | None: ...
    def sentence(self, token: int) -> TimeSpan | None: ...


def when(analysis: Analysis, draft: EventDraft, timeline: _TimeLine, said_on: TimeSpan | None) -> TimeSpan | None:
    """Return the time of an event; of a noun also that which stands under its parties (*the meeting of … on 3 May*).

    said_on: when the statement was made of which the trigger is the cue.
    """
    if analysis.pos[draft.trigger] in ("NOUN", "PROPN"):
        for token in (draft.trigger, *draft.actors, *draft.recipients):
            if (found := timeline.own(token)) is not None:
                return found
    if (found := timeline.sentence(draft.trigger) or said_on) is not None:
        return found
    return timeline.at(draft.trigger) if _in_scene(analysis, draft) else None


def _in_scene(analysis: Analysis, draft: EventDraft) -> bool:
    """Tell whether an event is narrated in the past, so that the scene dates it; headlines tell the past as present."""
    pack = registry.pack(analysis.language)
    if pack is None or draft.status not in NARRATED:
        return False
    verb = draft.carrier if draft.carrier is not None else draft.trigger
    if analysis.pos[verb] in ("NOUN", "PROPN") and analysis.block_kind(verb) != "title":
        return False  # *in spite of their attacks*
    if analysis.block_kind(verb) == "title":
        return True
    words, auxiliaries = pack.discourse, analysis.having(verb, "aux", "aux_pass", "cop")
    if any(analysis.lower(k) in words.by_now or analysis.lower(k) in words.earlier for k in auxiliaries):
        return False
    if any(analysis.lower(k) in words.before_now for k in analysis.having(verb, "advmod")):
        return False
    finite = [k for k in (verb, *auxiliaries) if "VerbForm=Fin" in analysis.morph[k]]
    return not any("Tense=Pres" in analysis.morph[k] for k in finite)
