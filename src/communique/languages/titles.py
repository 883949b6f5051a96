"""Schema of ``titles.toml``: offices, titles, state organs, role nouns, courtesy words and pronouns.

Forms stand in full, in lower case except where the language writes a capital; a genitive ``-s`` is made by rule and
never listed. ``definite`` is the form with a suffixed article (Swedish ``utrikesministern``); languages with a separate
article leave it empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

Gender = Literal["m", "f"]
Number = Literal["singular", "plural"]
Modifies = Literal["former", "acting", "then", "outgoing", "designate", "deputy", "new", "current", "honorary"]
TitleKind = Literal["office", "organ", "role"]


class Forms(Struct, frozen=True, forbid_unknown_fields=True):
    """The forms of one title or noun."""

    singular: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    definite_plural: tuple[str, ...] = ()
    gender: Gender | None = None
    """Where the word itself shows it (``queen``, ``presidenta``)."""


class Title(Forms, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An office as this language names it; one office may have several (``presidente``, ``presidenta``)."""

    office: str
    """Identifier in the gazetteer's ``offices.toml``."""


class Organ(Forms, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A state organ or a collective that acts for a state, and people of such a body without a name."""

    kind: str
    """Canonical English noun (``foreign ministry``, ``army``, ``rebels``)."""
    sector: str
    """PLOVER sector."""
    speaks: bool = True
    """Whether the organ may be a source by itself (``the foreign ministry said``)."""


class Role(Forms, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What people are who hold no office (``analyst``, ``lawyer``)."""

    role: str
    sector: str | None = None


class Pronoun(Struct, frozen=True, forbid_unknown_fields=True):
    """A personal pronoun. forms: subject, object and possessive forms alike."""

    forms: tuple[str, ...]
    person: Literal[1, 2, 3]
    number: Number
    gender: Gender | None = None
    """None: says nothing of gender."""
    human: bool = True
    """False for pronouns that mean things and institutions (``it``)."""


class Titles(Struct, frozen=True, forbid_unknown_fields=True):
    """The table."""

    title: tuple[Title, ...]
    organ: tuple[Organ, ...]
    role: tuple[Role, ...]
    pronoun: tuple[Pronoun, ...]
    modifiers: dict[Modifies, tuple[str, ...]]
    """Words before a title, or prefixes ending in ``-``, by what they mean."""
    courtesy: dict[Literal["m", "f", "any"], tuple[str, ...]]
    """Words of courtesy before a name (``Mr``, ``fru``) by the gender that they show."""
    genitive: tuple[str, ...] = ()
    """Endings that a form may carry (``s``)."""

    @property
    def courtesies(self) -> frozenset[str]:
        """All words of courtesy, in lower case."""
        return frozenset(w.lower() for words in self.courtesy.values() for w in words)


class TitleMatch(Struct, frozen=True):
    """A title, organ or role noun at tokens ``[first, last)``."""

    first: int
    last: int
    kind: TitleKind
    name: str
    """The office, the organ's kind or the role."""
    sector: str | None
    number: Number
    definite: bool
    gender: Gender | None
    genitive: bool
    """True when the last word carries a genitive ending."""


Found = tuple[TitleKind, str, str | None, Number, bool, Gender | None]


LINKS = frozenset({"de", "del"})
"""Prepositions within titles, before which an adjective may stand (Spanish)."""
ADJECTIVE = 4
"""Letters of such an adjective at least."""
KEPT = 50_000
"""Words of which it is remembered whether a title may begin with them, 5 MB at most."""


class TitleIndex:
    """Longest-match search for titles over tokens, in folded case."""

    def __init__(self, titles: Titles) -> None:
        self.genitive = titles.genitive
        self.suffixes = frozenset(m[1:] for forms in titles.modifiers.values() for m in forms if m.startswith("-"))
        self.table: dict[str, Found] = {}
        self.longest: dict[str, int] = {}
        self.seconds: set[str] = set()
        self._begins: dict[str, bool] = {}
        for title in titles.title:
            self._add(title, "office", title.office, None)
        for organ in titles.organ:
            self._add(organ, "organ", organ.kind, organ.sector)
        for role in titles.role:
            self._add(role, "role", role.role, role.sector)

    def _add(self, forms: Forms, kind: TitleKind, name: str, sector: str | None) -> None:
        """Register every form; the first row that has a form keeps it."""
        for words, number, definite in (
            (forms.singular, "singular", False),
            (forms.definite, "singular", True),
            (forms.plural, "plural", False),
            (forms.definite_plural, "plural", True),
        ):
            for form in words:
                pieces = form.lower().replace("-", " - ").split()
                plural: Number = "plural" if number == "plural" else "singular"
                found: Found = (kind, name, sector, plural, definite, forms.gender)
                self.table.setdefault(" ".join(pieces), found)
                self.longest[pieces[0]] = max(self.longest.get(pieces[0], 0), len(pieces))
                self.seconds.update(pieces[1:2])

    def at(self, words: Sequence[str], i: int) -> TitleMatch | None:
        """Return the longest title that begins with token i, None when none does."""
        return self._around(words, i) or self._straight(words, i)

    def _around(self, words: Sequence[str], i: int) -> TitleMatch | None:
        """Return an organ with an adjective behind its first word: *el Ministerio israelí de Relaciones Exteriores*."""
        if (
            i + 3 >= len(words)
            or words[i + 2] not in LINKS
            or not words[i + 1].islower()
            or len(words[i + 1]) < ADJECTIVE
        ):
            return None
        reach = self.longest.get(words[i].lower(), 1)
        pieces = [words[i].lower(), *(w.lower() for w in words[i + 2 : i + 1 + reach])]
        for length in range(len(pieces), 2, -1):
            found = self._match(" ".join(pieces[:length]), i, i + 1 + length)
            if found is not None and found.kind == "organ":
                return found
        return None

    def _straight(self, words: Sequence[str], i: int) -> TitleMatch | None:
        """Return the longest title of tokens in a row that begins with token i."""
        if not self._begin(words[i]) or self._is_barred(words, i):
            return None
        pieces: list[str] = []
        ends: list[int] = []
        reach = -1
        for j in range(i, len(words)):
            for piece in words[j].lower().replace("-", " - ").split():
                pieces.append(piece)
                ends.append(j)
            if reach < 0 and pieces:
                reach = self.longest.get(pieces[0], 1)
            if len(pieces) >= reach > 0:
                break
        for length in range(min(reach, len(pieces)), 0, -1):
            if length < len(pieces) and ends[length] == ends[length - 1] and not self._modified(pieces, length):
                continue
            if match := self._match(" ".join(pieces[:length]), i, ends[length - 1] + 1):
                return match
        return self._tail(words[i], i)

    def _begin(self, word: str) -> bool:
        """Tell whether a title may begin with a word; the answers for KEPT words are kept."""
        known = self._begins.get(word)
        if known is None:
            if len(self._begins) >= KEPT:
                self._begins.clear()
            known = self._begins[word] = self._may_begin(word.lower())
        return known

    def _may_begin(self, word: str) -> bool:
        """Tell whether a title may begin with a word in lower case."""
        if word in self.longest or "-" in word:
            return True
        return word.endswith(self.genitive) and any(
            word.endswith(ending) and word[: -len(ending)] in self.table for ending in self.genitive
        )

    def _is_barred(self, words: Sequence[str], i: int) -> bool:
        """Tell by the first two words alone that no title begins with token i: it needs a second that is not there."""
        first = words[i].lower()
        if "-" in first or self._match(first, i, i + 1):
            return False
        second = next((words[j].lower() for j in range(i + 1, len(words)) if words[j]), "")
        return second not in self.seconds and "-" not in second and not second.endswith(self.genitive)

    def _modified(self, pieces: list[str], length: int) -> bool:
        """Tell whether the rest of the token is a modifier (``president-elect``)."""
        return pieces[length] == "-" and length + 1 < len(pieces) and pieces[length + 1] in self.suffixes

    def _tail(self, word: str, i: int) -> TitleMatch | None:
        """Return the title that a hyphened compound ends in (Swedish ``USA-presidenten``)."""
        _, hyphen, tail = word.lower().rpartition("-")
        return self._match(tail, i, i + 1) if hyphen and tail else None

    def _match(self, key: str, first: int, last: int) -> TitleMatch | None:
        found = self.table.get(key)
        if found:
            return TitleMatch(first, last, *found, genitive=False)
        for ending in self.genitive:
            if key.endswith(ending) and (found := self.table.get(key[: -len(ending)])):
                return TitleMatch(first, last, *found, genitive=True)
        return None

    def find(self, words: Sequence[str]) -> list[TitleMatch]:
        """Return the longest titles, left to right, none overlapping."""
        out: list[TitleMatch] = []
        end = 0
        begins = self._begins
        for i in [i for i, w in enumerate(words) if (b := begins.get(w)) or (b is None and self._begin(w))]:
            if i >= end and (match := self.at(words, i)):
                out.append(match)
                end = match.last
        return out
