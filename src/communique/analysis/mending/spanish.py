"""Put right what parsers of Spanish misread about participles, times and perfects.

sanciones impuestas por Chile              amod(sanciones, impuestas)  ->  acl(sanciones, impuestas)
La semana pasada viajó a Lima.             subj(viajó, semana)         ->  obl(viajó, semana)
Denunció el lunes en Lima “abusos”.        appos(Lima, abusos)         ->  obj(denunció, abusos)
El año pasado Chile cedió.                 appos(año, Chile)           ->  subj(cedió, Chile)
Calificó este lunes de absurda la ley.     nmod(lunes, absurda)        ->  obl(calificó, absurda)
Si se hubiera reconocido el pacto, …       xcomp(hubiera, reconocido)  ->  aux(reconocido, hubiera)
Chile ha impuesto cuotas.                  impuesto, a noun            ->  a verb, with an object
Habló Pérez.                               flat(Habló, Pérez)          ->  subj(Habló, Pérez)
No aclara en qué lado se hará.             conj(aclara, hará)          ->  comp(aclara, hará) obl(hará, lado)
Se prevé que llueva.                       subj(prevé, llueva)         ->  comp(prevé, llueva)
Según cifras dadas por Chad, subió.        advcl(subió, dadas)         ->  acl(cifras, dadas)
la noticia de que se perdió                relcl(noticia, perdió)      ->  acl(noticia, perdió)
hizo hincapié en que no irá                relcl(hincapié, irá)        ->  acl(hincapié, irá)
Ha rechazado hasta ahora ceder.            mark(ceder, hasta)          ->  case(ahora, hasta) obl(rechazado, ahora)
Llama a consultas a su embajador.          obj(llama, consultas)       ->  obl(llama, consultas)
Se pregunta si fue así.                    pregunta, a noun            ->  a verb
Habló acerca de la ley.                    case(ley, acerca)           ->  advmod(ley, acerca) case(ley, de)
"""

from __future__ import annotations

from communique.analysis.mending.draft import SUBJECTS, Draft

AGENT = "por"
DAYS = frozenset({"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"})
TIMES = DAYS | {"semana", "mes", "año", "noche", "madrugada", "jornada", "víspera"}
"""Nouns of time that stand without a preposition."""
POINTING = frozenset({"el", "la", "este", "esta", "ese", "esa", "aquel", "aquella"})
MARKS = frozenset('"“«')
LINKS = frozenset({"ser", "estar", "parecer", "resultar"})
"""Verbs whose subject a time may well be: *el año fue difícil*."""
BETWEEN = 4
"""Words between a perfect's auxiliary and its participle."""
INFINITIVES = ("ar", "er", "ir")
"""Endings of the lemma of a participle that was tagged as an adjective."""
PARTICIPLE = "VerbForm=Part"
FINITE = "VerbForm=Fin"
COMPLEMENTISER = "que"
ASKING = frozenset(
    {"qué", "quién", "quiénes", "cuál", "cuáles", "cuándo", "cuánto", "cuánta", "cuántos", "cuántas", "dónde", "cómo"}
)
PERSONAL = frozenset({"a", "al"})
NOW = frozenset({"ahora", "hoy", "entonces"})
"""Up to when: *hasta ahora* opens no clause."""
CLITICS = frozenset({"se", "me", "te", "nos"})
"""Pronouns that stand before a verb only."""
PRESENTS = {"an": ("3", "Plur", "ar"), "a": ("3", "Sing", "ar"), "o": ("1", "Sing", "")}
"""Endings of verbs that are also nouns (*se pregunta*, *me siento*): person, number, and the infinitive's ending."""
IRREGULAR = {
    "abierto": "abrir",
    "compuesto": "componer",
    "cubierto": "cubrir",
    "devuelto": "devolver",
    "dicho": "decir",
    "dispuesto": "disponer",
    "escrito": "escribir",
    "expuesto": "exponer",
    "hecho": "hacer",
    "impuesto": "imponer",
    "muerto": "morir",
    "opuesto": "oponer",
    "propuesto": "proponer",
    "puesto": "poner",
    "resuelto": "resolver",
    "roto": "romper",
    "supuesto": "suponer",
    "visto": "ver",
    "vuelto": "volver",
}
"""Participles that are also nouns or adjectives, and their verbs."""


