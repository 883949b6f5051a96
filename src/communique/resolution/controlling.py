"""Who does what a clause without a subject tells: *praised Dahl before urging him*, *asked Dahl to help her*."""

from __future__ import annotations

from communique.resolution.company import Company

SUBJECTS = ("subj", "subj_pass")
OPEN = frozenset({"conj", "xcomp", "advcl"})
"""Relations of a clause that may leave its subject to the one above."""
CLIMB = 4
"""How many clauses up the subject is looked for."""


def doers_of(cast: Company, verb: int, before: int) -> list[int]:
    """Return the subject of a verb: its own, that of the clause above, or the object there that does it.

    before: a token that the subject stands before, where it is not the clause's own.
    """
    analysis, start = cast.analysis, verb
    for _ in range(CLIMB):
        if own := analysis.having(verb, *SUBJECTS):
            return _over_content(cast, start, verb) or own
        above, rel = analysis.head[verb], analysis.rel[verb]
        if above == verb:
            return []
        if rel == "acl" and "VerbForm=Part" in analysis.morph[verb]:
            return [above]
        if rel not in OPEN:
            return []
        if rel != "conj" and (felt := _done_by_object(cast, above, verb)):
            return [j for j in felt if j < before]
        verb = above
    return []


def _done_by_object(cast: Company, above: int, clause: int) -> list[int]:
    """Return the object of a verb that does what the clause under it says (*told Dahl to*, *blamed Dahl for*)."""
    analysis, words = cast.analysis, cast.pack.events.words
    objects = [j for j in analysis.having(above, "obj", "iobj") if j < clause]
    if analysis.rel[clause] == "xcomp":
        return objects[:1]
    marks = {analysis.lower(k) for k in analysis.having(clause, "mark", "case")}
    return objects[:1] if marks & {*words.blame_marks, *words.blamed_over} else []


def _over_content(cast: Company, start: int, verb: int) -> list[int]:
    """Return the subject over what is said that a past tense is joined with (*said Lund lied and hit him*)."""
    analysis = cast.analysis
    joined = start != verb and analysis.rel[start] == "conj" and analysis.rel[verb] == "comp"
    return analysis.having(analysis.head[verb], *SUBJECTS) if joined and "Tense=Past" in analysis.morph[start] else []


def named_beside(cast: Company, token: int) -> set[str | None]:
    """Return who is named beside a pronoun that acts, or after its noun (*he met Lund*, *his talks with Lund*).

    So is who is named in a clause that leaves out its subject: the pronoun means another.
    """
    analysis, head = cast.analysis, cast.analysis.head[token]
    if analysis.rel[token] == "poss":
        return _named(cast, analysis.having(head, "nmod"))
    if analysis.rel[token] not in SUBJECTS:
        return set()
    clauses = [head]
    for verb in clauses:
        clauses += [j for j in analysis.having(verb, "xcomp", "conj") if not analysis.having(j, *SUBJECTS)]
    return {key for verb in clauses for key in _named(cast, analysis.having(verb, "obj", "iobj", "obl"))}


def _named(cast: Company, tokens: list[int]) -> set[str | None]:
    every = [k for j in tokens for k in (j, *cast.analysis.having(j, "conj"))]
    return {cast.whose[n].id for j in every for n in cast.at_token.get(j, ()) if n in cast.whose}
