"""Sentences that Talbanken lacks: quotations in every style of print, and attributions around them.

Every function takes a sentence and a random generator and returns a new sentence; the same seed gives the same corpus.
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from conllu import ROOT, Sentence, Word
from fragments import Templates, capitalised, plain_lemma, root_of, shifted, uncapitalised

HERE = Path(__file__).parent
STYLES = (
    ("”", "”"),
    ("”", "”"),
    ("“", "”"),
    ('"', '"'),
    ("»", "«"),
    ("»", "»"),
    ("’", "’"),
    ("'", "'"),
    ("«", "»"),
    ("„", "“"),
)
"""Opening and closing marks; Swedish print has the first far most often."""
DASHES = ("–", "–", "–", "-", "—")
QUOTES = frozenset("\"”“»«’'„")
END = frozenset({".", "!", "?"})
STOPS = END | {",", ":", ";", "...", "…", "-", "–"}

SAME_GENITIVE = frozenset({"Belarus", "Hamas"})
MOVING_ADVERBS = frozenset(
    {"inte", "också", "alltid", "aldrig", "alltså", "dock", "ju", "redan", "bara", "endast", "nu"}
)
ATTRIBUTIONS: dict[str, Any] = tomllib.loads((HERE / "attributions.toml").read_text(encoding="utf-8"))
NAMES: dict[str, Any] = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))


def _lemma(text: str, upos: str, tag: str) -> str:
    """A name without its genitive -s, other words in small letters."""
    lemma = plain_lemma(text, upos, tag)
    return lemma.removesuffix("s").removesuffix(":") if tag == "gen" and text not in SAME_GENITIVE else lemma


fragment = Templates(ATTRIBUTIONS["tags"], NAMES, _lemma).fill


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


def quoted(sentence: Sentence, random: Random) -> Sentence:
    """The whole sentence between quotation marks, its full stop inside or outside."""
    opening, closing = random.choice(STYLES)
    return replace(sentence, words=tuple(_quoted(list(sentence.words), opening, closing, inside=random.random() < 0.6)))


def opened_by_dash(sentence: Sentence, random: Random) -> Sentence:
    """The sentence as a line of speech: "– Vi kommer."."""
    words = shifted(list(sentence.words), 1)
    return replace(sentence, words=(_mark(random.choice(DASHES), root_of(words), random.random() < 0.9), *words))


def attributed(sentence: Sentence, random: Random) -> Sentence:
    """The sentence as what somebody says, in one of the shapes of `SHAPES`."""
    return replace(sentence, words=tuple(random.choice(SHAPES)(list(sentence.words), random)))


def _inverted(words: list[Word], random: Random) -> list[Word]:
    """”…”, säger X till Y. The verb hangs on the quotation as `parataxis`."""
    words, stop = _without_stop(words)
    if random.random() < 0.35:
        words = shifted(words, 1)
        words.insert(0, _mark(random.choice(DASHES), root_of(words), True))
    else:
        opening, closing = random.choice(STYLES)
        words = shifted(words, 1)
        words = [_mark(opening, root_of(words), False), *words[:-1], replace(words[-1], space=False)]
        words.append(_mark(closing, root_of(words), False))
        if stop in {"!", "?"}:
            words.insert(-1, _mark(stop, root_of(words), False))
    words[-1] = replace(words[-1], space=False)
    root, verb = root_of(words), len(words) + 1
    words += [_mark(",", verb, True), _verb(random, head=root, dep="parataxis")]
    words += fragment(_speaker(random), random, start=len(words), head=verb, dep="nsubj")
    words += _circumstance(random, start=len(words), head=verb)
    return _stopped(words, root)


def _led(words: list[Word], random: Random) -> list[Word]:
    """X säger: ”…” The quotation hangs on the verb as `parataxis`."""
    opening, closing = random.choice(STYLES)
    words = _quoted(words, opening, closing, inside=random.random() < 0.5)
    before = fragment(_speaker(random), random, start=0, head=-2, dep="nsubj")
    verb = len(before)
    before.append(_verb(random, head=ROOT, dep="root"))
    before += _circumstance(random, start=len(before), head=verb)
    before[-1] = replace(before[-1], space=False)
    before = [replace(word, head=verb) if word.head == -2 else word for word in before]
    words = shifted(words, len(before) + 1)
    root = root_of(words, len(before) + 1)
    before.append(_mark(":", root, True))
    words[root - len(before)] = replace(words[root - len(before)], head=verb, dep="parataxis")
    return capitalised([*before, *words])


def _reported(words: list[Word], random: Random) -> list[Word]:
    """X säger att …; only for plain statements, whose order of words is that of the clause."""
    if not _is_plain(words):
        return _inverted(words, random)
    words, _ = _without_stop(words)
    before = fragment(_speaker(random), random, start=0, head=-2, dep="nsubj")
    verb = len(before)
    lemma = random.choice(ATTRIBUTIONS["content"]["that"])
    before.append(_verb(random, head=ROOT, dep="root", lemma=lemma))
    before += _circumstance(random, start=len(before), head=verb)
    before = [replace(word, head=verb) if word.head == -2 else word for word in before]
    words = shifted(words, len(before) + 1)
    root = root_of(words, len(before) + 1)
    before.append(Word("att", "att", "SCONJ", "SN", "", head=root, dep="mark"))
    words[root - len(before)] = replace(words[root - len(before)], head=verb, dep="ccomp")
    words[0] = replace(words[0], text=uncapitalised(words[0]))
    return _stopped(capitalised([*before, *words]), verb)


def _according(words: list[Word], random: Random) -> list[Word]:
    """…, enligt X."""
    words, _ = _without_stop(words)
    root = root_of(words)
    words[-1] = replace(words[-1], space=False)
    top = len(words) + 2
    speaker = fragment(_speaker(random, pronouns=False), random, start=top, head=root, dep="obl")
    top = next(index for index, word in enumerate(speaker, top) if word.head == root and word.dep == "obl")
    words += [_mark(",", top, True), Word("enligt", "enligt", "ADP", "PP", "", head=top, dep="case")]
    return _stopped([*words, *speaker], root)


def _according_first(words: list[Word], random: Random) -> list[Word]:
    """Enligt X har …: the subject goes behind the finite verb."""
    if not _is_plain(words):
        return _according(words, random)
    subject, finite = _subject_and_finite(words)
    order = [finite, *range(subject), *range(finite + 1, len(words))]
    if finite != subject or order[0] == 0:
        return _according(words, random)
    words = [replace(words[0], text=uncapitalised(words[0])), *words[1:]]
    place = {old: new for new, old in enumerate(order)}
    words = [replace(words[old], head=ROOT if words[old].head == ROOT else place[words[old].head]) for old in order]
    speaker = random.choice([one for one in ATTRIBUTIONS["speakers"]["named"] if "," not in one])
    before = fragment(speaker, random, start=1, head=-2, dep="obl")
    words = shifted(words, len(before) + 1)
    root = root_of(words, len(before) + 1)
    top = next(index for index, word in enumerate(before, 1) if word.head == -2)
    before = [replace(word, head=root) if word.head == -2 else word for word in before]
    return [Word("Enligt", "enligt", "ADP", "PP", "", head=top, dep="case"), *before, *words]


def _subject_and_finite(words: list[Word]) -> tuple[int, int]:
    """How many words the opening subject has, and where the finite verb stands."""
    root = root_of(words)
    verbs = [
        index
        for index, word in enumerate(words)
        if "VerbForm=Fin" in word.feats and (index == root or (word.head == root and word.dep in {"aux", "cop"}))
    ]
    subject = next(index for index, word in enumerate(words) if word.head == root and word.dep.startswith("nsubj"))
    members = {subject}
    for _ in words:
        members |= {index for index, word in enumerate(words) if word.head in members}
    return max(members) + 1, verbs[0] if verbs else 0


def _said_by(words: list[Word], random: Random) -> list[Word]:
    """…, säger X: the attribution without quotation marks."""
    words, _ = _without_stop(words)
    root, verb = root_of(words), len(words) + 1
    words[-1] = replace(words[-1], space=False)
    words += [_mark(",", verb, True), _verb(random, head=root, dep="parataxis")]
    words += fragment(_speaker(random), random, start=len(words), head=verb, dep="nsubj")
    return _stopped(words, root)


SHAPES = (_inverted, _inverted, _inverted, _led, _reported, _reported, _according, _according_first, _said_by)


def _speaker(random: Random, pronouns: bool = True) -> str:
    named = random.random() < 0.7 or not pronouns
    return str(random.choice(ATTRIBUTIONS["speakers"]["named" if named else "unnamed"]))


def _circumstance(random: Random, start: int, head: int) -> list[Word]:
    if random.random() < 0.6:
        return []
    return fragment(random.choice(ATTRIBUTIONS["circumstances"]["obl"]), random, start, head, "obl")


def _verb(random: Random, head: int, dep: str, lemma: str = "") -> Word:
    common = random.random() < 0.5
    lemma = lemma or ("säga" if common else random.choice(list(ATTRIBUTIONS["verbs"])))
    form = random.choice(ATTRIBUTIONS["verbs"][lemma])
    present = form == ATTRIBUTIONS["verbs"][lemma][0]
    tense, xpos = ("Pres", "VB|PRS|AKT") if present else ("Past", "VB|PRT|AKT")
    return Word(form, lemma, "VERB", xpos, f"Mood=Ind|Tense={tense}|VerbForm=Fin|Voice=Act", head, dep, entity="O")


def _mark(text: str, head: int, space: bool) -> Word:
    xpos = "MAD" if text in {".", "!", "?", ":"} else "MID" if text in {",", *DASHES} else "PAD"
    return Word(text, text, "PUNCT", xpos, "", head, "punct", space, "O")


def _quoted(words: list[Word], opening: str, closing: str, inside: bool) -> list[Word]:
    words = shifted(words, 1)
    root = root_of(words, 1)
    stop = words.pop() if words[-1].text in END and not inside else None
    words = [_mark(opening, root, False), *words[:-1], replace(words[-1], space=False)]
    words.append(_mark(closing, root, stop is None))
    return [*words, stop] if stop else words


def _without_stop(words: list[Word]) -> tuple[list[Word], str]:
    """Take the final stop (or colon, or dots) off; also say which it was."""
    stop = ""
    while len(words) > 1 and words[-1].text in STOPS and all(word.head != len(words) - 1 for word in words):
        stop = words[-1].text
        words = words[:-1]
    return words, stop


def _stopped(words: list[Word], root: int) -> list[Word]:
    if words[-1].text == ",":
        words = words[:-1]
    return [*words[:-1], replace(words[-1], space=False), _mark(".", root, True)]


def _is_plain(words: list[Word]) -> bool:
    """Whether a statement opens with its subject and has no adverb that a clause would place elsewhere."""
    root = root_of(words)
    children = [index for index, word in enumerate(words) if word.head == root and word.upos != "PUNCT"]
    return (
        bool(children)
        and words[children[0]].dep.startswith("nsubj")
        and children[0] < root
        and words[-1].text == "."
        and not any(words[index].lemma in MOVING_ADVERBS for index in children)
    )
