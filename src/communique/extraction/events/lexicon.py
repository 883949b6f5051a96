"""Compile a pack's ``events.toml`` into an index by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from communique.errors import DataError
from communique.languages.events import EventWords, Group, spellings
from communique.languages.pack import Pack

KEPT = 50_000
"""Words of which it is remembered what they may be, 10 MB at most."""
TARGETS = ("target", "lethal", "building", "place", "weapon", "asset", "property", "road", "force", "border", "office")
"""Classes of things that can be attacked."""
MISDEED = Group(type="ACCUSE", mode="allege")
"""What verbs of wrongdoing tell where somebody says them of another."""
Pick = tuple[str, ...]
"""A side of a frame: places, best first."""
IS = "is"
"""Stands in a pattern where a preposition may stand, for what a verb calls its object."""


@dataclass(frozen=True)
class Frame:
    """Where the roles stand. symmetric: both sides are actors."""

    actors: Pick
    recipients: Pick
    symmetric: bool


@dataclass(frozen=True)
class NounSet:
    """Nouns and noun phrases, by the lemma of their head: the words before it and the noun after *of*."""

    by_head: dict[str, tuple[tuple[Pick, str | None], ...]]
    compounds: bool
    not_compounds: frozenset[str] = frozenset()
    places: bool = False
    """Whether the name of any place belongs to it (``<place>`` in the table)."""
    persons: bool = False
    """Whether a person by name, office or pronoun belongs to it (``<person>``)."""

    def may_hold(self, nouns: Sequence[str]) -> bool:
        """Tell whether one of these nouns may belong to it; where nouns are written together, any may."""
        return self.compounds or self.places or self.persons or not self.by_head.keys().isdisjoint(nouns)

    def heads(self, lemma: str) -> tuple[tuple[Pick, str | None], ...]:
        """Return the phrases whose head is the lemma, or (where nouns are written together) its last part."""
        found = self.by_head.get(lemma)
        if found is None and self.compounds and lemma not in self.not_compounds:
            found = next((self.by_head[part] for part in last_parts(lemma) if part in self.by_head), None)
        return found or ()


@dataclass(frozen=True)
class Pattern:
    """A trigger, parsed. The fields mirror the notation that ``languages.events`` describes."""

    text: str
    lemma: str
    group: Group
    frame: Frame
    before: Pick = ()
    words: Pick = ()
    object: NounSet | None = None
    preps: tuple[tuple[str, NounSet | None], ...] = ()
    needs: Pick = ()
    bars: Pick = ()
    rank: tuple[int, int] = (0, 0)
    clues: frozenset[str] = frozenset()
    """Words without which no sentence can hold it: the first beside the trigger and the first preposition."""


@dataclass
class Lexicon:
    """The patterns of a language by part of speech and lemma, the narrowest first."""

    table: EventWords
    verbs: dict[str, list[Pattern]] = field(default_factory=dict)
    nouns: dict[str, list[Pattern]] = field(default_factory=dict)
    adjectives: dict[str, list[Pattern]] = field(default_factory=dict)
    do: frozenset[str] = frozenset()
    undergo: frozenset[str] = frozenset()
    occur: frozenset[str] = frozenset()
    toll: frozenset[str] = frozenset()
    people: dict[str, str] = field(default_factory=dict)
    heads: frozenset[str] = frozenset()
    guard: dict[str, dict[str, list[tuple[str, ...]]]] = field(default_factory=dict)
    """Idioms by their first word and their second, "" where there is none."""
    deponents: frozenset[str] = frozenset()
    past: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()
    arms: NounSet = NounSet({}, compounds=False)
    """Things that kill by themselves."""
    targets: NounSet = NounSet({}, compounds=False)
    sanctioned: NounSet = NounSet({}, compounds=False)
    """People and bodies without a name that sanctions fall on; empty where the table does not say."""
    slurs: NounSet = NounSet({}, compounds=False)
    """Words of blame."""
    misdeeds: dict[str, list[Pattern]] = field(default_factory=dict)
    """Patterns of verbs of wrongdoing, by lemma."""
    menaces: dict[str, list[Pattern]] = field(default_factory=dict)
    """Patterns of verbs for what will befall somebody, by lemma."""
    burdens: frozenset[str] = frozenset()
    """Nouns for what lies with who is to blame."""
    praises: NounSet = NounSet({}, compounds=False)
    """Words of praise."""
    reprisals: NounSet = NounSet({}, compounds=False)
    """What is held out in answer to another's act."""
    wrongs: NounSet = NounSet({}, compounds=False)
    """What an inquiry is into; empty where the table does not say."""
    texts: NounSet = NounSet({}, compounds=False)
    """Things that can be attacked; empty where the table does not say."""
    _stems: dict[str, str] = field(default_factory=dict)
    _open: dict[tuple[str, str], bool] = field(default_factory=dict)

    def triggers(self, lemmas: Sequence[str], lowers: Sequence[str]) -> list[int]:
        """Return the tokens, given by lemma and word, that may fulfil a pattern in some context."""
        known, may = self._open, self.may_trigger
        return [
            i
            for i, both in enumerate(zip(lemmas, lowers, strict=True))
            if (k := known.get(both)) or (k is None and may(*both))
        ]

    def may_trigger(self, lemma: str, lower: str) -> bool:
        """Tell whether a word may fulfil a pattern in some context; the answers for KEPT words are kept."""
        known = self._open.get((lemma, lower))
        if known is None:
            if len(self._open) >= KEPT:
                self._open.clear()
            known = self._open[lemma, lower] = self._may_trigger(lemma, lower)
        return known

    def _may_trigger(self, lemma: str, lower: str) -> bool:
        if lemma in self.verbs or lower in self.verbs or lower in self.past or lower[:-1] in self.past:
            return True
        if lower in self.table.words.attributes or lemma in self.table.words.attributes:
            return True
        noun = self.noun(lemma)
        nouns = (noun, noun.removesuffix("s"), self.noun(lower))
        return lemma in self.adjectives or lower in self.adjectives or any(map(self.noun_patterns, nouns))

    def noun_patterns(self, lemma: str) -> Sequence[Pattern]:
        """Return the patterns of a noun, or of the last part of a word written together."""
        if (found := self.nouns.get(lemma)) is not None:
            return found
        if self.table.compounds and lemma not in self.table.not_compounds:
            for part in last_parts(lemma):
                if part in self.nouns:
                    return self.nouns[part]
            return self._first_part(lemma)
        return ()

    def noun(self, lemma: str) -> str:
        """Return a noun without the ending that the lemmatiser left on it, where that is a known word."""
        if lemma not in self._stems:
            if len(self._stems) >= KEPT:
                self._stems.clear()
            self._stems[lemma] = self._stem(lemma)
        return self._stems[lemma]

    def is_known(self, lemma: str) -> bool:
        """Tell whether a noun, or its last part, occurs anywhere in the tables."""
        return lemma in self.known or any(part in self.known for part in last_parts(lemma))

    def _stem(self, lemma: str) -> str:
        endings = self.table.words.noun_endings
        if not endings or self.is_known(lemma):
            return lemma
        for ending in endings:
            stem = lemma.removesuffix(ending)
            if stem != lemma and self.is_known(stem):
                return stem
        return lemma

    def _first_part(self, lemma: str) -> Sequence[Pattern]:
        """Return the patterns of *sanktion* for *sanktionskampanj*: the trigger stands first, before a weak head."""
        for part in last_parts(lemma):
            if part in self.heads:
                stem = lemma[: -len(part)]
                return self.nouns.get(stem) or self.nouns.get(stem.removesuffix("s")) or ()
        return ()

    def sector(self, lemma: str) -> str | None:
        """Return the PLOVER sector of a noun for people, None for other words."""
        if (found := self.people.get(lemma)) is not None or not self.table.compounds:
            return found
        if lemma in self.table.not_compounds:
            return None
        return next((self.people[part] for part in last_parts(lemma) if part in self.people), None)


