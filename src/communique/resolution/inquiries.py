"""What a panel looks into by the name before it (*the Gaza commission*), which is not whose it is."""

from __future__ import annotations

from communique.annotation import Analysis, MentionDraft

INQUIRING = frozenset({"title:organ:committee", "title:organ:commission"})
"""Organs that are called by what they look into, and by an adjective of whose they are."""


def looks_into(analysis: Analysis, organ: MentionDraft, name: MentionDraft) -> bool:
    """Tell whether the name before a panel is its matter: a town's or state's, no adjective and no genitive."""
    if organ.rule not in INQUIRING or name.kind not in ("place", "state") or name.form not in ("name", "capital"):
        return False
    genitive = "Case=Gen" in analysis.morph[name.last - 1] or analysis.lower(name.last) in ("'s", "’s")
    return name.last <= organ.first and not genitive
