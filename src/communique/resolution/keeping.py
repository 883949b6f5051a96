"""Which events are kept: those of which enough is known, and in which politics takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from communique.annotation import Analysis, EventDraft
from communique.gazetteer import Gazetteer
from communique.languages import registry
from communique.records import ActorRef
from communique.resolution.held import Held

FORCE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
"""Types of deeds that a noun may tell without either side."""
STRONG = frozenset({"PROTEST", "ASSAULT", "SANCTION", "COERCE", "ACCUSE"})
"""Types worth keeping when the text does not say who did it."""
POWERS = frozenset({"state", "bloc"})
"""Kinds of what is worth telling that it was asked for something, by whomever."""
FORMAL_COMPLAINT = "114"
"""The code of what is also worth keeping so: an envoy called in has offended the state where he or she serves."""
TOLD = frozenset({"occurred", "ongoing", "habitual"})
PRIVATE = frozenset({"BUS", "COP", "JUD", "MED", "EDU", "JRN", "REL", "SOC"})
"""Sectors whose offices alone make no politics."""
COMPANIES = frozenset({"BUS", "MNC", "MED", "EDU"})
"""Sectors of known organisations whose people make no politics."""
PROMISED = frozenset({"AGREE", "THREATEN", "REJECT"})
"""Types that are events when they are only said."""


class _Cast(Protocol):
    gazetteer: Gazetteer
    held: list[Held]


def kept(cast: _Cast, draft: EventDraft, actors: Sequence[ActorRef], recipients: Sequence[ActorRef]) -> bool:
    """Tell whether enough is known: who; of what is not said to have happened, also to whom; and somebody political."""
    if draft.rule == "request:must" and not recipients:
        return False
    known = [a for a in actors if a.actor or a.of or a.span is not None]
    strong = draft.type in STRONG or draft.cameo == FORMAL_COMPLAINT
    strong = strong or (draft.type == "REQUEST" and draft.headless and any(r.kind in POWERS for r in recipients))
    strong = strong or (draft.mode == "release" and any(r.actor or r.of for r in recipients))
    unnamed = (
        strong and recipients and not draft.actors
    )  # a pronoun of which nobody knows whom it means is no *unknown*
    if not known and not unnamed:
        return draft.type in FORCE and not (draft.actors or draft.recipients)  # *heavy fighting in the capital*
    told = draft.status in TOLD or draft.type in PROMISED
    power = draft.status in ("planned", "called_for") and any(a.kind in ("state", "bloc") for a in actors)
    open_ = ("planned", "denied") if draft.symmetric else ("planned",)
    served = draft.type == "CONSULT" and draft.status in open_ and any(a.of or a.actor for a in actors)
    if not (told or recipients or power or served or (draft.symmetric and len(actors) > 1)):
        return False
    if (draft.mode == "visit" or draft.type == "COOPERATE") and recipients and _stays(actors, recipients):
        return False
    if draft.mode == "visit" and actors and all(_is_private(a) for a in actors):
        return False
    return not draft.personal or any(_is_public(cast, r) for r in (*actors, *recipients))


def judged(cast: _Cast, draft: EventDraft, speaker: ActorRef | None, recipients: Sequence[ActorRef]) -> bool:
    """Tell whether words of blame or praise have a speaker in politics, and are of another than the own state."""
    if speaker is None or not _is_public(cast, speaker):
        return False
    own = {speaker.actor, speaker.of} - {None}
    return not draft.recipients or any(not {r.actor, r.of} & own and (r.actor or r.of or r.role) for r in recipients)


def ours(
    analysis: Analysis,
    draft: EventDraft,
    actors: Sequence[ActorRef],
    recipients: Sequence[ActorRef],
    speaker: ActorRef | None,
) -> bool:
    """Tell whether one side is the writer's own *we* (*we will talk with politicians*), so that one is left alone."""
    pack = registry.pack(analysis.language)
    first_person = pack.events.words.first_person if pack else ()
    said = any(analysis.lower(t) in first_person for t in draft.actors)
    return said and speaker is None and draft.symmetric and len(actors) + len(recipients) < 2


def alone(analysis: Analysis, draft: EventDraft, actors: Sequence[ActorRef], recipients: Sequence[ActorRef]) -> bool:
    """Tell whether one person is told to have met, and nobody known with whom (*spoke to them*)."""
    met = draft.type == "CONSULT" and draft.symmetric and analysis.pos[draft.trigger] == "VERB"
    one = len(draft.actors) == 1 and "Number=Plur" not in analysis.morph[draft.actors[0]]
    return met and one and not recipients and len(actors) == 1 and actors[0].kind == "person"


def _stays(actors: Sequence[ActorRef], recipients: Sequence[ActorRef]) -> bool:
    """Tell whether somebody only goes to places in the state that he or she belongs to (*flew to Phoenix*)."""
    homes = {a.of for a in actors}
    if all(a.role == "candidate" and a.of is None for a in actors) and actors:
        return all(r.kind == "place" for r in recipients)
    return len(homes) == 1 and None not in homes and all(r.kind == "place" and r.of in homes for r in recipients)


def _is_private(ref: ActorRef) -> bool:
    """Tell whether somebody is a person by name of whom no office, state or body is told: his journeys are his own."""
    return ref.kind == "person" and ref.how == "named" and not (ref.role or ref.of)


def _is_public(cast: _Cast, ref: ActorRef) -> bool:
    """Tell whether somebody has a part in politics: a state or a body to serve, an office that is no business's."""
    if ref.kind in ("place", "outlet") or _in_business(cast, ref.actor) or _in_business(cast, ref.of):
        return False
    office = cast.gazetteer.office(ref.role) if ref.role else None
    if office is not None and office.sector in PRIVATE:
        return False
    if office is not None and office.companies:
        return ref.of is not None and cast.gazetteer.entry(ref.of) is not None
    return bool(ref.of or ref.role) or ref.kind in ("state", "bloc") or _was_in_office(cast, ref)


def _was_in_office(cast: _Cast, ref: ActorRef) -> bool:
    """Tell whether the article says of somebody that he or she once held an office that is no business's."""
    offices = (cast.gazetteer.office(h.office) for h in cast.held if h.former and h.person.id == ref.actor)
    return any(o is not None and o.sector not in PRIVATE and not o.companies for o in offices)


def _in_business(cast: _Cast, id: str | None) -> bool:
    """Tell whether an identifier is that of an outlet, a company or a university."""
    entry = cast.gazetteer.entry(id) if id else None
    return entry is not None and (entry.kind == "outlet" or entry.sector in COMPANIES)
