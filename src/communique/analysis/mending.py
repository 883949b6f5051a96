"""Put right misreadings that small parsers share, most about commas.

    Norway's minister, Kari Dahl, rejected the plan.    acl(minister, rejected)  ->  subj(rejected, minister)
    At the council, Norway and Chad vetoed the plan.    appos(council, Norway)   ->  subj(vetoed, Norway)
    …, Dahl said Monday, after the talks had ended.     comp(said, ended)        ->  advcl(said, ended)
    Norge vill att Tchad drar sig ur.                   aux(drar, vill)          ->  comp(vill, drar)
    Sent i går kväll skrev ministern att …              subj(skrev, kväll)       ->  obl(skrev, kväll)
    Lind, som besöker Oslo, kräver ett svar.            parataxis(Lind, kräver)  ->  subj(kräver, Lind)
    The army air-dropped supplies over the town.        amod(supplies, dropped)  ->  obj(dropped, supplies)
    The EU cut funding to Chad.                         compound(cut, EU)        ->  subj(cut, EU), cut a verb

The past and the participle look alike, so the parser takes the verb for one more description and leaves the sentence
without a verb; or it takes the subject for one more name of the place before it and leaves the verb without a subject.
After a verb of saying it takes any clause for what was said, a day before the clause for a part of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Sentence

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
FINAL = frozenset({".", "!", "?"})
ADVERBIAL = frozenset({"after", "although", "before", "because", "though", "unless", "until", "while"})
"""Words that open no clause of content."""
WISHES = frozenset({"vill", "ville"})
"""Auxiliaries that are full verbs before a clause."""
THAT = "att"
DAYTIMES = frozenset({"morse", "morgon", "förmiddag", "eftermiddag", "kväll", "natt", "dag", "går", "vecka", "år"})
"""Nouns of time that open a sentence before its verb."""
SPOKEN = frozenset('–—-”“"»«')
"""Marks of speech."""
PARTICIPLE_ONLY = ("en", "wn", "one", "orn", "um", "ung")
"""Endings of irregular participles that are not also the past (*taken*, *shown*, *gone*, *begun*)."""


def mend_verbs(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    pos: Sequence[str],
    morph: Sequence[str],
    head: list[int],
    rel: list[str],
) -> None:
    """Give a verb to sentences that have none, and a subject to verbs that have none. Changes ``head`` and ``rel``.

    words: of the tokens; the other lists have one item a token as well.
    """
    for sentence in sentences:
        tokens = range(sentence.first, sentence.last)
        roots = [i for i in tokens if rel[i] == "root"]
        if len(roots) == 1 and pos[roots[0]] == "VERB":
            _mend_subject(roots[0], tokens, words, morph, head, rel)
        if len(roots) != 1 or pos[roots[0]] not in NOMINAL or not _ends(words, tokens):
            continue
        if any("VerbForm=Fin" in morph[i] and _is_main(i, roots[0], head, rel) for i in tokens):
            continue
        verb = next((i for i in tokens if _is_verb(i, roots[0], words, pos, morph, head, rel)), None)
        if verb is None or any(head[i] == verb and rel[i] == "agent" for i in tokens):
            continue
        for i in tokens:
            if head[i] == roots[0] and i > verb:
                head[i] = verb
        head[verb], rel[verb] = verb, "root"
        head[roots[0]], rel[roots[0]] = verb, "subj"


def mend_nouns(
    sentences: Sequence[Sentence], pos: list[str], morph: list[str], head: Sequence[int], rel: list[str]
) -> None:
    """Make a noun that has an object the verb of a sentence that has none. Changes ``pos``, ``morph`` and ``rel``."""
    for sentence in sentences:
        tokens = range(sentence.first, sentence.last)
        top = next((i for i in tokens if rel[i] == "root" and pos[i] == "NOUN"), None)
        if top is None or any("VerbForm=Fin" in morph[i] for i in tokens):
            continue
        before = [i for i in tokens if i < top and head[i] == top and rel[i] == "compound"]
        if before and any(head[i] == top and rel[i] == "obj" and i > top for i in tokens):
            pos[top], morph[top] = "VERB", "Tense=Past|VerbForm=Fin"
            rel[before[-1]] = "subj"


def mend_hyphenated(
    words: Sequence[str], sentences: Sequence[Sentence], pos: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Make a verb with a hyphen (*test-fired*) the root of a sentence that has no other verb. Lists as above."""
    for sentence in sentences:
        tokens = range(sentence.first, sentence.last)
        verbs = [i for i in tokens if pos[i] in ("VERB", "AUX")]
        if len(verbs) != 1 or not _ends(words, tokens):
            continue
        verb, noun = verbs[0], head[verbs[0]]
        first = verb - 2
        hyphenated = first > sentence.first and words[verb - 1] == "-" and head[first] == verb
        if rel[verb] != "amod" or rel[noun] != "root" or noun < verb or not hyphenated:
            continue
        before = [i for i in range(sentence.first, first) if head[i] == noun and pos[i] in NOMINAL]
        if not before:
            continue
        for i in range(sentence.first, first):
            if head[i] == noun:
                head[i] = before[-1]
        head[verb], rel[verb] = verb, "root"
        head[noun], rel[noun] = verb, "obj"
        head[before[-1]], rel[before[-1]] = verb, "subj"


