"""Deeds told by a noun alone: fighting without those who fight, attacks and sanctions without either side.

Readers of news know whose sanctions are meant; that the words do not say so makes them no lesser event.
"""

from __future__ import annotations

from communique.extraction.events.parties import UNDER_ARMS
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger


def told_alone(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun without an actor tells a deed all the same."""
    return is_battle(scene, trigger) or is_bare_deed(scene, trigger)


def is_bare_deed(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun means a deed of politics in itself (*the coup*, *the sanctions*, *mass protests*)."""
    group = trigger.pattern.group
    if trigger.anchor is None or trigger.actors or trigger.pattern.text not in scene.words.deeds:
        return False
    if group.type == "ACCUSE":
        return False  # *attacks* of words, by and on nobody
    if set(scene.modifiers(trigger.token)) - set(trigger.recipients) or _theirs(scene, trigger):
        return False
    if group.type == "ASSAULT" and trigger.light is not None and scene.clauses.surface(trigger.light) is None:
        return False  # *it is easy to go on the attack*
    if trigger.reversed and group.type != "SANCTION":
        return False  # *the attack met with condemnation from Peru*
    return group.type != "PROTEST" or not (_is_manner(scene, trigger.token) or _shows(scene, trigger.token))


def _shows(scene: Scene, i: int) -> bool:
    """Tell whether a noun is a display of something (*a demonstration of good faith*, *of how hard it is*)."""
    a = scene.analysis
    if any(a.lower(k) in scene.words.belongs for j in a.having(i, "acl", "comp") for k in a.having(j, "mark", "case")):
        return True
    shown = [j for prep, j in scene.clauses.prepositions(i) if prep in scene.words.belongs]
    return any(a.pos[j] == "NOUN" and not scene.carriers(j) and "Number=Plur" not in a.morph[i] for j in shown)


def _is_manner(scene: Scene, i: int) -> bool:
    """Tell whether a bare noun behind a preposition of place only says how a thing was done (*left in protest*)."""
    a = scene.analysis
    marked = any(a.lower(k) in scene.words.places and k == i - 1 for k in a.having(i, "case"))
    return marked and "Number=Plur" not in a.morph[i] and "Definite=Def" not in a.morph[i]


def _theirs(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether those whom *of* joins to a deed bear arms, and so did it (*the attacks of the rebels*)."""
    joined = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in scene.words.belongs]
    return any(scene.sector(t) in UNDER_ARMS for j in joined for t in scene.carriers(j))


def is_battle(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a noun tells of fighting by itself: it broke out or raged, was fierce, or has a place in the world.

    With a party on one side only it is left to the frame; *battles over the budget* have no place.
    """
    if trigger.anchor is None or trigger.pattern.group.type != "ASSAULT" or trigger.actors:
        return False
    if trigger.recipients and not trigger.occurs:
        return False
    if not scene.words.battles or scene.noun(trigger.token) not in scene.words.battles:
        return False
    a, nouns = scene.analysis, {trigger.token, trigger.anchor}
    above = scene.clauses.governor(trigger.anchor)
    deed = scene.lexicon.verbs.get(scene.lemma(above), ()) if above is not None and not trigger.occurs else ()
    if any(p.group.type == "ASSAULT" for p in deed):
        return False  # *civilians were killed in clashes*: told by the verb
    sites = (*nouns, *(() if above is None else (above,)))
    told = [j for n in sites for prep, j in scene.clauses.prepositions(n) if prep in scene.words.topics]
    if any(j not in scene.mention_at for j in told):
        return False
    if trigger.occurs:
        return True
    fierce = any(scene.lemma(j) in scene.words.fierce for n in nouns for j in a.having(n, "amod", "compound"))
    return fierce or any(_is_site(scene, j) for n in nouns for prep, j in scene.clauses.prepositions(n))


def _is_site(scene: Scene, i: int) -> bool:
    """Tell whether token i names a state or place, or a part of one (*Sudan's capital*)."""
    named = [scene.mention_at.get(j) for j in (i, *scene.analysis.having(i, "poss", "nmod", "appos", "compound"))]
    return any(m is not None and m.kind in ("state", "place") and m.form in ("name", "capital") for m in named)


def strikes(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether weapons that are destroyed are those of another state (*destroyed ten Chadian missiles*)."""
    attacks = any(p.group.type == "ASSAULT" for p in scene.lexicon.verbs.get(scene.lemma(trigger.token), ()))
    if trigger.object is None or not attacks:
        return False
    owners = scene.analysis.having(trigger.object, "amod", "poss", "compound")
    theirs = {c for j in owners if (m := scene.mention_at.get(j)) is not None for c in m.candidates}
    inside = {k for t in trigger.actors for k in range(*scene.analysis.extent(t))}
    own = {c for k in inside if (m := scene.mention_at.get(k)) is not None for c in m.candidates}
    return bool(theirs) and not theirs & own
