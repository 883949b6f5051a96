"""Lemmas of nouns, verbs and adjectives: read off the form where the morphology allows, else looked up in simplemma.

Every other part of speech keeps the lemma that the edit trees (`trainable_lemmatizer`) gave it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

Features = Mapping[str, str]

PREFERRED = {
    "broder": "bror",
    "giva": "ge",
    "säja": "säga",
    "taga": "ta",
    "fader": "far",
    "handlägga": "handla",
    "löda": "lyda",
    "moder": "mor",
    "rå": "råda",
    "stadion": "stadium",
    "trycke": "tryck",
}
"""What simplemma answers, and the lemma that Swedish treebanks have for it."""

IRREGULAR: Mapping[str, Mapping[str, str]] = {
    "ADJ": {
        "andra": "annan",
        "annat": "annan",
        "bäst": "bra",
        "bästa": "bra",
        "bättre": "bra",
        "brett": "bred",
        "första": "första",
        "nästa": "nästa",
        "sakta": "sakta",
        "längre": "lång",
        "mindre": "liten",
        "sista": "sist",
        "vidare": "vidare",
    },
    "NOUN": {"händer": "hand", "modern": "mor", "moderns": "mor"},
    "VERB": {
        "band": "binda",
        "bytte": "byta",
        "fanns": "finnas",
        "finns": "finnas",
        "gifte": "gifta",
        "kallas": "kalla",
        "känns": "kännas",
        "lär": "lär",
        "låg": "ligga",
        "sades": "säga",
        "skilde": "skilja",
        "sade": "säga",
        "syns": "synas",
        "tillade": "tillägga",
        "tog": "ta",
    },
}
"""Forms whose lemma neither the rules nor simplemma find."""

PARTICIPLES = (
    ("ande", "ande"),
    ("ende", "ende"),
    ("ade", "ad"),
    ("at", "ad"),
    ("ad", "ad"),
    ("gna", "gen"),
    ("vna", "ven"),
    ("tna", "ten"),
    ("dda", "dd"),
    ("lda", "ld"),
    ("nda", "nd"),
    ("rda", "rd"),
    ("gda", "gd"),
    ("mda", "md"),
    ("jda", "jd"),
    ("vda", "vd"),
    ("sta", "st"),
    ("kta", "kt"),
    ("pta", "pt"),
    ("fta", "ft"),
    ("get", "gen"),
    ("vet", "ven"),
    ("tet", "ten"),
    ("det", "den"),
)
"""Endings of participles that serve as adjectives, each with the ending of the lemma."""

NOUN_ENDINGS: Mapping[tuple[str | None, str | None, str | None], tuple[tuple[str, str], ...]] = {
    ("Com", "Sing", "Def"): (("en", "en"), ("n", ""), ("en", ""), ("ern", "er")),
    ("Com", "Plur", "Ind"): (
        ("ar", ""),
        ("ar", "e"),
        ("ier", "ia"),
        ("er", ""),
        ("er", "e"),
        ("or", "a"),
        ("are", "are"),
        ("ende", "ende"),
    ),
    ("Com", "Plur", "Def"): (("arna", "are"), ("arna", ""), ("arna", "e"), ("erna", ""), ("orna", "a")),
    ("Neut", "Sing", "Def"): (("ndet", "nde"), ("et", ""), ("t", "")),
    ("Neut", "Plur", "Ind"): (("anden", "ande"), ("enden", "ende"), ("er", ""), ("n", ""), ("", "")),
    ("Neut", "Plur", "Def"): (("andena", "ande"), ("endena", "ende"), ("en", ""), ("na", "")),
}
"""For a noun's gender, number and definiteness: its endings, each with the ending of the lemma."""

MUTATED = (
    ("länder", "land"),
    ("städer", "stad"),
    ("händer", "hand"),
    ("stränder", "strand"),
    ("bränder", "brand"),
    ("tänder", "tand"),
    ("nätter", "natt"),
    ("böcker", "bok"),
    ("fötter", "fot"),
    ("rötter", "rot"),
    ("ledamöter", "ledamot"),
    ("söner", "son"),
    ("döttrar", "dotter"),
    ("bröder", "bror"),
    ("mödrar", "mor"),
    ("fäder", "far"),
    ("stånder", "stånd"),
    ("krafter", "kraft"),
)
"""Ends of plurals whose vowel differs from the singular's, which simplemma misses in compounds."""

