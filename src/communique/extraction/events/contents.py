"""Verbs that share the subject of the clause above their neighbour's: *said Dahl lied and accused her of fraud*."""

from __future__ import annotations

from communique.extraction.events.forms import VERBAL, Forms

INSIDE = frozenset({"conj", "xcomp", "comp", "advcl", "acl"})
"""Relations on the way from a verb up to the clause in which it only seems to stand."""
DEPTH = 4
"""How many words up that clause is looked for."""


def over_content(forms: Forms, i: int) -> int | None:
    """Return the verb above whose subject verb i takes up, where the parser joined it with the clause below.

    Nobody does it to himself in a pronoun (*Dahl said Lund was rude and criticised him*), and a tensed verb is not
    coordinated with one that has no tense (*went after Lund for voting late and called for …*).
    """
    a = forms.analysis
    if a.rel[i] != "conj" or not forms.subject_needed or a.having(i, "subj", "subj_pass") or not _tensed(forms, i):
        return None
    if not _tensed(forms, a.head[i]) and a.pos[a.head[i]] == "VERB" and a.rel[a.head[i]] in ("advcl", "acl"):
        return _tensed_above(forms, a.head[i])
    if not _does_it_to_another(forms, i):
        return None
    top = a.head[i]
    for _ in range(DEPTH):
        if a.rel[top] not in INSIDE:
            return None
        if a.rel[top] == "comp":
            return a.head[top] if _tensed(forms, a.head[top]) else None
        top = a.head[top]
    return None


def _tensed(forms: Forms, i: int) -> bool:
    """Tell whether a verb shows its tense, itself or by an auxiliary."""
    a = forms.analysis
    return "VerbForm=Fin" in a.morph[i] or bool(a.having(i, "aux", "aux_pass", "cop"))


def _tensed_above(forms: Forms, verb: int) -> int | None:
    """Return the verb with a tense over one without."""
    above = forms.analysis.head[verb]
    return above if forms.analysis.pos[above] in VERBAL and above != verb and _tensed(forms, above) else None


def _does_it_to_another(forms: Forms, i: int) -> bool:
    """Tell whether the object of a verb is a personal pronoun, which cannot mean its subject."""
    a = forms.analysis
    objects = (j for j in a.having(i, "obj", "iobj") if a.pos[j] == "PRON" and "Person=3" in a.morph[j])
    return any(
        "Gender=" in a.morph[j] and "Reflex=Yes" not in a.morph[j] and "Gender=Neut" not in a.morph[j] for j in objects
    )
