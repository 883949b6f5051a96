"""Put right what stands around Swedish names.

Burundi lämnade Internationella domstolen.       flat(Internationella, …)   ->  amod(domstolen, Internationella)
De anföll Förenta Nationernas läger.             obj(anföll, Förenta)       ->  poss(läger, Förenta)
Petra Holms resa till Lima fick beröm.           flat(Petra, resa)          ->  poss(resa, Petra)
Perus, Chads och Omans ledare talade.            subj(talade, Perus)        ->  poss(ledare, Perus)
Peru fördömde Chads väpnade intrång.             xcomp(fördömde, väpnade)   ->  amod(intrång, väpnade)
Hamnchefen Eva Lund talade.                      flat(Hamnchefen, Eva)      ->  nmod(Eva, Hamnchefen)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

DESCRIBING = ("ska", "ella")
"""Endings of adjectives that open names."""
ENDINGS = (("en", ""), ("et", ""), ("an", "a"))
"""Endings of definite nouns, and what stands in their place in the lemma."""
DEFINITE = ("chefen", "aren", "örden", "ören", "isten", "mannen", "ministern", "anten", "enten", "ologen")
"""Endings of definite nouns for who holds a post."""
WEAK = ("ade", "da", "ta", "na")
"""Endings of participles before a noun behind a genitive."""
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


def head_people(draft: Draft) -> None:
    """Let the name of a person head the title before it that the parser took for the name's first word."""
    for first, last in draft.people:
        title = first - 1
        if title < draft.first or last > draft.last or not draft.words[title].endswith(DEFINITE):
            continue
        whole = all(draft.head[i] == title and draft.rel[i] == "flat" for i in range(first, last))
        if not whole or draft.pos[title] != "PROPN":
            continue
        draft.pos[title], draft.lemma[title] = "NOUN", _lemma(draft.words[title].lower())
        draft.move([i for i in draft.under(title) if i != first], first)
        draft.give_place(first, title)
        draft.hang(title, first, "nmod")


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


def own_described(draft: Draft) -> None:
    """Hang a participle and the name in the genitive before it on the indefinite noun behind both."""
    for verb in draft.tokens[1:-1]:
        name, noun = verb - 1, verb + 1
        if draft.pos[verb] != "VERB" or not draft.words[verb].endswith(WEAK) or draft.pos[noun] != "NOUN":
            continue
        if draft.pos[name] != "PROPN" or not draft.words[name].endswith("s") or draft.has(noun, "Definite=Def"):
            continue
        top = draft.head[name] if draft.rel[name] == "flat" else name
        if draft.rel[verb] == "amod" and draft.head[verb] == noun:
            if draft.head[top] == draft.head[noun] and draft.rel[top] in OBJECTS:
                draft.hang(top, noun, "poss")
        elif _is_description(draft, verb, top):
            above = draft.head[verb]
            draft.move([i for i in draft.under(verb) if i > noun], noun)
            draft.hang(noun, above, "obj")
            draft.hang(verb, noun, "amod")
            draft.hang(top, noun, "poss")
            draft.pos[verb] = "ADJ"


def _is_description(draft: Draft, verb: int, name: int) -> bool:
    """Tell whether a verb without conjunction right behind the object of another is but a participle."""
    if draft.rel[verb] not in ("xcomp", "comp") or draft.head[verb] >= name or draft.under(verb, "mark", "aux", "iobj"):
        return False
    if draft.head[verb + 1] != verb or draft.rel[verb + 1] != "obj":
        return False
    held = draft.head[name] in (verb, draft.head[verb]) and draft.rel[name] in (*OBJECTS, "subj")
    return held and all(i == name for i in draft.under(verb, "subj", "subj_pass"))


def own_together(draft: Draft) -> None:
    """Make names in the genitive in a row all owners of the noun behind them, where the first hangs beside the noun."""
    for noun in draft.tokens[3:]:
        if draft.pos[noun] != "NOUN" or draft.has(noun, "Definite=Def") or draft.pos[noun - 1] != "PROPN":
            continue
        row, at = [], noun - 1
        while at >= draft.first and _is_genitive(draft, at):
            row.append(at)
            if at < draft.first + 2 or draft.words[at - 1] not in (",", "och", "samt"):
                break
            at -= 2
        first = row[-1] if row else noun
        beside = draft.head[first] == draft.head[noun] and draft.rel[first] in (*OBJECTS, *SUBJECTS)
        if len(row) < 2 or not beside or draft.rel[first] not in (draft.rel[noun], "obj", "iobj"):
            continue
        draft.hang(first, noun, "poss")
        draft.morph[first] = "Case=Gen"
        for i in row[:-1]:
            draft.hang(i, first, "conj")


def _is_genitive(draft: Draft, i: int) -> bool:
    return draft.pos[i] == "PROPN" and draft.words[i].endswith("s")


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
