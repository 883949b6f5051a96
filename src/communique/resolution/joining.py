"""Join an event that an article tells twice: one record with each place where it is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft
from communique.records import ActorRef, Event
from communique.resolution.layers import Layers

JOINED = 40
"""Events with the same type, actors, word-giver and status that are kept, the first ones, to join a further mention
with. It bounds the time on a text that repeats itself; in news articles of ordinary length no more occur."""

PASSING = frozenset({"occurred", "ongoing", "planned"})
"""Statuses that one event has one after another."""


def joined(analysis: Analysis, events: Sequence[tuple[Event, EventDraft]]) -> list[Event]:
    """Join an event told twice: a later noun or a headline with the same type, parties, day and word-giver.

    Talks told by one side are those told before; what a title tells has the status that the text tells.
    """
    joiner = _Joiner(analysis)
    for event, draft in events:
        joiner.add(event, draft)
    return joiner.out


class _Joiner:
    """The events of an article as far as they were read. The numbers are those of events in ``out``."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.out: list[Event] = []
        self.by_facts: dict[tuple[str, frozenset[str], str, str], list[int]] = {}
        self.met: list[int] = []
        self.heads: list[int] = []
        blocks = enumerate(analysis.blocks)
        self.titles = Layers((b.span.start, b.span.end, n) for n, b in blocks if b.kind == "title")

    def add(self, event: Event, draft: EventDraft) -> None:
        """Take an event: a mention of one told before, or one of its own."""
        facts = (event.type, frozenset(key(a) for a in event.actors), event.word, event.status)
        told = self.by_facts.setdefault(facts, [])
        for first in (self._first_of(told, event, draft), self._met_before(event, draft)):
            if first is not None:
                self.out[first] = _with_mention(self.out[first], event)
                return
        titled = (n for n in self.heads if _told_in_title(self.out[n], event))
        if (first := self._first_of(titled, event, draft)) is not None:
            self.out[first] = _with_mention(replace(self.out[first], status=event.status), event)
            return
        number = len(self.out)
        if len(self.heads) < JOINED and self.titles.over(event.trigger.start):
            self.heads.append(number)
        if event.type == "CONSULT" and len(event.actors) > 1:
            self.met = [*self.met[1 - JOINED :], number]
        if len(told) < JOINED:
            told.append(number)
        self.out.append(event)

    def _first_of(self, told: Iterable[int], event: Event, draft: EventDraft) -> int | None:
        return next((n for n in told if _same(self.analysis, self.titles, self.out[n], event, draft)), None)

    def _met_before(self, event: Event, draft: EventDraft) -> int | None:
        """Return the meeting told before that a noun with one side speaks of again (*the talks with Iran*)."""
        alone = event.type == "CONSULT" and len(event.actors) == 1 and not event.recipients
        if not alone or self.analysis.pos[draft.trigger] != "NOUN":
            return None
        side = {event.actors[0].actor, event.actors[0].of} - {None}
        for n in reversed(self.met):
            known = {x for a in self.out[n].actors for x in (a.actor, a.of)}
            if side & known and not _apart(self.out[n], event):
                return n
        return None


def _told_in_title(first: Event, event: Event) -> bool:
    """Tell whether a title tells an event in its own tense (*Lind to meet Ruiz*, *Lind meets Ruiz*): the text knows."""
    same = (first.type, first.word) == (event.type, event.word) and {first.status, event.status} <= PASSING
    return same and {key(a) for a in first.actors} == {key(a) for a in event.actors}


def _apart(first: Event, event: Event) -> bool:
    """Tell whether two events have times of their own that differ."""
    one, other = first.when, event.when
    return one is not None and other is not None and (one.first, one.last) != (other.first, other.last)


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
    if _apart(first, event):
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
