"""The tables of titles: every office is known, every sector PLOVER's; and the search over tokens."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer import load
from communique.languages.pack import Pack
from communique.languages.titles import TitleIndex, Titles
from communique.ontology import load as load_ontology

LANGUAGES = ("en", "sv", "es")


def titles(language: str) -> Titles:
    return Pack(language, language, None).titles


def shown(language: str, text: str) -> list[str]:
    words = text.split()
    found = TitleIndex(titles(language)).find(words)
    return [
        f"{' '.join(words[m.first : m.last])} = {m.name} {m.number}"
        + " definite" * m.definite
        + " genitive" * m.genitive
        for m in found
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offices_and_sectors_are_known(language: str) -> None:
    table, sectors = titles(language), load_ontology().sectors
    assert [t.office for t in table.title if load().office(t.office) is None] == []
    assert [o.sector for o in table.organ if o.sector not in sectors] == []
    assert [r.sector for r in table.role if r.sector and r.sector not in sectors] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_hold_forms_that_are_found_whole(language: str) -> None:
    table = titles(language)
    index = TitleIndex(table)
    for row in (*table.title, *table.organ, *table.role):
        forms = (*row.singular, *row.definite, *row.plural, *row.definite_plural)
        assert forms, row
        for form in forms:
            words = form.split()
            match = index.at(words, 0)
            assert match, form
            assert match.last == len(words), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_pronouns_have_one_row(language: str) -> None:
    forms = [form for p in titles(language).pronoun for form in p.forms]
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("sv", "Rysslands utrikesminister", ["utrikesminister = foreign minister singular"]),
        ("sv", "utrikesministrarna möttes", ["utrikesministrarna = foreign minister plural definite"]),
        ("sv", "utrikesministerns svar", ["utrikesministerns = foreign minister singular definite genitive"]),
        ("sv", "vice utrikesministern", ["vice utrikesministern = deputy foreign minister singular definite"]),
        ("sv", "USA-presidenten", ["USA-presidenten = president singular definite"]),
        ("sv", "ministern för utrikes frågor", ["ministern för utrikes frågor = foreign minister singular definite"]),
        ("sv", "statsministrar", ["statsministrar = prime minister plural"]),
        ("sv", "kungen", ["kungen = king singular definite"]),
        ("sv", "FN:s generalsekreterare", ["FN:s generalsekreterare = secretary-general singular"]),
        ("sv", "landshövdingen", ["landshövdingen = county governor singular definite"]),
        ("sv", "taleskvinnan", ["taleskvinnan = spokesperson singular definite"]),
        ("sv", "trupperna", ["trupperna = army plural definite"]),
        ("sv", "regeringens", ["regeringens = government singular definite genitive"]),
        ("en", "Foreign Minister Berg", ["Foreign Minister = foreign minister singular"]),
        ("en", "ministers of foreign affairs", ["ministers of foreign affairs = foreign minister plural"]),
        ("en", "Secretaries-General", ["Secretaries-General = secretary-general plural"]),
        ("en", "Secretaries - General", ["Secretaries - General = secretary-general plural"]),
        ("en", "Vice President-elect", ["Vice President-elect = vice president singular"]),
        ("en", "attorneys general", ["attorneys general = attorney general plural"]),
        ("en", "the governments of", ["governments = government plural"]),
        ("en", "spokeswomen", ["spokeswomen = spokesperson plural"]),
        ("es", "los ministros de Exteriores", ["ministros de Exteriores = foreign minister plural"]),
        ("es", "la ministra de Defensa", ["ministra de Defensa = defence minister singular"]),
    ],
)
def test_found(language: str, text: str, found: list[str]) -> None:
    assert shown(language, text) == found


def test_gender_is_told_where_the_word_shows_it() -> None:
    index = TitleIndex(titles("sv"))
    match = index.at(["drottningen"], 0)
    assert match
    assert match.gender == "f"
    match = index.at(["presidenten"], 0)
    assert match
    assert match.gender is None


@given(st.lists(st.text(max_size=12), max_size=20), st.sampled_from(LANGUAGES))
def test_any_tokens_end(words: list[str], language: str) -> None:
    end = 0
    for match in INDEXES[language].find(words):
        assert end <= match.first < match.last <= len(words)
        end = match.last


INDEXES = {language: TitleIndex(titles(language)) for language in LANGUAGES}
