"""Keep out force that is only a figure of speech: done by a thing, to an idea, or by nobody whom the clause has."""

from __future__ import annotations

from communique.extraction.events.parties import PUBLIC, UNDER_ARMS
from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import Outcome

LITERAL = frozenset(
    {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack", "unconventional", "crowd-control"}
)
"""Modes whose verbs name the weapon, and so are meant."""


def figurative(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether the verb of an attack cannot be meant in earnest.

    So it is when a thing does it that is no weapon and no deed (*imports hit the towns*), when it is done to something
    that is nobody, no place and no target (*target voters' hopes*), and when an infinitive or gerund names nobody who
    does it and only whom it would touch (*a brief to capture five judges*).
    """
    trigger = outcome.trigger
    if trigger.pattern.group.type != "ASSAULT":
        return False
    if trigger.anchor is not None:
        return _on_idea(scene, outcome) or _on_all(scene, outcome)
    passive = scene.clauses.passive(trigger.token)
    subject = scene.clauses.agent(trigger.token) if passive else scene.clauses.surface(trigger.token)
    if not outcome.actors and not passive and subject is None:
        return True
    if trigger.pattern.group.mode == "targeted" and not passive and scene.clauses.patient(trigger.token) is None:
        return not outcome.recipients
    if trigger.pattern.group.mode in LITERAL:
        return False
    if subject is not None and _is_thing(scene, subject):
        return True
    return (
        trigger.object is None
        and not trigger.complements
        and not _armed(scene, outcome, subject)
        and _to_idea(scene, trigger.token)
    )


def _on_idea(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a noun of attacks is followed by what nobody can hit (*an offensive on fracking*)."""
    trigger = outcome.trigger
    if trigger.complements or any(scene.sector(t) in UNDER_ARMS for t in outcome.actors):
        return False
    against = scene.words.at_ideas
    hit = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in against and j > trigger.token]
    owners = {t for j in hit for t in scene.owners(j)}
    return bool(hit) and set(outcome.recipients) <= owners and all(_is_idea(scene, j) for j in hit)


def _is_idea(scene: Scene, i: int) -> bool:
    """Tell whether a word is a common noun for what is nobody, no place and no target."""
    if scene.analysis.pos[i] != "NOUN" or scene.analysis.rel[i] != "nmod":
        return False
    return not any(
        k in scene.mention_at or scene.is_actor(k) or scene.is_people(k) or scene.lexicon.targets.heads(noun)
        for k, noun in scene.members(i)
    )  # fmt: skip


def _on_all(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a deed is only said to be an attack on those who speak (*it was an attack on all of us*)."""
    a, i = scene.analysis, outcome.trigger.token
    return bool(a.having(i, "cop") and outcome.recipients) and all(scene.is_speaker(t) for t in outcome.recipients)


def match(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a verb of meeting or beating between states alone is sport: nothing beside it is politics or war."""
    trigger = outcome.trigger
    parties = [scene.mention_at.get(t) for t in outcome.actors + outcome.recipients]
    if trigger.anchor is not None or trigger.pattern.preps:
        return False  # *slog till mot mål i Chad*
    if trigger.pattern.lemma not in scene.words.contests:
        return False
    if not all(m is not None and m.kind in ("state", "place") and m.form in ("name", "capital") for m in parties):
        return False
    sentence = scene.analysis.sentence_at(trigger.token)
    return not any(
        scene.sector(i) in PUBLIC or scene.lexicon.noun_patterns(scene.noun(i))
        for i in range(sentence.first, sentence.last)
        if i != trigger.token and scene.analysis.pos[i] == "NOUN"
    )


def kills(scene: Scene, i: int) -> bool:
    """Tell whether noun i is a deed of violence or a weapon."""
    noun = scene.noun(i)
    deed = any(p.group.type == "ASSAULT" for p in scene.lexicon.noun_patterns(noun))
    return deed or bool(scene.lexicon.arms.heads(noun))


def _is_thing(scene: Scene, i: int) -> bool:
    """Tell whether noun i is nobody and nobody's weapon, deed or people."""
    if scene.analysis.pos[i] != "NOUN" or scene.is_actor(i) or i in scene.mention_at or kills(scene, i):
        return False
    inside = [j for prep, j in scene.clauses.prepositions(i) if prep in scene.inside]
    somebody = any(scene.is_people(k) or k in scene.mention_at for k, _ in scene.members(i))
    return not somebody and not any(scene.is_actor(j) for j in inside)


def _armed(scene: Scene, outcome: Outcome, subject: int | None) -> bool:
    """Tell whether people under arms act, or a weapon: they may attack a thing, whatever it is."""
    if subject is not None and kills(scene, subject):
        return True
    return outcome.trigger.violent or any(scene.sector(t) in UNDER_ARMS for t in outcome.actors)


def _to_idea(scene: Scene, verb: int) -> bool:
    """Tell whether what suffers is a noun that is nobody and no target of the kind that can be hit."""
    targets, patient = scene.lexicon.targets, scene.clauses.patient(verb)
    if patient is None or not targets.by_head or scene.is_actor(patient):
        return False
    if scene.analysis.pos[patient] in ("PRON", "DET") and patient not in scene.mention_at:
        return True
    if scene.analysis.pos[patient] != "NOUN":
        return False
    measure = scene.lemma(patient) in scene.quantities
    return not any(
        k in scene.mention_at or scene.is_people(k) or targets.heads(noun)
        for k, noun in scene.members(patient)
        if measure or k == patient
    )
