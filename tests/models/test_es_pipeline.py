"""The Spanish pipeline: how it cuts words and sentences, and whether it finds who speaks."""

from __future__ import annotations

import pytest
from spacy.language import Language

es_communique_sm = pytest.importorskip(
    "es_communique_sm", reason="install it with: uv pip install --no-deps ./models/es"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline: Language = es_communique_sm.load()
    return pipeline


def test_lemmas_follow_the_parts_of_speech_that_they_need(nlp: Language) -> None:
    names = nlp.pipe_names
    assert names.index("morphologizer") < names.index("trainable_lemmatizer") < names.index("es_simplemma")
    assert "ner" in names


def test_the_description_names_sources_and_licences(nlp: Language) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert all(source["url"] and source["license"] and source["author"] for source in nlp.meta["sources"])
    assert nlp.meta["performance"]["gsd-test-third"]["las"] > 70


def test_the_configuration_names_no_folder_of_the_machine_it_was_trained_on(nlp: Language) -> None:
    assert not any(nlp.config["paths"].values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«Vamos», dijo Sosa.", "« Vamos » , dijo Sosa ."),
        ("“Vamos”, dijo Sosa.", "“ Vamos ” , dijo Sosa ."),
        ('"Vamos", dijo Sosa.', '" Vamos " , dijo Sosa .'),
        ("—Sí —dijo Eva—. No.", "— Sí — dijo Eva — . No ."),
        ("–Vamos –dijo Eva.", "– Vamos – dijo Eva ."),
        ("-Vamos -dijo Eva.", "- Vamos -dijo Eva ."),
        ("—¿Vamos? —dijo Eva.", "— ¿ Vamos ? — dijo Eva ."),
        ("Sosa dijo:«No.»", "Sosa dijo : « No . »"),
        ("el pacto franco-alemán de 2010-2012", "el pacto franco-alemán de 2010-2012"),
        ("un 5,5% del total al año", "un 5,5 % del total al año"),
        ("el Sr. Ruiz", "el Sr. Ruiz"),
    ],
)
def test_words(nlp: Language, text: str, words: str) -> None:
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == words.split()
    assert doc.text == text


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("«No hubo respuesta», dijo Petrenko.", "dijo", "Petrenko"),
        ("“El acuerdo rige desde hoy”, afirmó la ministra Ana Lind.", "afirmó", "ministra"),
        ("—Nos vamos —respondió el embajador.", "respondió", "embajador"),
        ("El presidente Quispe dijo que el país apoya la propuesta.", "dijo", "presidente"),
        ("Las sanciones dañan al pueblo, sostuvo Rodríguez.", "sostuvo", "Rodríguez"),
        ("Ella añadió que la cooperación crecerá.", "añadió", "Ella"),
    ],
)
def test_the_subject_of_a_verb_of_saying(nlp: Language, text: str, cue: str, subject: str) -> None:
    verb = next(token for token in nlp(text) if token.text == cue)
    assert [child.text for child in verb.children if child.dep_.startswith("nsubj")] == [subject]


@pytest.mark.parametrize(
    ("text", "source", "verb"),
    [
        ("Según el ministro, tres personas murieron.", "ministro", "murieron"),
        ("Tres personas murieron, según el ejército.", "ejército", "murieron"),
    ],
)
def test_segun_hangs_on_its_source_and_the_source_on_the_verb(nlp: Language, text: str, source: str, verb: str) -> None:
    cue = next(token for token in nlp(text) if token.lower_ == "según")
    assert (cue.head.text, cue.head.head.text) == (source, verb)


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("Los alcaldes han pedido abrir el puerto.", {"pedido": "pedir", "han": "haber"}),
        ("Las tropas atacaron los puertos", {"tropas": "tropa", "atacaron": "atacar", "puertos": "puerto"}),
        ("Quieren decirle la verdad", {"Quieren": "querer", "decirle": "decir", "verdad": "verdad"}),
        ("Los ministros impusieron sanciones", {"impusieron": "imponer", "sanciones": "sanción"}),
    ],
)
def test_lemmas(nlp: Language, text: str, lemmas: dict[str, str]) -> None:
    found = {token.text: token.lemma_ for token in nlp(text)}
    assert {word: found[word] for word in lemmas} == lemmas


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("El canciller de Perú, Mateo Quispe, viajó a Quito.", {"Perú": "LOC", "Mateo Quispe": "PER", "Quito": "LOC"}),
        ("La Unión Europea sancionó a Siria.", {"Unión Europea": "ORG", "Siria": "LOC"}),
        ("«No», dijo Okafor a la agencia Reuters.", {"Okafor": "PER", "Reuters": "ORG"}),
    ],
)
def test_names(nlp: Language, text: str, names: dict[str, str]) -> None:
    assert {entity.text: entity.label_ for entity in nlp(text).ents} == names
