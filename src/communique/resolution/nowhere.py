"""Nouns for states that are of no state that the text tells: several of them, or the one that a visitor goes to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft
from communique.languages import registry
from communique.records import ActorRef


def are_states(analysis: Analysis, ref: ActorRef) -> bool:
    """Tell whether a noun without a name means states or sides themselves (*the six countries*), which are of none."""
    pack, last = registry.pack(analysis.language), ref.name.lower().rpartition(" ")[2]
    return ref.kind == "unnamed" and pack is not None and last in pack.discourse.collective


def abroad(draft: EventDraft, ref: ActorRef, actors: Sequence[ActorRef]) -> ActorRef:
    """Return the country that somebody visits as unknown where it was taken for his own (*visited the country*)."""
    own = ref.kind == "state" and ref.how == "described" and any(ref.actor in (a.actor, a.of) for a in actors)
    if draft.mode != "visit" or not own or ref.span is None:
        return ref
    return replace(ref, actor=None, kind="unnamed", name=ref.span.exact, rule=f"{ref.rule}:abroad")


def followers(analysis: Analysis, ref: ActorRef) -> ActorRef:
    """Return the voters of a party that a hyphen joins to its name as people, who are not the party (*SD-väljare*)."""
    pack = registry.pack(analysis.language)
    if ref.kind != "organisation" or ref.span is None or pack is None or "-" not in ref.span.exact:
        return ref
    tokens = analysis.tokens_between(ref.span.start, ref.span.end)
    if analysis.lemma[tokens[-1]].lower().rpartition("-")[2] not in pack.events.words.public:
        return ref
    return replace(ref, actor=None, of=ref.actor, kind="unnamed", name=ref.span.exact, rule=f"{ref.rule}:followers")
