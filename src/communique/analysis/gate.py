"""The first pass: which articles can hold statements or events at all, and which of their blocks need the parser.

It looks words up, no more: every distinct word is judged once (is some lemma of it a cue, a trigger, a title …) and
remembered. A statement needs a quotation, or a cue and somebody who may have spoken; an event needs a trigger and a
party, in a block that is not about sport or business. Where a block has none of that, its words still get their parts
of speech and names, which pronouns and surnames elsewhere rest on; only its tree is left flat. A longer article in
which hardly a block shows clear signs is put aside: it is left with its bare words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.analysis.lemmas import Lemmas
from communique.analysis.pipelines import Pipeline
from communique.gazetteer import Gazetteer
from communique.languages.cues import CueAdjectives, CueNouns
from communique.languages.events import EventWords, regular_forms, spellings
from communique.languages.pack import Pack
from communique.languages.titles import Organ, Title

CUE, SAYS, TRIGGER, PERSON, POWER, GUARD = 1, 2, 4, 8, 16, 32
"""What a word may be: a cue; a verb of speech or its like; a trigger; somebody who may speak; an office or an
organ of state; no politics."""
SPEECH = SAYS | PERSON
CLEAR = 0.9
"""Least weight of a quotation or clause with a verb of speech that makes an article worth reading for it."""
KEPT = 200_000
"""Distinct words kept; when there are more, all are forgotten and judged anew."""
SHORTEST = 4
"""Letters of the shortest last part of a compound."""
TOKEN = re.compile(r"[^\W_]+|[.!?:\n]")
STOPS = frozenset(".!?:\n")
QUOTES = re.compile(r"[“”„«»‘‹›]|''|``|(?<![0-9])\"|(?<!\w)'(?=\w)")
FEW = 4
"""Stretches of a short article."""
SHARE = 0.1
"""Least share of stretches with clear signs in a longer one. News of politics has them in nearly all."""
PRIVATE = frozenset({"BUS", "JRN", "MED", "EDU", "CVL"})
"""Sectors of organs that do not make politics by themselves: companies, newspapers, schools, civilians."""
NAMES = frozenset({"name", "acronym", "capital", "metonym"})
POWERS = frozenset({"state", "bloc", "organisation", "group", "person"})


def first_pass(pack: Pack, gazetteer: Gazetteer, pipeline: Pipeline) -> Gate | None:
    """Return the first pass of a language, once; None when nothing tells the lemmas of its words."""
    key = pack, gazetteer, pipeline.name
    if pipeline.lemmas and key not in _GATES:
        _GATES[key] = Gate(pack, gazetteer, pipeline.lemmas)
    return _GATES.get(key)


_GATES: dict[tuple[Pack, Gazetteer, str], Gate] = {}
"""Kept by the name of the pipeline: one that is loaded anew has the same lemmas."""


@dataclass(frozen=True)
class Verdict:
    """What the first pass says of an article. reads: whether to analyse it; parses: for each of its stretches."""

    reads: bool
    parses: tuple[bool, ...]


@dataclass(frozen=True)
class _Signs:
    """What the words of a stretch show: whether it needs the parser, holds speech, a trigger, an office."""

    needs: bool
    speech: bool
    trigger: bool
    power: bool


class Gate:
    """The first pass of one language. lemmas: word in lower case → the lemmas that it may have."""

    def __init__(self, pack: Pack, gazetteer: Gazetteer, lemmas: Lemmas) -> None:
        self.code = pack.code
        self.gazetteer = gazetteer
        self.lemmas = lemmas
        self.words = _words(pack)
        self.compounds = pack.events.compounds
        self.dashes = tuple(pack.quotes.dashes)
        self.known: dict[str, int] = {}

    def verdict(self, texts: Sequence[str]) -> Verdict:
        """Judge an article by its stretches of text.

        A long one is read when enough of its stretches show clear signs, a short one always.
        """
        signs = [self._signs(text) for text in texts]
        reads = len(texts) < FEW or self._clear(texts, signs)
        return Verdict(reads, tuple(reads and sign.needs for sign in signs))

    def _clear(self, texts: Sequence[str], signs: Sequence[_Signs]) -> bool:
        """Tell whether enough stretches show clear signs; look names up only as long as that is open."""
        missing = SHARE * len(texts) - sum(sign.speech or (sign.trigger and sign.power) for sign in signs)
        for text, sign in zip(texts, signs, strict=True):
            if missing <= 0:
                break
            if sign.trigger and not sign.power and not sign.speech:
                missing -= self._event(text)
        return missing <= 0

    def _event(self, text: str) -> bool:
        """Tell whether a stretch with a trigger names somebody of whom politics is made."""
        hits = self.gazetteer.find(TOKEN.findall(text), self.code)
        return any(c.kind in POWERS and c.form in NAMES and not c.weak for hit in hits for c in hit.candidates)

    def _signs(self, text: str) -> _Signs:
        """Look the words of a stretch up. A word that opens a sentence is no verb of speech: ``Add the flour``.

        Speech is clear where one sentence has both the verb and somebody who may be its subject.
        """
        if len(self.known) > KEPT:
            self.known = {}
        flags, here, opening, speech = 0, 0, True, False
        for word in TOKEN.findall(text):
            if word in STOPS:
                speech = speech or here & SPEECH == SPEECH
                flags, here, opening = flags | here, 0, True
                continue
            lower = word.lower()
            found = self.known.get(lower)
            if found is None:
                found = self.known[lower] = self._judge(lower)
            here |= found & ~SAYS if opening else found
            opening = False
        speech = speech or here & SPEECH == SPEECH
        flags |= here
        trigger = bool(flags & TRIGGER) and not flags & GUARD
        quoted = bool(QUOTES.search(text)) or text.lstrip().startswith(self.dashes)
        needs = quoted or trigger or bool(flags & CUE) or ":" in text
        return _Signs(needs, quoted or speech, trigger, bool(flags & POWER))

    def _judge(self, word: str) -> int:
        flags = self.words.get(word, 0)
        for lemma in self.lemmas(word):
            flags |= self.words.get(lemma, 0)
        if self.compounds and not flags:
            for cut in range(2, len(word) - SHORTEST + 1):
                flags |= self.words.get(word[cut:], 0) & (TRIGGER | PERSON | POWER | CUE)
                flags |= self.words.get(word[:cut], 0) & TRIGGER if cut >= SHORTEST else 0
        return flags


def _words(pack: Pack) -> dict[str, int]:
    """Return what each word of the pack's tables may be."""
    out: dict[str, int] = {}
    for word, flag in (*_cues(pack), *_triggers(pack.events, pack.code), *_parties(pack)):
        out[word] = out.get(word, 0) | flag
    return out


