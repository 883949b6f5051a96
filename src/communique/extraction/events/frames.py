"""Fill the frame of a trigger: which phrases hold its actors and its recipients."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.addressed import addressed, anothers, beside_object, judges, rallied
from communique.extraction.events.asides import is_aside
from communique.extraction.events.battles import told_alone
from communique.extraction.events.beneath import beneath
from communique.extraction.events.doers import accusers, doers, told_by_object, travellers
from communique.extraction.events.fitting import fits, several
from communique.extraction.events.harmed import sites_hit, states_blamed, sufferers
from communique.extraction.events.lights import is_deed
from communique.extraction.events.parties import UNDER_ARMS
from communique.extraction.events.phrases import (
    SUFFERED,
    SYNTAX,
    aimed_at,
    along_with,
    at_place,
    blamed_owner,
    elided_subject,
    is_site,
    possessor,
    sites_of,
    some,
    subject_of,
)
from communique.extraction.events.places import is_house
from communique.extraction.events.possessives import is_own, is_own_staff, of_a_person
from communique.extraction.events.reaching import answered, asked, burdened, charged, in_pattern, means
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

OWN_WORDS = frozenset({"REQUEST", "REJECT", "ACCUSE", "AGREE"})
"""Types whose noun belongs to who utters it, never to whom it is addressed (*voiced Iran's objection*)."""
STANDS = frozenset({"SUPPORT", "REJECT"})
"""Types of verbs that carry a noun, and yet may say what somebody thinks of another's act."""
WORDS = frozenset({"REQUEST", "REJECT", "AGREE", "THREATEN"})
"""Types whose recipient is spoken to, and is no place that stands in what is said."""
DONE = frozenset({"AID", "COERCE", "ASSAULT"})
"""Types of what nobody does to his own people."""


def fill(scene: Scene, trigger: Trigger) -> bool:
    """Fill the roles of a trigger in place; return whether they satisfy what its group asks."""
    frame = trigger.pattern.frame
    trigger.symmetric = frame.symmetric
    if trigger.anchor is not None:
        _fill_noun(scene, trigger)
    else:
        trigger.actors = (
            _first(scene, trigger, frame.actors, (), direct=_himself(trigger))
            or _one_another(scene, trigger)
            or means(scene, trigger)
        )
        trigger.recipients = rallied(scene, trigger) or _first(scene, trigger, frame.recipients, trigger.actors)
        trigger.recipients += [t for t in beside_object(scene, trigger) if t not in trigger.recipients]
        trigger.unsigned = scene.clauses.passive(trigger.token) and scene.clauses.agent(trigger.token) is None
    trigger.recipients = trigger.recipients or in_pattern(scene, trigger) or answered(scene, trigger)
    trigger.recipients = trigger.recipients or charged(scene, trigger) or addressed(scene, trigger)
    trigger.recipients = trigger.recipients or beneath(scene, trigger)
    trigger.recipients = asked(scene, trigger)
    trigger.recipients = [t for t in trigger.recipients if not only_where(scene, trigger, t)]
    if frame.symmetric and not trigger.recipients and (both := _their_own(scene, trigger)):
        trigger.actors = both
    if not trigger.recipients and trigger.pattern.group.type in SUFFERED and not frame.symmetric:
        trigger.recipients = [t for t in sufferers(scene, trigger) if t not in trigger.actors]
        trigger.recipients = trigger.recipients or burdened(scene, trigger)
        if trigger.anchor is None and not trigger.recipients and trigger.pattern.group.type == "ASSAULT":
            trigger.recipients = accusers(scene, trigger)
    if not fits(scene, trigger):
        return False
    _name_doers(scene, trigger)
    return True


def _himself(trigger: Trigger) -> bool:
    """Tell whether only the subject itself acts, not whose it is: one travels oneself, *his rise* helps nobody."""
    group = trigger.pattern.group
    return group.mode in ("visit", "strike") or (group.type == "AID" and group.direct and group.both)


def only_where(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Tell whether a name only says where a thing is, in an act of words (*a truce in Gaza*, *a summit in Oslo*).

    A country may be called to something with *in* (*demanded elections in Chad*); with a meeting it is but the place.
    """
    group, mention = trigger.pattern.group, scene.mention_at.get(i)
    if mention is None or group.type not in WORDS | {"CONSULT"}:
        return False
    if mention.form not in ("name", "capital", "acronym"):
        return False
    if scene.is_named_compound(i):
        return False
    if is_site(scene, i) and _names_meeting(scene, i):
        return True
    prep = next((scene.analysis.lower(k) for k in scene.analysis.having(i, "case") if k < i), "")
    if group.type == "CONSULT" and prep in scene.places and _locates_town(scene, mention.first - 1):
        return True
    ground = mention.kind in ("place", "state") or mention.form == "capital" or scene.is_region(i)
    met = group.type == "CONSULT" and (group.mode == "multilateral" or (group.mode is None and ground))
    return prep in scene.places and (met or (mention.kind == "place" and group.type in WORDS))


def _locates_town(scene: Scene, at: int) -> bool:
    """Tell whether a town stands before the preposition at a token: the state behind it says where that is."""
    town = scene.mention_at.get(at - 1)
    return town is not None and town.last == at and is_site(scene, town.head)


def _names_meeting(scene: Scene, i: int) -> bool:
    """Tell whether a town stands before a meeting or a treaty that is called by it (*new Geneva talks*)."""
    a = scene.analysis
    patterns = scene.lexicon.noun_patterns(scene.noun(a.head[i])) if a.rel[i] in ("compound", "amod") else ()
    return any(p.group.type in ("CONSULT", "AGREE") for p in patterns)


def _one_another(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the subject of a passive that means *one another* (Swedish *möttes*: met)."""
    token = trigger.token
    if not (trigger.symmetric and scene.clauses.passive(token) and "Voice=Pass" in scene.analysis.morph[token]):
        return []
    if trigger.pattern.group.type == "COOPERATE":
        return []  # *olja får exporteras till Peru*
    if any(prep in scene.words.between for prep, _ in scene.clauses.prepositions(token)):
        return []  # *avtalet slöts mellan Peru och Chile*
    patient = scene.clauses.patient(token)
    return scene.carriers(patient) if patient is not None else []


def _fill_noun(scene: Scene, trigger: Trigger) -> None:
    frame = trigger.pattern.frame
    carried = [j for j in _carried(scene, trigger) if not is_deed(scene, j)]
    outside = [t for j in carried if j != trigger.anchor for t in scene.carriers(j)]
    if trigger.reversed and not frame.symmetric:
        trigger.recipients = outside
        backers = scene.words.belongs if trigger.pattern.group.type == "SUPPORT" else ()  # *won the support of Chad*
        trigger.actors = _first(scene, trigger, (*frame.actors, "from", *scene.words.agents, *backers), outside)
        return
    if outside and "poss" in frame.actors and _anothers(scene, trigger, outside):
        outside = []  # *she backs Peru's opposition to the pact*
    trigger.actors = outside or _first(scene, trigger, frame.actors, (), direct=False)
    trigger.recipients = _first(scene, trigger, frame.recipients, trigger.actors) or aimed_at(scene, trigger)
    if not trigger.actors and trigger.recipients and trigger.pattern.group.type in SUFFERED:
        trigger.actors = [t for t in _first(scene, trigger, ("poss",), trigger.recipients) if scene.is_state(t)]
    if trigger.occurs and not trigger.recipients and trigger.pattern.group.type == "ASSAULT":
        before = [
            j for j in scene.analysis.having(trigger.token, "compound") if is_site(scene, j)
        ]  # *a Kabul bombing killed five*
        trigger.recipients = sites_hit(scene, trigger, frame.recipients) or before
    if not trigger.recipients and trigger.pattern.group.type == "ASSAULT":
        trigger.recipients = _toll(scene, trigger)
    if trigger.occurs and not trigger.recipients and (felt := scene.clauses.patient(trigger.light or trigger.token)):
        trigger.recipients = [t for t in scene.carriers(felt) if felt != trigger.anchor]
    met = frame.symmetric or trigger.pattern.group.type == "CONSULT"
    if met and trigger.recipients and not trigger.actors and not _complete(scene, trigger):
        trigger.actors = [t for t in _occasion(scene, trigger) if t not in trigger.recipients]
    if met and trigger.recipients and not trigger.actors and not _complete(scene, trigger):
        trigger.actors = [t for t in travellers(scene, trigger) if t not in trigger.recipients]
    if met and trigger.recipients and not trigger.actors:
        trigger.actors = [t for t in possessor(scene, trigger.token) if t not in trigger.recipients]
    if not met and not trigger.actors and trigger.light is None:
        trigger.actors = [t for t in blamed_owner(scene, trigger.token) if t not in trigger.recipients]
    if frame.symmetric and not trigger.recipients and not trigger.actors and _afterwards(scene, trigger):
        there = _occasion(scene, trigger)
        trigger.actors = there if several(scene, there) else []  # *the ministers said after talks*
    if trigger.pattern.group.mode == "multilateral" and not trigger.actors and not trigger.recipients:
        trigger.actors = [t for t in _occasion(scene, trigger) if scene.is_power(t)]
    if outside and not trigger.recipients and not frame.symmetric and trigger.pattern.group.type not in OWN_WORDS:
        trigger.recipients = [j for j in _first(scene, trigger, ("mod", "poss"), trigger.actors) if j not in outside]


def _anothers(scene: Scene, trigger: Trigger, subjects: Sequence[int]) -> bool:
    """Tell whether an act that a noun tells is by name another's than the subject's of the verb that carries it."""
    verb = () if trigger.light is None else scene.lexicon.verbs.get(scene.lemma(trigger.light), ())
    if not any(p.group.type in STANDS for p in verb):
        return False
    whose = [t for j in scene.owners(trigger.token) for t in scene.carriers(j)]
    return any(scene.mention_at[t].form != "pronoun" for t in whose if t in scene.mention_at and t not in subjects)


def _name_doers(scene: Scene, trigger: Trigger) -> None:
    """Name who did a hostile deed that a noun tells, where another word does or a possessive means the object above."""
    if trigger.anchor is None or trigger.pattern.group.type not in SUFFERED or trigger.symmetric:
        return
    found = trigger.actors
    if not found:
        trigger.alone = told_alone(scene, trigger)
        trigger.actors = doers(scene, trigger.anchor)
        trigger.recipients = [t for t in trigger.recipients if t not in trigger.actors]
    elif len(found) == 1 and scene.analysis.rel[found[0]] == "poss" and is_own(scene, found[0]):
        trigger.actors = told_by_object(scene, trigger.anchor, found[0]) or found


def _toll(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom an attack cost life or limb, as its relative clause tells (*the strike that killed the general*)."""
    verbs = [v for v in scene.analysis.having(trigger.token, "relcl") if scene.lemma(v) in scene.lexicon.toll]
    felt = [j for v in verbs if not scene.clauses.passive(v) for j in some(scene.clauses.patient(v))]
    return [t for j in felt if j != trigger.token for t in scene.carriers(j) if t not in trigger.actors]


def _complete(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a meeting names both its sides (*talks between Peru and Chile*): then nobody else need be there."""
    preps = {p for site in sites_of(scene, trigger) for p, j in scene.clauses.prepositions(site)}
    return bool(preps & scene.words.between) and several(scene, trigger.recipients)


def _their_own(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who did something, and to whom, at a meeting of their own (*thanked him during their talks*)."""
    noun = trigger.anchor
    owner = (
        next((j for j in scene.analysis.having(noun, "poss") if is_own(scene, j)), None) if noun is not None else None
    )
    if noun is None or owner is None:
        return []
    found, mention = _occasion(scene, trigger), scene.mention_at.get(owner)
    if not found or (mention is not None and not mention.plural):
        return []
    patient = scene.clauses.patient(scene.analysis.head[noun]) if mention is not None else None
    return list(dict.fromkeys([*found, *(scene.carriers(patient) if patient is not None else [])]))


def _occasion(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who did something on the occasion of a meeting, and so was there (*said after talks with Iran*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or trigger.light is not None:
        return []
    if a.rel[noun] == "nmod" and scene.is_actor(a.head[noun]) and _while(scene, noun):
        return scene.carriers(a.head[noun])  # *the minister, on a visit to Lima, …*
    event = a.head[noun] if a.rel[noun] == "nmod" and _while(scene, noun) and a.rel[a.head[noun]] == "obl" else noun
    verb = a.head[event]  # *said at a press conference after the talks*
    if not scene.clauses.verbal(verb):
        return []
    recounted = a.rel[noun] == "obj" and scene.lemma(verb) in scene.words.recounts
    prep = next((p for p, j in scene.clauses.prepositions(verb) if j == event), "")
    if prep not in scene.words.occasions and not recounted:
        return []
    return [t for j in subject_of(scene, verb) for t in scene.carriers(j)]


def _afterwards(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether something was said or done after or during a meeting, not only where one was (*at a meeting*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None:
        return False
    marks = [a.lower(k) for k in a.having(noun, "case") if k < noun]
    if a.rel[noun] == "nmod" and scene.is_actor(a.head[noun]):
        return any(m in scene.words.occasions for m in marks)  # *Lind, Ruiz in talks on Chad*
    return any(m in scene.words.occasions and m not in (*scene.places, "on") for m in marks)


def _while(scene: Scene, noun: int) -> bool:
    """Tell whether a noun stands behind a preposition of occasion."""
    a = scene.analysis
    return any(a.lower(k) in scene.words.occasions for k in a.having(noun, "case") if k < noun)


def _speaks(scene: Scene, i: int, trigger: int) -> bool:
    """Tell whether a name before a colon only says whose words follow (*Lindh: We will sign*)."""
    mention = scene.mention_at.get(i)
    after = mention.last if mention is not None else i + 1
    a = scene.analysis
    return after + 1 < trigger and a.word(after) == ":" and a.lower(after + 1) != "s"


def _beside_it(scene: Scene, trigger: Trigger, i: int) -> bool:
    """Tell whether a word names the medium (*liars, he wrote on X*), or whose the friendly thing is (*our support*)."""
    a, mention = scene.analysis, scene.mention_at.get(i)
    if mention is not None and mention.kind == "outlet":
        return any(a.lower(k) in scene.places for k in a.having(i, "case") if k < i)
    ours = a.rel[i] == "poss" and scene.is_speaker(i)
    if ours and any(scene.is_speaker(t) for t in trigger.actors):
        return True  # *we guarantee our security*
    uttered = a.rel[i] == "poss" and scene.lemma(trigger.token) in scene.lexicon.do and not scene.is_speaker(i)
    if uttered and trigger.anchor is None and trigger.pattern.group.type in OWN_WORDS:
        return a.head[i] == trigger.object  # *voiced Iran's objection*
    return ours and trigger.object is not None and a.head[i] == trigger.object


def _suffers(scene: Scene, i: int) -> bool:
    """Tell whether token i suffers the deed that is judged (*denounced the killing of Kurds*): its doer is meant."""
    a = scene.analysis
    if a.rel[i] in ("amod", "compound", "poss"):  # *the shelling of Kurdish villages*
        i = a.head[i]
    deed = scene.clauses.governor(i)
    while a.rel[i] == "conj" and not any(k < i for k in a.having(i, "case")):
        i = a.head[i]  # *the killing of Kurds and of Arabs*: the preposition stands before the first
    prep = next((a.lower(k) for k in a.having(i, "case") if k < i), None)
    where = prep in scene.places  # *condemned the bombing in Chad*
    if deed is None or prep is None or not (where or prep in scene.words.about | scene.words.inside):
        return False
    patterns = scene.lexicon.noun_patterns(scene.noun(deed))
    found = [p for p in patterns if p.group.type in SUFFERED or p.group.mode == "release"]
    found = [p for p in found if p.group.type == "ASSAULT"] if where else found
    deeds = [p for p in found if scene.has_before(deed, p.before)]
    if prep in scene.words.inside and scene.sector(i) in UNDER_ARMS:  # *attacks of the rebels*
        deeds = [p for p in deeds if p.group.type != "ASSAULT" or "poss" not in p.frame.actors]
    return any(prep in p.frame.recipients and prep not in p.frame.actors for p in deeds)


def _of_another(scene: Scene, trigger: Trigger, place: str, i: int, taken: Sequence[int]) -> bool:
    """Tell whether a possessive is another's than the actor's: of what is judged, or *his* where a body acts."""
    return (judges(trigger, place) and anothers(scene, i, taken)) or of_a_person(scene, i, taken)


def _carried(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the subject of the light verb; of *were engaged in* that which stands there."""
    light = trigger.light
    if light is None or trigger.anchor is None or trigger.occurs:
        return []
    found = _between(scene, trigger.anchor, light) or subject_of(scene, light)
    found = [*found, *(j for j in along_with(scene, light) if j not in found)] if found else found
    if not found and scene.analysis.rel[trigger.anchor] in ("obl", "nmod"):
        return scene.analysis.having(light, "subj_pass")
    return found


def _between(scene: Scene, noun: int, verb: int) -> list[int]:
    """Return who stands between a relative pronoun and its verb (*the campaign that they began*) in a wrong tree."""
    a = scene.analysis
    if verb < noun + 3 or a.lower(noun + 1) not in scene.clauses.relatives or a.having(verb, "subj", "subj_pass"):
        return []
    return [j for j in range(noun + 2, verb) if scene.is_actor(j) and not a.having(j, "case")][:1]


def _first(
    scene: Scene, trigger: Trigger, places: Sequence[str], taken: Sequence[int], *, direct: bool | None = None
) -> list[int]:
    """Return the actors in the first of the places that holds any, without those already taken.

    direct: whether only a word in its place counts; by default the group's say, and always so for places.
    """
    group = trigger.pattern.group
    if direct is None:
        direct = group.direct and trigger.anchor is None
    for place in places:
        partner = trigger.anchor is not None and trigger.symmetric and group.type == "CONSULT" and place not in SYNTAX
        own = group.type == "PROTEST" and trigger.anchor is not None and place in scene.inside
        freed = group.mode == "release" and trigger.anchor is not None and place in scene.inside
        governed = any(prep == place and nouns is None for prep, nouns in trigger.pattern.preps)
        where = place in scene.places and not (governed and group.type in WORDS)
        named = direct or own or freed or where or (partner and place not in scene.inside)
        found = [
            t
            for i in at_place(scene, trigger, place)
            for t in ([i] if place == "mod" else _named(scene, i, trigger) if named else _owned(scene, i, trigger))
            if t not in taken
            and not (place == "subj" and "Case=Dat" in scene.analysis.morph[t])  # *y le retiró la visa*
            and not (taken and is_own(scene, t) and not _of_another(scene, trigger, place, t, taken))
            and not (taken and (_beside_it(scene, trigger, t) or (group.type in DONE and is_own_staff(scene, t))))
            and not (taken and is_aside(scene, trigger, i, t))
            and not (where and partner and is_house(scene, t))
            and not (group.type in ("ACCUSE", "SUPPORT") and _suffers(scene, t))
            and (not _speaks(scene, t, trigger.token) or t in elided_subject(scene, trigger.token))
        ]
        if found:
            return list(dict.fromkeys(found))
    if direct or not taken:
        return []
    if group.type == "ACCUSE":
        return states_blamed(scene, trigger, places)
    return sites_hit(scene, trigger, places) if group.type == "ASSAULT" else []


def _named(scene: Scene, i: int, trigger: Trigger) -> list[int]:
    """Return who is named at a place of a frame; of what a sanction falls on or where troops stand, whose it is."""
    things = trigger.pattern.group.type in ("SANCTION", "MOBILIZE") and i > trigger.token
    return scene.named(i) or (_owned(scene, i, trigger) if things else _hosts(scene, i, trigger))


def _hosts(scene: Scene, i: int, trigger: Trigger) -> list[int]:
    """Return whose meeting it is that somebody takes part in (*took part in NATO's meeting*)."""
    group = trigger.pattern.group
    if (group.mode != "multilateral" and group.type != "COOPERATE") or i < trigger.token:
        return []
    owners = [t for j in scene.owners(i) for t in scene.carriers(j) if scene.is_state(t)]
    return owners or ([i] if scene.is_named_compound(i) else [])


def _owned(scene: Scene, i: int, trigger: Trigger) -> list[int]:
    """Return whose a thing is, else whom a sanction falls on without a name (*two individuals*)."""
    hit = trigger.pattern.group.type == "SANCTION" and i > trigger.token
    known = scene.lexicon.sanctioned.by_head
    nameless = hit and scene.analysis.pos[i] == "NOUN" and scene.in_set(i, scene.lexicon.sanctioned)
    if not nameless:
        found = scene.carriers(i)
        judged = trigger.pattern.group.type in ("ACCUSE", "SUPPORT") and i > trigger.token
        suffered = judged and bool(found) and all(_suffers(scene, t) for t in found)
        return (scene.modifiers(i) or found) if suffered else found  # *the Ghanaian invasion of Chad*
    return list(
        dict.fromkeys([*scene.carriers(i), *(j for j in scene.analysis.conjuncts(i) if scene.noun(j) in known)])
    )
