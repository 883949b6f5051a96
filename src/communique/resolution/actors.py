"""List the actors of a Reading: everyone whom a mention, a statement or an event refers to, once each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.gazetteer import Gazetteer
from communique.records import Actor, ActorKind, ActorRef, Event, Statement


def collect_actors(
    mentions: Sequence[ActorRef],
    statements: Sequence[Statement],
    events: Sequence[Event],
    gazetteer: Gazetteer,
    language: str,
) -> tuple[Actor, ...]:
    """Return the actors in the order in which they are first referred to; names are fullest first.

    The states and organisations that these serve follow, where the text does not name them: by their names in the
    language of the article.
    """
    names: dict[str, dict[str, None]] = {}
    kinds: dict[str, ActorKind] = {}
    refs = (*mentions, *_of_statements(statements), *_of_events(events))
    for ref in refs:
        if ref.actor:
            kinds.setdefault(ref.actor, ref.kind)
            names.setdefault(ref.actor, {})[ref.name] = None
    for served in dict.fromkeys(ref.of for ref in refs if ref.of and ref.of not in kinds):
        if entry := gazetteer.entry(served):
            kinds[served], names[served] = entry.kind, {gazetteer.name(served, language): None}
    return tuple(
        Actor(actor, kind, _fullest(names[actor]), _wikidata(actor, gazetteer)) for actor, kind in kinds.items()
    )


def _of_statements(statements: Iterable[Statement]) -> Iterator[ActorRef]:
    for s in statements:
        if s.speaker:
            yield s.speaker
        yield from s.addressees
        yield from s.reported_by
        if s.said_in:
            yield s.said_in


def _of_events(events: Iterable[Event]) -> Iterator[ActorRef]:
    for e in events:
        yield from e.actors
        yield from e.recipients
        if e.where:
            yield e.where


def _fullest(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda n: (-len(n.split()), -len(n), n)))


def _wikidata(actor: str, gazetteer: Gazetteer) -> str | None:
    entry = gazetteer.entry(actor)
    return entry.wikidata if entry else None
