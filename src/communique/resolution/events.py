"""Decide what event drafts leave open: who is meant, when and where it was, and on whose word we know it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Protocol

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft
from communique.gazetteer import Gazetteer
from communique.languages import registry
from communique.ontology import Ontology
from communique.records import ActorRef, Article, Event, Span, Statement, TimeSpan, span_of
from communique.resolution.deeds import with_doers
from communique.resolution.eventdays import when
from communique.resolution.grounds import ground, states_of
from communique.resolution.held import Held
from communique.resolution.joining import joined, key
from communique.resolution.keeping import alone, judged, kept, ours
from communique.resolution.nowhere import abroad, are_states, followers
from communique.resolution.sides import with_sides
from communique.resolution.words import Words

UNREAL = frozenset({"planned", "possible", "called_for", "denied"})
"""Statuses of what has not been done."""
TOLD_OF = (":told-of", ":told-before")
"""Ends of rules by which a state is only the one that the article tells of; what the clause says goes first."""
NEAR = ("of:only-state-near", *TOLD_OF)
"""Ends of rules by which a state only stands near the words."""
HEADS = frozenset({"president", "prime minister", "king", "queen", "emir"})
"""Offices of those whom soldiers without a name seize at home (*soldiers arrested the president*)."""
ENVOYS = frozenset({"ambassador", "diplomat", "chargé d'affaires", "consul", "envoy"})
"""Offices whose holders are called home by those whom they serve."""


class _Cast(Protocol):
    gazetteer: Gazetteer
    held: list[Held]

    @property
    def author(self) -> ActorRef | None: ...
    def one(self, token: int) -> tuple[ActorRef, ...]: ...
    def place(self, token: int) -> ActorRef | None: ...
    def told_under(self, token: int) -> tuple[int, ...]: ...
    def at_home(self, token: int, ref: ActorRef) -> ActorRef: ...


class _TimeLine(Protocol):
    def at(self, token: int) -> TimeSpan | None: ...
    def own(self, token: int) -> TimeSpan | None: ...
    def sentence(self, token: int) -> TimeSpan | None: ...


OF_THINGS = frozenset({"REJECT", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "CONCEDE"})
"""Types whose object *it* is a plan, an act or a text as a rule, and no state."""
SPOKEN = frozenset({"AGREE", "CONSULT", "REQUEST", "REJECT", "CONCEDE"})
"""Types of what is said or agreed, whose recipients are people and powers."""


def resolve_events(
    article: Article,
    analysis: Analysis,
    drafts: Sequence[EventDraft],
    cast: _Cast,
    statements: Sequence[Statement],
    timeline: _TimeLine,
    ontology: Ontology,
) -> list[Event]:
    """Return the events of an article in text order; further mentions of one event are joined to the first.

    An event none of whose actors can be told, or in which nobody political takes part, is left out.
    """
    words = Words(analysis, statements)
    events = []
    for draft in drafts:
        event = _resolve(article, analysis, draft, cast, words, timeline, ontology)
        if event is not None:
            events.append((event, draft))
    return with_sides(joined(analysis, with_doers(analysis, events)))


def _resolve(
    article: Article,
    analysis: Analysis,
    draft: EventDraft,
    cast: _Cast,
    words: Words,
    timeline: _TimeLine,
    ontology: Ontology,
) -> Event | None:
    where = next((p for p in (cast.place(t) for t in draft.places) if p is not None), None)
    trigger = span_of(analysis.text, *draft.trigger_span)
    holder = words.holder(trigger, draft)
    speaker = holder.speaker if holder else None
    voice = speaker if holder else cast.author
    sentence = analysis.sentence_at(draft.trigger)
    sentence_span = analysis.chars(sentence.start, sentence.end)
    doing = (_carried(sentence_span, r) for r in _refs(analysis, cast, draft.actors, voice))
    actors = (speaker,) if draft.spoken and speaker else tuple(doing)
    recipients = tuple(
        r
        for told in _refs(analysis, cast, _spoken_to(analysis, draft, cast), voice)
        if key(r := _abroad(draft, told, actors)) not in {key(_of_people(draft, a)) for a in actors}
        and not (draft.type == "SANCTION" and (draft.mode != "expel" or r.role in ENVOYS) and _own(r, actors))
        and not (draft.type == "THREATEN" and r.kind == "state" and r.actor in {a.of for a in actors})
    )
    if draft.type == "SUPPORT" and draft.recipients and not recipients and _himself(cast, draft, actors):
        return None
    recipients = tuple(r for r in recipients if not _own_man(draft, r, actors, recipients))
    plain = tuple(_of_people(draft, a) for a in actors)
    actors = tuple(a if are_states(analysis, a) else _at_home(draft, a, where, recipients) for a in plain)
    recipients = tuple(
        _under(draft, r, actors, where, cast.gazetteer) for r in recipients if not _own_ground(draft, r, actors)
    )
    recipients = tuple(_at_seat(analysis, cast, draft, abroad(draft, r, actors)) for r in recipients)
    known = kept(cast, draft, actors, recipients or ((where,) if draft.type == "PROTEST" and where else ()))
    if (
        draft.spoken
        and draft.type in ("ACCUSE", "SUPPORT", "THREATEN")
        and not judged(cast, draft, speaker, recipients)
    ):
        return None
    if _unreal(draft, actors, recipients, where):
        return None
    if not known or ours(analysis, draft, actors, recipients, voice) or alone(analysis, draft, actors, recipients):
        return None
    cameo = draft.cameo or ontology.cameo(draft.type, draft.mode)
    return Event(
        id=_identify(article, draft, trigger, sentence.start, sentence.end),
        trigger=trigger,
        sentence=sentence_span,
        type=draft.type,
        mode=draft.mode,
        contexts=draft.contexts,
        cameo=cameo,
        quad=ontology.quad(draft.type),
        goldstein=ontology.goldstein(cameo),
        actors=actors,
        recipients=recipients,
        when=when(analysis, draft, timeline, words.said_on(trigger)),
        where=where or ground(draft, actors, recipients, cast.gazetteer, analysis.language),
        status="possible" if draft.alleged and holder is None else draft.status,
        word=holder.id if holder else "narrator",
        mentions=(),
        rule=draft.rule if actors else f"{draft.rule}:no-actor",
    )


def _unreal(draft: EventDraft, actors: Sequence[ActorRef], recipients: Sequence[ActorRef], where: object) -> bool:
    """Tell whether an attack by nobody on nobody is only thought of (*to prevent further attacks*)."""
    return draft.type == "ASSAULT" and not (actors or recipients or where) and draft.status in UNREAL


def _himself(cast: _Cast, draft: EventDraft, actors: Sequence[ActorRef]) -> bool:
    """Tell whether somebody only speaks well of what is his own (*celebrated his birthday*)."""
    refs = [r for t in draft.recipients for r in cast.one(t)]
    return bool(refs) and {key(r) for r in refs} <= {key(a) for a in actors}


def _carried(sentence: Span, ref: ActorRef) -> ActorRef:
    """Return an actor told in a sentence before, whom the verb leaves out, as carried over."""
    if ref.span is None or ref.span.end > sentence.start:
        return ref
    return replace(ref, span=None, how="carried")


def _own(ref: ActorRef, actors: Sequence[ActorRef]) -> bool:
    """Tell whether somebody serves a state that acts itself (*recalled its ambassador*): nothing is done to him."""
    ours = {a.actor for a in actors} | ({a.of for a in actors} if ref.role in ENVOYS else set())
    return ref.role is not None and (ref.actor is None or ref.role in ENVOYS) and ref.of in ours - {None}


def _of_people(draft: EventDraft, ref: ActorRef) -> ActorRef:
    """Return inhabitants who protest as people of their state, which they may well protest against."""
    if draft.type != "PROTEST" or not ref.rule.endswith((":inhabitant", ":adjective")) or ref.kind != "state":
        return ref
    return replace(ref, actor=None, kind="group", of=ref.actor, rule=f"{ref.rule}:people")


def _own_man(draft: EventDraft, ref: ActorRef, actors: Sequence[ActorRef], recipients: Sequence[ActorRef]) -> bool:
    """Tell whether somebody serves the state that agrees or asks, and is named beside another (*talks between*)."""
    states = {a.actor for a in actors if a.kind == "state"}
    others = any(r.of not in states and r.actor not in states for r in recipients)
    return draft.type in SPOKEN and ref.role is not None and ref.of in states and others


def _own_ground(draft: EventDraft, ref: ActorRef, actors: Sequence[ActorRef]) -> bool:
    """Tell whether a place lies in the state of those who use force there (*retook the town*): it is no other side."""
    states = {a.actor if a.kind == "state" else a.of for a in actors} - {None}
    return draft.type in ("ASSAULT", "MOBILIZE") and ref.kind == "place" and len(states) == 1 and ref.of in states


def _spoken_to(analysis: Analysis, draft: EventDraft, cast: _Cast) -> Iterator[int]:
    """Yield the recipients, without things where the event is only said: nobody asks or agrees with a thing."""
    pack = registry.pack(analysis.language)
    for token in draft.recipients:
        if draft.type in OF_THINGS and any(r.rule == "pronoun:state" for r in cast.one(token)):
            continue
        if draft.type in SPOKEN and pack is not None:
            unnamed = all(r.kind == "unnamed" and not (r.actor or r.of or r.role) for r in cast.one(token))
            noun = analysis.lemma[token].lower()
            people = noun in pack.events.words.persons or any(noun in nouns for nouns in pack.events.people.values())
            if unnamed and analysis.pos[token] == "NOUN" and not people:
                continue
        yield token


def _is_whose(analysis: Analysis, token: int, ref: ActorRef) -> bool:
    """Tell whether all that is known of a party is a possessive (*damage to his plant*)."""
    return ref.actor is None and ref.of is None and analysis.rel[token] == "poss" and analysis.pos[token] == "PRON"


def _refs(analysis: Analysis, cast: _Cast, tokens: Iterable[int], speaker: ActorRef | None) -> tuple[ActorRef, ...]:
    """Return whom the tokens mean, each once; a pronoun of the first person means the speaker."""
    pack = registry.pack(analysis.language)
    first_person = pack.events.words.first_person if pack else ()
    found: dict[str, ActorRef] = {}
    every = list(tokens)
    under = {j for token in every for j in cast.told_under(token) if j != token}
    for token in every:
        if token in under:
            continue
        if analysis.pos[token] in ("PRON", "DET") and analysis.lower(token) in first_person:
            refs = _as_speaker(analysis, token, speaker)
        else:
            told = (cast.at_home(token, _serving(analysis, cast, token, r)) for r in cast.one(token))
            refs = tuple(r for r in told if not (_is_nowhere(r) or _is_whose(analysis, token, r)))
            refs = refs or _as_place(cast, token)
            refs = () if any(_is_pointed_at(r) for r in refs) else refs
        for ref in _by_descent(analysis, cast, token, refs, pack.events.words.descent if pack else ()):
            found.setdefault(key(own := followers(analysis, ref)), own)
    return tuple(found.values())


def _at_seat(analysis: Analysis, cast: _Cast, draft: EventDraft, ref: ActorRef) -> ActorRef:
    """Return the state of a town that was attacked, and not the bloc that has its seat there (*bombs in Brussels*)."""
    if draft.type != "ASSAULT" or ref.kind != "bloc" or not ref.rule.startswith("gazetteer:capital"):
        return ref
    places = (cast.place(t) for t in draft.recipients)
    state = next((p.of for p in places if p is not None and p.span == ref.span and p.of), None)
    return replace(ref, actor=state, kind="state", name=cast.gazetteer.name(state, analysis.language)) if state else ref


def _is_nowhere(ref: ActorRef) -> bool:
    """Tell whether a place is of no state and so nobody's (*the Black Sea grain deal*): it takes no part."""
    return ref.kind == "place" and ref.of is None and ref.actor is not None


