"""Whom *he* beside a quotation, or in it, cannot mean.

Outside, who is named in what is quoted (*“I reject Lund,” he said*); inside, who utters it (*“He fled,” Lund said*).
"""

from __future__ import annotations

from bisect import bisect_left

from communique.resolution.company import Company

FAR = 4
"""Words between a quotation mark and the pronoun of its speaker at most."""

BETWEEN = 3
"""Words between a quotation mark and the verb of its speaker at most."""


def utterer(cast: Company, token: int) -> set[str | None]:
    """Return the person who is named as the speaker of the quotation that a pronoun stands in, beside its marks.

    Words of a quotation of part of a sentence are changed to the third person (*said that he “will not bow”*).
    """
    analysis = cast.analysis
    if not cast.is_quoted(token):
        return set()
    first = last = token
    while first > 0 and cast.is_quoted(first - 1):
        first -= 1
    while last < len(analysis) and cast.is_quoted(last):
        last += 1
    colon = first > 0 and analysis.word(first - 1) in (",", ":")
    ended = analysis.word(last - 2) in (",", ".", "?", "!") if last - first > 2 else False
    before = range(max(0, first - 1 - BETWEEN), first) if colon else range(0)
    after = range(last, min(len(analysis), last + BETWEEN)) if ended else range(0)
    speech = cast.pack.events.words.speech
    verbs = [t for t in (*before, *after) if analysis.lemma[t].lower() in speech]
    return {r.actor for v in verbs for s in analysis.having(v, "subj") for r in cast.one(s) if s not in (token,)}


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
