"""Put names and titled persons where a treebank sentence has a pronoun or a bare noun: "han införde" → "Kina införde".

Talbanken hardly names anybody; news does in every sentence. The tree around the name stays as people annotated it.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from augment import ATTRIBUTIONS, fragment
from conllu import ROOT, Sentence, Word

SUBJECTS = frozenset({"han", "hon", "de", "vi", "jag", "du", "ni", "man"})
OBJECTS = frozenset({"honom", "henne", "dem", "oss", "mig", "dig"})
ACTORS = (
    "{country}:name>0:", "{country}:name>0:", "{org}:name>0:", "{org}:name>0:", "{last}:name>0:", "{last}:name>0:",
    "{country}:name>0: och:and>3:cc {country}:name>1:conj", "{first}:name>0: {last}:name>1:flat:name",
)  # fmt: skip
PLACES = ("{country}:name>0:", "{city}:name>0:", "{city}:name>0:")
PLACE_CASES = frozenset({"i", "från", "till", "mot", "över", "utanför"})


def populated(sentence: Sentence, random: Random) -> Sentence:
    """The sentence with names in up to three of its bare subjects, objects and places; unchanged if it has none."""
    words = list(sentence.words)
    sites = [index for index in range(len(words)) if _templates(words, index, random)]
    random.shuffle(sites)
    for index in sorted(sites[:3], reverse=True):
        words = _replaced(words, index, random.choice(_templates(words, index, random)), random)
    return replace(sentence, words=tuple(words))


def _templates(words: list[Word], index: int, random: Random) -> tuple[str, ...]:
    """The fragments that may stand in the place of a word; none if it has words hanging on it or is no actor."""
    word = words[index]
    children = [child for child in words if child.head == index]
    if word.head == ROOT or word.entity not in {"", "O"}:
        return ()
    bare = not children and (word.text.lower() in SUBJECTS | OBJECTS or _is_definite(word))
    if bare and word.dep in {"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"}:
        speakers = ATTRIBUTIONS["speakers"]["named" if random.random() < 0.85 else "unnamed"]
        return tuple(speaker for speaker in speakers if "," not in speaker) if random.random() < 0.5 else ACTORS
    cases = [child.text.lower() for child in children if child.dep == "case"]
    if word.dep in {"obl", "nmod"} and _is_definite(word) and len(children) == 1 and set(cases) & PLACE_CASES:
        return PLACES
    return ()


def _is_definite(word: Word) -> bool:
    return word.upos == "NOUN" and "Definite=Def" in word.feats and "Case=Nom" in word.feats


def _replaced(words: list[Word], index: int, template: str, random: Random) -> list[Word]:
    """Put a fragment in the place of one word; heads after it move, heads on it go to the fragment's top."""
    old = words[index]
    marker = len(words) + 1000
    new = fragment(template, random, start=index, head=marker, dep=old.dep)
    top = index + next(offset for offset, word in enumerate(new) if word.head == marker)
    shift = len(new) - 1

    def moved(head: int) -> int:
        if head == index:
            return top
        return head + shift if head > index else head

    kept = [word if word.head == ROOT else replace(word, head=moved(word.head)) for word in words]
    new = [replace(word, head=moved(old.head)) if word.head == marker else word for word in new]
    new[-1] = replace(new[-1], space=old.space)
    if index == 0:
        new[0] = replace(new[0], text=new[0].text[0].upper() + new[0].text[1:])
    return [*kept[:index], *new, *kept[index + 1 :]]
