"""Hang a relative clause on the noun that agrees with its verb in number, where the parser took another before it.

    those backing Ana Ruiz, who are angry       relcl(Ruiz, angry)     ->  relcl(those, angry)
    the aides of Ana Ruiz, who have met her     relcl(Ruiz, met)       ->  relcl(aides, met)
    the leader of the rebels, who has agreed    relcl(rebels, agreed)  ->  relcl(leader, agreed)

English shows the number of a verb in the present and of *be* alone; elsewhere nothing is changed.
"""

from __future__ import annotations

from communique.analysis.mending.draft import Draft

RELATIVE = frozenset({"who", "which", "that"})
PLURAL = "Number=Plur"
SINGULAR = "Number=Sing"
FINITE = "VerbForm=Fin"
PRESENT = "Tense=Pres"
HELPING = ("aux", "aux_pass", "cop")
MODAL = "VerbType=Mod"
NUMBERED = {"were": PLURAL, "was": SINGULAR}
"""Forms of the past that show their number."""
INSIDE = frozenset({"nmod", "poss", "obj", "obl", "acl", "compound"})
"""Where a noun hangs inside the phrase of another."""


def agree_relatives(draft: Draft) -> None:
    """Hang each relative clause about a noun of the other number on the nearest noun above that agrees."""
    for verb in draft.tokens:
        if draft.rel[verb] != "relcl" or draft.head[verb] > verb:
            continue
        if not any(draft.words[i].lower() in RELATIVE for i in draft.under(verb, "subj", "subj_pass")):
            continue
        number = _number(draft, verb)
        if number and _is_other(draft, draft.head[verb], number):
            above = _agreeing(draft, draft.head[verb], number)
            if above is not None:
                draft.head[verb] = above


def _number(draft: Draft, verb: int) -> str | None:
    """Return the number that the finite verb of a clause shows, None where it shows none."""
    finite = [i for i in (*draft.under(verb, *HELPING), verb) if draft.has(i, FINITE) and not draft.has(i, MODAL)]
    if not finite:
        return None
    word = draft.words[finite[0]].lower()
    if not draft.has(finite[0], PRESENT):
        return NUMBERED.get(word)
    return SINGULAR if draft.has(finite[0], SINGULAR) else PLURAL


def _is_other(draft: Draft, noun: int, number: str) -> bool:
    """Tell whether a noun is of the other number and nothing joined to it makes it several."""
    other = SINGULAR if number == PLURAL else PLURAL
    return draft.has(noun, other) and not draft.under(noun, "conj") and draft.rel[noun] != "conj"


def _agreeing(draft: Draft, noun: int, number: str) -> int | None:
    """Return the nearest noun or pronoun in whose phrase another stands and that is of a number."""
    at = noun
    while draft.rel[at] in INSIDE and draft.head[at] < at:
        at = draft.head[at]
        if draft.pos[at] in ("NOUN", "PROPN", "PRON", "DET") and draft.has(at, number):
            return at
    return None
