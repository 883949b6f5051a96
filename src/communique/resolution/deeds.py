"""Whom an attitude is about when it names a deed told before: those who did that (*Peru condemned the attack*)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft
from communique.records import ActorRef, Event

WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "CONSULT"})
"""Types of acts of words, which a noun such as *the attack* takes up only by its own name."""
BACK = 12
"""Events before an attitude among which its deed is looked for."""
DONE = frozenset({"occurred", "ongoing", "habitual"})
"""Statuses of deeds: of what is only planned, another may yet be the one who does it."""
NEAR = 1500
"""Characters before an attitude within which its deed is looked for."""


def with_doers(analysis: Analysis, events: Sequence[tuple[Event, EventDraft]]) -> list[tuple[Event, EventDraft]]:
    """Return the events, those that condemn, back or reject a deed told before with its doers as recipients."""
    out: list[tuple[Event, EventDraft]] = []
    for event, draft in events:
        doers = _doers(analysis, out[-BACK:], event, draft) if draft.deed and not event.recipients else ()
        out.append((replace(event, recipients=doers, rule=f"{event.rule}:deed") if doers else event, draft))
    return out


def _doers(
    analysis: Analysis, before: Sequence[tuple[Event, EventDraft]], event: Event, draft: EventDraft
) -> tuple[ActorRef, ...]:
    """Return who did the nearest deed that the draft names by noun or type, nobody when the same party did it."""
    noun, *every = draft.deed
    types = [t for t in every if t not in WORDS]
    own = {a.actor or a.of for a in event.actors} | {a.of for a in event.actors}
    for told, its in reversed(before):
        if told.status not in DONE:
            continue
        named = analysis.lemma[its.trigger].lower().endswith(noun)
        if (named or told.type in types) and told.actors and event.trigger.start - told.trigger.end < NEAR:
            known = all(a.actor or a.of for a in told.actors)
            same = any((a.actor or a.of) in own or (a.of and a.of in own) for a in told.actors)
            return tuple(replace(a, span=None, how="implied") for a in told.actors) if known and not same else ()
    return ()
