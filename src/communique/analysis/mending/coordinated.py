"""Give a verb the subject right before it that the parser joined to the object before *and*.

    The court freed the aide and Chad recalled its envoy.    conj(aide, Chad)  ->  subj(recalled, Chad)

The parser then has two verbs with one *and*, and that between nouns.
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

FINITE = "VerbForm=Fin"
NOMINAL = frozenset({"NOUN", "PROPN"})
BEFORE = frozenset({"ADV", "AUX", "PART"})
"""What may stand between a subject and its verb."""


def free_second_subjects(draft: Draft) -> None:
    """Make the last of coordinated nouns the subject of the finite verb behind it that is joined by nothing else."""
    for verb in draft.tokens:
        if draft.rel[verb] != "conj" or draft.pos[verb] != "VERB" or draft.head[verb] >= verb:
            continue
        helpers = draft.under(verb, "aux", "aux_pass")
        if not any(draft.has(i, FINITE) for i in (verb, *helpers)) or draft.under(verb, *SUBJECTS, "mark", "expl"):
            continue
        noun = verb - 1
        while noun > draft.first and draft.pos[noun] in BEFORE and draft.head[noun] == verb:
            noun -= 1
        if draft.pos[noun] not in NOMINAL or draft.rel[noun] != "conj" or draft.under(noun, "nmod", "appos"):
            continue
        left = min((noun, *draft.under(noun)))
        joined = draft.words[left - 1].lower() == "and" and left - 1 > draft.head[noun] > draft.head[verb]
        joined = joined and all(draft.words[i].lower() != "both" for i in draft.under(draft.head[noun]))
        if joined and not any(draft.head[noun] < i < left - 1 for i in draft.under(draft.head[verb], "cc")):
            draft.hang(left - 1, draft.head[verb], "cc")
            draft.subject_of(verb, noun)
