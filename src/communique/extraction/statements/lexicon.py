"""The cue words of a language, arranged for look-up by lemma."""

from __future__ import annotations

from functools import cache
from typing import Literal

from msgspec import Struct

from communique.languages.cues import CueAdjectives, CueNouns, Cues, CueVerbs, Kind, Phrase
from communique.languages.pack import Pack
from communique.records import Act

Frame = Literal[
    "quote", "that", "bare", "infinitive", "gerund", "object", "object_infinitive", "predicate", "predicate_as",
    "passive",
    "passive_infinitive", "raising",
]  # fmt: skip
FRAMES: tuple[Frame, ...] = Frame.__args__  # type: ignore[attr-defined]


class Sense(Struct, frozen=True):
    """One use of a cue word. weights: frame → weight; particle: the word's particle or reflexive, if it has one."""

    name: str
    kind: Kind
    act: Act
    weights: dict[str, float]
    prepositions: dict[str, float]
    particle: str | None = None
    addressee: bool = False
    hedged: bool = False
    topic: bool = False


class Lexicon(Struct, frozen=True):
    """Look-up tables: lemma → senses, and the word sets of the pack."""

    verbs: dict[str, tuple[Sense, ...]]
    pasts: dict[str, tuple[Sense, ...]]
    supines: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    adjectives: dict[str, tuple[Sense, ...]]
    cues: Cues
    complementisers: frozenset[str]
    question_words: frozenset[str]
    negations: frozenset[str]
    hedges: frozenset[str]
    hedging_phrases: tuple[str, ...]
    modals: frozenset[str]
    conditionals: frozenset[str]
    refusals: frozenset[str]
    documents: frozenset[str]
    occasions: frozenset[str]
    addressee_prepositions: frozenset[str]
    relay_verbs: frozenset[str]
    outlets: frozenset[str]
    light_verbs: frozenset[str]
    receiving_verbs: frozenset[str]
    reportive: frozenset[str]
    tails: frozenset[str]
    expletives: frozenset[str]
    reasons: frozenset[str]
    anaphors: frozenset[str]
    reflexives: frozenset[str]
    wanting: frozenset[str]
    outlet_verbs: frozenset[str]
    adversatives: frozenset[str]
    verb_second: bool
    afterthoughts: frozenset[str]
    relatives: frozenset[str]
    particles: frozenset[str]
    asides: frozenset[str]
    meanwhile: frozenset[str]
    contrasts: frozenset[str]
    comparatives: frozenset[str]
    spoken_to: frozenset[str]
    free_subjects: bool
    pronominal: frozenset[str]
    spoken_with: frozenset[str]
    phrases: dict[str, tuple[tuple[Phrase, tuple[str, ...]], ...]]
    silences: dict[str, tuple[list[str], ...]]
    sequels: dict[str, tuple[list[str], ...]]
    citations: dict[str, tuple[list[str], ...]]


@cache
def lexicon(pack: Pack) -> Lexicon:
    """Return the look-up tables of a pack; built once."""
    return build(pack.cues, pack.discourse.relatives if pack.cues.antecedents else ())


def build(cues: Cues, relatives: tuple[str, ...]) -> Lexicon:
    """Arrange a table for look-up. relatives: words that open a relative clause as its subject."""
    verbs = _table(cues.verbs)
    finite = [suffix for suffix in (cues.past_suffix, cues.present_suffix) if suffix]
    pasts = {word + suffix: senses for word, senses in verbs.items() if word.endswith("a") for suffix in finite}
    supine = cues.supine_suffix
    supines = {word + supine: senses for word, senses in verbs.items() if word.endswith("a")} if supine else {}
    supines |= {word: senses for word, senses in verbs.items() if supine and word.endswith(supine)}
    return Lexicon(
        verbs, pasts, supines, _table(cues.nouns), _table(cues.adjectives), cues,
        frozenset(cues.complementisers), frozenset(cues.question_words), frozenset(cues.negations),
        frozenset(cues.hedges), tuple(h for h in cues.hedges if " " in h),
        frozenset(cues.modals), frozenset(cues.conditionals), frozenset(cues.refusals),
        frozenset(cues.documents), frozenset(cues.occasions), frozenset(cues.addressee_prepositions),
        frozenset(cues.relay_verbs), frozenset(cues.outlets), frozenset(cues.light_verbs),
        frozenset(cues.receiving_verbs),
        frozenset(cues.reportive), frozenset(cues.tails), frozenset(cues.expletives),
        frozenset(cues.reasons),
        frozenset(cues.anaphors), frozenset(cues.reflexives), frozenset(cues.wanting),
        frozenset(cues.outlet_verbs), frozenset(cues.adversatives), cues.verb_second,
        frozenset(cues.afterthoughts), frozenset(relatives), frozenset(cues.particles),
        frozenset(cues.asides), frozenset(cues.meanwhile), frozenset(cues.contrasts), frozenset(cues.comparatives),
        frozenset(cues.addressee_prepositions[:1]), cues.free_subjects,
        frozenset(cues.pronominal), frozenset(cues.spoken_with), _phrases(cues),
        _by_first_word(cues.silences), _by_first_word(cues.sequels), _by_first_word(cues.citations),
    )  # fmt: skip


def _table(
    groups: tuple[CueVerbs, ...] | tuple[CueNouns, ...] | tuple[CueAdjectives, ...],
) -> dict[str, tuple[Sense, ...]]:
    table: dict[str, list[Sense]] = {}
    for group in groups:
        for entry in group.words:
            word, _, particle = entry.partition(" ")
            table.setdefault(word, []).append(_sense(group, particle or None))
    return {word: tuple(senses) for word, senses in table.items()}


def _phrases(cues: Cues) -> dict[str, tuple[tuple[Phrase, tuple[str, ...]], ...]]:
    """Arrange the phrases by their first word, longest first, and run together with an article (*a juicio del*)."""
    table: dict[str, list[tuple[Phrase, tuple[str, ...]]]] = {}
    for phrase in sorted(cues.phrases, key=lambda p: (-len(p.words), p.words)):
        *lead, last = phrase.words.split()
        for end in (last, *(word for word, means in cues.contractions.items() if means == last)):
            words = (*lead, end)
            table.setdefault(words[0], []).append((phrase, words))
    return {word: tuple(found) for word, found in table.items()}


def _by_first_word(entries: tuple[str, ...]) -> dict[str, tuple[list[str], ...]]:
    """Arrange entries of several words by their first."""
    table: dict[str, tuple[list[str], ...]] = {}
    for words in (entry.split() for entry in entries):
        table[words[0]] = (*table.get(words[0], ()), words)
    return table


def _sense(group: CueVerbs | CueNouns | CueAdjectives, particle: str | None) -> Sense:
    weights: dict[str, float] = {frame: w for frame in FRAMES if (w := getattr(group, frame, 0.0)) > 0}
    return Sense(
        group.name, group.kind, group.act, weights, group.prepositions, particle,
        getattr(group, "addressee", False), getattr(group, "hedged", False), getattr(group, "topic", False),
    )  # fmt: skip
