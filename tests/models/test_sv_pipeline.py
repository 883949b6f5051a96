"""The Swedish pipeline: how it cuts words and sentences, and whether it finds who speaks."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

sv_communique_sm = pytest.importorskip(
    "sv_communique_sm", reason="install it with: uv pip install --no-deps ./models/sv"
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline: Language = sv_communique_sm.load()
    return pipeline


def test_the_parts_stand_in_the_order_the_parser_needs(nlp: Language) -> None:
    names = nlp.pipe_names
    assert names.index("ner") < names.index("sv_sentence_guard") < names.index("parser")
    assert names.index("trainable_lemmatizer") < names.index("sv_simplemma")
    assert "senter" in nlp.component_names
    assert "senter" not in names


def test_the_description_names_sources_and_licences(nlp: Language) -> None:
    assert nlp.meta["license"] == "CC BY-SA 4.0"
    assert all(source["url"] and source["license"] and source["author"] for source in nlp.meta["sources"])
    assert nlp.meta["performance"]["talbanken-test"]["las"] > 78


def test_the_configuration_names_no_folder_of_the_machine_it_was_trained_on(nlp: Language) -> None:
    assert not any(nlp.config["paths"].values())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("”Vi ser fram emot det”, sa Lind.", "” Vi ser fram emot det ” , sa Lind ."),
        ("“Vi ser”, sa Lind.", "“ Vi ser ” , sa Lind ."),
        ("»Vi ser», sa Lind.", "» Vi ser » , sa Lind ."),
        ("«Vi ser»", "« Vi ser »"),
        ("»Vi ser«", "» Vi ser «"),
        ("„Vi ser“", "„ Vi ser “"),
        ("’Vi ser’, sa Lind.", "’ Vi ser ’ , sa Lind ."),
        ("'Vi ses', sa Lind.", "' Vi ses ' , sa Lind ."),
        ('"Vi ser", sa Lind.', '" Vi ser " , sa Lind .'),
        ("”’Nej’, sa han”, sa hon.", "” ’ Nej ’ , sa han ” , sa hon ."),
        ("Hon sa:”Vi ser.”", "Hon sa : ” Vi ser . ”"),
        ("(”Vi ser”).", "( ” Vi ser ” ) ."),
        ("- Vi ser, säger hon.", "- Vi ser , säger hon ."),
        ("-Vi ser, säger hon.", "- Vi ser , säger hon ."),
        ("–Vi ser, säger hon.", "– Vi ser , säger hon ."),
        ("— Vi ser.", "— Vi ser ."),
        ("USA:s och EU:s svar", "USA:s och EU:s svar"),
        ("S:t Petersburg", "S:t Petersburg"),
        ("Sverige–Norge 2010–2012", "Sverige – Norge 2010 – 2012"),
        ("Latin- och Sydamerika", "Latin- och Sydamerika"),
        ("det Moskva-baserade TT-AFP", "det Moskva-baserade TT-AFP"),
        ("1990-talet och -talet", "1990-talet och -talet"),
        ("O’Brien och D'Angelo", "O’Brien och D'Angelo"),
        ("bl.a. t.ex. s.k. ca. kl. 12.30", "bl.a. t.ex. s.k. ca. kl. 12.30"),
        ("den 17:e mars, 5,5 procent, 10%", "den 17:e mars , 5,5 procent , 10 %"),
    ],
)
def test_words(nlp: Language, text: str, words: str) -> None:
    doc = nlp.make_doc(text)
    assert [token.text for token in doc] == words.split()
    assert doc.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Brasiliens utrikesminister Mauro Vieira da Costa mötte Burkina Fasos president i Addis Abeba på måndagen.",
        "Talespersonen för Röda korset, Anna-Karin von Essen, sa till Dagens Nyheter att hjälpen dröjer.",
        "”Vi kommer att svara på det här”, sa utrikesminister Anna Lind.",
        "– Det här är inte bra, säger Karim Haddad, chef på Amnesty International.",
        "Mötet hölls i Oslo (“Norway wants ‘peace’ Today”), skriver tidningen.",
        "Enligt T. Bergman på S:t Eriks sjukhus har läget förbättrats sedan i fjol.",
    ],
)
def test_a_sentence_is_not_cut(nlp: Language, text: str) -> None:
    assert [sentence.text for sentence in nlp(text).sents] == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mötet hölls i Oslo. Båda sidor var nöjda.", 2),
        ("”Vi väntar.” Så sa hon i går. Sedan gick hon.", 3),
        ("Norge och Polen enas\n\nDe båda länderna skrev på ett avtal i dag.", 2),
    ],
)
def test_sentences_are_parted(nlp: Language, text: str, sentences: int) -> None:
    assert len([sentence for sentence in nlp(text).sents if sentence.text.strip()]) == sentences


@pytest.mark.parametrize(
    ("text", "cue", "subject"),
    [
        ("”Vi har inte fått något svar”, sa Petrenko.", "sa", "Petrenko"),
        ("“Avtalet gäller från i dag”, säger statsminister Anna Lind till TT.", "säger", "Anna"),
        ("»Det är en bra lösning», skrev Kenyas utrikesminister Amina Mwangi.", "skrev", "Amina"),
        ("– Vi måste skydda våra gränser, säger premiärministern.", "säger", "premiärministern"),
        ("Sanktionerna drabbar hela folket, hävdade Rodríguez.", "hävdade", "Rodríguez"),
        ("President Li Wei sa att landet stöder förslaget.", "sa", "Li"),
        ("Hon tillade att samarbetet ska fördjupas.", "tillade", "Hon"),
        ("Kina införde på tisdagen nya tullar, uppger nyhetsbyrån Reuters.", "uppger", "Reuters"),
        ("Kina införde på tisdagen nya tullar, uppger nyhetsbyrån Reuters.", "införde", "Kina"),
        ("Boliviens utrikesminister Rojas och Perus president Vargas sa att de är överens.", "sa", "Rojas"),
    ],
)
def test_the_subject_of_a_verb_of_saying(nlp: Language, text: str, cue: str, subject: str) -> None:
    verb = next(token for token in nlp(text) if token.text == cue)
    assert [child.text for child in verb.children if child.dep_.startswith("nsubj")] == [subject]


@pytest.mark.parametrize(
    ("text", "verb", "subject", "objects"),
    [
        ("Ryssland anklagar USA för inblandning.", "anklagar", "Ryssland", ["USA"]),
        ("Antonov mötte Vargas i Lima på tisdagen.", "mötte", "Antonov", ["Vargas"]),
        ("Norge, Sverige och Finland skickar vapen till Ukraina.", "skickar", "Norge", ["vapen"]),
    ],
)
def test_who_does_what_to_whom(nlp: Language, text: str, verb: str, subject: str, objects: list[str]) -> None:
    children = list(next(token for token in nlp(text) if token.text == verb).children)
    assert [child.text for child in children if child.dep_ == "nsubj"] == [subject]
    assert [child.text for child in children if child.dep_ == "obj"] == objects


@pytest.mark.parametrize(
    ("text", "source", "verb"),
    [
        ("Enligt Ukrainas försvarsminister har tre personer skadats i attacken.", "försvarsminister", "skadats"),
        ("Tre personer skadades i attacken, enligt den ukrainska militären.", "militären", "skadades"),
    ],
)
def test_enligt_hangs_on_its_source_and_the_source_on_the_verb(
    nlp: Language, text: str, source: str, verb: str
) -> None:
    cue = next(token for token in nlp(text) if token.lower_ == "enligt")
    assert (cue.head.text, cue.head.head.text) == (source, verb)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("”Vi är överens”, sa Sergej Antonov i Moskva.", {"Sergej Antonov": "PER", "Moskva": "LOC"}),
        (
            "Kenyas utrikesminister Amina Mwangi och Perus president Luis Vargas möttes.",
            {"Kenyas": "LOC", "Amina Mwangi": "PER", "Perus": "LOC", "Luis Vargas": "PER"},
        ),
        ("Statsminister Anna Lind besökte FN i New York.", {"Anna Lind": "PER", "FN": "ORG", "New York": "LOC"}),
    ],
)
def test_names(nlp: Language, text: str, names: dict[str, str]) -> None:
    assert {entity.text: entity.label_ for entity in nlp(text).ents} == names


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Hon sa att länderna skrev på avtalen.", "sa", "säga"),
        ("Hon sa att länderna skrev på avtalen.", "länderna", "land"),
        ("Hon sa att länderna skrev på avtalen.", "avtalen", "avtal"),
        ("Hon sa att länderna skrev på avtalen.", "skrev", "skriva"),
        ("Presidenterna undertecknade de nya avtalen i går.", "Presidenterna", "president"),
        ("Presidenterna undertecknade de nya avtalen i går.", "undertecknade", "underteckna"),
        ("Presidenterna undertecknade de nya avtalen i går.", "nya", "ny"),
        ("Många försök har gjorts.", "försök", "försök"),
        ("Frågan togs upp på 1990-talet.", "togs", "ta"),
        ("Frågan togs upp på 1990-talet.", "1990-talet", "1990-tal"),
    ],
)
def test_lemmas(nlp: Language, text: str, word: str, lemma: str) -> None:
    assert next(token.lemma_ for token in nlp(text) if token.text == word) == lemma


def test_empty_and_odd_texts_pass(nlp: Language) -> None:
    for text in ("", " ", "\n\n", "”", "– – –", "…", "a\tb\n\nC"):
        doc: Doc = nlp(text)
        assert doc.text == text
