"""Put right what English parsers misread in headlines, which have neither a full stop nor an *and*.

Norway, Peru reject plan       obl(reject, Norway)  ->  subj(reject, Norway), conj(Norway, Peru)
Norway, Peru sign fishing deal compound(deal, sign) ->  root(sign), obj(sign, deal), subj(sign, Norway)
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from communique.annotation import Sentence

ASIDE = frozenset({"obl", "nmod", "dep", "subj", "appos", "advmod"})
"""What a parser takes a first name for that a comma parts from the second."""
INSIDE = frozenset({"compound", "amod"})
FEASTS = frozenset({"Easter", "Palm", "Black", "Good", "Ash", "Holy", "Super", "Bloody", "Cyber", "Maundy", "Shrove"})
"""Words that make a name of a day."""
DAYS = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"})
NOUNS = ("NOUN", "PROPN")
PRESENT = "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"
FINAL = frozenset({".", "!", "?"})


def mend_headlines(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    pos: list[str],
    morph: list[str],
    head: list[int],
    rel: list[str],
    parts: Callable[[str], Collection[str]],
) -> None:
    """Give headlines their verb and both of their subjects. Changes all lists but ``words``.

    words: of the tokens; the other lists have one item a token as well. parts: what a dictionary says that a word is.
    """
    for sentence in sentences:
        if sentence.last - sentence.first < 4 or any(words[i] in FINAL for i in range(sentence.first, sentence.last)):
            continue
        if not any(pos[i] in ("VERB", "AUX") for i in range(sentence.first, sentence.last)):
            _find_verb(sentence, words, pos, morph, head, rel, parts)
        _free_verb(sentence, pos, morph, head, rel)
        _join_names(sentence, words, pos, head, rel)


def _find_verb(
    sentence: Sentence,
    words: Sequence[str],
    pos: list[str],
    morph: list[str],
    head: list[int],
    rel: list[str],
    parts: Callable[[str], Collection[str]],
) -> None:
    """Make a noun that can only be a verb in *-s* the verb of a headline without one (*minister denounces plan*)."""
    inner = range(sentence.first + 1, sentence.last - 1)
    verb = next((i for i in inner if pos[i] in NOUNS and words[i].endswith("s") and _only_verb(words[i], parts)), None)
    if verb is None:
        return
    top = verb
    while head[top] != top and head[top] > verb:
        top = head[top]
    before = [i for i in range(sentence.first, verb) if head[i] in (verb, top) and pos[i] in (*NOUNS, "PRON")]
    behind = (
        [i for i in range(verb + 1, sentence.last) if head[i] == verb and pos[i] in NOUNS] if top == verb else [top]
    )
    if not before or not behind or rel[top] != "root":
        return
    for i in range(sentence.first, sentence.last):
        if head[i] == top and i != top and i < verb:
            head[i] = verb if i == before[-1] else before[-1]
    head[verb], rel[verb], pos[verb], morph[verb] = verb, "root", "VERB", PRESENT
    head[before[-1]], rel[before[-1]] = verb, "subj"
    head[behind[0]], rel[behind[0]] = verb, "obj"


def _only_verb(word: str, parts: Callable[[str], Collection[str]]) -> bool:
    return set(parts(word.lower())) == {"verb"}


def _free_verb(sentence: Sentence, pos: Sequence[str], morph: Sequence[str], head: list[int], rel: list[str]) -> None:
    """Make a finite verb that seems part of the noun behind it the verb of the sentence."""
    verb = next((i for i in range(sentence.first + 1, sentence.last) if pos[i] == "VERB"), None)
    if verb is None or rel[verb] not in INSIDE or "VerbForm=Part" in morph[verb] or "VerbForm=Ger" in morph[verb]:
        return
    noun = head[verb]
    names = [i for i in range(sentence.first, verb) if head[i] == noun]
    if noun < verb or rel[noun] != "root" or not names or any(pos[i] not in ("PROPN", "PUNCT") for i in names):
        return
    head[verb], rel[verb] = verb, "root"
    head[noun], rel[noun] = verb, "obj"
    for i in names:
        head[i], rel[i] = verb, "punct" if pos[i] == "PUNCT" else "subj"


def _join_names(sentence: Sentence, words: Sequence[str], pos: Sequence[str], head: list[int], rel: list[str]) -> None:
    """Coordinate the two names before the verb that only a comma parts."""
    comma = next((i for i in range(sentence.first + 1, sentence.last) if words[i] == ","), None)
    if comma is None or any(pos[i] != "PROPN" for i in range(sentence.first, comma)):
        return
    one = next((i for i in range(sentence.first, comma) if not sentence.first <= head[i] < comma), comma - 1)
    verb = head[one]
    if pos[verb] in ("VERB", "AUX") and verb > comma and rel[one] in ("subj", "subj_pass"):
        also = [i for i in range(comma + 1, verb) if head[i] == one and rel[i] == "appos" and pos[i] == "PROPN"]
        if len(also) == 1 and pos[comma + 1] == "PROPN" and words[verb - 1] != ",":
            rel[also[0]] = "conj"
        return
    if pos[verb] not in ("VERB", "AUX") or rel[one] not in ASIDE or verb < comma:
        return
    two = next((i for i in range(comma + 1, verb) if head[i] == verb and rel[i] in ("subj", "subj_pass")), None)
    if two is None or any(words[i] == "," for i in range(comma + 1, verb)) or pos[comma + 1] != "PROPN":
        return
    head[one], rel[one] = verb, rel[two]
    head[two], rel[two] = one, "conj"


def mend_days(
    words: Sequence[str], sentences: Sequence[Sentence], pos: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Part the day of saying from the subject of what is said. Changes ``head`` and ``rel``; lists as above."""
    for sentence in sentences:
        for day in range(sentence.first + 1, sentence.last - 1):
            if words[day] in DAYS and words[day - 1] not in FEASTS:
                _free_subject(sentence, day, pos, head, rel)
            noun = head[day]
            if words[day] not in DAYS or rel[day] != "compound" or noun < day:
                continue
            verb = day - 1 if pos[day - 1] == "VERB" else day - 2 if pos[day - 1] == "ADP" else -1
            if verb < sentence.first or pos[verb] != "VERB":
                continue
            said = _said(sentence, noun, verb, head, rel)
            if said is not None:
                head[day], rel[day] = verb, "obl"
                if day - 1 > verb:
                    head[day - 1], rel[day - 1] = day, "case"
                passive = any(head[k] == said and rel[k] == "aux_pass" for k in range(noun, sentence.last))
                head[noun], rel[noun] = said, "subj_pass" if passive else "subj"


