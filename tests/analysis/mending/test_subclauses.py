"""What belongs together in Swedish clauses, phrases and names is put together; what is right stays."""

from __future__ import annotations

import msgspec
import pytest

from communique.analysis.mending.draft import Draft
from communique.analysis.mending.inverted import free_companions, free_hearers, invert_subjects, part_owners
from communique.analysis.mending.named import head_names, head_people, own_names
from communique.analysis.mending.rules import Rule
from communique.analysis.mending.subclauses import free_parts
from communique.analysis.mending.swedish import lower_objects, own_nouns, part_objects

FINITE = "Mood=Ind|VerbForm=Fin|Voice=Act"
Row = tuple[str, str, str, int, str]
"""Word, part of speech, features, head, relation."""

CASES: list[tuple[Rule, list[Row], dict[str, tuple[str, str]]]] = [
    (
        free_parts,
        [
            ("De", "PRON", "", 1, "subj"), ("frågade", "VERB", FINITE, 1, "root"), ("om", "ADP", "", 3, "case"),
            ("avtalet", "NOUN", "", 1, "obl"), ("ännu", "ADV", "", 5, "advmod"), ("gällde", "VERB", FINITE, 1, "advcl"),
        ],
        {"om": ("mark", "gällde"), "avtalet": ("subj", "gällde"), "gällde": ("comp", "frågade")},
    ),
    (
        part_objects,
        [
            ("Sedan", "ADV", "", 1, "advmod"), ("pressade", "VERB", FINITE, 2, "amod"),
            ("polis", "NOUN", "", 3, "nmod"), ("henne", "PRON", "", 3, "root"),
            ("att", "PART", "", 5, "mark"), ("gå", "VERB", "", 3, "acl"),
        ],
        {"pressade": ("root", "pressade"), "polis": ("subj", "pressade"), "henne": ("obj", "pressade"),
         "gå": ("xcomp", "pressade"), "Sedan": ("advmod", "pressade")},
    ),
    (
        part_objects,
        [
            ("Sedan", "ADV", "", 1, "advmod"), ("hotade", "VERB", FINITE, 2, "amod"), ("polis", "NOUN", "", 2, "root"),
            ("honom", "PRON", "", 2, "obj"),
        ],
        {"hotade": ("root", "hotade"), "polis": ("subj", "hotade"), "honom": ("obj", "hotade")},
    ),
    (
        own_nouns,
        [
            ("Partiets", "NOUN", "Case=Gen", 1, "subj"), ("stämma", "VERB", "VerbForm=Inf|Voice=Act", 1, "root"),
            ("sade", "VERB", FINITE, 1, "xcomp"), ("nej", "INTJ", "", 2, "obj"),
        ],
        {"Partiets": ("poss", "stämma"), "stämma": ("subj", "sade"), "sade": ("root", "sade")},
    ),
    (
        lower_objects,
        [
            ("Hon", "PRON", "", 1, "subj"), ("hotade", "VERB", FINITE, 1, "root"),
            ("lämna", "VERB", "VerbForm=Inf|Voice=Act", 1, "xcomp"), ("landet", "NOUN", "", 1, "obj"),
        ],
        {"landet": ("obj", "lämna")},
    ),
    (
        free_parts,
        [
            ("Bron", "NOUN", "", 2, "subj"), ("är", "AUX", FINITE, 2, "cop"), ("nära", "ADJ", "", 4, "mark"),
            ("att", "PART", "", 4, "mark"), ("öppnas", "VERB", "", 4, "root"),
        ],
        {"nära": ("root", "nära"), "öppnas": ("xcomp", "nära")},
    ),
    (
        free_parts,
        [
            ("bad", "VERB", FINITE, 0, "root"), ("Peru", "PROPN", "", 0, "obj"), ("att", "SCONJ", "", 4, "mark"),
            ("frige", "ADJ", "", 4, "amod"), ("biskopen", "NOUN", "Definite=Def", 0, "xcomp"),
        ],
        {"frige": ("xcomp", "bad"), "biskopen": ("obj", "frige")},
    ),
    (
        free_parts,
        [
            ("säger", "VERB", FINITE, 0, "root"), ("i", "ADP", "", 2, "case"), ("filmat", "ADJ", "", 3, "amod"),
            ("tal", "NOUN", "", 0, "obj"),
        ],
        {"i": ("case", "tal"), "tal": ("obl", "säger")},
    ),
    (
        free_parts,
        [
            ("kallar", "VERB", FINITE, 0, "root"), ("talet", "NOUN", "", 0, "iobj"), ("farligt", "ADJ", "", 0, "xcomp"),
        ],
        {"talet": ("obj", "kallar")},
    ),
    (
        free_parts,
        [
            ("kallade", "VERB", FINITE, 0, "root"), ("talet", "NOUN", "", 0, "iobj"), ("misstag", "NOUN", "", 0, "obj"),
        ],
        {"talet": ("obj", "kallade"), "misstag": ("xcomp", "kallade")},
    ),
    (
        free_parts,
        [
            ("fördömde", "VERB", FINITE, 0, "root"), ("kallade", "VERB", FINITE, 0, "conj"),
            ("talet", "NOUN", "", 1, "subj"), ("misstag", "NOUN", "", 1, "obj"),
        ],
        {"talet": ("obj", "kallade"), "misstag": ("xcomp", "kallade")},
    ),
    (
        free_parts,
        [("Ministern", "NOUN", "", 1, "subj_pass"), ("hoppas", "VERB", FINITE, 1, "root")],
        {"Ministern": ("subj", "hoppas")},
    ),
    (
        free_parts,
        [
            ("har", "AUX", FINITE, 1, "aux"), ("uttryckt", "VERB", "VerbForm=Sup", 1, "root"),
            ("oro", "NOUN", "", 1, "obj"), ("och", "CCONJ", "", 4, "cc"), ("varnat", "VERB", "VerbForm=Sup", 2, "conj"),
            (".", "PUNCT", "", 1, "punct"),
        ],
        {"varnat": ("conj", "uttryckt")},
    ),
    (
        free_parts,
        [
            ("stödjer", "VERB", FINITE, 0, "root"), ("terror", "NOUN", "", 0, "obj"), ("och", "CCONJ", "", 3, "cc"),
            ("väpnade", "ADJ", "", 4, "amod"), ("grupper", "NOUN", "", 0, "obj"),
        ],
        {"grupper": ("conj", "terror"), "och": ("cc", "grupper")},
    ),
    (
        free_parts,
        [
            ("gav", "VERB", FINITE, 0, "root"), ("chans", "NOUN", "", 0, "obj"), ("efter", "ADP", "", 3, "case"),
            ("chans", "NOUN", "", 0, "obl"), (".", "PUNCT", "", 0, "punct"),
        ],
        {"chans": ("nmod", "chans")},
    ),
    (
        free_parts,
        [
            ("talade", "VERB", FINITE, 0, "root"), ("om", "ADP", "", 3, "case"), ("”", "PUNCT", "", 3, "punct"),
            ("tid", "NOUN", "", 0, "obl"), ("”", "PUNCT", "", 0, "punct"), ("för", "ADP", "", 6, "case"),
            ("hamnen", "NOUN", "", 0, "obl"), (".", "PUNCT", "", 0, "punct"),
        ],
        {"tid": ("obl", "talade"), "hamnen": ("nmod", "tid")},
    ),
    (
        head_names,
        [
            ("lämnade", "VERB", FINITE, 0, "root"), ("Internationella", "PROPN", "", 0, "obj"),
            ("domstolen", "PROPN", "", 1, "flat"),
        ],
        {"domstolen": ("obj", "lämnade"), "Internationella": ("amod", "domstolen")},
    ),
    (
        own_names,
        [
            ("anföll", "VERB", FINITE, 0, "root"), ("Förenta", "PROPN", "", 0, "obj"),
            ("Nationernas", "PROPN", "", 1, "flat"), ("läger", "NOUN", "", 0, "xcomp"),
        ],
        {"läger": ("obj", "anföll"), "Förenta": ("poss", "läger")},
    ),
    (
        invert_subjects,
        [
            ("Då", "ADV", "", 1, "advmod"), ("ställde", "VERB", FINITE, 1, "root"), ("sig", "PRON", "", 1, "obj"),
            ("Peru", "PROPN", "", 1, "obj"),
        ],
        {"Peru": ("subj", "ställde"), "sig": ("obj", "ställde")},
    ),
    (
        free_hearers,
        [
            ("uppger", "VERB", FINITE, 0, "root"), ("källa", "NOUN", "", 0, "subj"), ("för", "ADP", "", 3, "case"),
            ("Reuters", "PROPN", "", 1, "nmod"),
        ],
        {"Reuters": ("obl", "uppger")},
    ),
    (
        free_companions,
        [
            ("Peru", "PROPN", "", 4, "subj"), ("tillsammans", "ADV", "", 2, "advmod"), ("med", "ADP", "", 3, "case"),
            ("Chile", "PROPN", "", 4, "subj"), ("talar", "VERB", FINITE, 4, "root"),
        ],
        {"Peru": ("subj", "talar"), "Chile": ("obl", "talar")},
    ),
    (
        part_owners,
        [
            ("Finlands", "PROPN", "", 1, "poss"), ("allierade", "ADJ", "", 2, "advcl"),
            ("avslutar", "VERB", FINITE, 2, "root"), ("sin", "PRON", "", 4, "poss"), ("insats", "NOUN", "", 2, "subj"),
        ],
        {"insats": ("obj", "avslutar"), "allierade": ("subj", "avslutar")},
    ),
]  # fmt: skip

