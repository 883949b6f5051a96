"""Whether what fills a frame is of the kind and number that the group of its trigger asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.extraction.events.battles import strikes, told_alone
from communique.extraction.events.improper import improper
from communique.extraction.events.parties import BANDS, PUBLIC, UNDER_ARMS
from communique.extraction.events.rhetoric import in_words
from communique.extraction.events.scene import Scene
from communique.extraction.events.standing import all_council, holds_office
from communique.extraction.events.stumping import on_the_stump
from communique.extraction.events.triggers import Trigger

SPOKEN = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "AGREE", "THREATEN", "AID", "CONCEDE"})
"""Types whose nouns (*his support*, *their demands*) say too little without a verb or a recipient."""

IN_WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types whose nouns tell enough when they say what was asked, blamed, refused or threatened."""

UNSIGNED = frozenset({"SANCTION", "COERCE", "ACCUSE"})
"""Types of what is done to powers, so that a passive tells enough without its agent."""


def fits(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the roles are of the kind and number that the group asks."""
    group = trigger.pattern.group
    if in_words(scene, trigger) or improper(scene, trigger) or on_the_stump(scene, trigger):
        return False
    if told_alone(scene, trigger):
        return True
    if (
        group.by == "people"
        and (trigger.anchor is not None or group.mode == "strike" or _by_crowds(scene, trigger))
        and _is_one_person(scene, trigger.actors)
    ):
        return False
    unnamed = trigger.occurs and not trigger.actors and bool(trigger.recipients)
    unnamed = unnamed or (trigger.anchor is not None and group.mode is None and _faced(scene, trigger))
    if group.by == "people" and not unnamed and not (trigger.actors and all(scene.is_crowd(t) for t in trigger.actors)):
        return False
    sides_at_war = trigger.actors or (trigger.recipients if trigger.symmetric else [])
    alone = trigger.symmetric and not (trigger.actors and trigger.recipients) and not several(scene, sides_at_war)
    if group.by == "arms" and trigger.anchor is None and alone and not any(_are_troops(scene, t) for t in sides_at_war):
        return False
    armed = any(scene.is_armed(t) for t in sides_at_war) or _ordered(scene, trigger) or _our_own(scene, trigger)
    if group.by == "arms" and sides_at_war and not armed:
        return False
    if group.type == "ASSAULT" and any(scene.sector(t) == "REF" for t in trigger.actors):
        return False
    acts = ACTING.get(group.by or "")
    if acts is not None and not any(acts(scene, t) for t in trigger.actors):
        return False
    if group.by == "council" and not all_council(scene, trigger.actors):
        return False
    if group.type == "COERCE" and _of_thing(scene, trigger):
        return False
    if group.by == "parties" and not all(scene.is_power(t) for t in (*trigger.actors, *trigger.recipients)):
        return False
    if group.by == "body" and trigger.actors and all(scene.people.is_ordinary(t) for t in trigger.actors):
        return False
    if group.stance == "threaten" and not trigger.recipients and _endangered(scene, trigger):
        return False
    if group.type == "REQUEST" and _interviews(scene, trigger):
        return False
    if group.mode == "disarm" and strikes(scene, trigger):
        return False
    if group.by == "power" and not any(scene.is_power(t) for t in trigger.actors) and not headless(scene, trigger):
        return False
    sides = bool(trigger.actors) + bool(trigger.recipients)
    if group.both and not (sides == 2 or (trigger.symmetric and several(scene, trigger.actors or trigger.recipients))):
        return False
    if group.type == "COOPERATE" and ((sides < 2 and not several(scene, sides_at_war)) or _traded(scene, trigger)):
        return False
    if group.type == "AGREE" and group.both and trigger.light is None and _under_talks(scene, trigger):
        return False
    if trigger.anchor is None:
        return _met(scene, trigger) and _active(scene, trigger) and not _parenthetical(scene, trigger)
    if group.mode == "release" and not _frees(scene, trigger):
        return False
    if trigger.symmetric and trigger.light is None:
        parties = trigger.actors or trigger.recipients
        return sides == 2 or several(scene, parties) or _sits(scene, trigger) or _one_side(scene, trigger)
    alone = trigger.light is None and group.type in SPOKEN and sides < 2
    if alone and not (_tells_what(scene, trigger) or _threats(scene, trigger) or restricted(scene, trigger)):
        return False
    if trigger.occurs and group.type in ("PROTEST", "ASSAULT") and trigger.recipients:
        return True
    if (
        restricted(scene, trigger)
        or borne(scene, trigger)
        or _befalls(scene, trigger)
        or (group.type == "PROTEST" and _faced(scene, trigger))
    ):
        return True
    if trigger.occurs and group.type == "CONSULT" and any(scene.is_state(t) for t in trigger.recipients):
        return True  # *talks with Peru began*
    return bool(trigger.actors) or (trigger.symmetric and several(scene, trigger.recipients))


def _traded(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a passive says where goods go that are nobody's (*it is exported to Chad and Peru*)."""
    passive = trigger.anchor is None and trigger.object is None and scene.clauses.passive(trigger.token)
    if not passive or scene.clauses.agent(trigger.token) is not None:
        return False
    return all((m := scene.mention_at.get(t)) is None or m.form == "pronoun" for t in trigger.actors)


def _under_talks(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an agreement is only what people talk about or look for (*talks over a truce between* …)."""
    above = None if trigger.anchor is None else scene.clauses.governor(trigger.anchor)
    if above is None or scene.analysis.rel[trigger.anchor or 0] not in ("nmod", "obj", "obl"):
        return False
    lemma = scene.lemma(above)
    found = [*scene.lexicon.noun_patterns(scene.noun(above)), *scene.lexicon.verbs.get(lemma, ())]
    if any(p.group.type == "CONSULT" and not p.words for p in found):
        return True
    sought = scene.negation.attempts | scene.negation.hopes | scene.negation.calls
    return lemma in scene.words.prospects | scene.words.attitudes | sought


def _our_own(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether *we* fight a state by name: those for whom the speaker speaks bear arms."""
    ours = bool(trigger.actors) and all(scene.is_speaker(t) for t in trigger.actors)
    return ours and any(scene.is_state(t) and t in scene.mention_at for t in trigger.recipients)


def _ordered(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an attack is one that its actor ordered, who need bear no arms (*the president ordered a raid*)."""
    patterns = scene.lexicon.verbs.get(scene.lemma(trigger.light), ()) if trigger.light is not None else ()
    return any(p.group.stance == "order" for p in patterns)


def _of_thing(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an active verb has a subject that cannot act (*that did not stop Peru from* …)."""
    if trigger.anchor is not None or scene.clauses.passive(trigger.token):
        return False
    subject = scene.clauses.surface(trigger.token, 0)
    if subject is None:
        return False
    mention = scene.mention_at.get(subject)
    neuter = scene.clauses.bare_objects and mention is not None and mention.rule.endswith(":thing")
    return neuter or not (trigger.actors or scene.carriers(subject))


def headless(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a passive leaves out who did it, but not to whom (*the ambassador was summoned*)."""
    if trigger.anchor is not None or trigger.adjective or trigger.actors or not trigger.recipients:
        return False
    token = trigger.token
    if trigger.pattern.group.type == "ACCUSE" and scene.clauses.patient(token) not in trigger.recipients:
        return False  # *the Chilean raid was condemned*
    return (
        (trigger.pattern.group.type in UNSIGNED or trigger.pattern.group.by == "power" or _asked(scene, trigger))
        and (scene.analysis.rel[token] not in ("amod", "acl") or scene.clauses.heads_line(token))
        and scene.clauses.passive(token)
        and scene.clauses.agent(token) in (None, *trigger.complements)
    )


def borne(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun is told by the power that meets with it alone (*Peru faced criticism*, *faces sanctions*)."""
    if not trigger.reversed or trigger.actors or trigger.pattern.group.type not in UNSIGNED:
        return False
    return any(scene.is_state(t) or titled(scene, t) for t in trigger.recipients)


def _asked(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a passive says what the power that is its subject is asked for or promised."""
    if trigger.pattern.group.stance not in ("demand", "agree"):
        return False
    a, token = scene.analysis, trigger.token
    return scene.clauses.patient(token) in trigger.recipients and bool(a.having(token, "xcomp", "comp", "obj"))


def _tells_what(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an act of words by a power says what it is about (*Peru's condemnation of the raid*)."""
    heard = trigger.pattern.group.type == "REQUEST"  # *the strikers' demand for* …
    who = trigger.actors
    by_power = bool(who) and all(scene.is_state(t) or titled(scene, t) or (heard and _are_many(scene, t)) for t in who)
    promised = trigger.pattern.group.stance == "agree"  # *Peru's pledge to disarm*
    refused = trigger.pattern.group.stance == "refuse" and bool(who)  # *Lind's refusal to resign*
    if (trigger.pattern.group.type not in IN_WORDS and not promised and not refused) or not (by_power or refused):
        return False
    a, nouns = scene.analysis, dict.fromkeys((trigger.token, trigger.anchor or trigger.token))
    clauses = [j for n in nouns for j in a.having(n, "acl", "comp") if a.having(j, "mark") or a.having(j, "subj")]
    phrases = [
        j
        for n in nouns
        for prep, j in scene.clauses.prepositions(n)
        if prep in scene.words.complements and a.pos[j] != "VERB" and not a.having(j, "cop")
        if not set(scene.carriers(j)) & set(trigger.actors)
    ]
    return bool(clauses or (phrases and not promised and by_power))


def _are_many(scene: Scene, i: int) -> bool:
    """Tell whether token i is a crowd of people or a body that is none of the state's, no single person."""
    mention = scene.mention_at.get(i)
    return scene.is_crowd(i) and (mention is None or mention.kind != "person" or mention.plural)


def _faced(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a protest is told by the power that it is against alone (*protests against the president*)."""
    if trigger.actors or trigger.pattern.group.type != "PROTEST":
        return False
    against = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in scene.words.opposed]
    faced = [t for j in against for t in scene.carriers(j) if t in trigger.recipients]
    return any(scene.is_state(t) or titled(scene, t) for t in faced)


def titled(scene: Scene, i: int) -> bool:
    """Tell whether token i is somebody in office, whose title may stand before the name (*President Lund*)."""
    before = [j for j in scene.analysis.having(i, "nmod") if j < i and not scene.analysis.having(j, "case")]
    parts = (i, *before, *scene.analysis.having(i, "compound", "appos"))
    return any((m := scene.mention_at.get(k)) is not None and bool(m.office) for k in parts)


def _threats(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether threats are those of somebody named: in the singular a threat may be but a danger."""
    if trigger.pattern.group.type != "THREATEN" or not trigger.actors:
        return False
    owners = scene.analysis.having(trigger.token, "poss")
    people = [t for t in trigger.actors if (m := scene.mention_at.get(t)) is not None and m.kind == "person"]
    described = (trigger.token, *scene.analysis.having(trigger.token, "amod"))
    many = any("Number=Plur" in scene.analysis.morph[j] for j in described)
    return bool(set(people) & set(owners)) or (many and all(scene.is_state(t) for t in trigger.actors))


def restricted(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun names a sanction or blame by the power that it is against (*sanctions against Peru*)."""
    if trigger.anchor is None or trigger.actors or trigger.pattern.group.type not in ("SANCTION", "ACCUSE"):
        return False
    a = scene.analysis
    marked = [
        t
        for t in trigger.recipients
        if any(a.lower(k) in scene.words.opposed for j in (t, a.head[t]) for k in a.having(j, "case"))
    ]
    if trigger.pattern.group.type == "ACCUSE":
        return any(scene.is_state(t) or titled(scene, t) for t in marked)
    return any(scene.is_power(t) for t in marked)


def _sits(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a meeting is one of a body, whose members are its parties (*the EU summit*)."""
    if trigger.pattern.group.type != "CONSULT" or trigger.recipients or not trigger.actors:
        return False
    mentions = [scene.mention_at.get(t) for t in trigger.actors]
    return all(m is not None and m.form != "described" and m.kind in ("bloc", "organisation") for m in mentions)


def _one_side(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether talks are told by one power that takes part (*the talks with Iran*): that is enough to know them."""
    parties = (*trigger.actors, *trigger.recipients)
    return trigger.pattern.group.type == "CONSULT" and any(scene.is_power(t) or titled(scene, t) for t in parties)


def _befalls(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a hostile act is told by whom it befalls alone (*attacks on journalists*): any doer matters."""
    group = trigger.pattern.group
    if group.type not in ("ASSAULT", "COERCE") or trigger.light is not None:
        return False
    if group.strong and any(_in_office(scene, t) for t in trigger.recipients):
        return True
    if group.strong and group.type == "COERCE" and any(_in_dissent(scene, t) for t in trigger.recipients):
        return True
    sites = [site for site in (trigger.token, trigger.anchor) if site is not None]
    under = {t for site in sites for _, j in scene.clauses.prepositions(site) for t in scene.carriers(j)}
    return group.type == "ASSAULT" and any(noteworthy(scene, t) for t in trigger.recipients if t in under)


def noteworthy(scene: Scene, i: int) -> bool:
    """Tell whether violence against token i is politics: it is a state, a power, people in dissent or civilians."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form not in ("described", "pronoun"):
        known = mention.form != "adjective" and mention.kind in ("state", "bloc")
        return known or (mention.kind == "organisation" and bool(mention.candidates))
    if mention is None or scene.noun(i) in scene.municipal:
        return False
    return scene.noun(i) in scene.words.dissenters or (scene.sector(i) in PUBLIC and bool(scene.modifiers(i)))


def _in_dissent(scene: Scene, i: int) -> bool:
    """Tell whether token i means people in opposition (*the arrest of the opposition leader*)."""
    parts = (i, *scene.analysis.having(i, "compound", "amod"))
    return any(scene.sector(k) == "OPP" or scene.noun(k) in scene.words.dissenters for k in parts)


def _in_office(scene: Scene, i: int) -> bool:
    """Tell whether token i is somebody who governs (*the assassination of the president*), so that any doer matters."""
    mention = scene.mention_at.get(i)
    return mention is not None and bool(mention.office) and scene.sector(i) in ("GOV", "LEG", "JUD")


def _are_troops(scene: Scene, i: int) -> bool:
    """Tell whether token i is a state by name, an armed body or people under arms, no people, nation or place else."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.form in ("name", "acronym", "adjective", "metonym") and mention.kind != "person":
        return mention.kind in ("state", "bloc") or (mention.kind == "organisation" and bool(mention.candidates))
    return scene.sector(i) in UNDER_ARMS


ACTING: dict[str, Callable[[Scene, int], bool]] = {
    "troops": _are_troops, "bands": lambda scene, i: scene.sector(i) in BANDS, "state": Scene.is_state,
    "office": holds_office,
}  # fmt: skip
"""Kinds of actors one of whom a group asks for."""


def _frees(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a release is of people, and not *of letters*, whoever's it is."""
    freed = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in scene.inside and prep != "by"]
    return bool(trigger.recipients) and (not freed or any(scene.is_actor(j) for j in freed))


def _endangered(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a passive only says what puts a thing in danger (*the forest is threatened by* …)."""
    return trigger.anchor is None and scene.clauses.passive(trigger.token) and trigger.object is None


def _interviews(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether somebody who is no state only asks for an answer (*asked her to comment*)."""
    asked = [j for j in scene.analysis.having(trigger.token, "xcomp", "comp") if scene.clauses.bare_infinitive(j)]
    answers = any(scene.lemma(j) in scene.words.answers for j in asked)
    return answers and not any(scene.is_state(t) for t in trigger.actors)


def _by_crowds(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether only many can do it: clash with others, block what is no road; who has an office blocks by vote."""
    pattern = trigger.pattern
    if pattern.group.mode not in ("obstruct", "riot"):
        return False
    if pattern.object is None and all(nouns is None for _, nouns in pattern.preps):
        return True
    mentions = [scene.mention_at.get(t) for t in trigger.actors]
    return pattern.group.mode == "obstruct" and any(m is not None and m.office for m in mentions)


def _is_one_person(scene: Scene, actors: Sequence[int]) -> bool:
    """Tell whether only people by name or office are told to have held a rally: that of candidates is no protest."""
    mentions = [scene.mention_at.get(t) for t in actors if scene.lemma(t) not in scene.quantities]  # *Miles de …*
    people = [m for m in mentions if m is not None and m.kind == "person" and not m.plural]
    return bool(mentions) and len([m for m in people if m.form != "described" or m.office]) == len(mentions)


def _met(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a meeting has its parties: two, several, or a body that meets; a fight, too, not the foe alone."""
    # of a plan *agreed with Peru* the other side need not be told
    settled = trigger.pattern.group.type == "AGREE" and scene.clauses.passive(trigger.token)
    if trigger.pattern.group.type == "CONSULT" and trigger.object is None and _of_things(scene, trigger.token):
        return False
    one = trigger.symmetric and trigger.recipients and not (trigger.actors or several(scene, trigger.recipients))
    if one and not settled:
        return False
    if trigger.pattern.group.type != "CONSULT" or not trigger.symmetric or trigger.recipients:
        return True
    bodies = [t for t in trigger.actors if (m := scene.mention_at.get(t)) is None or m.kind not in ("person", "state")]
    return several(scene, trigger.actors) or bool(bodies)


def _of_things(scene: Scene, verb: int) -> bool:
    """Tell whether what one meets is a thing (*few states meet the target*)."""
    a = scene.analysis
    objects = [j for j in a.having(verb, "obj") if a.pos[j] == "NOUN" and j > verb]
    return scene.lemma(verb) in scene.words.meets and bool(objects) and not any(scene.is_actor(j) for j in objects)


def _parenthetical(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a verb only names the speaker of a quotation (*"…", he urged*) and says nothing of its own."""
    a, i = scene.analysis, trigger.token
    if trigger.pattern.group.type not in SPOKEN or trigger.object is not None or trigger.adjective:
        return False
    if trigger.pattern.words:  # *Peru säger nej*
        return False
    quoting = a.rel[i] == "parataxis" or any(j < i for j in a.having(i, "comp"))
    return quoting and not a.having(i, "obj", "iobj", "xcomp", "obl", "agent", "subj_pass")


def _active(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a participle before or after a noun tells an act: not *the detained ships*, *backed by Iran*."""
    rel = scene.analysis.rel[trigger.token]
    if trigger.attribute:
        return True
    if rel == "amod":
        return scene.clauses.agent(trigger.token) is not None or bool(scene.clauses.misread(trigger.token))
    backed = trigger.pattern.group.type == "SUPPORT" and trigger.object is None
    return rel != "acl" or not backed or not scene.clauses.passive(trigger.token)


def several(scene: Scene, actors: Sequence[int]) -> bool:
    """Tell whether these words mean more than one actor."""
    if len(actors) != 1:
        return len(actors) > 1
    mention = scene.mention_at.get(actors[0])
    if mention is not None and (mention.joint or mention.plural):
        return True
    owners = {t for j in scene.owners(actors[0]) for t in scene.analysis.conjuncts(j)}
    return len(owners) > 1 or "Number=Plur" in scene.analysis.morph[actors[0]]