def _free_subject(sentence: Sentence, day: int, pos: Sequence[str], head: list[int], rel: list[str]) -> None:
    """Make the name before a day, and not the day, the subject of the verb behind it (*Peru Tuesday condemned …*)."""
    name, verb = day - 1, head[day]
    if pos[name] != "PROPN" or head[name] != day or rel[name] not in ("compound", "nmod", "flat"):
        return
    if verb < day or pos[verb] != "VERB" or rel[day] not in ("obl", "subj", "subj_pass"):
        return
    below = [k for k in range(sentence.first, verb) if head[k] == day and k != name]
    taken = any(head[k] == verb and rel[k] in ("subj", "subj_pass") for k in range(day + 1, verb))
    if taken or any(rel[k] == "case" for k in below):
        return
    passive = any(head[k] == verb and rel[k] == "aux_pass" for k in range(day, verb))
    for k in below:
        head[k] = name
    head[name], rel[name] = verb, "subj_pass" if passive else "subj"
    head[day], rel[day] = verb, "obl"


def _said(sentence: Sentence, noun: int, verb: int, head: Sequence[int], rel: Sequence[str]) -> int | None:
    """Return the predicate of the clause that a verb reports and whose subject a noun is or could be."""
    for k in range(noun + 1, sentence.last):
        if head[k] == verb and rel[k] == "comp":
            own = any(head[i] == k and rel[i] in ("subj", "subj_pass") and i != noun for i in range(noun, k))
            return None if own else k
    return None
