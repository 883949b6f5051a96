"""Whom an act of words reaches where the frame of its verb does not say: by letter, beside a name, by a choice."""

from __future__ import annotations

from collections.abc import Sequence

from communique.extraction.events.phrases import behind_along
from communique.extraction.events.reaching import JUDGED
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

WRITTEN = frozenset({"REQUEST", "REJECT", "THREATEN"})
"""Types of what one writes to another."""
CHOICES = frozenset({"REJECT", "SUPPORT"})
"""Types of what one says to the choice of somebody."""
OPEN = frozenset({"advcl", "xcomp", "acl"})
"""Relations of a clause that tells what a letter says (*sent her a letter asking* …)."""


def addressed(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who gets the letter that says it, else whose choice is turned down or backed."""
    if trigger.anchor is not None:
        return []
    found = ([] if trigger.adjective else _written_to(scene, trigger)) or _chosen(scene, trigger)
    return [t for t in dict.fromkeys(found) if t not in trigger.actors]


def rallied(scene: Scene, trigger: Trigger) -> list[int]:
    """Return behind whom one brings others (*rallied the party behind Lind*)."""
    own = [prep for prep, nouns in trigger.pattern.preps if nouns is None and prep in scene.words.rallying]
    if not own or trigger.pattern.group.type != "SUPPORT" or trigger.anchor is not None:
        return []
    if not any(scene.is_actor(j) for j in scene.analysis.having(trigger.token, "obj")):
        return []
    near = [j for prep, j in scene.clauses.prepositions(trigger.token) if prep in own and j > trigger.token]
    return [t for j in near for t in scene.carriers(j) if t not in trigger.actors]


def beside_object(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who is named along with the object, farther behind (*endorsed Lind on Monday, along with Ruiz*)."""
    if trigger.anchor is not None or not trigger.recipients:
        return []
    felt = trigger.object if trigger.object is not None else scene.clauses.patient(trigger.token)
    if felt is None or felt not in trigger.recipients:
        return []
    near = [j for j in behind_along(scene, trigger.token) if j > felt and scene.is_alike(felt, j)]
    return [t for j in near for t in scene.carriers(j) if t not in trigger.actors]


def _written_to(scene: Scene, trigger: Trigger) -> list[int]:
    """Return to whom the letter goes in which something is asked, refused or threatened."""
    a, verb = scene.analysis, trigger.token
    if trigger.pattern.group.type not in WRITTEN or not scene.words.missives:
        return []
    towards = scene.words.goals - scene.places
    shared = a.rel[verb] == "conj" and not a.having(verb, "subj")  # *wrote to Lind and demanded* …
    sites = [verb, *([a.head[verb]] if shared or a.rel[verb] in OPEN else [])]
    for site in sites:
        letters = [j for j in (site, *a.having(site, "obj", "obl")) if scene.lemma(j) in scene.words.missives]
        under = [site, *letters] if letters else []
        near = [j for s in dict.fromkeys(under) for prep, j in scene.clauses.prepositions(s) if prep in towards]
        near += [j for s in dict.fromkeys(under) for j in a.having(s, "iobj")]
        if found := [t for j in near for t in scene.named(j) if scene.is_somebody(t) or scene.is_state(t)]:
            return found
    return []


def _chosen(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom one does or does not want to be chosen (*is against electing Lind*)."""
    a = scene.analysis
    if trigger.pattern.group.type not in CHOICES:
        return []
    clauses = [c for c in a.having(trigger.token, "xcomp", "comp", "advcl", "obl", "acl") if c > trigger.token]
    chosen = [c for c in clauses if scene.lemma(c) in scene.words.choosing and a.pos[c] == "VERB"]
    felt = [j for c in chosen for j in (scene.clauses.patient(c),) if j is not None]
    return [t for j in felt for t in scene.named(j)]


def withheld_from(scene: Scene, trigger: Trigger) -> list[int]:
    """Return to whom something is denied that he asks for, and not what is said of him (*denied Lind a seat*)."""
    a = scene.analysis
    if trigger.anchor is not None or trigger.adjective or scene.clauses.passive(trigger.token):
        return []
    objects = a.having(trigger.token, "iobj", "obj")
    first = [j for j in objects[:1] if len(objects) > 1 and objects[1] not in scene.analysis.conjuncts(j)]
    near = scene.clauses.prepositions(trigger.token) if objects and not first else []  # *denied care to refugees*
    first += [j for prep, j in near if prep in scene.words.goals - scene.places and scene.is_somebody(j)]
    return [t for j in first for t in scene.named(j) if t not in trigger.actors and t not in a.conjuncts(objects[-1])]


def judges(trigger: Trigger, place: str) -> bool:
    """Tell whether what stands at a place of a frame is judged: *his* may be another's (*rejected his plan*)."""
    verb = trigger.anchor is None and trigger.object is None and place == "obj"
    return trigger.pattern.group.type == "ACCUSE" or (verb and trigger.pattern.group.type in JUDGED)


def anothers(scene: Scene, i: int, actors: Sequence[int]) -> bool:
    """Tell whether token i is *his* or *her*, or *its* where a person acts: whose act one condemns is another's."""
    mention = scene.mention_at.get(i)
    if mention is None or not mention.rule.startswith("pronoun:singular"):
        return False
    people = [m for t in actors if (m := scene.mention_at.get(t)) is not None and m.kind == "person"]
    return not mention.rule.endswith(":thing") or len(people) == len(actors)
