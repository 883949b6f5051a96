"""Lemmas of nouns, verbs and adjectives, looked up in simplemma and checked against the morphology."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

INFINITIVES = ("ar", "er", "ir", "ír")
CLITIC = (
    "melo",
    "telo",
    "selo",
    "sela",
    "selos",
    "selas",
    "se",
    "lo",
    "la",
    "los",
    "las",
    "le",
    "les",
    "me",
    "te",
    "nos",
)
"""Pronouns written onto infinitives and gerunds (decirle), longest first where one ends another."""
ACCENTS = str.maketrans("áéíóú", "aeiou")
PARTICIPLE = re.compile(r"(.+)(ad|id|íd)[oa]s?")
GERUNDS = (("ando", "ar"), ("iendo", "er"), ("yendo", "er"))
ENDINGS: tuple[tuple[str, str], ...] = (
    ("aron", "ar"), ("aban", "ar"), ("aba", "ar"), ("ará", "ar"), ("arán", "ar"), ("aría", "ar"), ("ó", "ar"),
    ("ieron", "er"), ("ió", "er"),
)  # fmt: skip
"""Past and future endings that tell the infinitive where the dictionary does not know the verb."""
IRREGULAR = {
    "VERB": {
        "hecho": "hacer", "hecha": "hacer", "visto": "ver", "vista": "ver", "puesto": "poner", "roto": "romper",
        "dicho": "decir", "para": "parar", "firma": "firmar", "visita": "visitar", "condena": "condenar",
        "denuncia": "denunciar", "protesta": "protestar", "marcha": "marchar", "cuenta": "contar",
        "llama": "llamar", "espera": "esperar", "amenaza": "amenazar", "demanda": "demandar", "muestra": "mostrar",
        "detenido": "detener", "muerto": "morir", "pregunta": "preguntar", "mata": "matar", "lucha": "luchar",
        "ayuda": "ayudar", "compra": "comprar", "pedido": "pedir", "pedida": "pedir",
    },
    "NOUN": {"miles": "miles"},
}  # fmt: skip
"""Forms that are also other words, or that the dictionary gives another lemma than the treebank."""


def lemmatize(form: str, lang: str) -> str:
    """Look a form up. simplemma takes half a second to import, and whoever reads another language can do without."""
    import simplemma

    return simplemma.lemmatize(form, lang=lang)


def is_known(form: str, lang: str) -> bool:
    """Tell whether the dictionary has a form."""
    import simplemma

    return simplemma.is_known(form, lang=lang)


@Language.factory("es_simplemma", assigns=["token.lemma"], default_config={"parts": ["NOUN", "VERB", "ADJ"]})
def create_lemmatizer(nlp: Language, name: str, parts: list[str]) -> SimplemmaLemmatizer:  # noqa: ARG001 (spaCy's signature)
    """Make the component; `parts` lists the universal parts of speech whose lemmas it sets."""
    return SimplemmaLemmatizer(frozenset(parts))


class SimplemmaLemmatizer:
    """Sets `Token.lemma_` of the parts of speech it is told to."""

    def __init__(self, parts: frozenset[str]) -> None:
        self.parts = parts

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one document."""
        for token in doc:
            if token.pos_ in self.parts and any(character.isalpha() for character in token.text):
                token.lemma_ = lemma(token.text, token.pos_)
        return doc


@lru_cache(maxsize=100_000)
def lemma(text: str, part: str) -> str:
    """The lemma of the noun, verb or adjective `text`; that of a verb is its infinitive without pronouns."""
    form = text if text.isupper() and len(text) > 1 else text.lower()
    if form in IRREGULAR.get(part, {}):
        return IRREGULAR[part][form]
    match part:
        case "VERB":
            return _verb(form)
        case "NOUN":
            return _noun(form)
        case _:
            return lemmatize(form, lang="es")


def _verb(form: str) -> str:
    found = lemmatize(form, lang="es")
    if found.endswith(INFINITIVES):
        return found
    if participle := PARTICIPLE.fullmatch(form):
        return _of_participle(participle[1], "ar" if participle[2] == "ad" else "er")
    bare = _without_clitics(form)
    if bare != form:
        return _verb(bare)
    for ending, infinitive in (*GERUNDS, *ENDINGS):
        if form.endswith(ending):
            return form.removesuffix(ending) + infinitive
    return found


def _of_participle(stem: str, ending: str) -> str:
    """The infinitive of a regular participle; -ido may come from -er and from -ir."""
    if ending == "er" and is_known(f"{stem}ir", lang="es") and not is_known(f"{stem}er", lang="es"):
        return f"{stem}ir"
    return stem + ending


def _without_clitics(form: str) -> str:
    """An infinitive or gerund without the pronouns written onto it, else the form itself."""
    for clitic in CLITIC:
        bare = form.removesuffix(clitic)
        if bare != form and bare.translate(ACCENTS).endswith(("ar", "er", "ir", "ando", "iendo", "yendo")):
            return bare.translate(ACCENTS)
    return form


def _noun(form: str) -> str:
    """What the dictionary has, unless that is a verb's infinitive that merely looks like the noun."""
    found = lemmatize(form, lang="es")
    if found.endswith(INFINITIVES) and not form.endswith((*INFINITIVES, "res")):
        return form.removesuffix("s") if form.endswith(("as", "os", "es")) else form
    return found