def last_parts(lemma: str) -> list[str]:
    """Return the ends of a long word that may be a noun of their own, longest first."""
    return [lemma[cut:] for cut in range(2, len(lemma) - 2)] if len(lemma) <= 40 else []


@lru_cache(maxsize=32)
def lexicon(pack: Pack) -> Lexicon:
    """Return the compiled lexicon of a pack, once."""
    table = pack.events
    out = Lexicon(table)
    for order, group in enumerate(table.group):
        frame, noun_frame = parse_frame(group.frame), parse_frame(group.noun_frame)
        for words, index, its_frame in (
            (group.verbs, out.verbs, frame),
            (group.nouns, out.nouns, noun_frame),
            (group.adjectives, out.adjectives, frame),
        ):
            for text in words:
                for spelling in spellings(text, pack.code):
                    pattern = parse_pattern(spelling, group, its_frame, table, noun=index is out.nouns, order=order)
                    index.setdefault(pattern.lemma, []).append(pattern)
    for index in (out.verbs, out.nouns, out.adjectives):
        for patterns in index.values():
            patterns.sort(key=lambda p: p.rank)
    for texts, index in ((table.misdeeds, out.misdeeds), (table.menaces, out.menaces)):
        for text in texts:
            for spelling in spellings(text, pack.code):
                pattern = parse_pattern(spelling, MISDEED, parse_frame("subj"), table, noun=False, order=0)
                index.setdefault(pattern.lemma, []).append(pattern)
    out.burdens = frozenset(table.burdens)
    out.do, out.undergo = frozenset(table.light.do), frozenset(table.light.undergo)
    out.occur = frozenset(table.light.occur)
    out.toll = frozenset(table.light.toll)
    out.people = {noun: sector for sector, nouns in table.people.items() for noun in nouns}
    out.heads = frozenset(table.heads)
    out.sanctioned = noun_set(table.classes.get("sanctioned", ()), table.compounds, table.not_compounds)
    out.texts = noun_set(table.classes.get("text", ()), table.compounds, table.not_compounds)
    out.wrongs = noun_set(table.classes.get("wrong", ()), table.compounds, table.not_compounds)
    out.slurs = noun_set(table.classes.get("slur", ()), compounds=False, not_compounds=())
    out.praises = noun_set(table.classes.get("praise", ()), compounds=False, not_compounds=())
    out.reprisals = noun_set(table.classes.get("reprisal", ()), table.compounds, table.not_compounds)
    out.arms = noun_set(table.classes.get("lethal", ()), table.compounds, table.not_compounds)
    if "target" in table.classes:
        things = [noun for name in TARGETS for noun in table.classes.get(name, ())]
        out.targets = noun_set(things, table.compounds, table.not_compounds)
    out.known = frozenset((*out.nouns, *out.people, *_conditions(out)))
    carriers = [verb.split()[0] for verb in (*table.light.do, *table.light.undergo)]
    out.past = {**_past_forms((*out.verbs, *carriers), table.words.past_endings), **table.words.past_forms}
    out.deponents = frozenset(verb for verb in out.verbs if verb.endswith("s"))
    for phrase in (*table.guard_words, *table.guard_phrases):
        words = tuple(phrase.replace("-", " - ").split())
        out.guard.setdefault(words[0], {}).setdefault("".join(words[1:2]), []).append(words)
    return out


