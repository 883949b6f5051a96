"""Put right a Swedish verb that looks like a preposition.

    USA inför tullar på bilar.    case(tullar, inför) nmod(USA, tullar)  ->  subj(inför, USA) obj(inför, tullar)

*inför* is the present of *införa* (to introduce) and means *before* as well (*läget inför mötet*). It is taken for the
verb where the sentence has no other and nothing definite, and no single event, stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Sentence

VERBS = {"inför": "införa"}
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
    """Make the preposition the verb of its sentence. Changes all lists but ``words``; each has one item a token."""
    for sentence in sentences:
        for verb in range(sentence.first + 1, sentence.last - 1):
            if (
                pos[verb] != "ADP"
                or words[verb] not in VERBS
                or not _is_verb(verb, sentence, words, pos, morph, head, rel)
            ):
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
