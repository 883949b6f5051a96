"""Put right what English parsers misread in headlines, which have neither a full stop nor an *and*.

Norway, Peru reject plan       obl(reject, Norway)  ->  subj(reject, Norway), conj(Norway, Peru)
Norway, Peru sign fishing deal compound(deal, sign) ->  root(sign), obj(sign, deal), subj(sign, Norway)
Lima summons Chilean envoy     appos(summons, envoy) -> root(summons), obj(summons, envoy), subj(summons, Lima)
"""

from __future__ import annotations

from communique.analysis.mending.draft import STOPS, SUBJECTS, Draft

ASIDE = frozenset({"obl", "nmod", "dep", "subj", "appos", "advmod"})
"""What a parser takes a first name for that a comma parts from the second."""
INSIDE = frozenset({"compound", "amod"})
NOUNS = ("NOUN", "PROPN")
NOMINAL = (*NOUNS, "ADJ", "DET", "NUM")
VERBS = ("VERB", "AUX")
DEEDS = frozenset(
    {
        "backs", "bans", "blames", "eyes", "halts", "hosts", "nears", "offers", "pledges", "seeks", "slams", "snubs",
        "urges", "visits", "vows", "welcomes",
    }
)  # fmt: skip
"""Verbs that look like plurals of nouns; between a name and another noun, where no plural stands, they are verbs."""
PRESENT = "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def mend_headline(draft: Draft) -> None:
    """Give a headline its verb and both of its subjects."""
    if draft.last - draft.first < 4 or any(draft.words[i] in STOPS for i in draft.tokens):
        return
    _raise_summons(draft)
    if not any(draft.pos[i] in VERBS and draft.rel[i] not in INSIDE for i in draft.tokens):
        _find_verb(draft)
    _free_verb(draft)
    _join_names(draft)
    _join_subjects(draft)


def _find_verb(draft: Draft) -> None:
    """Make a noun that can only be a verb in *-s* the verb of a headline without one (*minister denounces plan*)."""
    head, pos = draft.head, draft.pos
    verb = next((i for i in draft.tokens[1:-1] if _is_only_verb(draft, i)), None)
    if verb is None:
        return
    top = verb
    while head[top] != top and head[top] > verb:
        top = head[top]
    before = [i for i in range(draft.first, verb) if head[i] in (verb, top) and pos[i] in (*NOUNS, "PRON")]
    behind = [i for i in draft.under(verb) if i > verb and pos[i] in NOUNS] if top == verb else [top]
    if not before or not behind or draft.rel[top] != "root":
        return
    for i in draft.under(top):
        if i < verb:
            head[i] = verb if i == before[-1] else before[-1]
    draft.make_root(verb)
    pos[verb], draft.morph[verb] = "VERB", PRESENT
    draft.hang(before[-1], verb, "subj")
    draft.hang(behind[0], verb, "obj")


def _raise_summons(draft: Draft) -> None:
    """Make *summons* between two nouns the verb of a headline, whatever else stands in it."""
    pos, head = draft.pos, draft.head
    verb = next((i for i in draft.tokens[1:-1] if draft.words[i].lower() == "summons" and pos[i] in NOUNS), None)
    if verb is None or pos[verb - 1] not in NOUNS:
        return
    first, last = verb - 1, verb + 1
    while first > draft.first and pos[first - 1] in NOMINAL:
        first -= 1
    while last < draft.last and pos[last] in NOMINAL:
        last += 1
    if first != draft.first or last == verb + 1:
        return
    top = draft.root
    draft.make_root(verb)
    pos[verb], draft.lemma[verb], draft.morph[verb] = "VERB", "summon", PRESENT
    for run, rel in ((range(first, verb), "subj"), (range(verb + 1, last), "obj")):
        for i in run[:-1]:
            if head[i] not in run:
                draft.hang(i, run[-1], "compound")
        draft.hang(run[-1], verb, rel)
    if top is not None and top != verb and head[top] == top:
        draft.hang(top, verb, "conj" if pos[top] in VERBS else "obl")


def _is_only_verb(draft: Draft, i: int) -> bool:
    word = draft.words[i]
    if draft.pos[i] not in NOUNS or not word.endswith("s"):
        return False
    between = draft.rel[i] in ("compound", "subj") and draft.pos[i - 1] == "PROPN" and draft.pos[draft.head[i]] in NOUNS
    return set(draft.parts(word.lower())) == {"verb"} or (between and word in DEEDS)


def _free_verb(draft: Draft) -> None:
    """Make a finite verb that seems part of the noun behind it the verb of the sentence."""
    verb = next((i for i in draft.tokens[1:] if draft.pos[i] == "VERB"), None)
    if verb is None or draft.rel[verb] not in INSIDE:
        return
    if draft.has(verb, "VerbForm=Part") or draft.has(verb, "VerbForm=Ger"):
        return
    noun = draft.head[verb]
    names = [i for i in draft.under(noun) if i < verb]
    own = [i for i in draft.under(verb) if i < verb and draft.rel[i] == "subj"]
    if noun < verb or draft.rel[noun] != "root" or not (names or own):
        return
    if any(draft.pos[i] not in ("PROPN", "PUNCT") for i in names):
        return
    draft.make_root(verb)
    draft.hang(noun, verb, "obj")
    for i in names:
        draft.hang(i, verb, "punct" if draft.pos[i] == "PUNCT" else "subj")


def _join_names(draft: Draft) -> None:
    """Coordinate the two names before the verb that only a comma parts."""
    pos, rel = draft.pos, draft.rel
    comma = next((i for i in draft.tokens[1:] if draft.words[i] == ","), None)
    if comma is None or any(pos[i] != "PROPN" for i in range(draft.first, comma)):
        return
    one = next((i for i in range(draft.first, comma) if not draft.first <= draft.head[i] < comma), comma - 1)
    verb = draft.head[one]
    if pos[verb] not in VERBS or verb < comma:
        return
    if rel[one] in SUBJECTS:
        also = [i for i in draft.under(one, "appos") if comma < i < verb and pos[i] == "PROPN"]
        if len(also) == 1 and pos[comma + 1] == "PROPN" and draft.words[verb - 1] != ",":
            rel[also[0]] = "conj"
        return
    two = next((i for i in draft.under(verb, *SUBJECTS) if comma < i < verb), None)
    if two is None or rel[one] not in ASIDE or pos[comma + 1] != "PROPN" or "," in draft.words[comma + 1 : verb]:
        return
    draft.hang(one, verb, rel[two])
    draft.hang(two, one, "conj")


def _join_subjects(draft: Draft) -> None:
    """Coordinate two subjects of one plural verb that only a comma parts (*Army, rebels accuse each other*)."""
    for verb in draft.tokens:
        subjects = [i for i in draft.under(verb, *SUBJECTS) if i < verb and draft.pos[i] in NOUNS]
        if draft.pos[verb] not in VERBS or len(subjects) != 2 or draft.has(verb, "Number=Sing"):
            continue
        one, two = subjects
        between = [i for i in range(one + 1, two) if draft.words[i] == ","]
        if between == [one + 1] and draft.words[verb - 1] != ",":
            draft.hang(two, one, "conj")
