"""Put right Swedish words that look like others.

    USA inför tullar på bilar.             case(tullar, inför)      ->  subj(inför, USA) obj(inför, tullar)
    Chad kräver att USA inför tullar.      comp(kräver, tullar)     ->  comp(kräver, inför) obj(inför, tullar)
    Chad hotar Peru och inför tullar.      conj(hotar, tullar)      ->  conj(hotar, inför) obj(inför, tullar)
    Chad lanserade i går ett initiativ.    subj(går, initiativ)     ->  obj(lanserade, initiativ)
    De började i går flyganfalla mål.      amod(mål, flyganfalla)   ->  obj(flyganfalla, mål)
    De skyller dådet på Chad.              nmod(dådet, Chad)        ->  obl(skyller, Chad)
    De har ingått vapenvila.               vapenvila a verb         ->  a noun, obj(ingått, vapenvila)

*inför* is the present of *införa* (to introduce) and means *before* as well (*läget inför mötet*). It is taken for the
verb where its clause has no other and nothing definite, and no single event, stands behind it.
"""

from __future__ import annotations

from communique.analysis.mending.draft import STOPS, SUBJECTS, Draft

VERBS = {"inför": "införa"}
NOUNS = frozenset({"vapenvila"})
"""Nouns that are taken for infinitives."""
DAY = ("i", "går")
"""Yesterday, of which the second word is a verb as well (*goes*)."""
OF_VERB = {"skylla": "på"}
"""Verbs whose phrase with a preposition behind an object is never the object's (*skyller dådet på Iran*)."""
INFINITIVE = "VerbForm=Inf"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"
DEFINITE = "Definite=Def"


def part_homographs(draft: Draft) -> None:
    """Give each such word its sense and its place."""
    words, pos, rel, head = draft.words, draft.pos, draft.rel, draft.head
    for i in draft.tokens[1:]:
        if words[i] == DAY[1] and words[i - 1] == DAY[0] and rel[i - 1] == "case":
            _free_day(draft, i)
        elif pos[i] == "VERB" and words[i] in NOUNS and rel[i] == "xcomp":
            pos[i], draft.morph[i], rel[i] = "NOUN", "Definite=Ind|Number=Sing", "obj"
        elif pos[i] == "VERB" and rel[i] == "amod" and draft.has(i, INFINITIVE):
            _free_infinitive(draft, i)
        elif rel[i] == "case" and OF_VERB.get(draft.lemma[head[head[head[i]]]]) == words[i]:
            _free_phrase(draft, head[i])
    for verb in [i for i in draft.tokens[1:-1] if words[i].lower() in VERBS]:
        if _is_below(draft, verb):
            _make_verb_below(draft, verb)
        elif _is_verb(draft, verb):
            _make_verb(draft, verb)
            break


def _free_day(draft: Draft, day: int) -> None:
    """Hang what hangs on *i går* on the verb before it; a second subject, behind it, becomes the object."""
    head, rel = draft.head, draft.rel
    verb = head[day]
    if verb > day and rel[day] == "amod" and head[verb] < day - 1 and rel[verb] in ("obl", "obj"):
        rel[verb], verb = "obj", head[verb]  # *lanserade i går sanktioner*
    if verb >= day - 1 or draft.pos[day] != "VERB":
        return
    draft.pos[day], draft.lemma[day] = "NOUN", DAY[1]
    draft.hang(day, verb, "obl")
    head[day - 1] = day
    subject = any(i < day for i in draft.under(verb, *SUBJECTS))
    for i in draft.under(day):
        if i != day - 1:
            draft.hang(i, verb, "obj" if rel[i] == "subj" and subject else rel[i])


def _free_phrase(draft: Draft, noun: int) -> None:
    """Hang a noun with its preposition on the verb of the object that it seemed to describe."""
    above = draft.head[noun]
    if draft.rel[noun] == "nmod" and draft.rel[above] == "obj":
        draft.hang(noun, draft.head[above], "obl")


def _free_infinitive(draft: Draft, verb: int) -> None:
    """Make an infinitive that seems to describe an object behind it the complement of the object's verb."""
    noun = draft.head[verb]
    above = draft.head[noun]
    if above < verb < noun and draft.rel[noun] == "obj" and draft.pos[above] in ("VERB", "AUX"):
        draft.hang(verb, above, "xcomp")
        draft.head[noun] = verb


