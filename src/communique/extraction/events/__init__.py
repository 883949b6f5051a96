"""Events: triggers of the lexicon with their frames filled, joined with the stances above them.

Method: a dictionary of patterns over the dependency tree, in the tradition of PETRARCH2 and UniversalPetrarch, with the
status of an event (planned, refused, denied, possible …) read from its clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.annotation import Analysis, EventDraft, MentionDraft
from communique.extraction.events.answering import answer
from communique.extraction.events.backing import backings
from communique.extraction.events.battles import told_alone
from communique.extraction.events.deeds import deed
from communique.extraction.events.fitting import IN_WORDS, headless, restricted
from communique.extraction.events.frames import fill
from communique.extraction.events.guards import is_public, not_politics, political
from communique.extraction.events.imperatives import TOLD as ORDERED
from communique.extraction.events.imperatives import commanded
from communique.extraction.events.judgements import JUDGED, judged
from communique.extraction.events.obligations import SPOKEN, obligations, spoken
from communique.extraction.events.places import is_town, places_of
from communique.extraction.events.presences import presences
from communique.extraction.events.refusals import refusals
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.shading import alleged
from communique.extraction.events.stances import Outcome, outcomes
from communique.extraction.events.triggers import Trigger, readings
from communique.languages.pack import Pack

__all__ = ["find_events"]

LONGEST = 500
"""Tokens of the longest sentence that is read; more without a full stop is a list or noise."""
THOUGHT = frozenset({"ACCUSE", "REJECT", "SUPPORT", "PROTEST", "AGREE"})
"""Types of what one thinks of a treaty or law, which is no party to it."""
SILENT = frozenset({"byline", "caption", "furniture", "dateline"})


def find_events(analysis: Analysis, pack: Pack, mentions: Sequence[MentionDraft]) -> list[EventDraft]:
    """Return the events of an article in text order, with token numbers where the actors stand.

    An event needs an actor in its clause, unless its group is strong. Furniture, bylines and captions hold none.
    """
    scene = Scene(analysis, pack, mentions)
    silent = not_politics(scene)
    out = []
    for sentence in analysis.sentences:
        if analysis.blocks[sentence.block].kind in SILENT or sentence.block in silent:
            continue
        if sentence.last - sentence.first > LONGEST:
            continue
        out += [_draft(scene, o) for o in _sentence(scene, sentence.first, sentence.last)]
    scene.close()
    return sorted(_in_politics(out), key=lambda d: d.trigger)


def _in_politics(drafts: list[EventDraft]) -> list[EventDraft]:
    """Leave out deeds without either side where nobody in the whole article acts: it may be about anything."""
    if any(d.actors or d.spoken for d in drafts):
        return drafts
    return [d for d in drafts if d.recipients or d.carrier is not None]


def _sentence(scene: Scene, first: int, last: int) -> Iterator[Outcome]:
    triggers: dict[int, Trigger] = {}
    for i in between(scene.candidates, first, last):
        if i not in scene.idle and (found := _trigger(scene, i)) is not None:
            triggers[i] = found
    triggers.update(obligations(scene, triggers, first, last))
    triggers.update({i: t for i, t in presences(scene, first, last).items() if i not in triggers})
    _consume(scene, triggers)
    _consume_occasions(scene, triggers)
    answer(scene, triggers)
    folded = outcomes(scene, triggers)
    told = [own for o in folded if (own := commanded(scene, o) or (o if political(scene, o) else None)) is not None]
    told = _once(scene, told)
    tokens = {o.trigger.token for o in told}
    yield from (o for o in told if o.trigger.light not in tokens or not _by_toll(scene, o.trigger))
    yield from spoken(scene, triggers, first, last)
    yield from judged(scene, told, first, last)
    yield from refusals(scene, told, first, last)
    yield from backings(scene, first, last)


def _once(scene: Scene, told: list[Outcome]) -> list[Outcome]:
    """Leave out the deeds told by a noun alone where a fuller event of their type stands in the sentence."""
    bare = [o for o in told if (o.trigger.alone or told_alone(scene, o.trigger)) and not o.recipients]
    full = {o.type for o in told if o not in bare}
    return [o for o in told if o not in bare or (o.type not in full and o is next(b for b in bare if b.type == o.type))]


def _by_toll(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an attack is told by its victims, so that the verb tells it too (*a bomb killed nine soldiers*)."""
    light = trigger.light
    return trigger.occurs and light is not None and scene.lemma(light) in scene.lexicon.toll and trigger.actors == []


def _trigger(scene: Scene, i: int) -> Trigger | None:
    """Return the narrowest pattern that token i fulfils with an actor, failing that the narrowest without."""
    narrowest = None
    for trigger in readings(scene, i):
        if not fill(scene, trigger):
            continue
        if trigger.actors:
            return trigger
        narrowest = narrowest or trigger
    return narrowest


