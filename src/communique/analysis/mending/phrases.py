"""Put right where parsers of English hang verbs, subjects and coordinated phrases in long sentences.

They chose not to vote but called for talks.            conj(vote, called)     ->  conj(chose, called)
… on the minister and on two of his aides.              conj(minister, on)     ->  conj(minister, two)
Near the town of Arna, Peruvian forces shot five.       nmod(town, forces)     ->  subj(shot, forces)
Villagers were fleeing heavy shelling.                  advcl(fleeing, shelling) -> obj(fleeing, shelling), a noun
Lund slammed MPs online, saying they were weak.         amod(MPs, slammed)     ->  root slammed, obj(slammed, MPs)
Peru imposed sanctions on Lund, its ministry said.      subj(said, sanctions)  ->  obj(imposed, sanctions)
Crowds gathered in Arna chanting slogans.               acl(Arna, chanting)    ->  advcl(gathered, chanting)
Lund fled – as Peru claimed – and is in hiding.         conj(claimed, is)      ->  conj(fled, is)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

FINITE = "VerbForm=Fin"
INFINITIVE = "VerbForm=Inf"
NOMINAL = frozenset({"NOUN", "PROPN"})
BEFORE_NOUN = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PART"})
"""What stands between a comma and the noun that closes a phrase."""
BETWEEN = frozenset({"ADV", "AUX"})
"""What may stand between a subject and its verb."""
PLACES = frozenset({"capital", "city", "town", "village", "region", "province", "district", "square", "street", "area"})
WHERE = frozenset({"in", "at", "near", "outside", "across"})
DASHES = frozenset("—–-")
SAYING = frozenset({"say", "announce", "add", "report", "confirm"})


def raise_finite(draft: Draft) -> None:
    """Coordinate a finite verb with the verb over the infinitive that it seems coordinated with."""
    for i in draft.tokens:
        below = draft.head[i]
        if draft.rel[i] != "conj" or not draft.has(i, f"Tense=Past|{FINITE}") or not draft.has(below, INFINITIVE):
            continue
        if draft.under(i, *SUBJECTS, "aux", "aux_pass") or draft.rel[below] != "xcomp":
            continue
        above = draft.head[below]
        if draft.pos[above] == "VERB" and not draft.has(above, INFINITIVE):
            draft.move([i, *(k for k in draft.under(below, "cc") if below < k < i)], above)


def free_behind_dashes(draft: Draft) -> None:
    """Coordinate a verb behind the second of two dashes with the verb before the first, not with one between them."""
    for i in draft.tokens:
        between = draft.head[i]
        if draft.rel[i] != "conj" or draft.pos[i] not in ("VERB", "AUX") or draft.under(i, *SUBJECTS):
            continue
        joint = [k for k in draft.under(between, "cc") if between < k < i]
        if not joint or joint[-1] <= draft.first or draft.words[joint[-1] - 1] not in DASHES:
            continue
        opening = [k for k in range(draft.first, between) if draft.words[k] in DASHES]
        above = between
        while opening and above > opening[-1] and draft.rel[above] != "root":
            above = draft.head[above]
        if opening and above < opening[-1] and draft.pos[above] in NOMINAL and draft.rel[above] != "root":
            above = draft.head[above]
        if opening and above < opening[-1] and draft.pos[above] in ("VERB", "AUX"):
            draft.move([i, joint[-1]], above)


def join_phrases(draft: Draft) -> None:
    """Coordinate the nouns of two phrases with prepositions, and not a noun or verb with a preposition."""
    for i in draft.tokens:
        if draft.pos[i] != "ADP" or draft.rel[i] != "conj":
            continue
        own = [k for k in draft.under(i) if k > i and draft.pos[k] in NOMINAL]
        joint = [k for k in draft.under(draft.head[i], "cc") if k == i - 1]
        noun = draft.head[i] if draft.pos[draft.head[i]] in NOMINAL else _same_phrase(draft, i) if joint else None
        if own and noun is not None and noun < i and draft.under(noun, "case"):
            draft.move(joint, noun)
            draft.hang(own[0], noun, "conj")
            draft.hang(i, own[0], "case")
            draft.move(draft.under(i), own[0])


def _same_phrase(draft: Draft, i: int) -> int | None:
    """Return the noun right before *and* and preposition i that has the same preposition (*on her and on him*)."""
    noun = i - 2
    if noun < draft.first or draft.pos[noun] not in NOMINAL:
        return None
    word = draft.words[i].lower()
    return noun if any(draft.words[k].lower() == word for k in draft.under(noun, "case")) else None


def free_behind_comma(draft: Draft) -> None:
    """Make the noun between a comma and a finite verb without subject its subject."""
    verb = draft.root
    if verb is None or draft.pos[verb] != "VERB" or draft.under(verb, *SUBJECTS, "expl"):
        return
    if not any(draft.has(i, FINITE) for i in (verb, *draft.under(verb, "aux", "aux_pass"))):
        return
    noun = next((i for i in range(verb - 1, draft.first, -1) if draft.pos[i] not in BETWEEN), draft.first)
    comma = noun
    while comma > draft.first and draft.pos[comma] in BEFORE_NOUN:
        comma -= 1
    if draft.pos[noun] not in NOMINAL or draft.words[comma] != "," or comma == draft.first:
        return
    left = [k for k in draft.under(noun) if k < comma]
    if draft.rel[noun] != "nmod" or draft.head[noun] > comma or not any(draft.pos[k] in NOMINAL for k in left):
        return
    name = [k for k in left if draft.pos[k] in NOMINAL][-1]
    draft.give_place(name, noun)
    draft.move([k for k in left if k != name], name)
    draft.subject_of(verb, noun)


def name_gerunds(draft: Draft) -> None:
    """Make a form in *-ing* behind an adjective, with no object, a noun and the object of the verb before it."""
    for i in draft.tokens[2:]:
        verb = draft.head[i]
        if draft.rel[i] == "acl" and verb == i - 1 and draft.rel[verb] == "obj" and draft.pos[i - 2] == "ADJ":
            verb = draft.head[verb]  # the name of a state before it was taken for the object
        gerund = draft.pos[i] == "VERB" and draft.words[i].endswith("ing") and draft.rel[i] in ("advcl", "acl")
        if not gerund or draft.pos[i - 1] not in ("ADJ", "PROPN") or draft.pos[verb] != "VERB" or verb > i:
            continue
        if draft.under(i, "obj", "aux", "mark", "xcomp", "comp", *SUBJECTS) or "noun" not in draft.parts(
            draft.words[i]
        ):
            continue
        if any(k != i - 1 and (k < verb or draft.pos[k] != "ADJ") for k in draft.under(verb, "obj")):
            continue
        before = range(verb + 1, i)
        if all(draft.pos[k] in BEFORE_NOUN for k in before):
            draft.pos[i], draft.morph[i], draft.lemma[i] = "NOUN", "Number=Sing", draft.words[i].lower()
            draft.hang(i, verb, "obj")
            for k in before:
                draft.hang(k, i, "det" if draft.pos[k] == "DET" else "amod")
            for k in draft.under(i, "obl"):
                draft.rel[k] = "nmod"


def lift_participles(draft: Draft) -> None:
    """Hang a form in *-ing* behind a place not on that, but on who is there or on the verb that says what they do."""
    for i in draft.tokens:
        place = draft.head[i]
        if draft.rel[i] != "acl" or draft.pos[i] != "VERB" or not draft.words[i].endswith("ing") or place > i:
            continue
        if draft.words[i - 1] == "," or draft.under(i, "mark", "aux"):
            continue
        above = place
        while _is_place(draft, above) and draft.rel[above] in ("nmod", "obl") and draft.head[above] < above:
            above = draft.head[above]
        held = [k for k in draft.under(above, "obj") if above < k < place] if draft.pos[above] == "VERB" else []
        above = held[0] if held else above
        if above != place and draft.pos[above] in ("VERB", "NOUN", "PROPN"):
            draft.hang(i, above, "advcl" if draft.pos[above] == "VERB" else "acl")


def _is_place(draft: Draft, i: int) -> bool:
    """Tell whether a name, or a noun for a town or region, stands behind a preposition of place."""
    place = draft.pos[i] == "PROPN" or draft.lemma[i] in PLACES
    return place and any(draft.words[k].lower() in WHERE for k in draft.under(i, "case"))


def free_described(draft: Draft) -> None:
    """Make a verb with a subject of its own, taken for a description of its object, the verb of the sentence."""
    top = draft.root
    if top is None:
        return
    noun = top
    if draft.pos[top] == "VERB" and draft.words[top].endswith("ing") and not draft.under(top, "aux"):
        noun = next((k for k in draft.under(top, *SUBJECTS) if k < top), top)
    verbs = [k for k in draft.under(noun, "amod") if draft.has(k, "Tense=Past") and draft.under(k, *SUBJECTS)]
    if draft.pos[noun] not in NOMINAL or len(verbs) != 1 or draft.pos[verbs[0]] != "VERB":
        return
    draft.make_root(verbs[0])
    draft.hang(noun, verbs[0], "obj")
    if top != noun:
        draft.hang(top, verbs[0], "advcl")


def raise_attribution(draft: Draft) -> None:
    """Make a verb of saying at the end the verb of the sentence, and free its subject from what is said."""
    top = draft.root
    if top is None or draft.pos[top] != "VERB":
        return
    if draft.lemma[top] in SAYING:
        _give_source(draft, top)
        return
    for said in draft.under(top, "comp"):
        subjects = [k for k in draft.under(said, *SUBJECTS) if top < k < said]
        if draft.lemma[said] not in SAYING or not draft.has(said, FINITE) or len(subjects) != 1:
            continue
        commas = [k for k in range(subjects[0], said) if draft.words[k] == ","]
        source = _closing(draft, commas[-1], said) if commas else None
        if source is None or source == subjects[0] or draft.under(top, "obj"):
            continue
        draft.hang(subjects[0], top, "obj")
        draft.make_root(said)
        draft.hang(top, said, "comp")
        draft.subject_of(said, source)
        return


def _give_source(draft: Draft, said: int) -> None:
    """Make the name right before a verb of saying its subject, where it seems to describe the name before a comma."""
    commas = [k for k in draft.tokens if k < said and draft.words[k] == ","]
    reported = any(k < said for k in draft.under(said, "comp"))
    source = _closing(draft, commas[-1], said) if commas and reported else None
    if source is not None and draft.rel[source] == "appos" and not draft.under(said, *SUBJECTS):
        draft.subject_of(said, source)


def _closing(draft: Draft, comma: int, verb: int) -> int | None:
    """Return the head of the noun phrase between a comma and a verb, None when something else stands there."""
    inside = range(comma + 1, verb)
    if not inside or any(draft.pos[k] not in BEFORE_NOUN | {"ADP", "PUNCT"} for k in inside):
        return None
    tops = [k for k in inside if draft.pos[k] in NOMINAL and draft.head[k] not in inside]
    return tops[0] if len(tops) == 1 else None
