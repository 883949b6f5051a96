"""Put right what belongs together in Swedish clauses and phrases.

De frågade om avtalet gällde.                    obl(frågade, avtalet)      ->  comp(frågade, gällde)
De säger att bron är nära att öppnas.            mark(öppnas, nära)         ->  xcomp(nära, öppnas)
Påven bad Peru att frige biskopen.               amod(biskopen, frige)      ->  obj(frige, biskopen)
Han säger det i ett filmat tal.                  case(filmat, i)            ->  case(tal, i)
Ministern kallar Chiles uttalande farligt.       iobj(kallar, uttalande)    ->  obj(kallar, uttalande)
Ministern kallade avtalet ett misstag.           iobj(kallade, avtalet)     ->  obj(kallade, avtalet)
Ministern hoppas att kriget tar slut.            subj_pass(hoppas, …)       ->  subj(hoppas, Ministern)
Han har uttryckt oro och varnat för krig.        conj(oro, varnat)          ->  conj(uttryckt, varnat)
De talar om ”en ny tid” för hamnen.              obl(talar, hamnen)         ->  nmod(tid, hamnen)
Han gav dem ”chans efter chans”.                 obl(gav, chans)            ->  nmod(chans, chans)
De stödjer terror och militanta grupper.         obj(stödjer, grupper)      ->  conj(terror, grupper)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

THAT = "att"
WHETHER = "om"
ASKING = frozenset({"fråga", "undra", "veta", "avgöra", "diskutera", "utreda", "undersöka", "pröva"})
"""Verbs of which such a clause is the object."""
NAMING = frozenset({"kalla", "benämna", "döpa", "beteckna", "titulera"})
"""Verbs that call their object something; nobody is given anything."""
FINITE = "VerbForm=Fin"
DEPONENT = "s"
"""Ending of the lemma of a verb that has no other form (*hoppas*, *minnas*): it is never a passive."""
CLOSING = frozenset('”"»')
SUPINE = "VerbForm=Sup"
NOUNS = ("NOUN", "PROPN")
INFINITIVE = "VerbForm=Inf|Voice=Act"
SMALL = frozenset({"ADV", "AUX", "PART"})
"""What may stand between a subject and its verb."""
VOWELS = ("a", "e", "o", "å")
"""Endings of infinitives."""


def free_parts(draft: Draft) -> None:
    """Give each word of a clause or phrase its place."""
    for i in draft.tokens[:-1]:
        if draft.rel[i] == "case" and draft.words[i].lower() == WHETHER:
            _open_question(draft, i)
        elif draft.pos[i] == "ADJ" and draft.rel[i] == "mark" and draft.words[i + 1] == THAT:
            _raise_predicate(draft, i)
        elif draft.pos[i] == "ADJ" and draft.rel[i] == "amod":
            _free_infinitive(draft, i)
            _free_phrase(draft, i)
        elif draft.rel[i] == "iobj":
            _name_object(draft, i)
        elif draft.rel[i] == "subj" and draft.lemma[draft.head[i]] in NAMING:
            _say_what(draft, i)
        elif draft.rel[i] == "subj_pass" and draft.lemma[draft.head[i]].endswith(DEPONENT):
            draft.rel[i] = "subj"
        elif draft.rel[i] == "conj" and draft.has(i, SUPINE):
            _raise_second(draft, i)
        elif draft.rel[i] == "cc":
            _join_objects(draft, i)
        elif draft.rel[i] == "obl" and draft.pos[i] in NOUNS:
            _hang_on_noun(draft, i)


def _open_question(draft: Draft, om: int) -> None:
    """Make *om* open a clause, and its noun the subject, where a finite verb without subject follows (*gällde*)."""
    noun = draft.head[om]
    above = draft.head[noun]
    verb = next((i for i in range(noun + 1, draft.last) if draft.pos[i] not in SMALL), noun)
    if (
        draft.rel[noun] != "obl"
        or draft.lemma[above] not in ASKING
        or not above < om < noun < verb
        or draft.head[verb] != above
    ):
        return
    if draft.pos[verb] != "VERB" or draft.under(verb, "mark", "expl", *SUBJECTS):
        return
    if not any(draft.has(i, FINITE) for i in (verb, *draft.under(verb, "aux"))) or draft.rel[verb] not in (
        "advcl",
        "comp",
    ):
        return
    draft.hang(om, verb, "mark")
    draft.subject_of(verb, noun)
    draft.rel[verb] = "comp"


def _raise_predicate(draft: Draft, adjective: int) -> None:
    """Let an adjective before *att* head the clause whose infinitive it seemed to open (*är nära att öppnas*)."""
    verb = draft.head[adjective]
    own = [i for i in draft.under(verb) if i < adjective]
    if verb < adjective or not any(draft.rel[i] in ("cop", "aux") for i in (*own, *draft.under(adjective))):
        return
    draft.move(own, adjective)
    draft.give_place(adjective, verb)
    draft.hang(verb, adjective, "xcomp")


def _free_infinitive(draft: Draft, verb: int) -> None:
    """Make a word between *att* and a definite noun without article the infinitive of which the noun is the object."""
    noun = draft.head[verb]
    that = verb - 1
    if noun != verb + 1 or that < draft.first or draft.words[that] != THAT or draft.head[that] != noun:
        return
    if not draft.words[verb].endswith(VOWELS) or not draft.has(noun, "Definite=Def") or draft.under(noun, "cop", "det"):
        return
    draft.pos[verb], draft.morph[verb], draft.lemma[verb] = "VERB", INFINITIVE, draft.words[verb].lower()
    draft.give_place(verb, noun)
    draft.move([i for i in draft.under(noun) if i != verb], verb)
    draft.hang(noun, verb, "obj")


def _free_phrase(draft: Draft, adjective: int) -> None:
    """Hang preposition and article on the noun, and not on the adjective before it."""
    noun = draft.head[adjective]
    led = [i for i in draft.under(adjective, "case", "det") if i < adjective]
    if noun < adjective or not any(draft.rel[i] == "case" for i in led) or draft.under(noun, "case"):
        return
    draft.move(led, noun)
    if draft.rel[noun] in ("obj", "iobj"):
        draft.rel[noun] = "obl"


def _name_object(draft: Draft, noun: int) -> None:
    """Make a noun the object of a verb that says what it is and has no other object (*kallar avtalet farligt*)."""
    verb = draft.head[noun]
    said = draft.under(verb, "xcomp")
    if draft.lemma[verb] in NAMING and not said:  # *kallade avtalet ett misstag*
        said = [i for i in draft.under(verb, "obj") if i > noun]
        for i in said:
            draft.rel[i] = "xcomp"
    if draft.under(verb, "obj", "comp") or not said or any(draft.pos[i] in ("VERB", "AUX") for i in said):
        return
    draft.rel[noun] = "obj"


def _say_what(draft: Draft, noun: int) -> None:
    """Make the noun behind a second verb of naming its object (*fördömde talet och kallade det ett misstag*)."""
    verb = draft.head[noun]
    behind = [k for k in draft.under(verb, "obj") if k > noun]
    if draft.rel[verb] == "conj" and noun > verb and behind:
        draft.rel[noun] = "obj"
        for k in behind:
            draft.rel[k] = "xcomp"


def _raise_second(draft: Draft, verb: int) -> None:
    """Coordinate a supine with the verb over the nouns that it seems coordinated with, where *har* opens both."""
    above = draft.head[verb]
    while draft.pos[above] in NOUNS and draft.rel[above] in ("obj", "obl", "nmod") and draft.head[above] < above:
        above = draft.head[above]
    if (
        above == draft.head[verb]
        or above > verb
        or draft.under(verb, "aux", *SUBJECTS)
        or not draft.under(above, "aux")
    ):
        return
    draft.move(draft.under(draft.head[verb], "cc"), verb)
    draft.head[verb] = above
    for noun in draft.under(above, "obl"):
        if noun > verb:
            draft.head[noun] = verb


def _join_objects(draft: Draft, cc: int) -> None:
    """Coordinate two objects of one verb that only *och* parts, where it hangs on what describes the second."""
    noun = draft.head[cc]
    if draft.rel[noun] == "amod":
        noun = draft.head[noun]
    first = cc - 1
    if draft.rel[noun] != "obj" or noun < cc or first < draft.first or draft.pos[noun] not in NOUNS:
        return
    if draft.rel[first] == "obj" and draft.head[first] == draft.head[noun] and draft.pos[first] in NOUNS:
        draft.hang(noun, first, "conj")
        draft.head[cc] = noun


def _hang_on_noun(draft: Draft, noun: int) -> None:
    """Hang a phrase on the noun before it: the same noun again, or one in quotation marks that a verb tells of."""
    case = next(iter(draft.under(noun, "case")), noun)
    before = case - 1
    if case == noun or before < draft.first:
        return
    again = case == noun - 1 and draft.pos[before] in NOUNS and draft.words[before].lower() == draft.words[noun].lower()
    if draft.words[before] in CLOSING and before > draft.first:
        before -= 1
        same = draft.rel[before] == "obl" and draft.head[before] == draft.head[noun]
        again = same and any(draft.words[i] == WHETHER for i in draft.under(before, "case"))
    if again and draft.head[before] != noun:
        draft.hang(noun, before, "nmod")