LEFT: list[tuple[Rule, list[Row]]] = [
    (
        free_parts,
        [
            ("talade", "VERB", FINITE, 0, "root"), ("om", "ADP", "", 2, "case"), ("avtalet", "NOUN", "", 0, "obl"),
            ("gällde", "VERB", FINITE, 0, "advcl"),
        ],
    ),
    (
        head_names,
        [
            ("besökte", "VERB", FINITE, 0, "root"), ("Demokratiska", "PROPN", "", 0, "obj"),
            ("republiken", "PROPN", "", 1, "flat"), ("Kongo", "PROPN", "", 1, "flat"),
        ],
    ),
    (
        free_hearers,
        [
            ("säger", "VERB", FINITE, 0, "root"), ("chefen", "NOUN", "", 0, "subj"), ("i", "ADP", "", 3, "case"),
            ("Peru", "PROPN", "", 1, "nmod"),
        ],
    ),
]  # fmt: skip


def draft(rows: list[Row]) -> Draft:
    """Return one sentence; lemmas are those of the few verbs that rules ask for."""
    words, pos, morph, head, rel = (list(column) for column in zip(*rows, strict=True))
    lemmas = {"kallade": "kalla", "frågade": "fråga", "uppger": "uppge", "säger": "säga", "talade": "tala"}
    lemma = [lemmas.get(word, word) for word in words]
    return Draft(words, pos, morph, lemma, head, rel, lambda _: (), (), 0, len(words))


