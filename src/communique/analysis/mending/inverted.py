"""Put right who acts in Swedish clauses that open with something else than their subject.

I går invaderade Uganda landet.                  obj(invaderade, Uganda)  ->  subj(invaderade, Uganda)
Tio dödades, uppger lokala myndigheter.          obj(uppger, myndigheter) ->  subj(uppger, myndigheter)
Han anklagas av åklagaren.                       obl(anklagas, åklagaren) ->  agent(anklagas, åklagaren)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

NOMINAL = frozenset({"NOUN", "PROPN"})
ACTIVE = ("VerbForm=Fin", "Voice=Act", "Mood=Ind")
"""Features of a Swedish verb that has a subject of its own; Spanish verbs, which may lack one, have no voice."""
FRONTED = ("obl", "advmod", "advcl")
"""What may open a clause in the place of its subject."""
TAKEN = (*SUBJECTS, "expl", "aux")
"""Relations that leave no place for a subject behind the verb."""
TELLING = frozenset(
    {"säga", "uppge", "meddela", "rapportera", "skriva", "visa", "berätta", "hävda", "konstatera", "förklara", "varna"}
)
"""Verbs that stand with their subject behind what is told; others behind a comma go on with the subject before."""
BY = "av"


def invert_subjects(draft: Draft) -> None:
    """Make the first noun behind a verb that has no subject its subject, where the clause opens with something else.

    The finite verb of a Swedish main clause comes second, and without a subject before it has it right behind.
    """
    for verb in draft.tokens:
        if draft.pos[verb] != "VERB" or not all(draft.has(verb, feature) for feature in ACTIVE):
            continue
        under = draft.under(verb)
        if any(draft.rel[i] in TAKEN for i in under) or not _is_second(draft, verb, under):
            continue
        noun = next((i for i in under if i > verb and draft.rel[i] in ("obj", "comp", "xcomp")), None)
        if noun is not None and draft.rel[noun] == "obj" and draft.pos[noun] in NOMINAL:
            draft.rel[noun] = "subj"


def _is_second(draft: Draft, verb: int, under: list[int]) -> bool:
    """Tell whether a clause opens with something else than a bare noun, or follows what its verb tells."""
    if draft.rel[verb] == "parataxis":
        return draft.lemma[verb] in TELLING and draft.head[verb] < verb and not any(i < verb - 1 for i in under)
    before = [i for i in under if i < verb and draft.rel[i] != "punct"]
    phrases = (i for i in before if draft.rel[i] == "obl")
    bare = any(draft.pos[i] in NOMINAL and not draft.under(i, "case") for i in phrases)
    return draft.rel[verb] == "root" and bool(before) and all(draft.rel[i] in FRONTED for i in before) and not bare


def name_agents(draft: Draft) -> None:
    """Make the noun behind *av* the agent of its passive or participle."""
    for noun in draft.tokens:
        verb = draft.head[noun]
        passive = draft.has(verb, "Voice=Pass") or (draft.has(verb, "Tense=Past") and draft.has(verb, "VerbForm=Part"))
        if draft.rel[noun] != "obl" or not passive:
            continue
        if any(draft.words[i].lower() == BY for i in draft.under(noun, "case")) and draft.pos[noun] in NOMINAL:
            draft.rel[noun] = "agent"