def mend_clauses(
    words: Sequence[str], sentences: Sequence[Sentence], pos: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Make clauses of time and reason behind a comma adverbial. Changes ``head`` and ``rel``; lists as above."""
    for sentence in sentences:
        for mark in range(sentence.first + 2, sentence.last):
            if words[mark] not in ADVERBIAL or words[mark - 1] != "," or pos[mark] not in ("SCONJ", "ADP"):
                continue
            clause = head[mark]
            verb = head[clause]
            if rel[mark] == "mark" and rel[clause] == "comp" and verb < mark:
                rel[clause] = "advcl"
                for i in range(verb + 1, mark):
                    if head[i] == clause:
                        head[i] = verb


def mend_wishes(
    words: Sequence[str], sentences: Sequence[Sentence], pos: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Make a wish the head of the clause that says what is wished. Changes ``head`` and ``rel``; lists as above.

    *Norge vill att Tchad drar sig ur* has two subjects, of which the first is that of the wish.
    """
    for sentence in sentences:
        tokens = range(sentence.first, sentence.last)
        for wish in tokens:
            verb = head[wish]
            if words[wish].lower() not in WISHES or rel[wish] != "aux" or verb < wish:
                continue
            mark = next((i for i in tokens if i > wish and pos[i] == "SCONJ" and words[i] == THAT), verb)
            if head[mark] != verb or not any(head[i] == verb and rel[i] == "subj" and mark < i for i in tokens):
                continue
            own = [i for i in tokens if head[i] == verb and i not in (wish, verb) and (i < mark or rel[i] == "punct")]
            head[wish], rel[wish] = (wish, "root") if rel[verb] == "root" else (head[verb], rel[verb])
            for i in own:
                head[i] = wish
            head[verb], rel[verb] = wish, "comp"


def mend_asides(
    words: Sequence[str],
    sentences: Sequence[Sentence],
    pos: Sequence[str],
    morph: Sequence[str],
    head: list[int],
    rel: list[str],
) -> None:
    """Give the verb behind a relative clause its subject. Changes ``head`` and ``rel``; lists as above.

    *Lind, som besöker Oslo, kräver ett svar*: the parser takes the name for the whole sentence and the object for the
    subject. What stands in quotation marks or behind a dash may be a fragment with its speaker, and is left alone.
    """
    for sentence in sentences:
        tokens = range(sentence.first, sentence.last)
        root = next((i for i in tokens if rel[i] == "root"), None)
        if root is None or pos[root] not in NOMINAL or any(words[i] in SPOKEN for i in tokens):
            continue
        under = [i for i in tokens if head[i] == root and i != root]
        aside = next((i for i in under if rel[i] == "relcl"), None)
        verb = next((i for i in under if rel[i] in ("parataxis", "conj") and pos[i] == "VERB"), None)
        if aside is None or verb is None or not root < aside < verb or any(rel[i] in ("cop", "cc") for i in under):
            continue
        own = [i for i in tokens if head[i] == verb and i != verb]
        finite = any("VerbForm=Fin" in morph[i] for i in (verb, *(i for i in own if rel[i] == "aux")))
        first = min((verb, *(i for i in own if rel[i] != "punct")))
        if not finite or words[first - 1] != "," or any(rel[i] in ("subj", "subj_pass") and i < verb for i in own):
            continue
        for i in own:
            rel[i] = "obj" if rel[i] == "subj" else rel[i]
        for i in under:
            if i > verb or rel[i] == "punct":
                head[i] = verb
        head[verb], rel[verb] = verb, "root"
        head[root], rel[root] = verb, "subj"


def mend_times(
    words: Sequence[str], sentences: Sequence[Sentence], pos: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Make the noun behind a verb its subject where a time before it was taken for one.

    Changes ``head`` and ``rel``; lists as above. *Sent i går kväll skrev ministern att …*: what opens a Swedish
    sentence before the verb may be a time, and the subject follows.
    """
    for sentence in sentences:
        for i in range(sentence.first, min(sentence.first + 6, sentence.last)):
            verb = head[i]
            if (
                rel[i] not in ("subj", "obl")
                or words[i].lower() not in DAYTIMES
                or verb != i + 1
                or rel[verb] != "root"
            ):
                continue
            behind = [k for k in range(verb + 1, sentence.last) if head[k] == verb and rel[k] == "obj"]
            own = [k for k in range(sentence.first, sentence.last) if head[k] == verb and k != i]
            subjects = any(rel[k] in ("subj", "subj_pass", "expl") for k in own)
            if not behind or pos[behind[0]] not in NOMINAL or (rel[i] == "obl" and subjects):
                continue
            rel[i], rel[behind[0]] = "obl", "subj"
            for k in range(behind[0] + 1, sentence.last):
                marked = any(head[m] == k and rel[m] == "mark" and words[m] == THAT for m in range(behind[0] + 1, k))
                if head[k] == behind[0] and rel[k] == "acl" and marked:
                    head[k], rel[k] = verb, "comp"


def mend_predicates(
    sentences: Sequence[Sentence], pos: Sequence[str], morph: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Give a finite verb the place of the noun that it seems to describe. Changes ``head`` and ``rel``; lists as above.

    *Lind kritiserade förslaget*, *Un estudio muestra que …*: a finite verb is never an attribute. The noun before it
    is its subject, the noun behind it its object.
    """
    for sentence in sentences:
        for verb in range(sentence.first, sentence.last):
            noun = head[verb]
            if rel[verb] != "amod" or pos[verb] != "VERB" or "VerbForm=Fin" not in morph[verb] or noun == verb:
                continue
            behind = noun > verb
            own = [i for i in range(sentence.first, sentence.last) if head[i] == verb and i != verb]
            if behind and not any(rel[i] == "subj" and i < verb for i in own):
                continue
            for i in range(sentence.first, sentence.last):
                if head[i] == noun and i not in (noun, verb) and ((i < verb) if behind else (i > verb)):
                    head[i] = verb
                    rel[i] = "comp" if rel[i] in ("relcl", "acl") and not behind else rel[i]
            head[verb], rel[verb] = (verb, "root") if rel[noun] == "root" else (head[noun], rel[noun])
            head[noun], rel[noun] = verb, "obj" if behind else "subj"


def _mend_subject(
    verb: int, tokens: range, words: Sequence[str], morph: Sequence[str], head: list[int], rel: list[str]
) -> None:
    """Make what seems to go on with a fronted phrase, behind a comma, the subject of a finite verb that has none."""
    own = [i for i in tokens if head[i] == verb and i != verb]
    if any(rel[i] in ("subj", "subj_pass", "expl") for i in own):
        return
    if not any("VerbForm=Fin" in morph[i] for i in own if rel[i] in ("aux", "aux_pass")) and (
        "VerbForm=Fin" not in morph[verb]
    ):
        return
    for i in tokens:
        if i < verb and rel[i] in ("appos", "conj") and _fronted(i, verb, head, rel):
            left = i
            while left > tokens.start and _hangs(left - 1, i, head):
                left -= 1
            if left > tokens.start and words[left - 1] == ",":
                passive = any(rel[k] == "aux_pass" for k in own)
                head[i], rel[i] = verb, "subj_pass" if passive else "subj"
                return


def _fronted(i: int, verb: int, head: Sequence[int], rel: Sequence[str]) -> bool:
    """Tell whether a noun seems part of a phrase before the verb: *in a turn of events at the council, Norway …*."""
    above = head[i]
    while above < i and head[above] != verb and rel[above] in ("nmod", "obl", "poss", "compound", "acl"):
        above = head[above]
    return above < i and head[above] == verb and rel[above] == "obl"


def _hangs(i: int, top: int, head: Sequence[int]) -> bool:
    """Tell whether a token hangs on another, directly or one below."""
    return head[i] == top or head[head[i]] == top


def _ends(words: Sequence[str], tokens: range) -> bool:
    """Tell whether a full stop closes the sentence: headlines and captions have none, and often no verb."""
    return any(words[i] in FINAL for i in tokens[-2:])


def _is_main(i: int, root: int, head: Sequence[int], rel: Sequence[str]) -> bool:
    """Tell whether a finite verb belongs to the main clause: it, or what it helps, is or joins the root."""
    if rel[i] in ("aux", "aux_pass", "cop"):
        i = head[i]
    return i == root or (head[i] == root and rel[i] not in ("relcl", "acl", "advcl", "comp"))


def _is_verb(
    i: int,
    root: int,
    words: Sequence[str],
    pos: Sequence[str],
    morph: Sequence[str],
    head: Sequence[int],
    rel: Sequence[str],
) -> bool:
    if rel[i] != "acl" or pos[i] != "VERB" or "Tense=Past" not in morph[i] or words[i - 1] != ",":
        return False
    under = head[i] == root or (head[head[i]] == root and rel[head[i]] == "appos")
    return i > root and under and not words[i].endswith(PARTICIPLE_ONLY)