def open_participles(draft: Draft) -> None:
    """Let a participle with an agent behind its noun open a clause: no adjective is done by somebody."""
    for verb in draft.tokens:
        if draft.rel[verb] != "amod" or draft.head[verb] >= verb or not draft.lemma[verb].endswith(INFINITIVES):
            continue
        marks = (c for k in draft.under(verb, "agent", "obl") for c in draft.under(k, "case"))
        if any(draft.words[c].lower() == AGENT for c in marks):
            draft.pos[verb], draft.rel[verb] = "VERB", "acl"
            if not draft.has(verb, PARTICIPLE):
                draft.morph[verb] = f"{draft.morph[verb]}|Tense=Past|{PARTICIPLE}"


def part_days_and_years(draft: Draft) -> None:
    """Make no subject of a time that says when: *La semana pasada viajó a Lima*."""
    for time in draft.tokens:
        verb = draft.head[time]
        if draft.words[time].lower() not in TIMES or draft.pos[verb] != "VERB":
            continue
        pointed = any(draft.words[i].lower() in POINTING for i in draft.under(time, "det"))
        if not pointed or draft.lemma[verb] in LINKS or draft.under(verb, "cop", "aux_pass"):
            continue
        if draft.rel[time] in SUBJECTS:
            draft.rel[time] = "obl"
        names = [i for i in draft.under(time, "appos", "nmod", "flat") if time < i < verb and draft.pos[i] == "PROPN"]
        if (
            draft.rel[time] == "obl"
            and names
            and not draft.under(names[0], "case")
            and not draft.under(verb, *SUBJECTS)
        ):
            draft.hang(names[0], verb, "subj")


def free_objects(draft: Draft) -> None:
    """Give a verb the object that the parser set beside a day or a place: *denunció el sábado en la ONU “abusos”*."""
    for verb in draft.tokens:
        if draft.pos[verb] != "VERB" or not draft.has(verb, FINITE):
            continue
        objects = draft.under(verb, "obj")
        for day in objects:
            if draft.words[day].lower() in (TIMES if len(objects) > 1 else DAYS):
                draft.rel[day] = "obl"
        if any(draft.words[i].lower() not in DAYS for i in objects) or draft.under(verb, "comp", "xcomp"):
            continue
        beside = (i for place in draft.under(verb, "obl") for i in draft.under(place, "appos") if verb < place < i)
        thing = next((i for i in beside if draft.pos[i] == "NOUN" and _opens_marks(draft, i)), None)
        if thing is not None:
            draft.hang(thing, verb, "obj")


def _opens_marks(draft: Draft, noun: int) -> bool:
    """Tell whether an opening quotation mark stands right before a noun or its adjectives and determiner."""
    i = noun - 1
    while i > draft.first and draft.pos[i] in ("ADJ", "DET"):
        i -= 1
    return draft.words[i] in MARKS and draft.words[i - 1] != ","


def free_from_days(draft: Draft) -> None:
    """Hang what a day seems to be described by on its verb: *calificó este lunes de absurda la ley*."""
    for i in draft.tokens:
        day = draft.head[i]
        if draft.rel[i] != "nmod" or draft.words[day].lower() not in TIMES or draft.rel[day] != "obl":
            continue
        verb = draft.head[day]
        named = (draft.pos[i] in ("ADJ", "VERB") or draft.words[i - 1] in MARKS) and any(
            draft.words[c].lower() == "de" for c in draft.under(i, "case")
        )
        if named and draft.pos[verb] == "VERB" and verb < day < i:
            draft.hang(i, verb, "obl")


