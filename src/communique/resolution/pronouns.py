"""Whom a pronoun or a collective noun means: the nearest fitting antecedent, subjects and speakers before others.

A light version of centering: candidates are the people (or groups) named before the pronoun, at most REACH sentences
back. A subject outranks other mentions of its sentence; a candidate of the other gender, or one that stands in the
pronoun's own clause, is out. Outside quotation marks, names within them count less.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from communique.annotation import Analysis, MentionDraft

REACH = 4
"""Sentences back in which an antecedent is sought."""
SUBJECTS = frozenset({"subj", "subj_pass", "agent"})


@dataclass(frozen=True)
class Candidate:
    """A named mention that may be an antecedent. key: whom it means; gender: m, f or None."""

    token: int
    key: str
    gender: str | None
    quoted: bool


def antecedent(
    analysis: Analysis,
    token: int,
    gender: str | None,
    quoted: bool,
    candidates: Sequence[Candidate],
    told: Sequence[int],
) -> Candidate | None:
    """Return the best antecedent of the pronoun at ``token``; candidates are in text order and stand before it.

    told: for each sentence, how many before it the narrator tells; what is all quotation parts nobody from a pronoun.
    """
    here = analysis.sentence_of[token]
    best: tuple[float, int] | None = None
    chosen = None
    for k in range(bisect_left(candidates, token, key=lambda c: c.token) - 1, -1, -1):
        c = candidates[k]
        back = here - analysis.sentence_of[c.token]
        if back and not quoted:
            back = max(1, told[here] - told[analysis.sentence_of[c.token]])
        if back > REACH:
            break
        if gender and c.gender and gender != c.gender:
            continue
        if back == 0 and (_same_clause(analysis, c.token, token) or _in_own_clause(analysis, c.token, token)):
            continue
        score = -1.0 * back + (0.6 if analysis.rel[c.token] in SUBJECTS else 0.0)
        score -= 0.5 if _in_clause(analysis, c.token) and back else 0.0
        score -= 0.5 if back and _in_content(analysis, c.token) else 0.0
        score -= 0.7 if _is_one_of_several(analysis, c.token) and back else 0.0
        score += 0.4 if gender and c.gender == gender else 0.0
        score -= 1.5 if c.quoted and not quoted else 0.0
        score += 0.3 if back == 0 and analysis.lower(c.token) == analysis.lower(token) else 0.0
        score += 1.0 if back == 0 and _says_it(analysis, c.token, token) else 0.0
        if best is None or (score, c.token) > best:
            best, chosen = (score, c.token), c
    return chosen


def _says_it(analysis: Analysis, name: int, pronoun: int) -> bool:
    """Tell whether a name is the subject in whose content a pronoun is the subject (*Gil said he met farmers*)."""
    verb = analysis.head[pronoun]
    while analysis.rel[verb] in ("conj", "xcomp") and not analysis.having(analysis.head[verb], *SUBJECTS):
        verb = analysis.head[verb]
    said = analysis.rel[pronoun] in SUBJECTS and analysis.rel[verb] == "comp"
    if not said or analysis.rel[name] != "subj" or analysis.head[name] != analysis.head[verb]:
        return False
    return not any(analysis.rel[j] == "subj" and analysis.pos[j] == "PROPN" for j in range(name + 1, pronoun))


def _is_one_of_several(analysis: Analysis, token: int) -> bool:
    """Tell whether a subject is coordinated with another (*Gil and Ruiz met …*): one pronoun goes on with neither."""
    return analysis.rel[token] == "conj" or (analysis.rel[token] in SUBJECTS and bool(analysis.having(token, "conj")))


def _in_clause(analysis: Analysis, token: int) -> bool:
    """Tell whether a token is the subject of a clause that tells when or why (*after Gil took power*)."""
    verb = analysis.head[token]
    return analysis.rel[token] in SUBJECTS and analysis.rel[verb] in ("advcl", "relcl", "acl")


def _in_content(analysis: Analysis, token: int) -> bool:
    """Tell whether a token is the subject of what another says (*Gil said Ruiz lied*): one goes on with who says it."""
    verb = analysis.head[token]
    if analysis.rel[token] not in SUBJECTS or analysis.rel[verb] != "comp":
        return False
    return any(analysis.pos[j] == "PROPN" and j < token for j in analysis.having(analysis.head[verb], "subj"))


def _same_clause(analysis: Analysis, a: int, b: int) -> bool:
    """Tell whether two tokens depend on one predicate, as "he" and its own object do."""
    return analysis.head[a] == analysis.head[b] and analysis.rel[b] != "poss" and analysis.rel[a] != "poss"


def _in_own_clause(analysis: Analysis, name: int, pronoun: int) -> bool:
    """Tell whether a pronoun stands in a relative clause whose subject is the name: "Gil, who gave him …"."""
    if analysis.rel[pronoun] == "poss":
        return False
    above = {pronoun, *analysis.ancestors(pronoun)}
    return any(clause in above for clause in analysis.having(name, "relcl"))


def gender_of(draft: MentionDraft) -> str | None:
    """Return the gender that a pronoun's rule name carries (``pronoun:singular:f``)."""
    last = draft.rule.rpartition(":")[2]
    return last if last in ("m", "f") else None