@pytest.mark.parametrize(("rule", "rows", "wanted"), CASES)
def test_each_word_gets_its_place(rule: Rule, rows: list[Row], wanted: dict[str, tuple[str, str]]) -> None:
    one = draft(rows)
    rule(one)
    found = {word: (one.rel[i], one.words[one.head[i]]) for i, word in enumerate(one.words) if word in wanted}
    assert found == wanted


@pytest.mark.parametrize(("rule", "rows"), LEFT)
def test_what_is_right_stays(rule: Rule, rows: list[Row]) -> None:
    one = draft(rows)
    rule(one)
    assert (one.head, one.rel) == (draft(rows).head, draft(rows).rel)


@pytest.mark.parametrize(("title", "relation"), [("Hamnchefen", "nmod"), ("Anna", "flat")])
def test_title_before_a_person(title: str, relation: str) -> None:
    """A title that the parser took for the first word of a name hangs on the name; a first name stays."""
    rows: list[Row] = [
        (title, "PROPN", "", 3, "subj"), ("Eva", "PROPN", "", 0, "flat"), ("Lund", "PROPN", "", 0, "flat"),
        ("talade", "VERB", FINITE, 3, "root"),
    ]  # fmt: skip
    one = msgspec.structs.replace(draft(rows), people=((1, 3),))
    head_people(one)
    named = relation == "nmod"
    assert one.rel[:3] == ([relation, "subj", "flat"] if named else ["subj", "flat", "flat"])
    assert one.head[:3] == ([1, 3, 1] if named else [3, 0, 0])