def _conditions(lexicon: Lexicon) -> Iterable[str]:
    """Yield the nouns that patterns demand."""
    for patterns in lexicon.verbs.values():
        for pattern in patterns:
            for nouns in (pattern.object, *(nouns for _, nouns in pattern.preps)):
                yield from nouns.by_head if nouns else ()


def _past_forms(verbs: Iterable[str], endings: Sequence[str]) -> dict[str, str]:
    """Return regular past tenses with their lemmas, for verbs in *-a*."""
    return {verb[:-1] + ending: verb for verb in verbs for ending in endings if verb.endswith("a")}


def parse_frame(text: str) -> Frame:
    """Parse ``subj > obj|to``, ``subj + with`` or ``subj``."""
    symmetric = "+" in text
    actors, _, recipients = text.partition("+" if symmetric else ">")

    def side(words: str) -> Pick:
        return tuple(word.strip() for word in words.split("|") if word.strip())

    return Frame(side(actors), side(recipients), symmetric)


def parse_pattern(text: str, group: Group, frame: Frame, table: EventWords, *, noun: bool, order: int) -> Pattern:
    """Parse one pattern; raise DataError when it names a class that is not there."""
    plain: list[str] = []
    conditions: list[tuple[str | None, list[str]]] = []
    needs: list[str] = []
    bars: list[str] = []
    for word in text.split():
        prep, colon, rest = word.partition(":")
        if colon:
            conditions.append((prep, [rest]))
        elif word[0] in "@=":
            conditions.append((None, [word]))
        elif word[0] in "+!":
            (needs if word[0] == "+" else bars).append(word[1:])
        elif conditions:
            conditions[-1][1].append(word)
        else:
            plain.append(word)
    preps = [(prep, _noun_set(text, words, table)) for prep, words in conditions if prep is not None]
    objects = [_noun_set(text, words, table) for prep, words in conditions if prep is None]
    lemma, before, words = (plain[-1], plain[:-1], []) if noun else (plain[0], [], plain[1:])
    weight = len(plain) + 2 * len(objects) + sum(2 if nouns else 1 for _, nouns in preps) + len(needs) + len(bars)
    exact = any("=" in words[0] for _, words in conditions)
    return Pattern(
        text, lemma, group, frame, tuple(before), tuple(words), objects[0] if objects else None,
        tuple(preps), tuple(needs), tuple(bars), (-10 * weight - exact, order),
        frozenset((*words[:1], *(prep for prep, _ in preps[:1] if prep != IS))),
    )  # fmt: skip


def _noun_set(pattern: str, words: list[str], table: EventWords) -> NounSet | None:
    kind, rest = words[0][0], [words[0][1:], *words[1:]]
    if kind == "*":
        return None
    if kind == "=":
        return noun_set([" ".join(rest)], compounds=False)
    if kind == "@" and rest[0] in table.classes:
        return _class_set(table.classes[rest[0]], table.compounds, table.not_compounds)
    raise DataError(f"events.toml: the pattern {pattern!r} names a class that [classes] does not have")


@lru_cache(maxsize=1024)
def _class_set(phrases: tuple[str, ...], compounds: bool, not_compounds: tuple[str, ...]) -> NounSet:
    """Return the index of a class, made once for the many patterns that name it."""
    return noun_set(phrases, compounds, not_compounds)


def noun_set(phrases: Iterable[str], compounds: bool, not_compounds: Iterable[str] = ()) -> NounSet:
    """Index noun phrases (``ban``, ``travel ban``, ``state of siege``) by head."""
    found: dict[str, list[tuple[Pick, str | None]]] = {}
    phrases = list(phrases)
    for phrase in phrases:
        before_of, of, after = phrase.partition(" of ")
        *before, head = before_of.split()
        found.setdefault(head, []).append((tuple(before), after.split()[-1] if of else None))
    return NounSet(
        {head: tuple(options) for head, options in found.items()},
        compounds, frozenset(not_compounds), "<place>" in phrases, "<person>" in phrases,
    )  # fmt: skip
