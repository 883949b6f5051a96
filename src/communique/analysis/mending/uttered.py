"""Raise an act of words out of a reported clause when it is by who reports, and not by who the clause is about.

Dahl said the law was unfair and urged Chad to repeal it.    conj(unfair, urged)    ->  conj(said, urged)
Ms. Dahl said Mr. Ruiz was unfit and criticized him.         conj(unfit, criticized) -> conj(said, criticized)

The parser coordinates with the nearest clause. But things say nothing; a verb in the past goes on with *said*, not
with a clause of the present; and who is told of by *him* is not the one who acts.
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

FINITE = "VerbForm=Fin"
PAST = f"Tense=Past|{FINITE}"
UTTERED = frozenset({
    "accuse", "ask", "blame", "call", "challenge", "condemn", "criticise", "criticize", "demand", "denounce", "dismiss",
    "pledge", "praise", "promise", "reject", "thank", "urge", "vow", "warn",
})  # fmt: skip
"""Verbs of acts that are done in words."""
THINGS = frozenset({"it", "there", "this", "that", "these", "those"})
MALE, FEMALE = "male", "female"
GENDERS = {
    "he": MALE, "him": MALE, "his": MALE, "mr": MALE, "mr.": MALE, "she": FEMALE, "her": FEMALE, "ms": FEMALE,
    "ms.": FEMALE, "mrs": FEMALE, "mrs.": FEMALE,
}  # fmt: skip
"""Words that tell whether a man or a woman is meant."""


def raise_uttered(draft: Draft) -> None:
    """Coordinate acts of words with the verb of saying over the clause that they seem coordinated with."""
    for act in draft.tokens:
        if draft.rel[act] != "conj" or draft.lemma[act] not in UTTERED or not draft.has(act, PAST):
            continue
        clause = draft.head[act]
        above = draft.head[clause]
        if draft.rel[clause] != "comp" or not above < clause < act or draft.under(act, *SUBJECTS, "aux", "aux_pass"):
            continue
        subject, source = (_subject(draft, v, before) for v, before in ((clause, act), (above, clause)))
        if subject is None or source is None or not draft.has(above, PAST):
            continue
        if _by_source(draft, clause, subject, source, act):
            joints = [k for k in draft.under(clause, "cc", "punct") if clause < k < act]
            draft.move([act, *joints[-1:]], above)


def _subject(draft: Draft, verb: int, before: int) -> int | None:
    return next((k for k in draft.under(verb, *SUBJECTS) if k < before), None)


def _by_source(draft: Draft, clause: int, subject: int, source: int, act: int) -> bool:
    """Tell whether the source does the act, and not the subject of the reported clause."""
    told = next(
        (GENDERS[draft.words[k].lower()] for k in draft.under(act, "obj") if draft.words[k].lower() in GENDERS), ""
    )
    word = draft.words[subject].lower()
    if told:
        said_by, said_of = _gender(draft, source), _gender(draft, subject)
        return told == said_of != said_by or (not said_of and said_by not in ("", told))
    if word in THINGS or word == draft.words[source].lower():
        return True
    helpers = draft.under(clause, "aux", "aux_pass")
    if any(draft.has(k, "Tense=Pres") for k in (clause, *draft.under(clause, "cop"))) and not helpers:
        return True
    return draft.pos[subject] == "NOUN" and bool(draft.under(clause, "cop")) and draft.pos[clause] == "ADJ"


def _gender(draft: Draft, noun: int) -> str:
    """Return whether a noun is told to mean a man or a woman, by itself or by the courtesy before it."""
    words = (noun, *draft.under(noun, "compound", "flat", "amod", "det"))
    return next((GENDERS[draft.words[k].lower()] for k in words if draft.words[k].lower() in GENDERS), "")
