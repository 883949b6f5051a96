"""Quotations and attributions of Spanish news, and names in Spanish sentences, for what the treebank lacks.

Every function takes a sentence and a random generator and returns a new sentence; the same seed gives the same corpus.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from conllu import ROOT, Sentence, Word
from fragments import Templates, capitalised, root_of, shifted, uncapitalised

HERE = Path(__file__).parent
STYLES = (("«", "»"), ("«", "»"), ("“", "”"), ("“", "”"), ('"', '"'), ('"', '"'), ("'", "'"), ("‘", "’"), ("”", "”"))
DASHES = ("—", "—", "—", "–", "-")
QUOTES = frozenset("\"”“»«’'„")
STOPS = frozenset({".", "!", "?", ",", ":", ";", "...", "…", "-", "–"})
LONGEST = 45
"""Words: longer sentences are not put into anybody's mouth."""


def _table(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


ATTRIBUTIONS = _table(HERE / "attributions.toml")
NAMES = _table(HERE / "names.toml") | {"people": _table(HERE.parent / "sv" / "names.toml")["people"]}
TEMPLATES = Templates(ATTRIBUTIONS["tags"], NAMES)


def can_be_said(sentence: Sentence) -> bool:
    """Whether a sentence is short enough, and free of quotation marks and list marks, to stand as somebody's words."""
    words = sentence.words
    return 3 <= len(words) <= LONGEST and words[0].text[0] not in "-–—(*" and not any(w.text in QUOTES for w in words)


def restyled(sentence: Sentence, random: Random) -> Sentence:
    """Print the quotation marks of a sentence in another style; a lone mark is left alone."""
    marks = [index for index, word in enumerate(sentence.words) if word.text in QUOTES]
    words = list(sentence.words)
    for first, last in zip(marks[::2], marks[1::2], strict=False):
        opening, closing = random.choice(STYLES)
        words[first] = replace(words[first], text=opening, lemma=opening, space=False)
        words[last] = replace(words[last], text=closing, lemma=closing)
        words[last - 1] = replace(words[last - 1], space=False)
    return replace(sentence, words=tuple(words))


def attributed(sentence: Sentence, random: Random) -> Sentence:
    """The sentence as what somebody says, in one of the shapes of `SHAPES`."""
    return replace(sentence, words=tuple(random.choice(SHAPES)(list(sentence.words), random)))


def _inverted(words: list[Word], random: Random) -> list[Word]:
    """«…», dijo X. The verb hangs on the quotation as `parataxis`."""
    opening, closing = random.choice(STYLES)
    words = _without_stop(words)
    words = shifted(words, 1)
    root = root_of(words, 1)
    words = [_mark(opening, root, False), *words[:-1], replace(words[-1], space=False), _mark(closing, root, False)]
    return _reporting(words, root, random, quote=True)


def _said_by(words: list[Word], random: Random) -> list[Word]:
    """…, dijo X: without quotation marks."""
    words = _without_stop(words)
    words[-1] = replace(words[-1], space=False)
    return _reporting(words, root_of(words), random)


def _reporting(words: list[Word], root: int, random: Random, quote: bool = False) -> list[Word]:
    """A comma, the verb of saying, its subject and circumstances, the full stop."""
    verb = len(words) + 1
    words = [*words, _mark(",", verb, True), _verb(random, root, "parataxis", quote)]
    words += TEMPLATES.fill(_speaker(random), random, start=len(words), head=verb, dep="nsubj")
    words += _circumstance(random, start=len(words), head=verb)
    return _stopped(words, root)


def _dashed(words: list[Word], random: Random) -> list[Word]:
    """—… —dijo X—. Speech between dashes."""
    dash = random.choice(DASHES[:4])
    words = shifted(_without_stop(words), 1)
    root, verb = root_of(words, 1), len(words) + 2
    words = [_mark(dash, root, False), *words[:-1], replace(words[-1], space=True)]
    words += [_mark(dash, verb, False), _verb(random, root, "parataxis", True)]
    words += TEMPLATES.fill(_speaker(random, tail=False), random, start=len(words), head=verb, dep="nsubj")
    if random.random() < 0.4:
        words[-1] = replace(words[-1], space=False)
        words.append(_mark(dash, verb, False))
    return _stopped(words, root)


def _led(words: list[Word], random: Random) -> list[Word]:
    """X dijo: «…» The quotation hangs on the verb as `parataxis`."""
    opening, closing = random.choice(STYLES)
    words = shifted(words, 1)
    root = root_of(words, 1)
    words = [_mark(opening, root, False), *words[:-1], replace(words[-1], space=False), _mark(closing, root, True)]
    before = _opening(random, quote=True)
    before[-1] = replace(before[-1], space=False)
    return _below(before, words, "parataxis", _mark(":", 0, True))


def _reported(words: list[Word], random: Random) -> list[Word]:
    """X dijo que …"""
    words = _without_stop(words)
    words[0] = replace(words[0], text=uncapitalised(words[0]))
    before = _opening(random)
    verb = next(index for index, word in enumerate(before) if word.head == ROOT)
    mark = Word("que", "que", "SCONJ", "", "", 0, "mark", True, "O")
    return _stopped(_below(before, words, "ccomp", mark), verb)


def _opening(random: Random, quote: bool = False) -> list[Word]:
    """X dijo, or dijo X, with circumstances."""
    speaker = _speaker(random, tail=False)
    before = TEMPLATES.fill(speaker, random, start=0, head=-2, dep="nsubj")
    if "," in speaker and random.random() < 0.9:
        before[-1] = replace(before[-1], space=False)
        before.append(_mark(",", 0, True))
    verb = len(before)
    before.append(_verb(random, ROOT, "root", quote))
    before += _circumstance(random, start=len(before), head=verb)
    return [replace(word, head=verb) if word.head == -2 else word for word in before]


def _below(before: list[Word], words: list[Word], dep: str, link: Word) -> list[Word]:
    """Hang what was said on the verb of saying before it, joined by `link`, which hangs on its root."""
    verb = next(index for index, word in enumerate(before) if word.head == ROOT)
    words = shifted(words, len(before) + 1)
    root = root_of(words, len(before) + 1)
    words[root - len(before) - 1] = replace(words[root - len(before) - 1], head=verb, dep=dep)
    return capitalised([*before, replace(link, head=root), *words])


def _according(words: list[Word], random: Random) -> list[Word]:
    """…, según X."""
    words = _without_stop(words)
    root = root_of(words)
    words[-1] = replace(words[-1], space=False)
    start = len(words) + 2
    speaker = TEMPLATES.fill(_speaker(random, pronouns=False), random, start=start, head=root, dep="obl")
    top = next(index for index, word in enumerate(speaker, start) if word.head == root and word.dep == "obl")
    return _stopped([*words, _mark(",", top, True), _adposition("según", top), *speaker], root)


def _according_first(words: list[Word], random: Random) -> list[Word]:
    """Según X, …"""
    words = [replace(words[0], text=uncapitalised(words[0])), *words[1:]]
    before = TEMPLATES.fill(_speaker(random, pronouns=False, tail=False), random, start=1, head=-2, dep="obl")
    top = next(index for index, word in enumerate(before, 1) if word.head == -2)
    words = shifted(words, len(before) + 2)
    root = root_of(words, len(before) + 2)
    before = [replace(word, head=root) if word.head == -2 else word for word in before]
    before[-1] = replace(before[-1], space=False)
    return [_adposition("Según", top), *before, _mark(",", top, True), *words]


SHAPES = (
    _inverted, _inverted, _inverted, _dashed, _dashed, _led, _reported, _reported, _reported, _according,
    _according_first, _said_by,
)  # fmt: skip


def _speaker(random: Random, pronouns: bool = True, tail: bool = True) -> str:
    """A fragment; without `pronouns` it names somebody, without `tail` it is short enough to go on after it."""
    kind = "named" if random.random() < 0.65 or not pronouns else "unnamed"
    speaker = str(random.choice(ATTRIBUTIONS["speakers"][kind]))
    return _speaker(random, pronouns, tail) if not tail and random.random() < 0.5 and "," in speaker else speaker


def _circumstance(random: Random, start: int, head: int) -> list[Word]:
    if random.random() < 0.65:
        return []
    return TEMPLATES.fill(random.choice(ATTRIBUTIONS["circumstances"]["obl"]), random, start, head, "obl")


def _verb(random: Random, head: int, dep: str, quote: bool = False) -> Word:
    choices = ATTRIBUTIONS["content"]["quote"] if quote else list(ATTRIBUTIONS["verbs"])
    lemma = "decir" if random.random() < 0.25 else random.choice(choices)
    past = random.random() < 0.75
    tense = "Past" if past else "Pres"
    feats = f"Mood=Ind|Number=Sing|Person=3|Tense={tense}|VerbForm=Fin"
    return Word(ATTRIBUTIONS["verbs"][lemma][past], lemma, "VERB", "", feats, head, dep, True, "O")


MARKS = {
    ",": "PunctType=Comm",
    ".": "PunctType=Peri",
    ":": "PunctType=Colo",
    "—": "PunctType=Dash",
    "–": "PunctType=Dash",
}


def _mark(text: str, head: int, space: bool) -> Word:
    return Word(text, text, "PUNCT", "", MARKS.get(text, "PunctType=Quot"), head, "punct", space, "O")


def _adposition(text: str, head: int) -> Word:
    return Word(text, text.lower(), "ADP", "", "", head, "case", True, "O")


def _without_stop(words: list[Word]) -> list[Word]:
    """Take the final stop (or colon, or dots) off."""
    words = list(words)
    while len(words) > 1 and words[-1].text in STOPS and all(word.head != len(words) - 1 for word in words):
        words.pop()
    return words


def _stopped(words: list[Word], root: int) -> list[Word]:
    return [*words[:-1], replace(words[-1], space=False), _mark(".", root, True)]
