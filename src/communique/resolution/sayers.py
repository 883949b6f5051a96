"""Whom *he said* beside a quotation cannot mean: who is named in what is quoted (*“I reject Lund,” he said*)."""

from __future__ import annotations

from bisect import bisect_left

from communique.resolution.company import Company

FAR = 4
"""Words between a quotation mark and the pronoun of its speaker at most."""


def named_in_own_words(cast: Company, token: int) -> set[str | None]:
    """Return who is named within the quotation in its sentence that a pronoun at its edge utters."""
    analysis = cast.analysis
    if analysis.rel[token] != "subj" or cast.is_quoted(token):
        return set()
    s = analysis.sentence_at(token)
    edges = range(max(s.first, token - FAR), min(s.last, token + FAR + 1))
    if not any(cast.is_quoted(t) for t in edges):
        return set()
    at = bisect_left(cast.candidates, s.first, key=lambda c: c.token)
    named: set[str | None] = set()
    for c in cast.candidates[at:]:
        if c.token >= s.last:
            break
        if c.quoted:
            named.add(c.key)
    return named
