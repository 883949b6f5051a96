"""Settle by context whom an ambiguous name means: the state or the region, the word or the actor."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, MentionDraft
from communique.gazetteer import Gazetteer
from communique.languages.pack import Pack

CLOSING = frozenset({",", ".", ")", "-", "–", "—"})
"""Signs behind the name of a region that stands behind a town's."""


def in_context(
    analysis: Analysis, pack: Pack, gazetteer: Gazetteer, names: Sequence[MentionDraft]
) -> list[MentionDraft]:
    """Return the names, with the region first among the candidates where the sentence speaks for it.

    What the sentence of one mention settles holds for the same words elsewhere in the article.
    """
    told = {n: r for n, m in enumerate(names) if (r := _region(analysis, pack, gazetteer, names, m))}
    settled = {analysis.lower(names[n].first): r for n, r in told.items() if names[n].form != "capital"}
    out = []
    for n, m in enumerate(names):
        region = told.get(n) or settled.get(analysis.lower(m.first), "")
        out.append(_first(m, region) if region in m.candidates and not m.joint else m)
    return _in_regions(analysis, pack, gazetteer, out)


def _first(m: MentionDraft, region: str) -> MentionDraft:
    return replace(m, candidates=(region,), kind="place", form="name", rule=m.rule + ":context")


def _in_regions(analysis: Analysis, pack: Pack, gazetteer: Gazetteer, names: list[MentionDraft]) -> list[MentionDraft]:
    """Return the names, with a town of another state read as that of the region behind it (``Burlington, Vt.``).

    Where the gazetteer knows no such town of that state, the region stands for it.
    """
    full = {m.first: m.candidates for m in names if m.candidates and m.form == "name"}
    told: dict[str, str] = {}
    for m in names:
        if analysis.lower(m.first) not in told and (region := _behind(analysis, pack, gazetteer, m, full)):
            told[analysis.lower(m.first)] = region
    if not told:
        return names
    return [_first(m, told[key]) if (key := analysis.lower(m.first)) in told and _is_town(m) else m for m in names]


def _is_town(m: MentionDraft) -> bool:
    """Tell whether a name is that of a town of one word or more."""
    return bool(m.candidates) and not m.joint and m.kind == "place" and m.form in ("name", "capital")


def _behind(
    analysis: Analysis, pack: Pack, gazetteer: Gazetteer, m: MentionDraft, full: dict[int, tuple[str, ...]]
) -> str | None:
    """Return the place that a town is by the region behind a comma, None where that is no news."""
    at = m.last + 1
    if at >= len(analysis) or analysis.word(m.last) != "," or not _is_town(m):
        return None
    short = gazetteer.behind(pack.code).get(analysis.word(at).rstrip("."))
    closed = analysis.word(min(at + 1, len(analysis) - 1)) in CLOSING
    towns = {e.of: e.id for c in reversed(m.candidates) if (e := gazetteer.entry(c))}
    first = gazetteer.entry(m.candidates[0])
    for region in (short,) if short else full.get(at, ()) if closed else ():
        lies = gazetteer.entry(region)
        if first is None or lies is None or lies.type != "region" or lies.of in (None, first.of):
            continue
        if lies.of in towns or short or len(full[at]) == 1:
            return towns.get(lies.of, region)
    return None


def _region(
    analysis: Analysis, pack: Pack, gazetteer: Gazetteer, names: Sequence[MentionDraft], m: MentionDraft
) -> str | None:
    """Return the region among the candidates of a name for which its sentence speaks."""
    if len(m.candidates) < 2:
        return None
    for c in m.candidates[1:]:
        entry = gazetteer.entry(c)
        if entry is None or entry.type != "region" or entry.of is None:
            continue
        if _lies_in(analysis, gazetteer, names, m, entry.of):
            return c
        if m.form == "capital":
            continue
        sentence = analysis.sentence_at(m.first)
        words = gazetteer.context(pack.code).get(c, frozenset())
        if any(analysis.lower(i) in words for i in range(sentence.first, sentence.last)):
            return c
        if any(sentence.first <= o.first < sentence.last and _inland(gazetteer, o, entry.of) for o in names if o != m):
            return c
    return None


def _lies_in(
    analysis: Analysis, gazetteer: Gazetteer, names: Sequence[MentionDraft], m: MentionDraft, state: str
) -> bool:
    """Tell whether a town of the state and a comma stand before the name (``Seattle, Washington``)."""
    if m.first < 2 or analysis.word(m.first - 1) != ",":
        return False
    return any(o.last == m.first - 1 and _inland(gazetteer, o, state) for o in names)


def _inland(gazetteer: Gazetteer, m: MentionDraft, state: str) -> bool:
    """Tell whether a name means a place in a state other than its capital, without doubt."""
    if len(m.candidates) == 0 or m.form != "name":
        return False
    entry = gazetteer.entry(m.candidates[0])
    return entry is not None and entry.kind == "place" and entry.of == state