def _cues(pack: Pack) -> Iterator[tuple[str, int]]:
    cues = pack.cues
    for verb in cues.verbs:
        clear = verb.kind == "speech" and max(verb.quote, verb.that, verb.bare) >= CLEAR
        endings = ("", *(s for s in (cues.past_suffix, cues.present_suffix, cues.supine_suffix) if s))
        for word in (word.split()[0] for word in verb.words):
            for ending in endings if word.endswith("a") else ("",):
                yield word + ending, CUE | SAYS if clear else CUE
    yield from ((word, CUE) for word in cues.homographs)
    groups: tuple[CueNouns | CueAdjectives, ...] = (*cues.nouns, *cues.adjectives)
    yield from ((word.split()[0], CUE) for group in groups for word in group.words)
    yield from ((max(phrase.words.lower().split(), key=len), CUE | SAYS) for phrase in cues.phrases)
    yield from ((word, CUE | SAYS) for word in cues.reportive)


def _triggers(table: EventWords, code: str) -> Iterator[tuple[str, int]]:
    for group in table.group:
        for pattern in (*group.verbs, *group.adjectives):
            for verb in spellings(pattern.split()[0], code):
                yield from ((form, TRIGGER) for form in (verb, *regular_forms(verb, table.words.past_endings)))
        for pattern in group.nouns:
            plain = [word for word in pattern.split() if word[0] not in "@=+!" and ":" not in word]
            yield plain[-1], TRIGGER
    yield from ((form, TRIGGER) for form in (*table.words.past_forms, *table.words.lemmas))
    yield from ((word, GUARD) for word in table.guard_words if " " not in word)


def _parties(pack: Pack) -> Iterator[tuple[str, int]]:
    titles = pack.titles
    for row in (*titles.title, *titles.organ, *titles.role):
        public = isinstance(row, Title) or (isinstance(row, Organ) and row.sector not in PRIVATE)
        forms = (*row.singular, *row.definite, *row.plural, *row.definite_plural)
        yield from ((form.lower(), PERSON | POWER if public else PERSON) for form in forms if " " not in form)
    for pronoun in titles.pronoun:
        if pronoun.gender:
            yield from ((form, PERSON) for form in pronoun.forms)
    for nouns in pack.events.people.values():
        yield from ((noun, PERSON) for noun in nouns if " " not in noun)
