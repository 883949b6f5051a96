"""Where the words stand that the event rules ask for: triggers, negations, idioms, words for what is said."""

from __future__ import annotations

from functools import cached_property

from communique.extraction.events.parties import Parties

CAMPAIGN = 4
"""Words of election campaigns in an article that is about one, for each word of violence."""


class Signs(Parties):
    """The tokens of an article that may begin a rule, each kind looked up once."""

    @cached_property
    def candidates(self) -> list[int]:
        """The tokens that may be triggers, by their words alone."""
        return self.lexicon.triggers(self.lemmas, self.analysis.lowers)

    @cached_property
    def negations(self) -> list[int]:
        """The words that negate."""
        both, negators = zip(self.analysis.rel, self.analysis.lowers, strict=True), self.negation.negators
        return [i for i, (rel, lower) in enumerate(both) if rel == "neg" or lower in negators]

    @cached_property
    def hearsay(self) -> frozenset[int]:
        """The nouns for what is only said (*reports of talks*)."""
        nouns = frozenset(self.lexicon.table.classes.get("allegation", ()))
        return frozenset(i for i, lemma in enumerate(self.lemmas) if lemma in nouns)

    @cached_property
    def charges(self) -> frozenset[int]:
        """The nouns for what somebody is said to have done (*claims that it had attacked*)."""
        nouns = frozenset(self.lexicon.table.classes.get("accusation", ()))
        return frozenset(i for i, lemma in enumerate(self.lemmas) if lemma in nouns)

    @cached_property
    def campaigning(self) -> bool:
        """Tell whether the article has many words of election campaigns, and few of violence beside them."""
        words = self.words
        blood = sum(lemma in words.bloodshed for lemma in self.lemmas)
        return sum(lemma in words.campaigning for lemma in self.lemmas) >= CAMPAIGN * max(1, blood)

    @cached_property
    def backed(self) -> list[int]:
        """The participles for being backed, alone or behind a hyphen (*Chadian-backed*)."""
        backing = self.words.backing
        return [i for i, word in enumerate(self.analysis.lowers) if word.rpartition("-")[2] in backing]

    @cached_property
    def sayings(self) -> list[int]:
        """The verbs of saying."""
        both = zip(self.lemmas, self.analysis.pos, strict=True)
        return [i for i, (lemma, pos) in enumerate(both) if pos == "VERB" and lemma in self.speech]

    @cached_property
    def idle(self) -> frozenset[int]:
        """The tokens that stand inside an idiom, and so are of no class."""
        every = ((i, words) for i, found in self.idioms.items() for words in found if len(words) > 1)
        return frozenset(j for i, words in every for j in range(i, i + len(words)))

    @cached_property
    def idioms(self) -> dict[int, list[tuple[str, ...]]]:
        """The idioms and words of other fields than politics, by the token with which they begin, in text order."""
        guard, both = self.lexicon.guard, zip(self.analysis.lowers, self.lemmas, strict=True)
        begun = [i for i, (lower, lemma) in enumerate(both) if lower in guard or lemma in guard]
        return {i: found for i in begun if (found := self._idioms_at(i))}

    def _idioms_at(self, i: int) -> list[tuple[str, ...]]:
        """Return the idioms that begin with token i; each word stands as it is or as a lemma."""
        lowers, lemmas, last = self.analysis.lowers, self.lemmas, self.analysis.sentence_at(i).last
        following = dict.fromkeys(("", lowers[i + 1], lemmas[i + 1])) if i + 1 < last else ("",)
        return [
            words
            for word in dict.fromkeys((lowers[i], lemmas[i]))
            if (seconds := self.lexicon.guard.get(word))
            for second in following
            for words in seconds.get(second, ())
            if i + len(words) <= last and all(w in (lowers[i + n], lemmas[i + n]) for n, w in enumerate(words[2:], 2))
        ]
