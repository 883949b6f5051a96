"""Attacks in words: of candidates on one another, whose verbs and nouns are those of force."""

from __future__ import annotations

from communique import gazetteer
from communique.extraction.events.parties import ARMED, UNDER_ARMS
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

NAMED = frozenset({"name", "surname"})
"""Forms of the names of people."""
MODES = frozenset({None, "firearms"})
"""Modes of the verbs of force that serve for words too (*hit*, *fire at*)."""


def in_words(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether an attack can only be one in words: its kind serves for both, and nobody and nothing bears arms."""
    group = trigger.pattern.group
    if group.type != "ASSAULT" or group.mode not in MODES or not _said_too(scene, trigger):
        return False
    if _by_words(scene, trigger) or _for_words(scene, trigger) or _while_saying(scene, trigger):
        return True
    if trigger.violent or any(scene.is_state(t) or scene.sector(t) in ARMED for t in trigger.actors):
        return False
    if _of_words(scene, trigger):
        return True
    people = bool(trigger.recipients) and all(is_named(scene, t) for t in trigger.recipients)
    rivals = all(is_rival(scene, t) for t in (*trigger.actors, *trigger.recipients))
    if trigger.actors and (people or (rivals and trigger.recipients)):
        return True
    if trigger.actors and group.by == "arms" and _between_people(scene, trigger):
        return True
    if any(_is_hurt(scene, t) for t in trigger.recipients):
        return False
    if trigger.recipients and not trigger.actors and all(_is_partisan(scene, t) for t in trigger.recipients):
        return not is_bloody(scene, trigger)
    partisan = bool(trigger.actors) and all(is_party(scene, t) for t in trigger.actors)
    return (partisan or scene.campaigning) and not is_bloody(scene, trigger)


def _said_too(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the verb or noun may tell of blame as well."""
    lemma, lexicon = trigger.pattern.lemma, scene.lexicon
    preps = {p for p, _ in trigger.pattern.preps}
    patterns = (*lexicon.verbs.get(lemma, ()), *lexicon.nouns.get(lemma, ()))
    return any(
        p.group.type == "ACCUSE" and not p.words and p.object is None and {q for q, _ in p.preps} <= preps
        for p in patterns
    )


def is_named(scene: Scene, i: int) -> bool:
    """Tell whether token i is the name of a person."""
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "person" and mention.form in NAMED


def is_rival(scene: Scene, i: int) -> bool:
    """Tell whether token i is a party or one of its people, who fight one another in words."""
    return is_party(scene, i) or is_named(scene, i)


def is_party(scene: Scene, i: int) -> bool:
    """Tell whether token i is a political party or people of one."""
    mention = scene.mention_at.get(i)
    entry = gazetteer.load().entry(mention.candidates[0]) if mention is not None and mention.candidates else None
    return (entry.sector if entry is not None else scene.sector(i)) == "PTY"


def _is_partisan(scene: Scene, i: int) -> bool:
    """Tell whether token i is a party, people of one, or a person named beside one."""
    if is_party(scene, i):
        return True
    return is_named(scene, i) and any(is_party(scene, j) for j in scene.analysis.conjuncts(i))


def _between_people(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether people by name do it to somebody by a pronoun (*Lund attacked him*)."""
    mentions = [scene.mention_at.get(t) for t in trigger.recipients]
    pronouns = bool(mentions) and all(m is not None and m.kind == "person" and m.form == "pronoun" for m in mentions)
    return pronouns and all(is_named(scene, t) for t in trigger.actors)


def _is_hurt(scene: Scene, i: int) -> bool:
    """Tell whether token i is a state, a place or people under arms, on whom an attack is one of force."""
    mention = scene.mention_at.get(i)
    if mention is not None and mention.kind in ("state", "bloc", "place") and mention.form != "inhabitant":
        return True
    return scene.sector(i) in UNDER_ARMS


def _of_words(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the noun is said to be of words (*a line of attack*, *partisan attacks*)."""
    if trigger.anchor is None:
        return False
    a, i = scene.analysis, trigger.token
    above = [a.head[i]] if a.rel[i] == "nmod" and any(scene.lemma(k) for k in a.having(i, "case")) else []
    beside = a.having(i, "amod", "compound")
    return any(scene.lemma(j) in scene.words.wordy for j in (*above, *beside))


def _by_words(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether a thing of words does it (*an ad that attacked her record*, *ran an ad hitting her record*)."""
    a, i = scene.analysis, trigger.token
    if trigger.anchor is not None or scene.clauses.passive(i):
        return False
    subject = scene.clauses.surface(i)
    things = [] if subject is None else [subject]
    if a.rel[i] in ("advcl", "acl") and a.lower(i).endswith("ing"):
        things += a.having(a.head[i], "obj") if a.rel[i] == "advcl" else [a.head[i]]
    return any(noun in scene.words.spots for j in things for _, noun in scene.members(j))


def _for_words(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether somebody is attacked for what he has said or decided (*was attacked for his proposal*)."""
    if trigger.anchor is not None or any(scene.is_state(t) and _is_hurt(scene, t) for t in trigger.recipients):
        return False
    classes = scene.lexicon.table.classes
    words = (*classes.get("request", ()), *classes.get("decision", ()), *classes.get("text", ()))
    for prep, j in scene.clauses.prepositions(trigger.token):
        if prep in scene.words.blame_marks and any(noun.endswith(words) for _, noun in scene.members(j)):
            return not is_bloody(scene, trigger)
    return False


def _while_saying(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the attack lies in what its verb goes on to say (*attacked her, saying that …*)."""
    if trigger.anchor is not None:
        return False
    a = scene.analysis
    below = a.having(trigger.token, "advcl", "xcomp")
    return any(j > trigger.token and a.lower(j).endswith("ing") and scene.lemma(j) in scene.speech for j in below)


def is_bloody(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the trigger's sentence has other words for violence."""
    a = scene.analysis
    sentence = a.sentence_at(trigger.token)
    others = (i for i in range(sentence.first, sentence.last) if i != trigger.token)
    return any(scene.lemmas[i] in scene.words.bloodshed for i in others)
