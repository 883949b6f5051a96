"""Who did a deed that a noun tells, where neither its phrase nor its verb but another word of the clause says so."""

from __future__ import annotations

from communique.extraction.events.negating import is_negated
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

BACKED = frozenset({"ACCUSE", "SUPPORT", "AID"})
"""Types of what one does to another in his deed (*supports Chad in its war*)."""


def doers(scene: Scene, noun: int) -> list[int]:
    """Return who did what noun i tells: who answers for it, is blamed for it, or to whom it is ascribed."""
    return _answerable(scene, noun) or _shouldered(scene, noun) or _blamed(scene, noun) or _ascribed(scene, noun)


def told_by_object(scene: Scene, noun: int, pronoun: int) -> list[int]:
    """Return whom a possessive before a deed means: the object above (*arms Chad in its war*), not the subject."""
    mention = scene.mention_at.get(pronoun)
    if mention is None or not (mention.plural or mention.rule.endswith(":thing")):
        return []
    verb, patient = _above(scene, noun)
    if verb is None or patient is None or patient > noun or scene.clauses.passive(verb):
        return []
    types = {p.group.type for p in scene.lexicon.verbs.get(scene.lemma(verb), ())}
    named = scene.mention_at.get(patient)
    alike = named is not None and named.form != "pronoun" and (mention.plural or named.kind != "person")
    return scene.carriers(patient) if alike and types & BACKED else []


def travellers(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who goes or is somewhere for a meeting, and so has it (*flew to Lima for talks with Chile*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or trigger.light is not None or a.rel[noun] not in ("obl", "nmod"):
        return []
    if not _marks(scene, noun) & scene.words.errands:
        return []
    verb = a.head[noun]
    if a.rel[noun] == "nmod" and not a.having(verb, "cop"):
        verb = a.head[verb]
    goes = any(p.group.type == "CONSULT" for p in scene.lexicon.verbs.get(scene.lemma(verb), ()))
    if not (goes or a.having(verb, "cop")):
        return []
    subject = scene.clauses.surface(verb)
    found = [] if subject is None else scene.carriers(subject)
    return [t for t in found if t in scene.mention_at]


def accusers(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who blames another for breaking a truce: the truce was with them (*Chad accused Peru of violating it*)."""
    a, i = scene.analysis, trigger.token
    things = [j for j in (trigger.object, *trigger.complements) if j is not None]
    truce = any(p.group.type == "AGREE" for j in things for p in scene.lexicon.noun_patterns(scene.noun(j)))
    verb = a.head[i] if a.rel[i] == "advcl" else a.head[a.head[i]]
    if not truce or a.rel[i] not in ("advcl", "acl") or not scene.is_blame(verb) or scene.clauses.passive(verb):
        return []
    subject, blamed = scene.clauses.surface(verb, 0), scene.clauses.patient(verb)
    if subject is None or blamed is None or set(scene.carriers(blamed)) != set(trigger.actors):
        return []
    sides = scene.carriers(subject)
    fighting = all((m := scene.mention_at.get(t)) is not None and m.kind in ("state", "group") for t in sides)
    return sides if fighting and all(scene.is_armed(t) for t in sides) else []


def _above(scene: Scene, noun: int) -> tuple[int | None, int | None]:
    """Return the verb behind whose object a phrase stands, wherever it hangs, and that object."""
    a, head = scene.analysis, scene.analysis.head[noun]
    if a.rel[noun] not in ("obl", "nmod") or head == noun:
        return None, None
    if scene.clauses.verbal(head):
        return head, scene.clauses.patient(head)
    verb = a.head[head]
    held = a.rel[head] in ("obj", "subj_pass") and scene.clauses.verbal(verb)
    return (verb, head) if held else (None, None)


def _marks(scene: Scene, noun: int) -> set[str]:
    return {scene.analysis.lower(k) for k in scene.analysis.having(noun, "case") if k < noun}


def _answerable(scene: Scene, noun: int) -> list[int]:
    """Return who is responsible for a deed, or stands behind it (*rebels responsible for the raid*)."""
    a, head = scene.analysis, scene.analysis.head[noun]
    words = scene.words.answerable
    if a.rel[noun] in ("obl", "nmod") and head != noun and scene.lemma(head) in words:
        return _bearer(scene, head)
    if not _marks(scene, noun) & set(words):
        return []
    if a.having(noun, "cop"):
        return [t for j in a.having(noun, "subj") for t in scene.carriers(j)]
    return scene.carriers(head) if a.rel[noun] == "nmod" and scene.is_actor(head) else []


def _shouldered(scene: Scene, noun: int) -> list[int]:
    """Return who takes a deed on himself (*claimed responsibility for the raid*, *no group claimed …*: nobody)."""
    a, words = scene.analysis, scene.words
    held = next((h for h in a.ancestors(noun) if scene.noun(h) in words.responsibilities), None)
    if held is None or a.rel[noun] not in ("obl", "nmod") or a.head[noun] not in (held, a.head[held]):
        return []
    verb = a.head[held]
    if a.rel[held] != "obj" or scene.lemma(verb) not in words.shouldering or is_negated(scene, verb):
        return []
    subject = scene.clauses.surface(verb)
    if subject is None or any(a.lower(k) in scene.negation.negators for k in a.having(subject, "det", "neg")):
        return []
    return scene.carriers(subject)


def _bearer(scene: Scene, adjective: int) -> list[int]:
    """Return of whom an adjective speaks: its subject or its noun."""
    a = scene.analysis
    if a.having(adjective, "cop"):
        subject = scene.clauses.surface(adjective)
        return [] if subject is None else scene.carriers(subject)
    return scene.carriers(a.head[adjective]) if a.rel[adjective] in ("amod", "acl", "appos") else []


def _blamed(scene: Scene, noun: int) -> list[int]:
    """Return whom somebody blames for a deed (*accused Chad of attacks on …*, *blamed Chad for the raid*)."""
    if not _marks(scene, noun) & set(scene.words.blame_marks):
        return []
    verb, patient = _above(scene, noun)
    if verb is None or patient is None or patient == noun or not scene.is_blame(verb):
        return []
    return scene.carriers(patient) if scene.is_actor(patient) else []


def _ascribed(scene: Scene, noun: int) -> list[int]:
    """Return to whom a deed is put down (*blamed the raid on Chad*, *a raid blamed on Chad*)."""
    a = scene.analysis
    verbs = [v for v in a.having(noun, "acl", "relcl") if scene.clauses.passive(v)]
    if a.rel[noun] in ("obj", "subj_pass"):
        verbs.append(a.head[noun])
    for verb in verbs:
        for prep, j in scene.clauses.prepositions(verb):
            if f"{scene.lemma(verb)} {prep}" in scene.words.ascriptions and j > verb:
                return scene.carriers(j)
    return []
