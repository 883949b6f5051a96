"""Names that an article gives in brackets behind a fuller one: *the Green Reform League (GRL) … the GRL*."""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Analysis, MentionDraft

LETTERS = range(2, 9)
"""How many letters an abbreviation has."""


def abbreviations(analysis: Analysis, drafts: Sequence[MentionDraft]) -> dict[str, int]:
    """Return, by abbreviation, the draft of the first organisation that it stands behind in brackets.

    Its letters must be letters of the name in their order, the first of them the name's first (compounds, *Folkpartiet
    (FP)*, give letters of their inner parts). It is shorter than the name, so that no name abbreviates itself.
    """
    out: dict[str, int] = {}
    for n, d in enumerate(drafts):
        at = d.last
        if d.kind != "organisation" or d.form != "name" or at + 2 >= len(analysis) or analysis.word(at) != "(":
            continue
        short = analysis.word(at + 1)
        if analysis.word(at + 2) == ")" and _abbreviates(short, analysis.lowers[d.first : d.last]):
            out.setdefault(short, n)
    return out


def _abbreviates(short: str, words: Sequence[str]) -> bool:
    """Tell whether capitals are letters of a name in their order, the first of them its first."""
    if len(short) not in LETTERS or not short[:1].isalpha() or sum(c.isupper() for c in short) < len(short) - 1:
        return False
    name = "".join(words)
    letters = iter(name)
    fewer = len(short) < len(name) and name[:1] == short[:1].lower()
    return fewer and all(any(c == x for x in letters) for c in short.lower())