VERBAL = ("a", "en", "d")
"""How a looked-up lemma ends that may be that of a verb or a participle rather than of the noun."""

DEPONENT = frozenset({
    "andas", "avundas", "brottas", "enas", "fattas", "finnas", "hoppas", "hämnas", "kräkas", "kännas", "lyckas",
    "låtsas", "minnas", "misslyckas", "mötas", "skämmas", "svettas", "synas", "tampas", "tyckas", "träffas",
    "trivas", "umgås", "vistas", "vantrivas", "vänslas", "färdas", "råkas", "slåss", "sällskapas", "handskas",
})  # fmt: skip
"""Verbs whose lemma keeps the -s."""

DEPONENT_FORMS = {
    form: verb
    for verb in DEPONENT
    for form in ((verb[:-1] + "des", verb[:-1] + "ts", verb) if verb.endswith("as") else (verb,))
}
"""Past, supine and present of the deponent verbs of the first conjugation."""

SHORT_VERBS = frozenset({
    "anse", "avse", "bestå", "bero", "bo", "be", "bli", "dra", "dö", "förmå", "förse", "förstå", "förutse", "få",
    "genomgå", "ge", "gå", "inse", "ingå", "klä", "le", "lär", "må", "nå", "omge", "pågå", "se", "ske", "slå",
    "stå", "ta", "te", "tro", "uppge", "uppnå", "uppstå", "utgå", "utse", "utstå", "överge", "övergå", "avgå",
    "avgöra", "angå", "anta",
})  # fmt: skip
"""Infinitives that do not end in -a."""


def lemmatize(form: str, lang: str, greedy: bool = False) -> str:
    """Look a form up. simplemma takes half a second to import, and whoever reads another language can do without."""
    import simplemma

    return simplemma.lemmatize(form, lang=lang, greedy=greedy)


def is_known(form: str, lang: str) -> bool:
    """Tell whether the dictionary has a form."""
    import simplemma

    return simplemma.is_known(form, lang=lang)


@Language.factory("sv_simplemma", assigns=["token.lemma"], default_config={"parts": ["NOUN", "VERB", "ADJ"]})
def create_lemmatizer(nlp: Language, name: str, parts: list[str]) -> SimplemmaLemmatizer:  # noqa: ARG001 (spaCy's signature)
    """Make the component; `parts` lists the universal parts of speech whose lemmas it sets."""
    return SimplemmaLemmatizer(frozenset(parts))


