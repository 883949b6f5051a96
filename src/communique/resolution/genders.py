"""Of which gender somebody is: by the words before a name (*Mrs. Dahl*, *his wife, Eva Dahl*), by the given name."""

from __future__ import annotations

from functools import lru_cache

from communique.annotation import Analysis, MentionDraft
from communique.languages.pack import Pack


class Genders:
    """What the words of one language tell of gender."""

    def __init__(self, pack: Pack) -> None:
        self._given = {name: gender for gender, names in pack.names.given.items() for name in names}
        self._kin = {w: gender for gender, words in pack.names.kin.items() for w in words}
        self._courtesies = {w.lower(): g for g, words in pack.titles.courtesy.items() if g != "any" for w in words}

    def given(self, name: str) -> str | None:
        """Return the gender that the given name of a full name tells."""
        first, _, rest = name.partition(" ")
        return self._given.get(first) if rest else None

    def kin(self, analysis: Analysis, draft: MentionDraft) -> str | None:
        """Return the gender that a noun of kinship right before a name tells."""
        at = draft.first - 1
        if at > 0 and analysis.word(at) == ",":
            at -= 1
        inside = at >= analysis.sentence_at(draft.first).first
        return self._kin.get(analysis.lower(at)) if inside else None

    def courteous(self, analysis: Analysis, draft: MentionDraft) -> str | None:
        """Return the gender that a word of courtesy before a name tells."""
        return self._courtesies.get(analysis.lower(draft.first - 1)) if draft.first else None


@lru_cache(maxsize=16)
def genders_of(pack: Pack) -> Genders:
    """Return what the tables of a pack tell of gender."""
    return Genders(pack)
