"""Spanish trees that parsers misread: each rule by a tree as a parser may give it."""

from __future__ import annotations

from communique.analysis.mending import spanish
from communique.analysis.mending.draft import Draft

FINITE = "Mood=Ind|Number=Sing|Person=3|VerbForm=Fin"


def draft(*rows: str) -> Draft:
    """Return a sentence of rows ``word lemma POS relation head``."""
    table = [row.split() for row in rows]
    words, lemma, pos, rel = ([row[n] for row in table] for n in range(4))
    head = [int(row[4]) for row in table]
    morph = [FINITE if p == "VERB" and row[3] == "root" else "" for row, p in zip(table, pos, strict=True)]
    return Draft(words, pos, morph, lemma, head, rel, lambda _: (), (), 0, len(table))


def test_a_participle_with_an_agent_opens_a_clause() -> None:
    d = draft(
        "sanciones sanción NOUN root 0", "impuestas imponer ADJ amod 0", "por por ADP case 3", "Chad chad PROPN agent 1"
    )
    spanish.open_participles(d)
    assert (d.rel[1], d.pos[1]) == ("acl", "VERB")
    assert d.has(1, "VerbForm=Part")


def test_an_adjective_stays_one() -> None:
    d = draft("sanciones sanción NOUN root 0", "duras duro ADJ amod 0", "por por ADP case 3", "Chad chad PROPN obl 1")
    spanish.open_participles(d)
    assert d.rel[1] == "amod"


def test_a_time_is_no_subject_and_the_name_beside_it_is() -> None:
    d = draft("El el DET det 1", "año año NOUN subj 3", "Chad chad PROPN appos 1", "cedió ceder VERB root 3")
    spanish.part_days_and_years(d)
    assert (d.rel[1], d.rel[2], d.head[2]) == ("obl", "subj", 3)


def test_a_time_that_is_something_stays_the_subject() -> None:
    d = draft("El el DET det 1", "año año NOUN subj 2", "resultó resultar VERB root 2", "duro duro ADJ xcomp 2")
    spanish.part_days_and_years(d)
    assert d.rel[1] == "subj"


def test_what_stands_in_marks_behind_a_day_and_a_place_is_the_object() -> None:
    d = draft(
        "Denunció denunciar VERB root 0", "el el DET det 2", "sábado sábado NOUN obj 0", "en en ADP case 4",
        "Lima lima PROPN obl 0", '" " PUNCT punct 6', "abusos abuso NOUN appos 4",
    )  # fmt: skip
    spanish.free_objects(d)
    assert (d.rel[2], d.rel[6], d.head[6]) == ("obl", "obj", 0)


def test_no_day_is_described_by_what_something_is_called() -> None:
    d = draft(
        "Calificó calificar VERB root 0", "este este DET det 2", "lunes lunes NOUN obl 0", "de de ADP case 4",
        "absurda absurdo ADJ nmod 2", "la el DET det 6", "ley ley NOUN obj 0",
    )  # fmt: skip
    spanish.free_from_days(d)
    assert (d.rel[4], d.head[4]) == ("obl", 0)


def test_the_participle_heads_its_perfect() -> None:
    d = draft(
        "hubiera haber VERB root 0", "reconocido reconocer VERB xcomp 0", "el el DET det 3", "pacto pacto NOUN obj 1"
    )
    d.morph[1] = "VerbForm=Part"
    spanish.raise_participles(d)
    assert (d.rel[0], d.head[0], d.rel[1], d.head[1]) == ("aux", 1, "root", 1)


def test_a_noun_behind_a_perfect_is_a_verb_with_an_object() -> None:
    d = draft(
        "ha haber AUX aux 1", "impuesto impuesto NOUN root 1", "cuotas cuota NOUN amod 1", "a a ADP case 4",
        "Chad chad PROPN nmod 1",
    )  # fmt: skip
    spanish.know_participles(d)
    assert (d.pos[1], d.lemma[1], d.rel[2], d.rel[4]) == ("VERB", "imponer", "obj", "obl")


