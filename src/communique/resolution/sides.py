"""Whose deed a noun alone means (*the sanctions*): that of the same kind whose sides the article tells."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.records import ActorRef, Event

TOLD = frozenset({"occurred", "ongoing", "habitual", "denied"})
"""Statuses of deeds that may have been told already."""
STEM = 5
"""How many letters two words for one kind of deed share, whatever their endings."""
KEPT = 40
"""Deeds with known sides that are compared, the last ones; it bounds the time on a long text."""


def with_sides(events: Sequence[Event]) -> list[Event]:
    """Give deeds told by a noun without either side those of the last deed of their kind before, else of the next.

    Nothing is inferred where the article tells of several such deeds by different sides.
    """
    told = [e for e in events if e.actors and e.recipients][:KEPT]
    return [_with_sides(told, event) if not event.actors and not event.recipients else event for event in events]


def _with_sides(told: Sequence[Event], bare: Event) -> Event:
    if bare.mode == "expel" or bare.status not in TOLD:
        return bare  # each state expels its own; *the risk of an attack* is that of any, the next one another's
    alike = [e for e in told if e.type == bare.type and _kind(e) == _kind(bare)]
    if not alike or len({_sides(e) for e in alike}) > 1:
        return bare
    one = alike[0]
    if one.type == "ASSAULT" and any(a.kind == "person" for a in one.actors):
        return bare  # people by name attack in words, or on their own
    return replace(
        bare,
        actors=tuple(_inferred(a) for a in one.actors),
        recipients=tuple(_inferred(r) for r in one.recipients),
        rule=f"{bare.rule}:told-of",
    )


def _kind(event: Event) -> str:
    """Return what deeds must share to be one: sanctions are alike whatever the verb, others by their word."""
    return event.mode or "" if event.type == "SANCTION" else event.trigger.exact.lower()[:STEM]


def _sides(event: Event) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_known(a) for a in event.actors), frozenset(_known(r) for r in event.recipients)


def _known(ref: ActorRef) -> str:
    return ref.of or ref.actor or ref.name


def _inferred(ref: ActorRef) -> ActorRef:
    return replace(ref, span=None, how="inferred", rule=f"{ref.rule}:deed")
