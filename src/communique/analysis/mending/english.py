"""Put right what parsers of English misread in running text, most about commas.

    Norway's minister, Kari Dahl, rejected the plan.    acl(minister, rejected)  ->  subj(rejected, minister)
    At the council, Norway and Chad vetoed the plan.    appos(council, Norway)   ->  subj(vetoed, Norway)
    …, Dahl said Monday, after the talks had ended.     comp(said, ended)        ->  advcl(said, ended)
    The army air-dropped supplies over the town.        amod(supplies, dropped)  ->  obj(dropped, supplies)
    The EU cut funding to Chad.                         compound(cut, EU)        ->  subj(cut, EU), cut a verb
    Dahl said Monday talks had begun.                   compound(talks, Monday)  ->  obl(said, Monday)
    Minister Kari Dahl and President Ana Ruiz met.      compound(Ruiz, Dahl)     ->  conj(Dahl, Ruiz)
    …, after Lima's inspectors raided the mills.        nmod(…, inspectors)      ->  subj(raided, inspectors)

The past and the participle look alike, so the parser takes the verb for one more description and leaves the sentence
without a verb; or it takes the subject for one more name of the place before it and leaves the verb without a subject.
After a verb of saying it takes any clause for what was said, a day before the clause for a part of it.
"""

from __future__ import annotations

from itertools import pairwise

from communique.analysis.mending.draft import SUBJECTS, Draft

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
ADVERBIAL = frozenset({"after", "although", "before", "because", "though", "unless", "until", "while"})
"""Words that open no clause of content."""
TEMPORAL = frozenset({"after", "before", "until", "since"})
"""Prepositions that open clauses too."""
TITLES = frozenset({"PROPN", "NOUN", "ADJ", "PART", "ADP"})
"""What a title between two names is made of."""
PARTICIPLE_ONLY = ("en", "wn", "one", "orn", "um", "ung")
"""Endings of irregular participles that are not also the past (*taken*, *shown*, *gone*, *begun*)."""
PAST = "Tense=Past|VerbForm=Fin"
FINITE = "VerbForm=Fin"
FEASTS = frozenset({"Easter", "Palm", "Black", "Good", "Ash", "Holy", "Super", "Bloody", "Cyber", "Maundy", "Shrove"})
"""Words that make a name of a day."""
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})


def give_verb(draft: Draft) -> None:
    """Make the description behind the name of its doer the verb of a sentence that has none."""
    roots = [i for i in draft.tokens if draft.rel[i] == "root"]
    if len(roots) != 1 or draft.pos[roots[0]] not in NOMINAL or not draft.ends:
        return
    root = roots[0]
    if any(draft.has(i, FINITE) and _is_main(draft, i, root) for i in draft.tokens):
        return
    verb = next((i for i in draft.tokens if _is_verb(draft, i, root)), None)
    if verb is None or draft.under(verb, "agent"):
        return
    draft.move([i for i in draft.under(root) if i > verb], verb)
    draft.make_root(verb)
    draft.hang(root, verb, "subj")


def _is_main(draft: Draft, i: int, root: int) -> bool:
    """Tell whether a finite verb belongs to the main clause: it, or what it helps, is or joins the root."""
    if draft.rel[i] in ("aux", "aux_pass", "cop"):
        i = draft.head[i]
    return i == root or (draft.head[i] == root and draft.rel[i] not in ("relcl", "acl", "advcl", "comp"))


def _is_verb(draft: Draft, i: int, root: int) -> bool:
    """Tell whether a description behind a comma can be the verb of the sentence."""
    head, word = draft.head, draft.words[i]
    if draft.rel[i] != "acl" or draft.pos[i] != "VERB" or not draft.has(i, "Tense=Past") or draft.words[i - 1] != ",":
        return False
    under = head[i] == root or (head[head[i]] == root and draft.rel[head[i]] == "appos")
    return i > root and under and not word.endswith(PARTICIPLE_ONLY)


def give_subject(draft: Draft) -> None:
    """Make what seems to go on with a fronted phrase, behind a comma, the subject of a finite verb that has none."""
    roots = [i for i in draft.tokens if draft.rel[i] == "root"]
    if len(roots) != 1 or draft.pos[roots[0]] != "VERB":
        return
    verb = roots[0]
    finite = any(draft.has(i, FINITE) for i in (verb, *draft.under(verb, "aux", "aux_pass")))
    if not finite or draft.under(verb, *SUBJECTS, "expl"):
        return
    for i in range(draft.first, verb):
        if draft.rel[i] in ("appos", "conj") and _is_fronted(draft, i, verb):
            left = i
            while left > draft.first and i in (draft.head[left - 1], draft.head[draft.head[left - 1]]):
                left -= 1
            if left > draft.first and draft.words[left - 1] == ",":
                draft.subject_of(verb, i)
                return


