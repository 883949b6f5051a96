"""Whom an act harms or blames where no frame says so: by place, by purpose, by effect."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.phrases import FAR_UP, at_place
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger


def sites_hit(scene: Scene, trigger: Trigger, places: Sequence[str]) -> list[int]:
    """Return where the things are that an attack hits (*fired at targets in Aden*), when nobody's they are."""
    things = [i for place in places if place not in scene.places for i in at_place(scene, trigger, place)]
    near = [pair for i in things for pair in scene.clauses.prepositions(i)]
    return [j for prep, j in near if prep in scene.places and j in scene.mention_at][:1]


def states_blamed(scene: Scene, trigger: Trigger, places: Sequence[str]) -> list[int]:
    """Return the state in which a thing is that somebody blames (*criticism of the rule of law in Peru*).

    Not so of acts of violence, which may be done to those who live there.
    """
    things = [i for place in places if place not in scene.places for i in at_place(scene, trigger, place)]
    deeds = {i for i in things for p in scene.lexicon.noun_patterns(scene.noun(i)) if p.group.type is not None}
    near = [
        pair for i in things if i not in deeds and i not in scene.mention_at for pair in scene.clauses.prepositions(i)
    ]
    found = [j for prep, j in near if prep in scene.places and j in scene.mention_at]
    return [j for j in found if (m := scene.mention_at[j]).kind == "state" and m.form in ("name", "acronym")][:1]


def sufferers(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom a hostile act harms by its purpose or effect (*sanctions to weaken Iran*, *sanctions hit Iran*)."""
    a = scene.analysis
    sites = [s for s in (trigger.light, trigger.anchor, trigger.token) if s is not None]
    for site in dict.fromkeys(sites):
        for clause in a.having(site, "advcl", "acl", "xcomp"):
            marks = {a.lower(j) for j in a.having(clause, "mark")}
            patient = scene.clauses.patient(clause) if marks & scene.words.purposes else None
            if patient is not None and (found := scene.carriers(patient)):
                return found
            if found := _meant_for(scene, clause):
                return found
        if trigger.pattern.group.type == "SANCTION":
            for clause in a.having(site, "relcl"):
                if found := _meant_for(scene, clause):
                    return found
    return _affected(scene, trigger) or _told_behind(scene, trigger)


def _meant_for(scene: Scene, clause: int) -> list[int]:
    """Return whom a thing is aimed at, as a participle behind it tells (*sanctions meant to curb Chad's trade*)."""
    a = scene.analysis
    if a.rel[clause] == "relcl":  # *sanctions that would hurt Chad's trade*
        patient = scene.clauses.patient(clause) if a.having(clause, "aux") and a.having(clause, "obj") else None
        return [] if patient is None or scene.clauses.passive(clause) else scene.carriers(patient)
    if a.rel[clause] != "acl" or "VerbForm=Part" not in a.morph[clause]:
        return []
    aims = [c for c in a.having(clause, "xcomp") if scene.clauses.finite(c) or a.having(c, "mark")]
    things = [j for c in aims for j in (scene.clauses.patient(c),) if j is not None]
    things += [j for prep, j in scene.clauses.prepositions(clause) if prep in scene.words.far | scene.words.aims]
    return next((found for j in things if (found := scene.carriers(j))), [])


def _told_behind(scene: Scene, trigger: Trigger) -> list[int]:
    """Return to whom the relative clause of a coup or an arrest says that it was done (*the coup that removed* …)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or noun != trigger.token or trigger.light is not None:
        return []
    hostile = {"COERCE", "ASSAULT", "SANCTION"}
    verbs = [v for v in a.having(noun, "relcl") if not scene.clauses.passive(v)]
    verbs = [v for v in verbs if any(p.group.type in hostile for p in scene.lexicon.verbs.get(scene.lemma(v), ()))]
    felt = [j for v in verbs for j in (scene.clauses.patient(v),) if j is not None and j != noun]
    return [t for j in felt for t in scene.carriers(j) if t not in trigger.actors]


def _affected(scene: Scene, trigger: Trigger) -> list[int]:
    a = scene.analysis
    if trigger.anchor is None or a.rel[trigger.anchor] not in ("subj", "agent", "appos", "obl"):
        return []
    for _, verb in zip(range(FAR_UP), a.ancestors(trigger.anchor), strict=False):
        if scene.lemma(verb) in scene.words.affect:
            patient = scene.clauses.patient(verb)
            return scene.carriers(patient) if patient is not None and patient != trigger.anchor else []
    return []