def _is_pointed_at(ref: ActorRef) -> bool:
    """Tell whether *them* would mean towns, to which nobody does anything (*drove them from Oslo and freed them*)."""
    return ref.kind == "place" and ref.rule.startswith("pronoun:plural")


def _by_descent(
    analysis: Analysis, cast: _Cast, token: int, refs: tuple[ActorRef, ...], words: Container[str]
) -> tuple[ActorRef, ...]:
    """Return people named by descent (*ethnic Turks*) as a group of where they live, not of the state of that name."""
    if not refs or token == 0 or analysis.lower(token - 1) not in words:
        return refs
    homes = [p for j in analysis.having(token, "nmod") if (p := cast.place(j)) is not None]
    of = next((p.actor if p.kind == "state" else p.of for p in homes), None)
    name = analysis.span(token - 1, token + 1).exact
    return tuple(replace(r, actor=None, kind="group", name=name, of=of, rule=f"{r.rule}:descent") for r in refs)


def _serving(analysis: Analysis, cast: _Cast, token: int, ref: ActorRef) -> ActorRef:
    """Return a person with the state that the words beside the name tell (*…, Algeria's leading activist*)."""
    if ref.of:
        return ref
    if ref.actor is None and ref.kind in ("unnamed", "person"):
        ref = _organ_beside(analysis, cast, token, ref)
    if not ref.of and ref.kind == "group" and ref.actor:
        states = {r.actor for j in analysis.having(token, "amod", "compound") for r in cast.one(j) if r.kind == "state"}
        return replace(ref, of=states.pop(), rule=f"{ref.rule}:beside") if len(states) == 1 else ref
    if ref.of or ref.kind != "person":
        return ref
    above = [analysis.head[token]] if analysis.rel[token] == "appos" else []
    beside = [token, *analysis.having(token, "appos"), *above]
    below = [j for t in beside for j in analysis.having(t, "appos", "poss", "amod", "compound", "nmod") if j != token]
    below = [j for j in below if analysis.pos[j] not in ("PRON", "DET")]
    for j in [*beside[1:], *below]:
        for other in cast.one(j):
            state = other.actor if other.kind == "state" else other.of
            named = other.kind == "person" and other.actor  # another person's state is not his
            if state and not named and other.actor != ref.actor:
                return replace(ref, of=state, rule=f"{ref.rule}:beside")
    return ref


