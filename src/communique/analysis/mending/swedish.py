"""Put right what parsers of Swedish (and, of finite verbs, of Spanish) misread about clauses.

Norge vill att Tchad drar sig ur.                aux(drar, vill)        ->  comp(vill, drar)
Sent i går kväll skrev ministern att …           subj(skrev, kväll)     ->  obl(skrev, kväll)
Lind, som besöker Oslo, kräver ett svar.         parataxis(Lind, …)     ->  subj(kräver, Lind)
Lind kritiserade förslaget.                      amod(förslaget, …)     ->  obj(kritiserade, förslaget)
Beväpnad med yxa gick mannen in.                 subj(gick, Beväpnad)   ->  subj(gick, mannen)
Sedan pressade polis henne att gå.               amod(polis, pressade)  ->  obj(pressade, henne)
Hon hotade lämna landet.                         obj(hotade, landet)    ->  obj(lämna, landet)
Partiets stämma sade nej.                        subj(stämma, Partiets) ->  poss(stämma, Partiets)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
WISHES = frozenset({"vill", "ville"})
"""Auxiliaries that are full verbs before a clause."""
THAT = "att"
DAYTIMES = frozenset(
    {"morse", "morgon", "förmiddag", "eftermiddag", "kväll", "natt", "dag", "går", "vecka", "år"}
    | {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti"}
    | {"september", "oktober", "november", "december"}
)
"""Nouns of time that open a sentence before its verb."""
PHRASES = frozenset({"obl", "nmod", "obj", "agent", *SUBJECTS})
"""Relations of noun phrases."""
ARTICLES = frozenset({"en", "ett"})
STATED = frozenset({"med", "av", "i", "på"})
"""Prepositions behind a participle that opens a sentence."""
OPENING = 6
"""Words in which such a time stands."""
SPOKEN = frozenset('–—-”“"»«')
"""Marks of speech."""
FINITE = "VerbForm=Fin"
OBJECTS = frozenset({"henne", "honom", "mig", "dig", "oss"})
"""Pronouns that are never subjects."""
LEAST = 2
"""Words that a verb and its subject take before them."""


def free_predicates(draft: Draft) -> None:
    """Give a finite verb the place of the noun that it seems to describe.

    *Lind kritiserade förslaget*, *Un estudio muestra que …*: a finite verb is never an attribute. The noun before it
    is its subject, the noun behind it its object.
    """
    for verb in draft.tokens:
        noun = draft.head[verb]
        if draft.rel[verb] != "amod" or draft.pos[verb] != "VERB" or not draft.has(verb, FINITE) or noun == verb:
            continue
        behind = noun > verb
        if behind and not any(i < verb for i in draft.under(verb, "subj")):
            continue
        for i in draft.under(noun):
            if i != verb and (i < verb) == behind:
                clause = draft.rel[i] in ("relcl", "acl") and not behind
                draft.hang(i, verb, "comp" if clause else draft.rel[i])
        draft.give_place(verb, noun)
        draft.hang(noun, verb, "obj" if behind else "subj")


def free_from_asides(draft: Draft) -> None:
    """Give the verb behind a relative clause its subject.

    *Lind, som besöker Oslo, kräver ett svar*: the parser takes the name for the whole sentence and the object for the
    subject. What stands in quotation marks or behind a dash may be a fragment with its speaker, and is left alone.
    """
    root = draft.root
    if root is None or draft.pos[root] not in NOMINAL or any(draft.words[i] in SPOKEN for i in draft.tokens):
        return
    under = draft.under(root)
    aside = next((i for i in under if draft.rel[i] == "relcl"), None)
    verb = next((i for i in under if draft.rel[i] in ("parataxis", "conj") and draft.pos[i] == "VERB"), None)
    if aside is None or verb is None or not root < aside < verb or draft.under(root, "cop", "cc"):
        return
    if not _opens_behind_comma(draft, verb) or any(i < verb for i in draft.under(verb, *SUBJECTS)):
        return
    for i in draft.under(verb, "subj"):
        draft.rel[i] = "obj"
    draft.move([i for i in under if i > verb or draft.rel[i] == "punct"], verb)
    draft.make_root(verb)
    draft.hang(root, verb, "subj")


def _opens_behind_comma(draft: Draft, verb: int) -> bool:
    """Tell whether the verb is finite and a comma stands before its clause."""
    own = [i for i in draft.under(verb) if draft.rel[i] != "punct"]
    finite = any(draft.has(i, FINITE) for i in (verb, *draft.under(verb, "aux")))
    return finite and draft.words[min((verb, *own)) - 1] == ","


def part_times(draft: Draft) -> None:
    """Make the noun behind a verb its subject where a time before it was taken for one.

    *Sent i går kväll skrev ministern att …*: what opens a Swedish sentence before the verb may be a time, and the
    subject follows.
    """
    for time in draft.tokens[:OPENING]:
        verb = draft.head[time]
        if draft.words[time].lower() not in DAYTIMES or verb != time + 1 or draft.rel[verb] != "root":
            continue
        behind = [i for i in draft.under(verb, "obj") if i > verb]
        subjects = [i for i in draft.under(verb, *SUBJECTS, "expl") if i != time]
        free = draft.rel[time] == "subj" or (draft.rel[time] == "obl" and not subjects)
        if not free or not behind or draft.pos[behind[0]] not in NOMINAL:
            continue
        noun = behind[0]
        draft.rel[time], draft.rel[noun] = "obl", "subj"
        for clause in draft.under(noun, "acl"):
            if any(noun < i < clause and draft.words[i] == THAT for i in draft.under(clause, "mark")):
                draft.hang(clause, verb, "comp")


def name_nouns(draft: Draft) -> None:
    """Tag what seems an infinitive behind an article, in the place of a noun, as one (*enligt en myndighetskälla*)."""
    for i in draft.tokens:
        if draft.pos[i] != "VERB" or not draft.has(i, "VerbForm=Inf") or draft.rel[i] not in PHRASES:
            continue
        articles = [k for k in draft.under(i, "det") if draft.words[k].lower() in ARTICLES]
        if articles and articles[0] < i and not draft.under(i, "mark", "aux", *SUBJECTS, "obj"):
            draft.pos[i], draft.morph[i] = "NOUN", "Case=Nom|Definite=Ind|Number=Sing"


def own_nouns(draft: Draft) -> None:
    """Tag what seems an infinitive between a genitive and a finite verb as the subject of the verb.

    *Partiets stämma sade nej*: a genitive has no infinitive.
    """
    for noun in draft.tokens[1:-1]:
        owner, verb = noun - 1, noun + 1
        if draft.pos[noun] != "VERB" or not draft.has(noun, "VerbForm=Inf") or not draft.has(owner, "Case=Gen"):
            continue
        if draft.head[owner] != noun or draft.rel[owner] not in SUBJECTS or draft.head[verb] != noun:
            continue
        if draft.pos[verb] != "VERB" or not draft.has(verb, FINITE):
            continue
        draft.pos[noun], draft.morph[noun] = "NOUN", "Case=Nom|Definite=Ind|Number=Sing"
        under = [i for i in draft.under(noun) if i not in (owner, verb)]
        draft.give_place(verb, noun)
        draft.move(under, verb)
        draft.hang(noun, verb, "subj")
        draft.rel[owner] = "poss"


def part_participles(draft: Draft) -> None:
    """Make the noun behind a verb its subject where a participle that opens the sentence was taken for one.

    *Beväpnad med en yxa gick mannen in*: the participle tells in what state he is.
    """
    opening = next((i for i in draft.tokens if draft.pos[i] != "PUNCT"), draft.first)
    verb = draft.head[opening]
    participle = draft.has(opening, "VerbForm=Part") or draft.words[opening].endswith(("ad", "ade"))
    if draft.rel[opening] not in SUBJECTS or draft.pos[opening] == "PROPN" or not participle:
        return
    if opening + 1 >= draft.last or draft.words[opening + 1].lower() not in STATED or verb < opening:
        return
    behind = (i for i in draft.under(verb, "obj", *SUBJECTS) if i > verb and draft.words[i].lower() != "sig")
    noun = next(behind, None)
    if noun is not None and draft.pos[noun] in NOMINAL:
        draft.rel[opening], draft.rel[noun] = "advcl", "subj"


def part_objects(draft: Draft) -> None:
    """Make a pronoun in the form of an object that of the verb that seems to describe it, or the noun before it.

    *Sedan pressade polis henne att gå*: *henne* never is a subject; the noun between is.
    """
    for pronoun in draft.tokens:
        if draft.words[pronoun].lower() not in OBJECTS or pronoun - draft.first < LEAST:
            continue
        noun, verb = pronoun - 1, pronoun - 2
        tensed = draft.pos[verb] == "VERB" and draft.has(verb, FINITE)
        if not tensed or draft.rel[verb] != "amod" or draft.head[verb] not in (noun, pronoun):
            continue
        top = noun if draft.head[pronoun] == noun else pronoun
        if draft.pos[noun] not in NOMINAL or (top == pronoun and draft.head[noun] not in (verb, pronoun)):
            continue
        under = [i for i in draft.under(top) if i not in (noun, verb, pronoun) and draft.rel[i] not in ("conj", "cc")]
        draft.give_place(verb, top)
        draft.move(under, verb)
        for i in under:
            told = draft.rel[i] in ("acl", "advcl") and any(draft.words[k] == THAT for k in draft.under(i, "mark"))
            draft.rel[i] = "xcomp" if told and i > pronoun else draft.rel[i]
        draft.hang(noun, verb, "subj")
        draft.hang(pronoun, verb, "obj")


def lower_objects(draft: Draft) -> None:
    """Hang the noun right behind a bare infinitive on it, not on the verb above (*hon hotade lämna landet*)."""
    for below in draft.tokens:
        verb, noun = draft.head[below], below + 1
        if draft.rel[below] != "xcomp" or not draft.has(below, "VerbForm=Inf") or draft.under(below, "mark", "obj"):
            continue
        if noun < draft.last and verb < below and draft.rel[noun] == "obj" and draft.head[noun] == verb:
            draft.head[noun] = below


def raise_wishes(draft: Draft) -> None:
    """Make a wish the head of the clause that says what is wished.

    *Norge vill att Tchad drar sig ur* has two subjects, of which the first is that of the wish.
    """
    for wish in draft.tokens:
        verb = draft.head[wish]
        if draft.words[wish].lower() not in WISHES or draft.rel[wish] != "aux" or verb < wish:
            continue
        that = (i for i in range(wish + 1, draft.last) if draft.pos[i] == "SCONJ" and draft.words[i] == THAT)
        mark = next(that, verb)
        subjects = sorted(draft.under(verb, "subj", "subj_pass"))
        if draft.head[mark] != verb or not any(mark < i for i in subjects):
            continue
        own = [i for i in draft.under(verb) if i != wish and (i < mark or draft.rel[i] == "punct")]
        draft.give_place(wish, verb)
        draft.move(own, wish)
        for i in subjects:
            if i < wish and draft.head[i] == wish:
                draft.rel[i] = "subj"  # who wishes that he be expelled is not expelled
        draft.hang(verb, wish, "comp")