def raise_participles(draft: Draft) -> None:
    """Make the participle the head of its perfect: *se hubiera reconocido*."""
    for have in draft.tokens:
        if draft.lemma[have] != "haber" or draft.pos[have] not in ("VERB", "AUX") or draft.rel[have] == "aux":
            continue
        behind = (i for i in draft.under(have, "xcomp", "comp", "obj") if have < i <= have + BETWEEN)
        verb = next((i for i in behind if draft.has(i, PARTICIPLE)), None)
        if verb is None or draft.under(verb, "mark", "det"):
            continue
        draft.move([i for i in draft.under(have) if i != verb], verb)
        draft.give_place(verb, have)
        draft.hang(have, verb, "aux")
        draft.pos[have], draft.pos[verb] = "AUX", "VERB"


def know_participles(draft: Draft) -> None:
    """Make a verb of the noun that a perfect seems to end in: *ha impuesto cuotas*, where *impuesto* is also a tax."""
    for have in draft.tokens:
        verb, lower = draft.head[have], draft.words[draft.head[have]].lower()
        if draft.lemma[have] != "haber" or draft.rel[have] != "aux":
            continue
        if draft.pos[verb] not in ("NOUN", "ADJ") and draft.lemma[verb] != lower:
            continue
        lemma = IRREGULAR.get(lower) or (f"{lower[:-3]}ar" if lower.endswith("ado") else None)
        if lemma is None or not have < verb <= have + BETWEEN:
            continue
        draft.pos[verb], draft.lemma[verb] = "VERB", lemma
        draft.morph[verb] = f"{draft.morph[verb]}|Tense=Past|{PARTICIPLE}"
        for thing in draft.under(verb, "amod", "nmod", "appos", "flat"):
            if thing > verb and not draft.under(thing, "case"):
                draft.pos[thing] = "NOUN" if draft.pos[thing] == "ADJ" else draft.pos[thing]
                draft.rel[thing] = "obj"
            elif thing > verb:
                draft.rel[thing] = "obl"


def free_subjects_behind(draft: Draft) -> None:
    """Make a name right behind a finite verb its subject, where the parser took both for one name: *Habló Pérez*."""
    for name in draft.tokens:
        verb = draft.head[name]
        flat = draft.rel[name] == "flat" and draft.pos[name] == "PROPN" and name == verb + 1
        if flat and draft.pos[verb] == "VERB" and draft.has(verb, FINITE) and not draft.under(verb, *SUBJECTS):
            draft.rel[name] = "subj"


def know_verbs(draft: Draft) -> None:
    """Make a verb of the noun that *se* or *me* seems to stand before: *se pregunta si fue así*, *me siento bien*."""
    for verb in draft.tokens[1:]:
        clitic = draft.words[verb - 1].lower()
        ending = next((e for e in PRESENTS if draft.words[verb].endswith(e)), None)
        if clitic not in CLITICS or draft.pos[verb] != "NOUN" or ending is None:
            continue
        person, number, infinitive = PRESENTS[ending]
        draft.pos[verb] = "VERB"
        draft.lemma[verb] = draft.words[verb].removesuffix(ending) + infinitive if infinitive else draft.lemma[verb]
        draft.morph[verb] = f"Mood=Ind|Number={number}|Person={person}|Tense=Pres|{FINITE}"
        if draft.rel[verb - 1] == "det":
            draft.rel[verb - 1] = "expl"


def open_questions(draft: Draft) -> None:
    """Join a question to its verb, where the parser parted its first words from it: *no aclara en qué lado se hará*."""
    for first in draft.tokens:
        if draft.words[first].lower() not in ASKING:
            continue
        phrase = draft.head[first] if draft.rel[first] == "det" else first
        verb = draft.head[phrase]
        if verb >= first or draft.pos[verb] != "VERB" or draft.rel[phrase] not in ("obl", "obj", "advmod", "nmod"):
            continue
        clause = next((i for i in draft.under(verb, "conj", "advcl", "parataxis", "acl") if i > phrase), None)
        if clause is None or draft.pos[clause] != "VERB" or draft.under(clause, "cc", "mark"):
            continue
        if not any(draft.words[i] in {",", ";", ":"} for i in range(verb, clause)):
            draft.rel[clause] = "comp"
            draft.head[phrase] = clause


