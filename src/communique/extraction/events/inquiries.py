"""Keep out inquiries into what is nobody's fault: a commission of reform, a study of habits, a survey of needs."""

from __future__ import annotations

from communique.extraction.events.scene import Scene
from communique.extraction.events.stances import Outcome


def innocent(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether a verb of inquiry has an object that is neither somebody nor a wrong (*utreder arbetsformerna*).

    Languages whose table has no class of wrongs know no such verbs.
    """
    trigger, wrongs = outcome.trigger, scene.lexicon.wrongs
    if outcome.mode != "investigate" or trigger.anchor is not None or trigger.object is not None or not wrongs.by_head:
        return False
    if trigger.pattern.words or trigger.pattern.preps:
        return False
    token = trigger.token
    patient = scene.clauses.patient(token)
    if patient is None:
        return not outcome.recipients and not scene.analysis.having(token, "comp", "xcomp", "advcl")
    if patient in scene.mention_at or scene.is_actor(patient) or scene.analysis.pos[patient] != "NOUN":
        return False
    acts = any(scene.lexicon.noun_patterns(noun) for _, noun in scene.members(patient))
    return not acts and not scene.in_set(patient, wrongs)