def _organ_beside(analysis: Analysis, cast: _Cast, token: int, ref: ActorRef) -> ActorRef:
    """Return people with the state of whom they work for (*government mediators*, *his campaign*)."""
    pack = registry.pack(analysis.language)
    staff = pack is not None and analysis.lemma[token].lower() in pack.events.words.entourages
    owners = [r for j in analysis.having(token, "compound", "poss") for r in cast.one(j)]
    found = {r.of for r in owners if r.of and (not r.actor or staff)}
    return replace(ref, of=found.pop(), rule=f"{ref.rule}:beside") if len(found) == 1 else ref


def _at_home(draft: EventDraft, ref: ActorRef, where: ActorRef | None, recipients: Sequence[ActorRef]) -> ActorRef:
    """Return nameless people with the state where they act, inferred; protesters also with the one they address."""
    told = ref.of is not None and not ref.rule.endswith(TOLD_OF)
    gone = draft.mode in ("visit", "expel") or draft.type == "RETREAT"  # the place is where one goes or comes from
    if gone or told or (ref.actor and ref.kind != "person") or ref.kind not in ("unnamed", "group", "person"):
        return ref
    state = (where.actor if where.kind == "state" else where.of) if where and ref.kind != "person" else None
    addressed = {r.actor if r.kind == "state" else r.of for r in recipients} - {None}
    seized = draft.type in ("COERCE", "ASSAULT") and ref.actor is None and all(r.role in HEADS for r in recipients)
    if (draft.type == "PROTEST" or seized) and not state and len(addressed) == 1:
        state = next(iter(addressed))
    return replace(ref, of=state, rule=f"{ref.rule}:by-place") if state else ref


