"""Keep in a reported clause what follows it and the parser hangs on the verb of saying above.

Hon har sagt att landet har en kris och behöver hjälp.     conj(sagt, behöver)    ->  conj(har, behöver)
De förnekar att han var där för att sluta avtal.           advcl(förnekar, sluta) ->  advcl(där, sluta)

A verb without a subject of its own goes on with the clause whose tense it has. A clause of purpose or circumstance
that no comma parts belongs to the nearest verb.
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

TENSES = ("Tense=Past", "Tense=Pres", "Tense=Fut", "Tense=Imp")
OUTER = ("advcl", "conj")


def keep_reported(draft: Draft) -> None:
    """Lower the clauses behind each reported clause into it."""
    for clause in draft.tokens:
        if draft.rel[clause] == "comp" and draft.under(clause, "mark"):
            above = draft.head[clause]
            behind = [i for i in draft.under(above, *OUTER) if i > clause > above]
            for i in behind[:1]:
                if _goes_on(draft, above, clause, i) if draft.rel[i] == "conj" else _follows(draft, clause, i):
                    draft.head[i] = clause


def _goes_on(draft: Draft, above: int, clause: int, verb: int) -> bool:
    """Tell whether a verb is of the tense of the reported clause and not of that above it, a perfect or another."""
    tense = _tense(draft, verb)
    if tense is None or draft.under(verb, *SUBJECTS) or not draft.under(clause, *SUBJECTS):
        return False
    return tense == _tense(draft, clause) and not draft.has(above, tense)


def _tense(draft: Draft, verb: int) -> str | None:
    """Return the tense of a clause's finite verb: an auxiliary's or a copula's before its own."""
    for i in (*draft.under(verb, "aux", "cop", "aux_pass"), verb):
        for tense in TENSES:
            if draft.has(i, tense) and draft.has(i, "VerbForm=Fin"):
                return tense
    return None


def _follows(draft: Draft, clause: int, verb: int) -> bool:
    """Tell whether a clause with a conjunction of its own begins right behind the reported one."""
    if not draft.under(verb, "mark"):
        return False
    first, last = _extent(draft, verb)[0], _extent(draft, clause)[1]
    return first == last + 1


def _extent(draft: Draft, top: int) -> tuple[int, int]:
    """Return the first and the last token under a word, itself among them."""
    inside = {top}
    grown = True
    while grown:
        found = {i for i in draft.tokens if draft.head[i] in inside} - inside
        inside |= found
        grown = bool(found)
    return min(inside), max(inside)
