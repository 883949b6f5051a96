"""The tables of cues and quotation marks: every language's load, and say what the code expects of them."""

from __future__ import annotations

from importlib.resources import files
from itertools import chain

import pytest

from communique.extraction.statements.lexicon import build
from communique.languages.cues import CueAdjectives, CueNouns, Cues, CueVerbs
from communique.languages.pack import Pack

FOLDER = files("communique.languages")
LANGUAGES = sorted(p.name for p in FOLDER.iterdir() if p.joinpath("cues.toml").is_file())


def groups(cues: Cues) -> list[CueVerbs | CueNouns | CueAdjectives]:
    return [*cues.verbs, *cues.nouns, *cues.adjectives]


@pytest.mark.parametrize("language", LANGUAGES)
def test_weights_are_shares(language: str) -> None:
    lexicon = build(Pack(language, language, None).cues, ())
    senses = chain.from_iterable(chain(lexicon.verbs.values(), lexicon.nouns.values(), lexicon.adjectives.values()))
    for sense in senses:
        assert sense.weights or sense.prepositions, sense.name
        assert all(0 < w <= 1 for w in (*sense.weights.values(), *sense.prepositions.values())), sense.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_group_repeats_a_word(language: str) -> None:
    cues = Pack(language, language, None).cues
    for group in groups(cues):
        assert len(group.words) == len(set(group.words)), group.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_lower_case(language: str) -> None:
    cues = Pack(language, language, None).cues
    for group in groups(cues):
        assert all(word == word.lower() for word in group.words), group.name


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_open_and_close(language: str) -> None:
    quotes = Pack(language, language, None).quotes
    assert "“" in quotes.double
    assert '"' in quotes.double
    assert all(quotes.double.values())
    assert not set(quotes.double) & set(quotes.single)
