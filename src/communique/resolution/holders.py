"""Whom *he* and *she* mean in words that are asked of another, are another's, or are said for another.

*Gil asked Ruiz why he left*, *Ruiz's promise that he would stay*, *a spokesman for Ruiz said he would stay*.
"""

from __future__ import annotations

from communique.records import ActorRef
from communique.resolution.company import Company

SUBJECTS = ("subj", "subj_pass")
CLIMB = 3
"""Clauses upwards in which that of the question, promise or statement is looked for."""


def holder_over(cast: Company, token: int) -> ActorRef | None:
    """Return the named person of whose words a pronoun is the subject, where that is not who says them."""
    analysis = cast.analysis
    if analysis.rel[token] not in SUBJECTS or cast.is_quoted(token):
        return None
    verb = analysis.head[token]
    for _ in range(CLIMB):
        if analysis.rel[verb] not in ("conj", "xcomp"):
            break
        verb = analysis.head[verb]
    above = analysis.head[verb]
    if above > token or analysis.rel[verb] not in ("comp", "acl"):
        return None
    for k in _holders(cast, above, verb):
        refs = cast.one(k) if k < token else ()
        if len(refs) == 1 and refs[0].kind == "person" and refs[0].actor:
            return refs[0]
    return None


def _holders(cast: Company, above: int, clause: int) -> list[int]:
    """Return who may hold the words of a clause: the owner of a noun, who is asked, or for whom somebody speaks."""
    analysis, words = cast.analysis, cast.pack.discourse
    if analysis.pos[above] == "NOUN":
        avowed = analysis.lemma[above].lower() in words.avowals and analysis.having(clause, "mark")
        return analysis.having(above, "poss") if avowed else []
    if analysis.lemma[above].lower() in words.asking:
        return analysis.having(above, "obj", "iobj", "subj_pass")[:1]
    voices = [s for s in analysis.having(above, "subj") if analysis.lemma[s].lower() in words.voices]
    return [k for s in voices for k in analysis.having(s, "poss", "nmod")]
