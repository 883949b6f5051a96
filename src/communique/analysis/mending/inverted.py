"""Put right who acts in Swedish clauses that open with something else than their subject.

I går invaderade Uganda landet.                  obj(invaderade, Uganda)  ->  subj(invaderade, Uganda)
Tio dödades, uppger lokala myndigheter.          obj(uppger, myndigheter) ->  subj(uppger, myndigheter)
Efter mötet ställde sig Peru bakom planen.       obj(ställde, Peru)       ->  subj(ställde, Peru)
Ett slag, uppger en källa för Reuters.           nmod(källa, Reuters)     ->  obl(uppger, Reuters)
Finlands allierade avslutar sin insats.          subj(avslutar, insats)   ->  obj(avslutar, insats)
Peru svarar tillsammans med Chile.               subj(svarar, Chile)      ->  obl(svarar, Chile)
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
SELF = "sig"
TO = frozenset({"för", "till"})
"""Prepositions before whom something is told."""
TELLING_TO = TELLING | {"bekräfta", "bedyra", "påstå", "upplysa"}
OWN = frozenset({"sin", "sitt", "sina"})


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
        behind = (i for i in under if i > verb and draft.words[i].lower() != SELF)
        noun = next((i for i in behind if draft.rel[i] in ("obj", "comp", "xcomp")), None)
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
        if draft.pos[noun] not in NOMINAL:
            continue
        cases = draft.under(noun, "case")
        split = [i for i in draft.under(verb, "prt") if draft.words[i].lower() == BY and i + 1 in cases]
        if split or any(draft.words[i].lower() == BY for i in cases):  # *av bland andra Peru*
            draft.rel[noun] = "agent"
            for i in split:
                draft.hang(i, noun, "case")


def free_hearers(draft: Draft) -> None:
    """Hang whom something is told on the verb of telling, where the phrase seems to describe who tells it."""
    for name in draft.tokens:
        source = draft.head[name]
        verb = draft.head[source]
        if draft.rel[name] != "nmod" or draft.pos[name] != "PROPN" or draft.rel[source] != "subj":
            continue
        if draft.lemma[verb] not in TELLING_TO or not verb < source < name:
            continue
        if any(draft.words[i].lower() in TO for i in draft.under(name, "case")):
            draft.hang(name, verb, "obl")


def free_companions(draft: Draft) -> None:
    """Take a noun with a preposition for no second subject (*Peru ska, tillsammans med Chile, svara*)."""
    for noun in draft.tokens:
        if draft.rel[noun] != "subj" or draft.pos[noun] not in NOMINAL or not draft.under(noun, "case"):
            continue
        if any(i != noun and not draft.under(i, "case") for i in draft.under(draft.head[noun], "subj")):
            draft.rel[noun] = "obl"


def part_owners(draft: Draft) -> None:
    """Make what is called one's own an object, and a description before the verb that has no subject its subject."""
    for own in draft.tokens:
        noun = draft.head[own]
        verb = draft.head[noun]
        if draft.words[own].lower() not in OWN or draft.rel[own] != "poss" or draft.rel[noun] != "subj":
            continue
        if not verb < own < noun or not draft.has(verb, ACTIVE[0]) or draft.under(verb, "obj"):
            continue
        draft.rel[noun] = "obj"
        doers = [i for i in draft.under(verb, "advcl") if i < verb and draft.pos[i] == "ADJ" and draft.under(i, "poss")]
        if doers and not draft.under(verb, *SUBJECTS) and not draft.under(doers[0], "mark"):
            draft.rel[doers[0]] = "subj"
