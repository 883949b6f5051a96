"""Put right what stands around Swedish names.

Burundi lämnade Internationella domstolen.       flat(Internationella, …)   ->  amod(domstolen, Internationella)
De anföll Förenta Nationernas läger.             obj(anföll, Förenta)       ->  poss(läger, Förenta)
Petra Holms resa till Lima fick beröm.           flat(Petra, resa)          ->  poss(resa, Petra)
"""

from __future__ import annotations

from communique.analysis.mending.draft import Draft

DESCRIBING = ("ska", "ella")
"""Endings of adjectives that open names."""
ENDINGS = (("en", ""), ("et", ""), ("an", "a"))
"""Endings of definite nouns, and what stands in their place in the lemma."""
OBJECTS = frozenset({"obj", "xcomp", "iobj"})


def head_names(draft: Draft) -> None:
    """Let the common noun head a name of an adjective and a noun, as elsewhere (*Internationella domstolen*).

    So its noun is known by its lemma, and who *Franska bönder* are by theirs. Longer names stay what they are.
    """
    for name in draft.tokens[:-1]:
        noun = name + 1
        capital = draft.pos[name] == "PROPN" and draft.words[name][:1].isupper()
        if not capital or not draft.words[name].endswith(DESCRIBING) or not draft.words[noun].islower():
            continue
        if draft.under(name, "flat") != [noun] or draft.pos[noun] not in ("NOUN", "PROPN"):
            continue
        if draft.pos[noun] == "PROPN":
            draft.pos[noun], draft.lemma[noun] = "NOUN", _lemma(draft.words[noun])
        draft.move([i for i in draft.under(name) if i != noun], noun)
        draft.give_place(noun, name)
        draft.hang(name, noun, "amod")
        draft.pos[name] = "ADJ"


def _lemma(word: str) -> str:
    """Return a definite noun without its ending (*domstolen*: domstol)."""
    return next((word.removesuffix(old) + new for old, new in ENDINGS if word.endswith(old)), word)


def own_names(draft: Draft) -> None:
    """Make a name in the genitive the owner of the indefinite noun behind it, where both hang on one verb."""
    for name in draft.tokens:
        flat = draft.under(name, "flat")
        if not flat or draft.pos[name] != "PROPN" or not draft.words[flat[-1]].endswith("s"):
            continue
        noun = flat[-1] + 1
        if noun >= draft.last or draft.pos[noun] != "NOUN" or draft.has(noun, "Definite=Def"):
            continue
        if draft.head[noun] != draft.head[name] or not {draft.rel[noun], draft.rel[name]} <= OBJECTS:
            continue
        draft.give_place(noun, name)
        draft.hang(name, noun, "poss")


def free_owned(draft: Draft) -> None:
    """Let a noun that was taken for a part of the name in the genitive before it head the phrase."""
    for noun in draft.tokens[1:]:
        name = draft.head[noun]
        if draft.rel[noun] not in ("flat", "appos") or draft.pos[noun] != "NOUN" or draft.pos[name] != "PROPN":
            continue
        if (
            not draft.words[noun].islower()
            or not draft.words[noun - 1].endswith("s")
            or draft.has(noun, "Definite=Def")
        ):
            continue
        if name > noun or noun - 1 not in (name, *draft.under(name, "flat")):
            continue
        draft.move([i for i in draft.under(name) if i > noun], noun)
        draft.give_place(noun, name)
        draft.hang(name, noun, "poss")