def _consume(scene: Scene, triggers: dict[int, Trigger]) -> None:
    """Drop the nouns that only complete another trigger (*lifted sanctions*), unless they have an actor of their own.

    Who rejects or condemns an act speaks of another's: there the noun stays when its actor is another.
    """
    for verb in list(triggers.values()):
        nouns = [*verb.complements, *([verb.object] if verb.object is not None else [])]
        for i in [j for noun in nouns for j in scene.analysis.conjuncts(noun)]:
            noun = triggers.get(i)
            if noun is None:
                _consume_clause(scene, triggers, verb, i)
            if noun is None or (noun.light is not None and noun.light != verb.token and noun.actors):
                continue
            sides = noun.actors or (noun.symmetric and noun.recipients)
            if sides and not verb.actors and not verb.recipients:
                continue  # *at the EU summit they talked about …*, *talks between Chad and Peru are scheduled*
            if noun.symmetric and noun.light is None and not (noun.actors and noun.recipients) and verb.actors:
                del triggers[i]  # *snubs talks with Peru*: told by one side, so by the verb alone
                continue
            if verb.unsigned and not verb.actors and noun.pattern.group.type == verb.pattern.group.type:
                verb.actors = [t for t in noun.actors if t not in verb.recipients]  # *Peru's sanctions were adopted*
            alone = noun.light is None and not noun.recipients
            answered = alone and verb.actors and noun.pattern.group.type in IN_WORDS
            own = set(noun.actors) <= set(verb.actors) and bool(noun.actors or not noun.recipients)
            own = own and not told_alone(scene, noun)
            if verb.pattern.group.stance == "demand" and restricted(scene, noun):
                continue  # *wants sanctions against Peru*: asked for, and named as what is to come
            unwanted = "not" in verb.pattern.needs  # *will not accept an attack*
            if answered or own or unwanted or verb.pattern.group.type not in ("REJECT", "ACCUSE"):
                del triggers[i]
                _consume_clause(scene, triggers, verb, i)


def _consume_clause(scene: Scene, triggers: dict[int, Trigger], verb: Trigger, noun: int) -> None:
    """Drop the infinitive that says what a consumed noun is about (*rejected an invitation to attend the talks*)."""
    a = scene.analysis
    if verb.pattern.group.stance is not None:
        return
    for clause in a.having(noun, "acl", "xcomp", "comp"):
        if clause in triggers and clause != verb.token and not scene.clauses.finite(clause):
            del triggers[clause]


def _consume_occasions(scene: Scene, triggers: dict[int, Trigger]) -> None:
    """Drop the meeting named beside the verb that tells of it (*met him for talks*), when it has no other party."""
    for i, noun in list(triggers.items()):
        if noun.anchor is None or noun.pattern.group.type != "CONSULT":
            continue
        if noun.token != noun.anchor and noun.anchor in triggers and _is_round(noun, triggers[noun.anchor]):
            del triggers[noun.anchor]  # *a round of talks*, told by the talks
        if noun.light is not None:
            continue
        above = scene.clauses.governor(noun.anchor)
        verb = triggers.get(above) if above is not None else None
        if verb is None or verb.anchor is not None or verb.pattern.group.type != "CONSULT":
            continue
        if {*noun.actors, *noun.recipients} <= {*verb.actors, *verb.recipients}:
            del triggers[i]


def _is_round(noun: Trigger, weak: Trigger) -> bool:
    """Tell whether a weak noun of meetings (*round*) tells no more than the noun that hangs on it."""
    told = {*noun.actors, *noun.recipients}
    return weak.pattern.group.type == "CONSULT" and {*weak.actors, *weak.recipients} <= told


def _draft(scene: Scene, outcome: Outcome) -> EventDraft:
    a, token = scene.analysis, outcome.trigger.token
    places = places_of(scene, outcome.trigger, outcome.type)
    return EventDraft(
        trigger=token,
        trigger_span=(a.start[token], a.end[token]),
        type=outcome.type,
        mode=outcome.mode,
        contexts=outcome.contexts,
        cameo=outcome.cameo,
        actors=outcome.actors,
        recipients=_addressed(scene, outcome, places),
        symmetric=outcome.symmetric,
        status=outcome.status,
        places=places,
        rule=outcome.rule,
        spoken=outcome.rule in (SPOKEN, ORDERED) or outcome.rule in JUDGED,
        personal=bool(outcome.actors) and not is_public(scene, outcome),
        carrier=outcome.trigger.light,
        alleged=outcome.status == "occurred" and alleged(scene, outcome.trigger),
        headless=headless(scene, outcome.trigger),
        deed=() if outcome.recipients else deed(scene, outcome),
    )


def _is_some_town(scene: Scene, i: int) -> bool:
    """Tell whether a noun means a town that it does not name, which is nobody's by that (*took a town*)."""
    mention = scene.mention_at.get(i)
    if scene.noun(i) not in scene.municipal or (mention is not None and mention.form != "described"):
        return False
    return not scene.modifiers(i) and not scene.analysis.having(i, "appos", "flat", "poss")


def _is_more(scene: Scene, outcome: Outcome, i: int) -> bool:
    """Tell whether people are what is promised, and not to whom it is (*promised more soldiers, a larger staff*)."""
    a = scene.analysis
    if a.pos[i] != "NOUN" or i in a.having(outcome.trigger.token, "iobj") or a.rel[i] not in ("obj", "nmod"):
        return False
    return any("Degree=Cmp" in a.morph[k] for k in a.having(i, "amod", "det", "advmod"))


def _addressed(scene: Scene, outcome: Outcome, places: Sequence[int]) -> tuple[int, ...]:
    """Return the recipients, of a protest without the towns where it was held, of a judgement without treaties."""
    found = outcome.recipients
    if outcome.type == "ASSAULT":
        found = tuple(t for t in found if not _is_some_town(scene, t))
    if outcome.type == "AGREE":
        found = tuple(t for t in found if not _is_more(scene, outcome, t))
    if outcome.type in THOUGHT or outcome.type == "REQUEST":
        found = tuple(t for t in found if not scene.is_treaty(t))
    if outcome.type != "PROTEST":
        return found
    towns = {t for t in places if is_town(scene, t)}
    return tuple(t for t in found if t not in towns)
