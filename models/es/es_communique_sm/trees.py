"""Mends trees where the parser hangs a phrase too low, or misses the object that Spanish marks with *a*.

Stands after the parser. It never changes a word's tag, and leaves a tree alone that breaks none of its rules.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

OF = frozenset({"de", "del"})
PERSONAL = frozenset({"a", "al"})
LOOSE = frozenset({"a", "al", "en", "ante", "tras", "durante", "desde"})
"""Prepositions whose phrase a name does not take: after *dijo Sosa* it belongs to the verb."""
DAYS = frozenset({"lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "ayer", "hoy", "mañana"})
TRANSITIVE = frozenset(
    {
        "acusar", "aplaudir", "apoyar", "arrestar", "asesinar", "atacar", "ayudar", "bombardear", "condenar",
        "criticar", "culpar", "defender", "deportar", "derrotar", "desalojar", "detener", "elogiar", "encarcelar",
        "exhortar", "expulsar", "extraditar", "felicitar", "golpear", "herir", "indultar", "instar", "interrogar",
        "invadir", "invitar", "liberar", "matar", "recibir", "rescatar", "respaldar", "sancionar", "secuestrar",
        "sentenciar", "torturar", "visitar",
    }
)  # fmt: skip
"""Verbs whose person with *a* is their object, no recipient."""

SAYING = frozenset(
    {
        "advertir", "afirmar", "anunciar", "asegurar", "añadir", "decir", "declarar", "explicar", "informar",
        "señalar", "sostener",
    }
)  # fmt: skip
"""Verbs before whose subject stands no object but a clause."""

PRONOMINAL = frozenset(
    {
        "acercar", "acoger", "adherir", "aferrar", "atener", "comprometer", "dedicar", "dirigir", "enfrentar",
        "exponer", "incorporar", "limitar", "negar", "oponer", "referir", "remitir", "resistir", "someter", "sumar",
        "unir",
    }
)  # fmt: skip
"""Verbs that with *se* have no object: *se opuso a la ley*."""


@Language.component("es_tree_guard", assigns=["token.dep", "token.head"])
def guard_trees(doc: Doc) -> Doc:
    """Apply the rules to every word."""
    if doc.has_annotation("DEP"):
        for token in doc:
            raise_loose_phrase(token)
        for token in doc:
            mark_personal_object(token)
            mark_late_subject(token)
            unmark_pronominal_object(token)
            head_ceasefire(token)
    return doc


def raise_loose_phrase(token: Token) -> None:
    """A phrase under a day of the week, or under a name after its verb, goes to the verb (*dijo Sosa a la prensa*).

    So does one with *a* under an object with *a* (*entregó al preso a Francia*).
    """
    head = token.head
    verb = head.head
    if token.dep_ != "nmod" or verb.pos_ not in {"VERB", "AUX"} or token.i < head.i:
        return
    prepositions = case_of(token)
    low = head.lower_ in DAYS and prepositions and not prepositions & OF
    name = head.pos_ == "PROPN" and head.dep_ == "nsubj" and verb.i < head.i and prepositions & LOOSE
    second = head.dep_ == "obj" and case_of(head) & PERSONAL and prepositions & PERSONAL
    if low or name or second:
        token.head = verb
        token.dep_ = "obl"


def mark_personal_object(token: Token) -> None:
    """Of a transitive verb without an object, the phrase with *a* is the object (*acusó al alcalde*)."""
    verb = token.head
    if (
        token.dep_.partition(":")[0] not in {"obl", "iobj"}
        or token.dep_ == "obl:agent"
        or verb.lemma_ not in TRANSITIVE
    ):
        return
    passive = any(child.dep_ in {"obj", "aux:pass", "nsubj:pass"} for child in verb.children)
    if not passive and case_of(token) & PERSONAL:
        token.dep_ = "obj"


def mark_late_subject(token: Token) -> None:
    """A noun between a verb of saying and its que-clause is the subject (*dijo la ministra que*)."""
    verb = token.head
    if token.dep_ != "obj" or token.i < verb.i or verb.lemma_ not in SAYING:
        return
    clauses = [child for child in token.children if child.dep_ == "acl:relcl" and is_complement(child)]
    if clauses and not any(child.dep_ == "nsubj" for child in verb.children):
        token.dep_ = "nsubj"
        clauses[0].head, clauses[0].dep_ = verb, "ccomp"


def unmark_pronominal_object(token: Token) -> None:
    """What *a* joins to a pronominal verb is no object (*se opuso a la ley*)."""
    verb = token.head
    reflexive = any(child.lower_ == "se" for child in verb.children)
    if token.dep_ == "obj" and reflexive and verb.lemma_ in PRONOMINAL and case_of(token) & PERSONAL:
        token.dep_ = "obl"


def head_ceasefire(token: Token) -> None:
    """Make *fuego* the noun of *alto el fuego*, as it is most often parsed."""
    doc = token.doc
    if token.lower_ != "alto" or token.i + 2 >= len(doc) or doc[token.i + 2].lower_ != "fuego":
        return
    fire = doc[token.i + 2]
    if (fire.head not in (token, token.head) and token.head != fire) or token.dep_ == "ROOT":
        return
    if token.head != fire:
        fire.head, fire.dep_ = token.head, token.dep_
    elif fire.dep_ == "obl" and not case_of(fire) and not any(child.dep_ == "obj" for child in fire.head.children):
        fire.dep_ = "obj"
    for child in list(token.children):
        child.head = fire
    token.head, token.dep_ = fire, "amod"


def is_complement(clause: Token) -> bool:
    """Whether *que* only opens the clause and plays no part in it."""
    return any(child.lower_ == "que" and child.dep_ == "mark" for child in clause.children)


def case_of(token: Token) -> set[str]:
    """The prepositions of a phrase, in small letters."""
    return {child.lower_ for child in token.children if child.dep_ == "case"}