def _is_verb(draft: Draft, verb: int) -> bool:
    """Tell whether a definite noun or name stands before a preposition, and indefinite things behind it."""
    noun = draft.head[verb]
    subject = _before(draft, verb)
    if draft.pos[verb] != "ADP" or draft.rel[verb] != "case" or noun < verb or draft.pos[noun] != "NOUN":
        return False
    if "root" not in (draft.rel[subject], draft.rel[noun]) or subject >= verb or draft.has(noun, DEFINITE):
        return False
    certain = draft.has(subject, DEFINITE) or bool(draft.under(subject, "poss"))  # *Perus ministrar*
    if draft.pos[subject] != "PROPN" and not (draft.pos[subject] == "NOUN" and certain):
        return False
    if any(verb <= i < noun for i in draft.under(noun, "poss")):
        return False
    return draft.has(noun, "Number=Plur") or draft.words[draft.last - 1] in STOPS


def _is_below(draft: Draft, verb: int) -> bool:
    """Tell whether a preposition with indefinite things behind it stands where a clause of its own needs its verb."""
    noun = draft.head[verb]
    above = draft.head[noun]
    if draft.pos[verb] != "ADP" or draft.rel[verb] != "case" or noun < verb or draft.pos[noun] != "NOUN":
        return False
    if not draft.has(noun, "Number=Plur") or draft.has(noun, DEFINITE) or draft.under(noun, "poss", "det"):
        return False
    if draft.rel[noun] == "comp":
        return bool(draft.under(noun, "mark")) and any(i < verb for i in draft.under(noun, "subj"))
    if _said_behind(draft, verb) is not None:
        return draft.pos[above] == "PROPN" or draft.has(above, DEFINITE)
    joined = draft.rel[noun] == "conj" and draft.rel[verb - 1] == "cc" and above < verb
    return joined and draft.has(above, "VerbForm=Fin")


def _said_behind(draft: Draft, verb: int) -> int | None:
    """Return the verb behind a comma whose subject the noun before a preposition seemed to be (*…, säger Lund*)."""
    subject = draft.head[draft.head[verb]]
    said = draft.head[subject]
    if draft.rel[subject] != "subj" or subject != verb - 1 or said <= draft.head[verb]:
        return None
    return said if draft.words[said - 1] == "," and draft.rel[said] == "root" else None


def _make_verb_below(draft: Draft, verb: int) -> None:
    """Make a preposition the verb of a clause that the noun behind it seemed to head."""
    noun = draft.head[verb]
    draft.move([i for i in draft.under(noun) if i < verb], verb)
    said = _said_behind(draft, verb)
    if said is None:
        draft.give_place(verb, noun)
    else:
        draft.hang(draft.head[noun], verb, "subj")
        draft.hang(verb, said, "comp")
        for i in draft.under(said, "obj"):
            draft.hang(i, said, "subj")
    draft.pos[verb], draft.morph[verb], draft.lemma[verb] = "VERB", PRESENT, VERBS[draft.words[verb].lower()]
    draft.hang(noun, verb, "obj")


def _before(draft: Draft, verb: int) -> int:
    """Return who seems to have the noun behind the preposition described by it, or is its subject before it."""
    noun = draft.head[verb]
    return next((i for i in draft.under(noun, "subj") if i < verb), draft.head[noun])


def _make_verb(draft: Draft, verb: int) -> None:
    """Make a preposition the verb of its sentence."""
    noun = draft.head[verb]
    subject = _before(draft, verb)
    draft.move([i for i in draft.under(subject) if i > verb], verb)
    if draft.rel[noun] == "root":
        draft.move([i for i in draft.under(noun) if i < verb or draft.rel[i] == "punct"], verb)
    draft.make_root(verb)
    draft.pos[verb], draft.morph[verb], draft.lemma[verb] = "VERB", PRESENT, VERBS[draft.words[verb].lower()]
    draft.hang(subject, verb, "subj")
    draft.hang(noun, verb, "obj")
