"""Put right Swedish words that look like others.

    USA inför tullar på bilar.             case(tullar, inför)      ->  subj(inför, USA) obj(inför, tullar)
    Chad lanserade i går ett initiativ.    subj(går, initiativ)     ->  obj(lanserade, initiativ)
    De började i går flyganfalla mål.      amod(mål, flyganfalla)   ->  obj(flyganfalla, mål)
    De skyller dådet på Chad.              nmod(dådet, Chad)        ->  obl(skyller, Chad)
    De har ingått vapenvila.               vapenvila a verb         ->  a noun, obj(ingått, vapenvila)

*inför* is the present of *införa* (to introduce) and means *before* as well (*läget inför mötet*). It is taken for the
verb where the sentence has no other and nothing definite, and no single event, stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Sentence

VERBS = {"inför": "införa"}
NOUNS = frozenset({"vapenvila"})
"""Nouns that are taken for infinitives."""
DAY = ("i", "går")
"""Yesterday, of which the second word is a verb as well (*goes*)."""
OF_VERB = {"skylla": "på"}
"""Verbs whose phrase with a preposition behind an object is never the object's (*skyller dådet på Iran*)."""
INFINITIVE = "VerbForm=Inf"
PRESENT = "Mood=Ind|Tense=Pres|VerbForm=Fin|Voice=Act"
NOMINAL = ("NOUN", "PROPN")
STOPS = frozenset({".", "!", "?"})


def mend_homographs(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    pos: list[str],
    morph: list[str],
    lemma: list[str],
    head: list[int],
    rel: list[str],
) -> None:
    """Give each such word its sense and place. Changes all lists but ``words``; each has one item a token."""
    for sentence in sentences:
        for i in range(sentence.first + 1, sentence.last):
            if words[i] == DAY[1] and words[i - 1] == DAY[0] and rel[i - 1] == "case":
                _free_day(i, sentence, pos, lemma, head, rel)
            elif pos[i] == "VERB" and words[i] in NOUNS and rel[i] == "xcomp":
                pos[i], morph[i], rel[i] = "NOUN", "Definite=Ind|Number=Sing", "obj"
            elif pos[i] == "VERB" and INFINITIVE in morph[i] and rel[i] == "amod":
                _free_infinitive(i, pos, head, rel)
            elif rel[i] == "case" and OF_VERB.get(lemma[head[head[head[i]]]]) == words[i]:
                _free_phrase(head[i], head, rel)
        _mend_verb(sentence, words, pos, morph, lemma, head, rel)


def _free_day(day: int, sentence: Sentence, pos: list[str], lemma: list[str], head: list[int], rel: list[str]) -> None:
    """Hang what hangs on *i går* on the verb before it; a second subject, behind it, becomes the object."""
    verb = head[day]
    if verb > day and rel[day] == "amod" and head[verb] < day - 1 and rel[verb] in ("obl", "obj"):
        rel[verb], verb = "obj", head[verb]  # *lanserade i går sanktioner*
    if verb >= day - 1 or pos[day] != "VERB":
        return
    head[day], head[day - 1] = verb, day
    pos[day], lemma[day], rel[day] = "NOUN", DAY[1], "obl"
    subject = any(head[k] == verb and rel[k] in ("subj", "subj_pass") for k in range(sentence.first, day))
    for k in range(sentence.first, sentence.last):
        if head[k] == day and k != day - 1:
            head[k] = verb
            rel[k] = "obj" if rel[k] == "subj" and subject else rel[k]


def _free_phrase(noun: int, head: list[int], rel: list[str]) -> None:
    """Hang a noun with its preposition on the verb of the object that it seemed to describe."""
    if rel[noun] == "nmod" and rel[head[noun]] == "obj":
        head[noun], rel[noun] = head[head[noun]], "obl"


def _free_infinitive(verb: int, pos: Sequence[str], head: list[int], rel: list[str]) -> None:
    """Make an infinitive that seems to describe an object behind it the complement of the object's verb."""
    noun = head[verb]
    above = head[noun]
    if above < verb < noun and rel[noun] == "obj" and pos[above] in ("VERB", "AUX"):
        head[verb], rel[verb] = above, "xcomp"
        head[noun] = verb


def _mend_verb(
    sentence: Sentence,
    words: Sequence[str],
    pos: list[str],
    morph: list[str],
    lemma: list[str],
    head: list[int],
    rel: list[str],
) -> None:
    """Make the preposition the verb of its sentence."""
    for verb in range(sentence.first + 1, sentence.last - 1):
        if pos[verb] != "ADP" or words[verb] not in VERBS or not _is_verb(verb, sentence, words, pos, morph, head, rel):
            continue
        noun = head[verb]
        subject = head[noun]
        for i in range(sentence.first, sentence.last):
            if head[i] == subject and i > verb:
                head[i] = verb
        head[verb], rel[verb], pos[verb] = verb, "root", "VERB"
        morph[verb], lemma[verb] = PRESENT, VERBS[words[verb]]
        head[subject], rel[subject] = verb, "subj"
        head[noun], rel[noun] = verb, "obj"
        break


def _is_verb(
    verb: int,
    sentence: Sentence,
    words: Sequence[str],
    pos: Sequence[str],
    morph: Sequence[str],
    head: Sequence[int],
    rel: Sequence[str],
) -> bool:
    """Tell whether a definite noun or name stands before the word, and indefinite things behind it."""
    noun = head[verb]
    subject = head[noun]
    if rel[verb] != "case" or noun < verb or rel[subject] != "root" or subject >= verb or pos[noun] != "NOUN":
        return False
    if pos[subject] != "PROPN" and "Definite=Def" not in morph[subject]:
        return False
    if pos[subject] not in NOMINAL or "Definite=Def" in morph[noun]:
        return False
    if any(head[i] == noun and rel[i] == "poss" for i in range(verb, noun)):
        return False
    return "Number=Plur" in morph[noun] or words[sentence.last - 1] in STOPS
