"""Who only holds a view: people at large, shares of a poll, private persons."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from communique.annotation import Analysis, MentionDraft
from communique.languages.eventwords import Words

NAMES = frozenset({"name", "surname", "acronym", "metonym", "capital"})
AGE = 2
"""Digits of an age."""


class People:
    """Questions about people who take no part in politics. Tokens are given as indices."""

    def __init__(
        self, analysis: Analysis, words: Words, mention_at: Mapping[int, MentionDraft], noun: Callable[[int], str]
    ) -> None:
        """Prepare to ask. mention_at: the mention that each token stands in; noun: the lemma of a token as a noun."""
        self.analysis = analysis
        self.mention_at = mention_at
        self.noun = noun
        self.shares = frozenset(words.shares)
        self.ratios = frozenset(words.ratios)
        self.public = frozenset(words.public)

    def is_share(self, i: int) -> bool:
        """Tell whether noun i counts those of a poll who hold a view (*40 percent*, *six in ten voters*)."""
        a = self.analysis
        numbers = a.having(i, "nummod")
        if any(a.lemma[j].lower() in self.shares for j in (i, *numbers)):
            return True
        return any(j > 1 and a.lower(j - 1) in self.ratios and a.pos[j - 2] == "NUM" for j in numbers)

    def is_ordinary(self, i: int) -> bool:
        """Tell whether token i means people at large (*voters*, *Americans*), or somebody known by age alone."""
        a, mention = self.analysis, self.mention_at.get(i)
        if self.is_share(i):
            return True
        if mention is not None and mention.form == "inhabitant":
            return "Number=Plur" in a.morph[i] and not any("Definite=Def" in a.morph[j] for j in a.having(i, "det"))
        if mention is not None and mention.form in NAMES:
            return mention.kind == "person" and not mention.office and a.word(mention.last - 1) in self._aged
        return self.noun(i) in self.public

    def is_named_already(self, first: int, other: int) -> bool:
        """Tell whether a noun joined to another says what else one person is (*Ada Lind, the founder and head of*)."""
        a = self.analysis
        if other <= first + 1 or a.pos[other] != "NOUN" or a.pos[other - 1] != "CCONJ":
            return False
        if "Number=Plur" in a.morph[first] + a.morph[other] or a.having(other, "det", "poss", "nummod", "amod"):
            return False
        beside = [*a.having(first, "appos"), *([a.head[first]] if a.rel[first] == "appos" else [])]
        names = [m for j in beside if (m := self.mention_at.get(j)) is not None]
        return any(m.kind == "person" and m.form in NAMES for m in names)

    @cached_property
    def _aged(self) -> frozenset[str]:
        """The last names after which an age stands between commas (*Ada Lind, 49, a teacher*)."""
        a, found = self.analysis, set()
        for i, mention in self.mention_at.items():
            if i + 1 != mention.last or mention.kind != "person" or mention.candidates or i + 3 >= len(a):
                continue
            if a.word(i + 1) == a.word(i + 3) == "," and a.word(i + 2).isdigit() and len(a.word(i + 2)) == AGE:
                found.add(a.word(i))
        return frozenset(found)
