"""Bodies of a region: which one its bloc, its leaders are of, where a body is named beside them (*the bloc ECOWAS*)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.annotation import Analysis, MentionDraft

ALLIANCE = "IGO"
"""Sector of blocs and alliances without a name."""


@dataclass(frozen=True)
class Regional:
    """The bodies named in one article."""

    analysis: Analysis
    drafts: Sequence[MentionDraft]
    starts: Mapping[int, int]
    """Drafts of names by their first tokens."""
    organs: Mapping[int, int]
    """Drafts of organs without a name by each of their tokens."""
    called: frozenset[str]
    """Words between a noun and the name that it goes by."""

    def served(self, draft: MentionDraft, before: tuple[int, ...], after: tuple[int, ...]) -> tuple[int, ...]:
        """Return whom a title is of: a body named behind it rather than its region ("West African bloc ECOWAS").

        before, after: the drafts of states and bodies on its two sides.
        """
        of = before or after
        if not all(self._is_region(k) for k in of):
            return of
        organ = self.organs.get(self.drafts[of[-1]].last) if of and of[-1] in after else None
        named = self._beside(draft if organ is None else self.drafts[organ])
        return named or (after if before and after and self._is_body(after[0]) else of)

    def _beside(self, draft: MentionDraft) -> tuple[int, ...]:
        """Return the body by whose name *the regional bloc* goes, right behind it or after *known as*."""
        if draft.office or draft.sector != ALLIANCE or draft.plural:
            return ()
        lowers, at = self.analysis.lowers, draft.last
        at += next((n for n in (2, 1) if " ".join(lowers[at : at + n]) in self.called), 0)
        k = self.starts.get(at)
        if k is None or self.analysis.sentence_of[at] != self.analysis.sentence_of[draft.head]:
            return ()
        return (k,) if self._is_body(k) else ()

    def _is_body(self, k: int) -> bool:
        return self.drafts[k].kind in ("bloc", "organisation") and self.drafts[k].form in ("name", "acronym")

    def _is_region(self, k: int) -> bool:
        return self.drafts[k].kind == "bloc" and self.drafts[k].form == "adjective"
