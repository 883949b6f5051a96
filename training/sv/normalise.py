"""Bring the early release of Talbanken's training part, and PUD, to the conventions of today's Talbanken.

The early release was converted by program and differs from the dev and test parts, which people have since revised.
Each rule below mends one such difference; a rule takes the words of a sentence and returns them, changed or not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from conllu import ROOT, Sentence, Word

Rule = Callable[[list[Word]], list[Word]]

DETERMINERS = frozenset({"DET", "PRON", "NUM"})
NOMINALS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
AUXILIARIES = frozenset(["kunna", "ha", "skola", "måste", "komma", "få", "vilja", "böra", "torde", "må", "lär", "vara"])
SENTENCE_ADVERBS = frozenset({
    "inte", "icke", "ju", "också", "dock", "redan", "väl", "alltså", "därför", "nu", "då", "även", "aldrig",
    "alltid", "ännu", "kanske",
})  # fmt: skip


def normalised(sentence: Sentence, rules: Sequence[Rule] | None = None) -> Sentence:
    """Apply rules in order, those of the early release unless told otherwise."""
    words = list(sentence.words)
    for rule in RULES if rules is None else rules:
        words = rule(words)
    return replace(sentence, words=tuple(words))


def split_determiner_from_noun(words: list[Word]) -> list[Word]:
    """A determiner that heads its noun as `fixed` ("ett gäng") becomes `det` of the noun, which takes its place."""
    for index, word in enumerate(words):
        head = word.head
        if word.dep == "fixed" and head == index - 1 and words[head].upos in DETERMINERS and word.upos in NOMINALS:
            words = _swapped(words, head, index, "det")
    return words


def raise_cleft_focus(words: list[Word]) -> list[Word]:
    """In a cleft ("Det är barnen som …") the focus is the head and the verb its copula."""
    for index, word in enumerate(words):
        if word.dep == "dep" and word.head != ROOT and words[word.head].lemma == "vara":
            verb = word.head
            words = _swapped(words, verb, index, "cop")
            words = [
                replace(other, dep="acl:cleft") if other.head == index and other.dep == "acl:relcl" else other
                for other in words
            ]
    return words


def case_of_comparison(words: list[Word]) -> list[Word]:
    """`än` before a bare nominal is its `case`."""
    clausal = {words[index].head for index, word in enumerate(words) if word.dep.startswith(("nsubj", "cop", "aux"))}
    return [
        replace(word, dep="case")
        if word.lemma == "än" and word.dep == "mark" and words[word.head].upos in NOMINALS and word.head not in clausal
        else word
        for word in words
    ]


def relate_modifiers(words: list[Word]) -> list[Word]:
    """A title before a name is `nmod`, an adjective in a verb's service an adverb, a year at a verb `obl`."""
    changed = list(words)
    for index, word in enumerate(words):
        head = words[word.head] if word.head != ROOT else None
        match word.upos, word.dep:
            case "NOUN", "det":
                changed[index] = replace(word, dep="nmod")
            case "ADJ", "advmod":
                changed[index] = replace(word, upos="ADV", feats="Degree=Pos" if "Degree=Pos" in word.feats else "")
            case "ADJ", "det":
                changed[index] = replace(word, dep="amod")
            case "PRON", "det":
                changed[index] = replace(word, upos="DET")
            case "NUM", "nummod" if head and head.upos in {"VERB", "AUX"}:
                changed[index] = replace(word, dep="obl")
            case "ADV", "det":
                changed[index] = replace(word, dep="advmod")
            case _:
                pass
    return changed


def raise_place_of_copula(words: list[Word]) -> list[Word]:
    """`vara` with only a place or state ("båtarna är i rörelse", "hon är hemma") is the copula of that place."""
    for index, word in enumerate(words):
        if word.lemma != "vara" or word.upos != "AUX" or word.dep.startswith(("aux", "cop")):
            continue
        after = [other for other, child in enumerate(words) if child.head == index and other > index]
        places = [other for other in after if words[other].dep == "obl"] or [
            other for other in after if words[other].dep == "advmod" and words[other].lemma not in SENTENCE_ADVERBS
        ]
        if places:
            words = _swapped(words, index, places[0], "cop")
    return words


def name_auxiliaries(words: list[Word]) -> list[Word]:
    """A verb is AUX only where it serves another verb (`aux`, `aux:pass`, `cop`) or is `vara`."""
    return [
        replace(word, upos="VERB")
        if word.upos == "AUX" and not word.dep.startswith(("aux", "cop")) and word.lemma != "vara"
        else word
        for word in words
    ]


def raise_false_auxiliaries(words: list[Word]) -> list[Word]:
    """A full verb that stands as `aux` ("behöver köpa", "brukar säga") is the head, and what it governs its `xcomp`."""
    for index, word in enumerate(words):
        if word.dep == "aux" and word.lemma not in AUXILIARIES and word.head > index:
            words = _swapped(words, word.head, index, "xcomp", keep_after=True)
            words[index] = replace(words[index], upos="VERB")
        elif word.dep == "aux" and word.lemma not in AUXILIARIES:
            words[index] = replace(word, dep="xcomp", upos="VERB" if word.upos == "AUX" else word.upos)
    return words


def mark_adverbial_conjunctions(words: list[Word]) -> list[Word]:
    """A subordinating conjunction tagged as adverbial (`då`) is the `mark` of its clause."""
    return [replace(word, dep="mark") if word.upos == "SCONJ" and word.dep == "advmod" else word for word in words]


def full_participle_features(words: list[Word]) -> list[Word]:
    """Plural participles carry the features of adjectives."""
    short = "Case=Nom|Number=Plur|Tense=Past|VerbForm=Part"
    full = "Case=Nom|Definite=Ind|Degree=Pos|Number=Plur|Tense=Past|VerbForm=Part"
    return [replace(word, feats=full) if word.feats == short else word for word in words]


def features_of_talbanken(words: list[Word]) -> list[Word]:
    """PUD leaves the type of cardinals out and has one type for interrogatives and relatives."""
    changed = []
    for word in words:
        feats = word.feats
        if word.upos == "NUM" and feats == "Case=Nom":
            feats = "Case=Nom|NumType=Card"
        if "PronType=Int,Rel" in feats:
            feats = feats.replace("Int,Rel", "Rel") if word.upos in {"PRON", "DET"} else ""
        changed.append(replace(word, feats=feats))
    return changed


def _swapped(words: list[Word], old: int, new: int, dep: str, keep_after: bool = False) -> list[Word]:
    """Let `new`, a child of `old`, take its place; `old` hangs on it as `dep`.

    The other children of `old` move to `new`; with `keep_after` only those that stand before `old` do.
    """
    place = words[old]
    changed = list(words)
    for index, word in enumerate(words):
        if word.head == old and index != new and not (keep_after and index > new):
            changed[index] = replace(word, head=new)
    changed[new] = replace(words[new], head=place.head, dep=place.dep)
    changed[old] = replace(place, head=new, dep=dep)
    return changed


RULES: tuple[Rule, ...] = (
    split_determiner_from_noun,
    raise_cleft_focus,
    raise_false_auxiliaries,
    name_auxiliaries,
    raise_place_of_copula,
    case_of_comparison,
    relate_modifiers,
    mark_adverbial_conjunctions,
    full_participle_features,
)

PUD_RULES: tuple[Rule, ...] = (features_of_talbanken,)