def _is_fronted(draft: Draft, i: int, verb: int) -> bool:
    """Tell whether a noun seems part of a phrase before the verb: *in a turn of events at the council, Norway …*."""
    head, rel = draft.head, draft.rel
    above = head[i]
    while above < i and head[above] != verb and rel[above] in ("nmod", "obl", "poss", "compound", "acl"):
        above = head[above]
    return above < i and head[above] == verb and rel[above] == "obl"


def free_noun_verb(draft: Draft) -> None:
    """Make a noun that has an object the verb of a sentence that has none."""
    top = next((i for i in draft.tokens if draft.rel[i] == "root" and draft.pos[i] == "NOUN"), None)
    if top is None or any(draft.has(i, FINITE) for i in draft.tokens):
        return
    before = [i for i in draft.under(top, "compound") if i < top]
    if before and any(i > top for i in draft.under(top, "obj")):
        draft.pos[top], draft.morph[top] = "VERB", PAST
        draft.rel[before[-1]] = "subj"


def free_hyphenated(draft: Draft) -> None:
    """Make a verb with a hyphen (*test-fired*) the root of a sentence that has no other verb."""
    verbs = [i for i in draft.tokens if draft.pos[i] in ("VERB", "AUX")]
    if len(verbs) != 1 or not draft.ends:
        return
    verb, noun = verbs[0], draft.head[verbs[0]]
    first = verb - 2
    hyphenated = first > draft.first and draft.words[verb - 1] == "-" and draft.head[first] == verb
    if draft.rel[verb] != "amod" or draft.rel[noun] != "root" or noun < verb or not hyphenated:
        return
    own = [i for i in draft.under(noun) if i < first]
    before = [i for i in own if draft.pos[i] in NOMINAL]
    if before:
        draft.move(own, before[-1])
        draft.make_root(verb)
        draft.hang(noun, verb, "obj")
        draft.hang(before[-1], verb, "subj")


def part_clauses(draft: Draft) -> None:
    """Make clauses of time and reason behind a comma adverbial."""
    for mark in range(draft.first + 2, draft.last):
        opens = draft.words[mark] in ADVERBIAL and draft.words[mark - 1] == ","
        if not opens or draft.pos[mark] not in ("SCONJ", "ADP"):
            continue
        clause = draft.head[mark]
        verb = draft.head[clause]
        if draft.rel[mark] == "mark" and draft.rel[clause] == "comp" and verb < mark:
            draft.rel[clause] = "advcl"
            draft.move([i for i in draft.under(clause) if verb < i < mark], verb)


def lift_from_auxiliaries(draft: Draft) -> None:
    """Hang on the verb what the parser hung on its auxiliary (*had on Sunday urged*)."""
    for i in draft.tokens:
        auxiliary = draft.head[i]
        if draft.rel[auxiliary] in ("aux", "aux_pass") and i != auxiliary:
            draft.head[i] = draft.head[auxiliary]


def open_clauses(draft: Draft) -> None:
    """Make the noun behind a conjunction of time the subject of the past right behind it, which has none."""
    for mark in draft.tokens[1:]:
        noun = draft.head[mark]
        if draft.words[mark] not in TEMPORAL or draft.rel[mark] != "case" or draft.rel[noun] not in ("nmod", "obl"):
            continue
        own = draft.under(noun)
        verb = max((noun, *own)) + 1
        if verb >= draft.last or draft.pos[verb] != "VERB" or not draft.has(verb, PAST) or verb == draft.head[noun]:
            continue
        above = draft.head[noun] if draft.pos[draft.head[noun]] == "VERB" else draft.head[draft.head[noun]]
        if draft.rel[verb] not in ("advcl", "conj", "comp") or draft.under(verb, *SUBJECTS) or above == verb:
            continue
        draft.hang(verb, above, "advcl")
        draft.hang(mark, verb, "mark")
        draft.subject_of(verb, noun)


def join_people(draft: Draft) -> None:
    """Coordinate two people's names with an *and* and a title between them."""
    inside = [(a, b) for a, b in draft.people if draft.first <= a and b <= draft.last]
    for (_, left), (right, last) in pairwise(inside):
        between = range(left, right)
        ands = [i for i in between if draft.words[i] == "and"]
        if len(ands) == 1 and all(draft.pos[i] in TITLES for i in between if i != ands[0]) and len(between) > 1:
            _join(draft, left - 1, ands[0], last - 1)


