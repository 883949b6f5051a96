"""Keep out what is not politics: what only looks like it, and paragraphs about sport, culture or business."""

from __future__ import annotations

from communique import gazetteer
from communique.annotation import MentionDraft
from communique.extraction.events.battles import told_alone
from communique.extraction.events.figures import figurative, kills, match
from communique.extraction.events.fitting import borne, headless, noteworthy, restricted, titled
from communique.extraction.events.inquiries import innocent
from communique.extraction.events.parties import PUBLIC, UNDER_ARMS
from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import Outcome

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "COP"})
"""Sectors whose arrival is no visit."""
POLICING = frozenset({"COP", "JUD"})
PRIVATE = frozenset({"BUS", "MED", "AGR"})
"""Sectors that an adjective of a state (*the Swedish company*) does not make a power."""
COMPANIES = frozenset({"BUS", "MNC", "MED", "EDU"})
"""Sectors of known organisations that are no power."""
POWERS = PUBLIC - POLICING
"""Sectors whose part in an event makes it political."""
WARLIKE = frozenset(
    {"ceasefire", "disarm", "troops", "aerial", "heavy-weapons", "explosives", "abduct", "suicide-attack"}
)
"""Modes that only those have who bear arms: a body that nobody knows is then a party to a conflict."""
FRIENDLY = frozenset({"CONSULT", "COOPERATE", "SUPPORT", "AID", "AGREE"})
"""Types that, among relatives, are private life."""
SPOKEN = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT", "CONCEDE"})
"""Types that are private life when one side is a relative and the other no state."""
SERVING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD"})
"""Sectors of people in the service of a state."""
LEGAL = frozenset({"allege", "release", "convict"})
"""Modes of what courts and prisons do, whose passive names its people and not who did it."""
PRESS = frozenset({"MED", "JRN"})
COLLEAGUE = "title:role:colleague"
"""Rule of the mentions of those who have the office of somebody else, whatever that is."""
COMMON_CRIMES = frozenset({"beat", "primitive", "firearms", "arrest", "sexual"})
"""Modes that, with nobody named but a place, are the crime page's."""


def not_politics(scene: Scene) -> frozenset[int]:
    """Return the numbers of the blocks whose words show that they are about something else."""
    a, silent = scene.analysis, set()
    words = set(scene.lexicon.table.guard_words)
    for i, idioms in scene.idioms.items():
        if any(" ".join(phrase).replace(" - ", "-") in words for phrase in idioms):
            silent.add(a.sentence_at(i).block)
    return frozenset(silent)


