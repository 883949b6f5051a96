"""Part what Swedish verbs bring side by side, and join what belongs to one of two names.

Då anklagade Petra Holm Peru för lögn.           flat(Holm, Peru)       ->  obj(anklagade, Peru)
Hon lovade att svara och hotade Peru.            conj(svara, hotade)    ->  conj(lovade, hotade)
Peru bad den dömde lämna landet.                 a noun, though it is tagged as a verb
Då mötte Perus ledare, Petra Holm, sin kollega.  obj(mötte, Petra)      ->  appos(ledare, Petra)
Peru har slagit Chile och Norge sänder hjälp.    conj(Chile, Norge)      ->  subj(sänder, Norge)
Tvisten mellan Lind och den förre chefen Holm.   obl(…, Holm)           ->  conj(Lind, Holm)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

FINITE = "VerbForm=Fin"
INFINITIVE = "VerbForm=Inf"
PAST = "Tense=Past"
NOMINAL = frozenset({"NOUN", "PROPN"})
PLACES = frozenset({"obj", "iobj", *SUBJECTS, "obl"})
"""Relations of nouns in a clause."""
HELD = frozenset({"obj", "iobj", "obl", "nmod"})
"""Relations of nouns with which no finite verb is coordinated."""
THE = frozenset({"den", "de", "det"})
WEAK = ("e", "a")
"""Endings of participles behind an article."""
CLOSING = frozenset({",", "."})
LOOSE = ("appos", "conj", "flat", "nmod")
STEPS = 3
"""Words up from an infinitive, the finite verb over which is looked for."""


def part_neighbours(draft: Draft) -> None:
    """Part the name behind the verb and its subject from that subject, of whose name it seems to be a part."""
    for first, last in draft.people:
        if not draft.first < first < last < draft.last:
            continue
        verb, other = first - 1, last
        if draft.pos[verb] != "VERB" or not draft.has(verb, FINITE) or draft.head[first] != verb:
            continue
        part = draft.rel[other] in ("flat", "appos") and first <= draft.head[other] < last
        if not part or draft.pos[other] != "PROPN" or draft.words[other].endswith("s") or draft.under(verb, "obj"):
            continue
        draft.rel[first] = "subj"
        draft.hang(other, verb, "obj")


def raise_finite_verbs(draft: Draft) -> None:
    """Coordinate a finite verb with the one over the infinitive or noun that it seems coordinated with."""
    for verb in draft.tokens:
        below = draft.head[verb]
        if draft.rel[verb] != "conj" or draft.pos[verb] != "VERB" or not draft.has(verb, FINITE):
            continue
        noun = draft.pos[below] in NOMINAL and draft.rel[below] in HELD and not draft.under(below, "cop", *SUBJECTS)
        infinitive = draft.has(below, INFINITIVE) and not draft.under(below, "aux")
        ands = [k for i in (below, verb) for k in draft.under(i, "cc") if below < k < verb]
        if not (noun or infinitive) or draft.under(verb, *SUBJECTS, "aux") or not ands:
            continue
        above = below
        for _ in range(STEPS):
            above = draft.head[above]
            if draft.pos[above] == "VERB" and draft.has(above, FINITE):
                break
        same = draft.has(above, PAST) == draft.has(verb, PAST)
        if above < verb and draft.pos[above] == "VERB" and draft.has(above, FINITE) and same:
            draft.move([verb, *(k for k in ands if draft.head[k] == below)], above)


def part_joined(draft: Draft) -> None:
    """Give a finite verb the noun between *och* and it for its subject, which seems joined with one before that.

    A verb that shares the subject before *och* stands right behind that word.
    """
    for verb in draft.tokens[2:]:
        clause = draft.rel[verb] in ("conj", "advcl") and draft.has(verb, FINITE)
        if not clause or draft.pos[verb] != "VERB" or draft.under(verb, *SUBJECTS, "mark"):
            continue
        noun = verb - 1
        while draft.rel[noun] == "flat" and draft.head[noun] < noun:
            noun -= 1
        before = draft.head[noun]
        if draft.pos[noun] not in NOMINAL or draft.rel[noun] != "conj" or not draft.head[verb] < before < noun:
            continue
        first = min([noun, *(k for k in draft.under(noun, "det", "amod", "poss", "nummod", "cc") if k < noun)])
        ands = [k for i in (noun, before) for k in draft.under(i, "cc") if k in (first, first - 1)]
        if draft.rel[before] in SUBJECTS or not ands:
            continue
        draft.rel[verb] = "conj"
        draft.hang(noun, verb, "subj")
        draft.move(ands, verb)


def name_participles(draft: Draft) -> None:
    """Tag a participle right behind an article, in the place of a noun, as what it is (*den anställde*)."""
    for i in draft.tokens[1:]:
        if draft.pos[i] != "VERB" or draft.rel[i] not in PLACES or not draft.words[i].endswith(WEAK):
            continue
        if draft.words[i - 1].lower() in THE and draft.head[i - 1] == i and draft.rel[i - 1] == "det":
            draft.pos[i], draft.morph[i] = "ADJ", "Definite=Def|Tense=Past|VerbForm=Part"


def join_titled(draft: Draft) -> None:
    """Coordinate a name with the one before *och*, where the title between them was hung on it and it on the verb."""
    for name in draft.tokens[3:]:
        title = name - 1
        if draft.pos[name] != "PROPN" or draft.rel[name] not in PLACES or draft.under(name, "case"):
            continue
        if draft.pos[title] != "NOUN" or draft.head[title] != name:
            continue
        ands = [k for k in (*draft.under(title, "cc"), *draft.under(name, "cc")) if draft.first < k < title]
        one = ands[0] - 1 if ands else draft.first
        while draft.rel[one] == "flat" and draft.head[one] < one:
            one = draft.head[one]
        if not ands or draft.pos[one] not in NOMINAL or not draft.under(one, "case"):
            continue
        draft.hang(name, one, "conj")
        draft.hang(ands[0], name, "cc")


def part_bearers(draft: Draft) -> None:
    """Hang a name between commas on the noun before it, of two whose bearers are told so.

    *Vd, Karin Ek, och chefekonom, Bo Ask, varnar*: the parser takes both names for the first one's.
    """
    for first, last in draft.people:
        noun = first - 2
        if noun < draft.first or last >= draft.last:
            continue
        if draft.words[first - 1] != "," or draft.words[last] not in CLOSING:
            continue
        other = draft.head[noun]
        if draft.pos[noun] != "NOUN" or draft.rel[noun] != "conj" or draft.head[first] != other:
            continue
        if draft.rel[first] in ("appos", "conj") and draft.pos[other] == "NOUN":
            draft.hang(first, noun, "appos")


def appose_names(draft: Draft) -> None:
    """Make a name between commas right behind the noun for its bearer an apposition to that, and nothing of the clause.

    What follows the second comma and seems to describe the name is the object of a verb that has none.
    """
    for first, last in draft.people:
        noun = first - 2
        if not (draft.first <= noun and last < draft.last) or draft.words[first - 1] != ",":
            continue
        told = draft.under(noun, "poss") or draft.has(noun, "Definite=Def")
        if draft.pos[noun] != "NOUN" or not told or draft.words[last] not in CLOSING:
            continue
        if _opens_clause(draft, noun, first, last):
            continue
        verb = draft.head[noun]
        if draft.rel[noun] not in PLACES or draft.pos[verb] != "VERB" or draft.under(first, "case", "conj"):
            continue
        if draft.head[first] == verb and draft.rel[first] in PLACES:
            draft.hang(first, noun, "appos")
        elif draft.head[first] != noun or draft.rel[first] != "appos":
            continue
        below = (*draft.under(first, *LOOSE), *draft.under(noun, "conj"))
        behind = [k for k in below if k > last and not draft.under(k, "case", "cc")]
        if behind and draft.rel[noun] in SUBJECTS and verb < noun and not draft.under(verb, "obj"):
            draft.hang(behind[0], verb, "obj")


def _opens_clause(draft: Draft, noun: int, first: int, last: int) -> bool:
    """Make a noun that a name follows the subject of the verb behind both, where a conjunction opens their clause."""
    verb, begin = last + 1, min((noun, *draft.under(noun, "poss")))
    opened = begin > draft.first and draft.pos[begin - 1] == "SCONJ" and verb < draft.last
    if not opened or draft.pos[verb] != "VERB" or not draft.has(verb, FINITE) or draft.words[last] != ",":
        return False
    for i in draft.under(verb, *SUBJECTS):
        draft.rel[i] = "obj" if i > verb else draft.rel[i]
    draft.move([i for i in draft.under(first) if i < noun], verb)
    draft.hang(noun, verb, "subj")
    draft.hang(first, noun, "appos")
    for i in range(first + 1, last):
        draft.hang(i, first, "flat")
    return True


def complete_verbs(draft: Draft) -> None:
    """Let an infinitive without *att* complete the verb before it, with but an adverb between (*hotade sedan gå*)."""
    for verb in draft.tokens[1:]:
        above = draft.head[verb]
        if draft.rel[verb] != "advcl" or not draft.has(verb, INFINITIVE) or draft.under(verb, "mark", "aux", *SUBJECTS):
            continue
        between = range(above + 1, verb)
        if above < verb and draft.pos[above] == "VERB" and all(draft.pos[i] == "ADV" for i in between):
            draft.rel[verb] = "xcomp"


def free_headed(draft: Draft) -> None:
    """Make the verb behind a noun and its infinitive that of the sentence, where the noun seems to be all of it.

    *Perus beslut att dra tillbaka trupperna har kritiserats*: the infinitive has an object of its own.
    """
    noun = draft.root
    if noun is None or draft.pos[noun] != "NOUN" or not draft.ends or draft.under(noun, "cop", *SUBJECTS):
        return
    for below in draft.under(noun, "acl"):
        verbs = [v for v in draft.under(below, "comp", "xcomp", "advcl") if draft.pos[v] == "VERB"]
        if not draft.has(below, INFINITIVE) or len(verbs) != 1 or draft.under(verbs[0], "mark"):
            continue
        verb = verbs[0]
        if not any(draft.has(i, FINITE) for i in (verb, *draft.under(verb, "aux", "aux_pass"))):
            continue
        passive = draft.has(verb, "Voice=Pass") or bool(draft.under(verb, "aux_pass"))
        for i in draft.under(verb, *SUBJECTS):
            if below < i < verb:
                draft.hang(i, below, "obj")
        if draft.under(verb, *SUBJECTS):
            continue
        draft.move([i for i in draft.under(noun) if i > verb], verb)
        draft.make_root(verb)
        draft.hang(noun, verb, "subj_pass" if passive else "subj")
        return
