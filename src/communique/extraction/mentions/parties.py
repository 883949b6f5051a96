"""Parties told by their members: *Democrats opposed it*, *the Republicans*; no such word is anybody's surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack

WHOLE = frozenset({"det", "case", "punct", "cc", "conj", "appos"})
"""What may stand under the members of a party when all of it is meant."""
BEFORE = frozenset({"amod", "compound", "nmod", "dep"})
"""Relations of a party's adjective to the noun behind it."""


def is_party(gazetteer: Gazetteer, hit: MentionDraft) -> bool:
    """Tell whether a name of the gazetteer is one word for the members of a party."""
    entry = gazetteer.entry(hit.candidates[0]) if hit.candidates else None
    return hit.last - hit.first == 1 and entry is not None and entry.sector == "PTY" and hit.form == "name"


def is_member(analysis: Analysis, hit: MentionDraft) -> bool:
    """Tell whether the adjective of a party stands for a member (*Mr. Lind, a Democrat*), before no noun."""
    before = analysis.head[hit.head] >= hit.last and analysis.rel[hit.head] in BEFORE
    return hit.kind == "organisation" and hit.form == "adjective" and not before


def with_parties(
    analysis: Analysis, pack: Pack, gazetteer: Gazetteer, names: Sequence[MentionDraft], hits: Sequence[MentionDraft]
) -> list[MentionDraft]:
    """Return the names with the parties that plural nouns mean by themselves; a name that ends with one is a body's."""
    labels = {h.first: h for h in hits if is_party(gazetteer, h) and "Number=Plur" in analysis.morph[h.head]}
    if not labels:
        return list(names)
    taken = {i for m in names for i in range(m.first, m.last) if m.candidates or m.last - m.first > 1}
    meant = {i: h for i, h in labels.items() if i not in taken and _is_whole(analysis, pack, i)}
    return [*_kept(labels, meant, names), *meant.values()]


def _kept(
    labels: dict[int, MentionDraft], meant: dict[int, MentionDraft], names: Sequence[MentionDraft]
) -> Iterator[MentionDraft]:
    """Yield the names; people so called are bodies, and a lone word for members is nobody's name."""
    for m in names:
        if m.first in meant and m.last - m.first == 1:
            continue
        if m.last - 1 in labels and m.kind == "person" and not m.candidates:
            if m.last - m.first > 1:
                yield replace(m, kind="organisation", form="name", rule="name:party")
            continue
        yield m


def _is_whole(analysis: Analysis, pack: Pack, i: int) -> bool:
    """Tell whether members are told with no words of their own but an article (not *many*, *who*, *two of the*)."""
    under = [j for j in analysis.children[i] if analysis.rel[j] not in WHOLE]
    articles = [analysis.lower(j) for j in analysis.having(i, "det")]
    some = analysis.having(i, "case") and analysis.pos[analysis.head[i]] in ("NUM", "DET", "PRON")
    return not under and not some and all(a in pack.discourse.definite for a in articles)
