"""What a power says that it will not do, in words that the lexicon does not know (*will not pay the debt*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique import ontology
from communique.extraction.events.lexicon import Frame, Pattern
from communique.extraction.events.phrases import speech_above, subject_of
from communique.extraction.events.scene import Scene, between
from communique.extraction.events.stances import Outcome
from communique.extraction.events.status import clause_shade
from communique.extraction.events.triggers import Trigger, readings
from communique.languages.events import Group

WILL_NOT = Pattern("not", "not", Group(type="REJECT"), Frame(("subj",), ("obj",), False))
HARD = frozenset({"RETREAT", "SANCTION", "COERCE", "MOBILIZE"})
"""Types of deeds that only those who are party to politics can refuse."""
RULE = "reject:will-not"
CLAUSES = frozenset({"root", "comp", "parataxis", "conj", "xcomp"})


def refusals(scene: Scene, told: Sequence[Outcome], first: int, last: int) -> Iterator[Outcome]:
    """Yield a refusal for each clause in which a power says that it will not do something.

    told: events that the sentence tells already; a clause that tells one needs no second.
    """
    a, tokens = scene.analysis, [outcome.trigger.token for outcome in told]
    if not between(scene.negations, first, last):
        return
    if any(outcome.type == "REJECT" for outcome in told):
        return
    for i in range(first, last):
        if a.pos[i] != "VERB" or a.rel[i] not in CLAUSES or scene.lemma(i) in scene.words.unwilled:
            continue
        if any(t == i or i in a.ancestors(t) for t in tokens) or scene.clauses.passive(i) or a.having(i, "expl"):
            continue
        if not (who := _unwilling(scene, i)):
            continue
        code = ontology.load().cameo("REJECT", None)
        contexts = ontology.load().contexts_of(code)
        patient = scene.clauses.patient(i)
        others = [t for t in scene.carriers(patient) if t not in who] if patient is not None else []
        if not others and (scene.campaigning or any(scene.is_speaker(t) for t in who)):
            continue  # *"I will never eat them again"*
        trigger = Trigger(i, WILL_NOT, actors=list(who), recipients=others)
        yield Outcome(trigger, "REJECT", None, code, contexts, tuple(who), tuple(others), False, "occurred", RULE)
        return


def _unwilling(scene: Scene, i: int) -> list[int]:
    """Return the power that says, or of which somebody says, that it will not do what verb i tells."""
    a = scene.analysis
    intended = a.rel[i] == "xcomp" and scene.lemma(a.head[i]) in scene.words.willing
    first = next(v for v in (i, *a.ancestors(i)) if a.rel[v] != "conj" or a.head[v] == v)
    if a.rel[first] == "xcomp" and not intended and a.pos[a.head[first]] == "ADJ":
        return []  # *is not going to be able to pay*
    shades = clause_shade(scene, a.head[i] if intended else i)
    if not shades.negated or shades.obliged or shades.unable or not (shades.future or intended):
        return []
    subjects = subject_of(scene, a.head[i] if intended else i)
    verb = speech_above(scene, i)
    speaker = scene.clauses.subject(verb) if verb is not None else None
    if verb is not None and speaker not in subjects and scene.lemma(verb) in scene.words.beliefs:
        return []  # *the party shall not run the town, the congress held*
    echoed = speaker is not None and scene.is_state(speaker) and any(_is_pronoun(scene, j) for j in subjects)
    deed = any(scene.is_people(j) for j in subjects) and _is_deed(scene, i)
    return [
        j
        for j in subjects
        if scene.is_state(j)
        or scene.is_speaker(j)
        or (echoed and _is_pronoun(scene, j))
        or (deed and scene.is_people(j))
    ]


def _is_deed(scene: Scene, i: int) -> bool:
    """Tell whether the lexicon knows what verb i tells with its words (*will not end their strike*)."""
    return any(trigger.pattern.group.type in HARD for trigger in readings(scene, i))


def _is_pronoun(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    return mention is not None and mention.form == "pronoun"