def test_a_name_behind_its_verb_is_the_subject() -> None:
    d = draft("Habló hablar VERB root 0", "Lind lind PROPN flat 0")
    spanish.free_subjects_behind(d)
    assert d.rel[1] == "subj"


def test_a_question_hangs_on_the_verb_that_denies_it() -> None:
    d = draft(
        "aclara aclarar VERB root 0", "en en ADP case 2", "qué qué DET det 3", "lado lado NOUN obl 0",
        "será ser VERB conj 0",
    )  # fmt: skip
    d.head[1] = 3
    spanish.open_questions(d)
    assert (d.rel[4], d.head[3]) == ("comp", 4)


def test_what_is_foreseen_is_no_subject() -> None:
    d = draft("Se él PRON expl 1", "prevé prever VERB root 1", "que que SCONJ mark 3", "llueva llover VERB subj 1")
    spanish.free_impersonal_clauses(d)
    assert d.rel[3] == "comp"


def test_a_participle_belongs_to_the_noun_before_it() -> None:
    d = draft("cifras cifra NOUN obl 2", "dadas dar VERB advcl 2", "subió subir VERB root 2")
    d.morph[1] = "VerbForm=Part"
    spanish.hang_participles(d)
    assert (d.rel[1], d.head[1]) == ("acl", 0)


def test_de_que_opens_content_and_en_que_behind_a_noun_with_an_article_does_not() -> None:
    rows = ("noticia noticia NOUN root 0", "de de ADP case 3", "que que SCONJ obl 3", "ganó ganar VERB relcl 0")
    d = draft(*rows)
    spanish.tell_contents(d)
    assert (d.rel[3], d.rel[1], d.rel[2]) == ("acl", "mark", "mark")
    house = draft(
        "casa casa NOUN root 0", "en en ADP case 3", "que que SCONJ obl 3", "vive vivir VERB relcl 0", "La el DET det 0"
    )
    spanish.tell_contents(house)
    assert house.rel[3] == "relcl"


def test_until_now_opens_no_clause() -> None:
    d = draft(
        "rechazó rechazar VERB root 0", "hasta hasta ADP mark 3", "ahora ahora ADV advmod 3", "ceder ceder VERB advcl 0"
    )
    d.morph[3] = "VerbForm=Inf"
    spanish.free_until_now(d)
    assert (d.rel[3], d.head[2], d.head[1], d.rel[1]) == ("xcomp", 0, 2, "case")


def test_of_two_phrases_with_a_the_bare_one_is_no_object() -> None:
    d = draft(
        "llama llamar VERB root 0", "a a ADP case 2", "consultas consulta NOUN obj 0", "a a ADP case 4",
        "Lind lind PROPN obl 0",
    )  # fmt: skip
    spanish.free_set_phrases(d)
    assert (d.rel[2], d.rel[4]) == ("obl", "obj")


def test_a_noun_behind_se_is_a_verb() -> None:
    d = draft("se él PRON expl 1", "pregunta pregunta NOUN root 1")
    spanish.know_verbs(d)
    assert (d.pos[1], d.lemma[1]) == ("VERB", "preguntar")
    assert d.has(1, "VerbForm=Fin")


def test_a_noun_behind_me_is_a_verb() -> None:
    d = draft("me yo PRON det 1", "siento siento NOUN root 1", "fuerte fuerte ADJ amod 1")
    spanish.know_verbs(d)
    assert (d.pos[1], d.rel[0]) == ("VERB", "expl")
    assert d.has(1, "Person=1")


def test_about_is_no_preposition_of_its_own() -> None:
    d = draft("acerca acerca ADV case 2", "de de ADP flat 0", "ley ley NOUN obl 2")
    spanish.part_about(d)
    assert (d.rel[0], d.rel[1], d.head[1]) == ("advmod", "case", 2)