def free_impersonal_clauses(draft: Draft) -> None:
    """Take a clause with *que* for what is said behind *se*, not for who says it: *se prevé que llueva*."""
    for clause in draft.tokens:
        verb = draft.head[clause]
        if draft.rel[clause] not in SUBJECTS or clause < verb or draft.pos[clause] not in ("VERB", "AUX"):
            continue
        marked = any(draft.words[i].lower() == COMPLEMENTISER for i in draft.under(clause, "mark"))
        if marked and any(draft.words[i].lower() == "se" for i in draft.under(verb) if i < verb):
            draft.rel[clause] = "comp"


def hang_participles(draft: Draft) -> None:
    """Hang a participle on the noun right before it, not on a verb behind: *según cifras dadas por Chad, subió*."""
    for verb in draft.tokens[1:]:
        noun = verb - 1
        apart = draft.rel[verb] == "advcl" and draft.head[verb] == draft.head[noun] > verb
        if apart and draft.has(verb, PARTICIPLE) and draft.pos[noun] == "NOUN" and draft.rel[noun] == "obl":
            draft.hang(verb, noun, "acl")


def tell_contents(draft: Draft) -> None:
    """Take for content what *de que* opens behind a noun, or another preposition and *que* behind a bare one."""
    for clause in draft.tokens:
        noun = draft.head[clause]
        if draft.rel[clause] != "relcl" or noun + 2 >= draft.last or draft.pos[noun] != "NOUN":
            continue
        preposition, opener = noun + 1, noun + 2
        if draft.pos[preposition] != "ADP" or draft.words[opener].lower() != COMPLEMENTISER:
            continue
        if draft.pos[opener] != "SCONJ":
            continue
        if draft.words[preposition].lower() == "de" or not draft.under(noun, "det", "nummod"):
            draft.rel[clause] = "acl"
            draft.hang(preposition, clause, "mark")
            draft.hang(opener, clause, "mark")


def free_until_now(draft: Draft) -> None:
    """Let *hasta ahora* before an infinitive say when, and open no clause: *ha rechazado hasta ahora ceder*."""
    for until in draft.tokens[:-1]:
        verb, now = draft.head[until], until + 1
        if draft.words[until].lower() != "hasta" or draft.words[now].lower() not in NOW or verb <= now:
            continue
        if draft.has(verb, "VerbForm=Inf") and draft.head[verb] < until:
            draft.hang(now, draft.head[verb], "obl")
            draft.hang(until, now, "case")
            draft.rel[verb] = "xcomp" if draft.rel[verb] == "advcl" else draft.rel[verb]


def free_set_phrases(draft: Draft) -> None:
    """Keep as object only the second of two phrases with *a* when the first is bare: *llama a consultas a Lind*."""
    for first in draft.tokens:
        if draft.rel[first] != "obj" or draft.pos[first] != "NOUN" or draft.under(first, "det", "nummod", "amod"):
            continue
        objects = [first, *(i for i in draft.under(draft.head[first], "obj", "obl") if i > first)]
        personal = [i for i in objects if any(draft.words[c].lower() in PERSONAL for c in draft.under(i, "case"))]
        if len(personal) > 1 and personal[0] == first:
            draft.rel[first], draft.rel[personal[1]] = "obl", "obj"


def part_about(draft: Draft) -> None:
    """Make *de* the preposition in *acerca de la ley*, as in *de la ley*."""
    for about in draft.tokens[:-1]:
        of = about + 1
        if draft.words[about].lower() == "acerca" and draft.rel[about] == "case" and draft.head[of] == about:
            draft.rel[about] = "advmod"
            draft.hang(of, draft.head[about], "case")