def political(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether enough of an event is political.

    An event needs an actor; a strong one (an attack, an arrest) may have only a recipient, when that is named. People
    without a name count when they protest, bear arms or have a counterpart; talking to the press is no meeting.
    """
    if figurative(scene, outcome) or match(scene, outcome) or innocent(scene, outcome):
        return False
    if not outcome.actors:
        if told_alone(scene, outcome.trigger):
            return True
        strong = outcome.trigger.pattern.group.strong or outcome.trigger.violent or outcome.trigger.occurs
        marked = [t for t in outcome.recipients if _marked(scene, t)]
        strong = strong or _killed_in_service(scene, outcome)
        powers = [t for t in outcome.recipients if _is_power(scene, t) or titled(scene, t)]
        strong = strong or bool(powers and headless(scene, outcome.trigger))
        harmed = strong and (outcome.type == "ASSAULT" or outcome.trigger.pattern.group.strong)
        dissent = [t for t in outcome.recipients if harmed and noteworthy(scene, t)]
        told = restricted(scene, outcome.trigger) or borne(scene, outcome.trigger)
        if told or (powers and _endured(scene, outcome)):
            return True
        if _before_law(scene, outcome) or (strong and any(scene.sector(t) in UNDER_ARMS for t in outcome.recipients)):
            return True
        if outcome.recipients and (_over_protest(scene, outcome) or _faced(scene, outcome)):
            return True
        if _done_by_thing(scene, outcome) or (outcome.trigger.occurs and outcome.mode in COMMON_CRIMES):
            return False
        sites = outcome.mode in COMMON_CRIMES and all(_is_site(scene, t) for t in marked)
        return (strong and bool(marked) and not sites) or bool(dissent)
    if any(_is_anyone(scene, t) for t in outcome.actors):
        return False
    if outcome.type in ("CONSULT", "COOPERATE") and any(
        scene.sector(t) == "JRN" or _is_outlet(scene, t) for t in _parties(outcome)
    ):
        return False
    if all(scene.sector(t) == "JRN" for t in outcome.actors) and _at_work(scene, outcome):
        return False
    if outcome.type == "AID" and outcome.recipients and all(scene.is_speaker(t) for t in outcome.recipients):
        return False
    if outcome.type == "AID" and _private(scene, outcome):
        return False
    if outcome.type in FRIENDLY and any(_is_relative(scene, t) for t in _parties(outcome)):
        return False
    if outcome.type in SPOKEN and _among_kin(scene, outcome):
        return False
    if _applauds(scene, outcome) or _kills_kin(scene, outcome):
        return False
    if outcome.mode == "visit" and any(scene.sector(t) in ARMED for t in _parties(outcome) if not _is_person(scene, t)):
        return False
    if outcome.type == "PROTEST" or "@protest" in outcome.trigger.pattern.text or ":protest:" in outcome.rule:
        return True
    if outcome.mode == "allege" and _nobody_in_particular(scene, outcome.recipients):
        return False
    if outcome.mode in COMMON_CRIMES and _nobody_in_particular(scene, outcome.actors):
        return False
    if is_public(scene, outcome):
        return True
    if outcome.type == "CONSULT" and any(_nobody_in_particular(scene, (t,)) for t in _parties(outcome)):
        return False
    if any(_performs(scene, t) for t in outcome.actors):
        return False
    return any(_is_person(scene, t) and not _performs(scene, t) for t in _parties(outcome))


def _is_anyone(scene: Scene, i: int) -> bool:
    """Tell whether words beside token i say that it is nobody in particular (*any party*, *vilken stat som helst*)."""
    a = scene.analysis
    if any(a.lower(j) in scene.words.anyone for j in a.having(i, "det")):
        return True
    return i + 2 < len(a) and f"{a.lower(i + 1)} {a.lower(i + 2)}" in scene.words.anyone


def _at_work(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether what journalists do is their work (*asked him for comment*, *besieged her with questions*)."""
    if outcome.type in ("ASSAULT", "COERCE"):
        return True
    return outcome.trigger.anchor is None and outcome.trigger.pattern.lemma in scene.words.interviewing


def _performs(scene: Scene, i: int) -> bool:
    """Tell whether the noun at a name says that its bearer is of the stage or of sport (*the painter Ada Lind*)."""
    a, mention = scene.analysis, scene.mention_at.get(i)
    if mention is None or mention.candidates:
        return False
    near = {mention.first - 1, *a.having(i, "appos", "compound", "flat")}
    near |= {a.head[i]} if a.rel[i] in ("appos", "flat") else set()
    near |= {mention.first} if mention.last - mention.first > 2 else set()
    nouns = [scene.noun(j) for j in near if j >= 0 and a.pos[j] in ("NOUN", "PROPN")]
    bare = [noun.removesuffix(ending) for noun in nouns for ending in scene.words.noun_endings]
    return any(noun.endswith(scene.performers) for noun in (*nouns, *bare))


def _endured(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a passive tells what a power was asked, denied or made to bear, by nobody named (*Peru is urged*).

    Who was killed may have died of anything, and who was helped or blamed by nobody concerns few.
    """
    passive = outcome.trigger.anchor is None and scene.clauses.passive(outcome.trigger.token)
    return passive and outcome.type in ("REQUEST", "REJECT", "THREATEN", "SANCTION", "COERCE", "RETREAT")


def _killed_in_service(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether people of a state, or civilians, were killed, and of no other cause (*in a crash*) than violence."""
    token = outcome.trigger.token
    if outcome.type != "ASSAULT" or outcome.trigger.anchor is not None or not scene.clauses.passive(token):
        return False
    others = [j for prep, j in scene.clauses.prepositions(token) if prep in scene.places and j not in scene.mention_at]
    site = scene.lexicon.targets.heads
    serving = any(
        noteworthy(scene, t) or scene.sector(t) in UNDER_ARMS or (scene.sector(t) in SERVING and scene.modifiers(t))
        for t in outcome.recipients
    )
    return serving and all(site(scene.noun(j)) or scene.analysis.lower(j) in scene.units for j in others)


def _before_law(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a passive says that people of politics were charged, let off or set free, by nobody named."""
    trigger = outcome.trigger
    legal = outcome.mode in LEGAL or "@charge" in trigger.pattern.text
    if not legal or trigger.anchor is not None or not scene.clauses.passive(trigger.token):
        return False
    return any(_concerns(scene, t) for t in outcome.recipients)


def _nobody_in_particular(scene: Scene, parties: tuple[int, ...]) -> bool:
    """Tell whether one party is a single person without a name or office (*prosecutors charged a man*)."""
    if len(parties) != 1 or scene.noun(parties[0]) not in scene.people.public:
        return False
    return "Number=Plur" not in scene.analysis.morph[parties[0]] and not scene.analysis.having(parties[0], "appos")


def _faced(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a protest of nobody named is against a power (*protests against the president*)."""
    return outcome.type == "PROTEST" and any(_is_power(scene, t) or titled(scene, t) for t in outcome.recipients)


def _over_protest(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether people are arrested in a sentence that speaks of a protest."""
    if outcome.type != "COERCE" or outcome.mode != "arrest":
        return False
    sentence = scene.analysis.sentence_at(outcome.trigger.token)
    nouns = (k for k in range(sentence.first, sentence.last) if scene.analysis.pos[k] in ("NOUN", "PROPN"))
    return any(p.group.type == "PROTEST" for k in nouns for p in scene.lexicon.noun_patterns(scene.noun(k)))


def _private(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether help is one person's to another, or a gift to persons or nobody by people without an office."""
    if not outcome.recipients and not any(scene.is_state(t) or _is_power(scene, t) for t in outcome.actors):
        return True
    group = outcome.trigger.pattern.group
    if group.both and group.direct and outcome.trigger.anchor is None:
        return all(_is_individual(scene, t) for t in _parties(outcome))
    givers = all(_is_individual(scene, t) and scene.sector(t) not in POWERS for t in outcome.actors)
    return givers and all(_is_individual(scene, t) for t in outcome.recipients)


def _is_individual(scene: Scene, i: int) -> bool:
    """Tell whether token i means one person, or people who are no body, state or crowd in need."""
    mention = scene.mention_at.get(i)
    if mention is None:
        return scene.is_speaker(i) or scene.analysis.pos[i] == "PRON"
    if mention.form == "inhabitant":
        return True
    return mention.kind == "person" or mention.form == "pronoun"


def _done_by_thing(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a verb has a subject that is neither an actor nor a deed or weapon (*a storm killed …*)."""
    trigger = outcome.trigger
    if trigger.anchor is not None or trigger.violent:
        return False
    passive = scene.clauses.passive(trigger.token)
    subject = scene.clauses.agent(trigger.token) if passive else scene.clauses.surface(trigger.token)
    if subject is None or subject in outcome.recipients:
        return False
    return not kills(scene, subject)


def is_public(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a power takes part: a state, a known body, an office, an organ; police where it counts."""
    parties = _parties(outcome)
    if any(_is_power(scene, t) for t in parties) or outcome.type == "PROTEST":
        return True
    if outcome.type == "REQUEST" and any(scene.noun(t) in scene.words.dissenters for t in outcome.actors):
        return True
    if outcome.type == "COERCE" and outcome.trigger.anchor is None and _against_protest(scene, outcome.trigger.token):
        return True
    if outcome.type == "ASSAULT" and any(scene.noun(t) in scene.municipal for t in outcome.recipients):
        return True
    if outcome.mode in WARLIKE and any(_is_body(scene, t) for t in outcome.actors):
        return True
    law = [t for t in parties if scene.sector(t) in POLICING]
    if law and outcome.type == "MOBILIZE":
        return True
    foreign = any(scene.modifiers(t) or _in_state(scene, t) for t in law)
    return bool(law) and (foreign or any(_concerns(scene, t) for t in parties if t not in law))


def _against_protest(scene: Scene, verb: int) -> bool:
    """Tell whether what a verb is done to is a protest (*broke up the march*, *the rally that they banned*)."""
    patient = scene.clauses.patient(verb)
    patterns = scene.lexicon.noun_patterns(scene.noun(patient)) if patient is not None else ()
    return any(p.group.type == "PROTEST" for p in patterns)


def _is_body(scene: Scene, i: int) -> bool:
    """Tell whether token i names an organisation, known or not."""
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "organisation" and mention.form in ("name", "acronym")


def _in_state(scene: Scene, i: int) -> bool:
    """Tell whether a court or police is said to be that of a state (*a court in Peru*)."""
    named = [scene.mention_at.get(j) for _, j in scene.clauses.prepositions(i)]
    return any(m is not None and m.kind == "state" and m.form == "name" for m in named)


def _concerns(scene: Scene, i: int) -> bool:
    """Tell whether it is politics that police or courts touch these people: they are named, of a state, or dissent."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form not in ("described", "pronoun"):
        return mention.kind == "person" or (mention.kind not in ("place", "outlet") and bool(mention.candidates))
    if scene.noun(i) in scene.municipal:
        return False
    return bool(scene.modifiers(i)) or scene.noun(i) in scene.words.dissenters or scene.sector(i) in POWERS - {"UAF"}


def _is_power(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form not in ("described", "pronoun"):
        if mention.kind in ("state", "bloc") or (mention.form in ("capital", "metonym") and not _of_town(scene, i)):
            return True
        known = mention.kind not in ("place", "outlet") and bool(mention.candidates) and not _in_business(mention)
        if not known and mention.office and _of_companies(mention.office):
            return False
        return known or scene.sector(i) in PUBLIC - POLICING
    if mention is not None and mention.rule == COLLEAGUE:
        return bool(scene.modifiers(i))  # a singer has colleagues too
    if mention is not None and mention.office:
        if _of_companies(mention.office) and not scene.modifiers(i):
            return False
        return scene.sector(i) not in POLICING | PRIVATE or bool(scene.modifiers(i))
    if scene.noun(i) in scene.municipal:
        return False
    if scene.modifiers(i):
        return scene.sector(i) not in PRIVATE
    return scene.sector(i) in POWERS


def _in_business(mention: MentionDraft) -> bool:
    """Tell whether a name is that of a company or a university, which make no politics among themselves."""
    entry = gazetteer.load().entry(mention.candidates[0])
    return entry is not None and entry.sector in COMPANIES


def _of_companies(office: str) -> bool:
    """Tell whether firms have the office too (*director*); whom its holder serves is known only later."""
    known = gazetteer.load().office(office)
    return known is not None and known.companies


def _of_town(scene: Scene, i: int) -> bool:
    """Tell whether the name of a capital only says which town's authorities are meant (*Stockholms stad*)."""
    return (
        scene.analysis.rel[i] in ("poss", "compound", "amod") and scene.noun(scene.analysis.head[i]) in scene.municipal
    )


def _is_relative(scene: Scene, i: int) -> bool:
    """Tell whether token i means a relative of somebody (*met his son*), and no name (*families of victims*)."""
    owned = any(scene.analysis.pos[j] in ("PRON", "DET") for j in scene.analysis.having(i, "poss", "det"))
    mention = scene.mention_at.get(i)
    return owned and (mention is None or mention.form == "described") and scene.noun(i) in scene.family


def _among_kin(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether one whole side is a relative and no state is on the other (*his wife warned him*)."""
    for side, other in ((outcome.actors, outcome.recipients), (outcome.recipients, outcome.actors)):
        if side and all(_is_relative(scene, t) and _of_pronoun(scene, t) for t in side):
            return not any(scene.is_state(t) for t in other)
    return False


def _applauds(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether only the press or critics praise somebody who is no power (*the press hailed the striker*)."""
    if outcome.type != "SUPPORT" or not all(scene.sector(t) in PRESS for t in outcome.actors):
        return False
    return not any(_is_power(scene, t) or titled(scene, t) for t in outcome.recipients)


def _kills_kin(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether somebody without office or name does force to relatives alone (*the gunman killed his mother*)."""
    if outcome.type != "ASSAULT" or not all(_is_relative(scene, t) for t in outcome.recipients):
        return False
    known = [t for t in outcome.actors if titled(scene, t) or _is_person(scene, t)]
    powers = [t for t in outcome.actors if _is_power(scene, t) and scene.sector(t) != "UAF"]
    return bool(outcome.recipients) and not known and not powers


def _of_pronoun(scene: Scene, i: int) -> bool:
    owners = scene.analysis.having(i, "poss", "det")
    return any(scene.analysis.rel[j] == "poss" or "Poss=Yes" in scene.analysis.morph[j] for j in owners)


def _is_person(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    if mention is None:
        return scene.is_speaker(i)
    return mention.kind == "person" and mention.form != "described"


def _parties(outcome: Outcome) -> tuple[int, ...]:
    return outcome.actors + outcome.recipients


def _marked(scene: Scene, i: int) -> bool:
    """Tell whether token i is a name, or a noun that a name or an adjective of a state qualifies."""
    mention = scene.mention_at.get(i)
    named = mention is not None and mention.form not in ("described", "pronoun")
    if any(j in scene.mention_at and not _of_court(scene, j) for _, j in scene.clauses.prepositions(i)):
        return True
    organ = mention is not None and mention.kind in ("group", "organisation")
    owned = organ and any(scene.is_state(j) for j in scene.owners(i))  # *Norway's embassy*
    return named or owned or bool(scene.modifiers(i)) or bool(mention is not None and mention.office)


def _of_court(scene: Scene, i: int) -> bool:
    """Tell whether a name is that of a court, which says nothing of who stands before it."""
    return any(scene.sector(j) == "JUD" for j in (i, *scene.analysis.having(i, "flat")))


def _is_site(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and (mention.form == "capital" or mention.kind == "place")


def _is_outlet(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "outlet"
