"""A language's cue phrases, made ready for matching word by word."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from communique.analysis.structure.lines import tokenise
from communique.languages.structure import Structure


class Phrases:
    """A set of phrases. All methods take tokens as ``lines.tokenise`` gives them."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            parts = tuple(tokenise(phrase))
            self._by_first.setdefault(parts[0], []).append(parts)
        for group in self._by_first.values():
            group.sort(key=len, reverse=True)
        self._firsts = frozenset(self._by_first)
        self._counted = "#" in self._firsts

    def may_begin(self, token: str) -> bool:
        """Tell whether a phrase may begin with a token."""
        return token in self._firsts or (self._counted and token[:1].isdigit())

    def at(self, tokens: Sequence[str], i: int = 0) -> int:
        """Return how many tokens the longest phrase takes up that starts at token i, 0 when none does."""
        if i >= len(tokens) or not self.may_begin(tokens[i]):
            return 0
        for first in (tokens[i], "#") if tokens[i][:1].isdigit() else (tokens[i],):
            for phrase in self._by_first.get(first, ()):
                if len(tokens) - i >= len(phrase) and all(map(_same, phrase, tokens[i:])):
                    return len(phrase)
        return 0

    def whole(self, tokens: Sequence[str]) -> bool:
        """Tell whether the tokens are exactly one phrase."""
        return bool(tokens) and self.at(tokens) == len(tokens)

    def find(self, tokens: Sequence[str], start: int = 0) -> tuple[int, int] | None:
        """Return the first place where a phrase stands, as tokens ``[first, last)``."""
        if not self._counted:
            if self._firsts.isdisjoint(tokens):
                return None
            begun = [i for i, token in enumerate(tokens) if token in self._firsts]
        else:
            begun = [i for i, token in enumerate(tokens) if self.may_begin(token)]
        for i in begun:
            if i >= start and (length := self.at(tokens, i)):
                return i, i + length
        return None

    def __contains__(self, word: str) -> bool:
        return (word,) in self._by_first.get(word, ())


def _same(part: str, token: str) -> bool:
    return part == token or (part == "#" and token[:1].isdigit())


class Endings:
    """Words, and words that end in one of them when it has five letters or more (compounds)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._phrases = Phrases(words)
        self._long = tuple(word for word in words if len(word) >= 5 and " " not in word)

    def find(self, tokens: Sequence[str], start: int = 0, stop: int | None = None) -> int | None:
        """Return the token after the first such word within tokens ``[start, stop)``, None when there is none."""
        may_begin, long = self._phrases.may_begin, self._long
        for i in range(start, min(len(tokens), stop if stop is not None else len(tokens))):
            token = tokens[i]
            if may_begin(token) and (length := self._phrases.at(tokens, i)):
                return i + length
            if token.endswith(long):
                return i + 1
        return None


class Cues:
    """All phrase sets of a ``structure.toml``; attributes carry the names of its lists."""

    def __init__(self, table: Structure) -> None:
        byline, dates, caption, bio = table.byline, table.dates, table.caption, table.biography
        furniture, outlet = table.furniture, table.outlet
        self.by = Phrases(byline.by)
        self.credits = Phrases(byline.credits)
        self.helpers = Phrases(byline.helpers)
        self.joins = Phrases(byline.joins)
        self.places = frozenset(byline.places)
        self.roles = Endings(byline.roles)
        self.particles = frozenset(byline.particles)
        self.date_cues = Phrases(dates.cues)
        self.date_names = frozenset(dates.names)
        self.date_words = frozenset(dates.words)
        self.agencies = Phrases(table.dateline.agencies)
        self.not_places = frozenset(table.dateline.not_places)
        self.labels = Phrases(caption.labels)
        self.shown = Phrases(caption.phrases)
        self.pictures = frozenset(caption.pictures)
        self.plain_words = frozenset(caption.words)
        self.plain_endings = caption.endings
        self.authors = Phrases(bio.subjects)
        self.bio_verbs = Phrases(bio.verbs)
        self.professions = Endings(bio.professions)
        self.offices = Endings(bio.offices)
        self.media = Endings(bio.media)
        self.outlet_kinds = Phrases(bio.outlets)
        self.of = frozenset(bio.of)
        self.speech = frozenset(bio.speech)
        self.lines = Phrases(furniture.lines)
        self.prefixes = Phrases(furniture.prefixes)
        self.phrases = Phrases(furniture.phrases)
        self.lists = Phrases(furniture.lists)
        self.end = Phrases(furniture.end)
        self.about = Phrases(furniture.about)
        self.sections = Phrases(furniture.sections)
        self.address = frozenset(furniture.address)
        self.actions = frozenset(furniture.actions)
        self.means = Endings(furniture.means)
        self.outlet_words = frozenset(outlet.words)
        self.outlet_endings = tuple(word for word in outlet.words if len(word) >= 5)
        self.outlet_joins = frozenset(outlet.joins)
        self.outlet_before = Phrases(outlet.before)
        self.rights = Phrases(outlet.rights)


@lru_cache(maxsize=32)
def cues_of(table: Structure) -> Cues:
    """Return the phrase sets of a table."""
    return Cues(table)