def _under(
    draft: EventDraft, ref: ActorRef, actors: Sequence[ActorRef], where: ActorRef | None, known: Gazetteer
) -> ActorRef:
    """Return nameless people whom a state arrests or represses as its own, or those of the town where, inferred."""
    states = states_of(actors, known)
    told = ref.of is not None and not ref.rule.endswith(TOLD_OF)
    if draft.type != "COERCE" or told or ref.actor or ref.kind not in ("unnamed", "group") or len(states) != 1:
        return ref
    if where is not None and where.kind == "place" and where.of:
        states = {where.of}
    return replace(ref, of=next(iter(states)), rule=f"{ref.rule}:by-actor")


def _abroad(draft: EventDraft, ref: ActorRef, actors: Sequence[ActorRef]) -> ActorRef:
    """Return nameless people whom a sanction falls on without the state that imposes it, which only stands near."""
    states = {a.actor if a.kind == "state" else a.of for a in actors} - {None}
    named = ref.actor is not None and ref.kind != "group"
    near = ref.rule.endswith(NEAR) and not named and ref.of in states
    hit = draft.mode == "discontinue" or (draft.mode == "expel" and ref.role in ENVOYS)
    if draft.type != "SANCTION" or not hit or not near or ref.span is None:
        return ref
    return replace(ref, actor=None, of=None, kind="unnamed", name=ref.span.exact, rule="unnamed")


def _as_speaker(analysis: Analysis, token: int, speaker: ActorRef | None) -> tuple[ActorRef, ...]:
    if speaker is None:
        return ()
    return (replace(speaker, span=analysis.span(token, token + 1), how="pronoun", rule="first-person"),)


def _as_place(cast: _Cast, token: int) -> tuple[ActorRef, ...]:
    place = cast.place(token)
    return (place,) if place is not None and not _is_nowhere(place) else ()


def _identify(article: Article, draft: EventDraft, trigger: Span, first: int, last: int) -> str:
    facts = f"{article.id}|{draft.type}|{trigger.start}-{trigger.end}|{first}-{last}"
    return "e" + sha256(facts.encode()).hexdigest()[:16]
