"""Names before a title that do not say whose it is: what a panel looks into, the party of who holds an office."""

from __future__ import annotations

from communique.annotation import Analysis, MentionDraft

INQUIRING = frozenset({"title:organ:committee", "title:organ:commission"})
"""Organs that are called by what they look into, and by an adjective of whose they are."""


PARTISAN = frozenset({
    "candidate", "leader", "adviser", "official", "politician", "delegate", "spokesperson", "representative",
    "chairperson", "strategist",
})  # fmt: skip
"""Offices that one holds for a party; its senators and its members of parliament are told so in the plural only."""


def tells_party(title: MentionDraft, name: MentionDraft) -> bool:
    """Tell whether a party's adjective says only of what party the holder of an office is (*the Democratic mayor*)."""
    if name.kind != "organisation" or name.form != "adjective":
        return False
    return title.office is None or not (title.plural or title.office in PARTISAN)


def looks_into(analysis: Analysis, organ: MentionDraft, name: MentionDraft) -> bool:
    """Tell whether the name before a panel is its matter: a town's or state's, no adjective and no genitive."""
    if organ.rule not in INQUIRING or name.kind not in ("place", "state") or name.form not in ("name", "capital"):
        return False
    genitive = "Case=Gen" in analysis.morph[name.last - 1] or analysis.lower(name.last) in ("'s", "’s")
    return name.last <= organ.first and not genitive