class SimplemmaLemmatizer:
    """Sets `Token.lemma_` of the parts of speech it is told to; needs their morphology."""

    def __init__(self, parts: frozenset[str]) -> None:
        self.parts = parts

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of one document."""
        for token in doc:
            if token.pos_ in self.parts and any(character.isalpha() for character in token.text):
                token.lemma_ = lemma(token.text, token.pos_, token.morph.to_dict())
        return doc


def lemma(text: str, part: str, features: Features) -> str:
    """The lemma of the noun, verb or adjective `text` with these universal features."""
    if "Foreign" in features:
        return text
    form = text if text.isupper() and len(text) > 1 else text.lower()
    if "Abbr" in features or form.endswith("-"):
        return form
    first, hyphen, last = text.rpartition("-")
    if hyphen:
        return (
            (first if not first.islower() and not first.istitle() else first.lower())
            + hyphen
            + lemma(last, part, features)
        )
    if form in IRREGULAR.get(part, {}):
        return IRREGULAR[part][form]
    if _is_its_own_lemma(form, part, features):
        return PREFERRED.get(form, form)
    if features.get("VerbForm") == "Part":
        part = "ADJ"
    match part:
        case "NOUN":
            found = _noun(form, features)
        case "VERB":
            found = _verb(form, features)
        case _:
            found = _adjective(form, features)
    return PREFERRED.get(found, found)


@lru_cache(maxsize=100_000)
def looked_up(form: str) -> str:
    """What simplemma has for `form`; compounds are cut until their last part is known."""
    return lemmatize(form, lang="sv", greedy=True)


def _is_its_own_lemma(form: str, part: str, features: Features) -> bool:
    """Singular indefinite nouns, active infinitives and common-gender indefinite adjectives stand in the dictionary."""
    indefinite = features.get("Definite") == "Ind" and features.get("Number") == "Sing"
    match part:
        case "NOUN":
            return (indefinite and features.get("Case", "Nom") == "Nom") or _is_neuter_plural(form, features)
        case "VERB":
            return features.get("VerbForm") == "Inf" and features.get("Voice") == "Act"
        case _:
            return indefinite and features.get("Gender") == "Com" and features.get("Degree", "Pos") == "Pos"


def _is_neuter_plural(form: str, features: Features) -> bool:
    """Neuter nouns without a plural ending: många försök, tre barn."""
    plural = (features.get("Gender"), features.get("Number"), features.get("Definite")) == ("Neut", "Plur", "Ind")
    return plural and features.get("Case") == "Nom" and not form.endswith(("n", "r", "a"))


def _noun(form: str, features: Features) -> str:
    """The looked-up lemma if gender, number and definiteness can make `form` of it, else a candidate that can."""
    bare = form.removesuffix("s").removesuffix(":") if features.get("Case") == "Gen" else form
    if features.get("Number") == "Plur":
        for plural, singular in MUTATED:
            if bare.removesuffix("na").endswith(plural):
                return bare.removesuffix("na").removesuffix(plural) + singular
    found = looked_up(form)
    endings = NOUN_ENDINGS.get((features.get("Gender"), features.get("Number"), features.get("Definite")), ())
    stems = [(bare.removesuffix(ending), new) for ending, new in endings if bare.endswith(ending)]
    candidates = [stem + new for stem, new in stems if stem]
    if found in candidates or not candidates or not found.endswith(VERBAL):
        return found
    return next((candidate for candidate in candidates if is_known(candidate, lang="sv")), candidates[0])


def _verb(form: str, features: Features) -> str:
    """The active infinitive; verbs that exist only with -s (finnas, lyckas) keep it."""
    if form in DEPONENT_FORMS:
        return DEPONENT_FORMS[form]
    if features.get("Voice") != "Pass" or not form.endswith("s"):
        return _infinitive(form)
    active = form[:-1]
    if features.get("VerbForm") == "Inf":
        return active
    if features.get("Tense") == "Pres" and looked_up(active + "er").endswith("a"):
        return looked_up(active + "er")
    return _infinitive(active)


def _infinitive(form: str) -> str:
    """What simplemma has, unless that is no infinitive and the regular one is plain from the ending."""
    found = looked_up(form)
    if (found.endswith("a") and not form.endswith("a")) or found in SHORT_VERBS or len(found) <= 2:
        return found
    for ending in ("ade", "at", "ar", "ad"):
        if form.endswith(ending):
            return form.removesuffix(ending) + "a"
    stem = form.removesuffix("de").removesuffix("te") if form.endswith(("de", "te")) else found
    for candidate in (f"{stem}a", f"{stem[:-1]}a", f"{stem}{stem[-1]}a", f"{stem[:-1]}{stem[-2:-1]}a"):
        if looked_up(candidate) == candidate and is_known(candidate, lang="sv"):
            return candidate
    return f"{stem}a" if form.endswith(("de", "te")) else found


def _adjective(form: str, features: Features) -> str:
    """Participles become their common-gender singular (ökade and ökat: ökad; krävande stays), the rest is looked up."""
    found = looked_up(form)
    verbal = found.endswith("a") and features.get("Degree", "Pos") == "Pos"
    if features.get("VerbForm") != "Part" and not verbal:
        return found
    for ending, replacement in PARTICIPLES:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return form.removesuffix(ending) + replacement
    return found
