"""Join an event that an article tells twice: one record with each place where it is told."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft
from communique.records import ActorRef, Event
from communique.resolution.layers import Layers

JOINED = 40
"""Events with the same type, actors, word-giver and status that are kept, the first ones, to join a further mention
with. It bounds the time on a text that repeats itself; in news articles of ordinary length no more occur."""


def joined(analysis: Analysis, events: Sequence[tuple[Event, EventDraft]]) -> list[Event]:
    """Join an event told twice: a later noun or a headline with the same type, parties, day and word-giver."""
    out: list[Event] = []
    by_facts: dict[tuple[str, frozenset[str], str, str], list[int]] = {}
    held: list[int] = []
    titles = Layers((b.span.start, b.span.end, n) for n, b in enumerate(analysis.blocks) if b.kind == "title")
    for event, draft in events:
        facts = (event.type, frozenset(key(a) for a in event.actors), event.word, event.status)
        told = by_facts.setdefault(facts, [])
        again = next((n for n in told if _same(analysis, titles, out[n], event, draft)), None)
        if again is None and event.type == "CONSULT":
            again = _met_before(analysis, out, held, event, draft)
            if len(event.actors) > 1:
                held.append(len(out))
                del held[:-JOINED]
        if again is not None:
            out[again] = _with_mention(out[again], event)
            continue
        if len(told) < JOINED:
            told.append(len(out))
        out.append(event)
    return out


def _met_before(
    analysis: Analysis, out: Sequence[Event], held: Sequence[int], event: Event, draft: EventDraft
) -> int | None:
    """Return the meeting told before that a noun with one side speaks of again (*the talks with Iran*)."""
    if len(event.actors) != 1 or event.recipients or analysis.pos[draft.trigger] != "NOUN":
        return None
    side = {event.actors[0].actor, event.actors[0].of} - {None}
    for n in reversed(held):
        first = out[n]
        known = {x for a in first.actors for x in (a.actor, a.of)}
        apart = first.when and event.when and (first.when.first, first.when.last) != (event.when.first, event.when.last)
        if side & known and not apart:
            return n
    return None


def _with_mention(first: Event, event: Event) -> Event:
    return replace(
        first,
        mentions=(*first.mentions, event.trigger),
        recipients=first.recipients or event.recipients,
        when=first.when or event.when,
        where=first.where or event.where,
    )


def _same(analysis: Analysis, titles: Layers, first: Event, event: Event, draft: EventDraft) -> bool:
    if not event.actors:
        return False
    ours, theirs = {key(r) for r in first.recipients}, {key(r) for r in event.recipients}
    if ours and theirs and ours != theirs:
        return False
    if first.when and event.when and (first.when.first, first.when.last) != (event.when.first, event.when.last):
        return False
    if first.sentence == event.sentence:
        return ours == theirs or not theirs
    noun = analysis.pos[draft.trigger] in ("NOUN", "PROPN")
    return noun or bool(titles.over(first.trigger.start))


def key(ref: ActorRef) -> str:
    """Return what tells one party from another: the identifier, else its state, role and words."""
    if ref.actor:
        return ref.actor
    return f"{ref.of}:{ref.role}:{ref.name if ref.span is None else ref.span.start}"