def _join(draft: Draft, one: int, join: int, two: int) -> None:
    """Coordinate the names that end with two tokens on the sides of an *and*, where the second seems to head both."""
    above = one
    while one <= above < two and draft.rel[above] in ("compound", "conj") and draft.head[above] > above:
        above = draft.head[above]
    if above == two:
        for i in range(draft.first, join):
            if i != one and join < draft.head[i] <= two:
                draft.head[i] = one
        draft.give_place(one, two)
    elif draft.rel[two] != "appos" or not draft.first <= draft.head[two] <= one:
        return
    for i in range(join + 1, two):
        if draft.head[i] < join:
            draft.hang(i, two, "compound")
    draft.hang(join, one, "cc")
    draft.hang(two, one, "conj")


def part_days(draft: Draft) -> None:
    """Part the day of saying from the subject of what is said."""
    for day in range(draft.first + 1, draft.last - 1):
        if draft.words[day] not in DAYS:
            continue
        if draft.words[day - 1] not in FEASTS:
            _free_subject(draft, day)
        _free_past(draft, day)
        noun = draft.head[day]
        verb = day - 1 if draft.pos[day - 1] == "VERB" else day - 2 if draft.pos[day - 1] == "ADP" else -1
        if draft.rel[day] != "compound" or noun < day or verb < draft.first or draft.pos[verb] != "VERB":
            continue
        said = _said(draft, noun, verb)
        if said is not None:
            draft.hang(day, verb, "obl")
            if day - 1 > verb:
                draft.hang(day - 1, day, "case")
            draft.subject_of(said, noun)


def _free_subject(draft: Draft, day: int) -> None:
    """Make the name before a day, and not the day, the subject of the verb behind it (*Peru Tuesday condemned …*)."""
    name, verb = day - 1, draft.head[day]
    if draft.pos[name] != "PROPN" or draft.head[name] != day or draft.rel[name] not in ("compound", "nmod", "flat"):
        return
    if verb < day or draft.pos[verb] != "VERB" or draft.rel[day] not in ("obl", *SUBJECTS):
        return
    below = [k for k in draft.under(day) if k < verb and k != name]
    taken = any(day < k < verb for k in draft.under(verb, *SUBJECTS))
    if taken or any(draft.rel[k] == "case" for k in below):
        return
    draft.move(below, name)
    draft.subject_of(verb, name)
    draft.hang(day, verb, "obl")


def _free_past(draft: Draft, day: int) -> None:
    """Make a past behind a day the verb of a sentence that has none (*The ministry on Friday informed heads of …*)."""
    root, verb = draft.root, day + 1
    if root is None or draft.rel[verb] != "amod" or draft.pos[verb] != "VERB" or not draft.has(verb, "Tense=Past"):
        return
    noun = draft.head[verb]
    verbs = any(draft.has(i, FINITE) and _is_main(draft, i, root) for i in draft.tokens)
    if draft.pos[root] not in NOMINAL or not root < day < noun or draft.head[day] != root or verbs or not draft.ends:
        return
    draft.move([i for i in draft.under(root) if i >= day or draft.rel[i] == "punct"], verb)
    draft.make_root(verb)
    draft.hang(root, verb, "subj")
    draft.hang(day, verb, "obl")
    draft.hang(noun, verb, "obj")


def _said(draft: Draft, noun: int, verb: int) -> int | None:
    """Return the predicate of the clause that a verb reports and whose subject a noun is or could be."""
    said = next((k for k in draft.under(verb, "comp") if k > noun), None)
    if said is None or any(noun < k < said for k in draft.under(said, *SUBJECTS)):
        return None
    return said


def count_up_to(draft: Draft) -> None:
    """Make *up to* and a number a measure of its noun, and that the object of the verb before it."""
    for up in draft.tokens[:-3]:
        if [w.lower() for w in draft.words[up : up + 2]] != ["up", "to"] or draft.pos[up + 2] != "NUM":
            continue
        number = up + 2
        noun = draft.head[number] if draft.rel[number] == "nummod" else None
        verb = draft.head[up]
        if noun is None or draft.head[noun] not in (up, verb) or draft.pos[verb] not in ("VERB", "AUX") or verb > up:
            continue
        if draft.head[up + 1] != noun or draft.rel[up] == "case" or draft.under(verb, "obj"):
            continue
        draft.hang(noun, verb, "obj")
        draft.hang(up, number, "advmod")
        draft.hang(up + 1, number, "advmod")
