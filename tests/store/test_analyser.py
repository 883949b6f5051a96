"""Text and queries come to the same tokens, in every script, and any text ends."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.store import analyser

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "search" / "analyser.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["rule"] for case in CASES])
def test_tokens_of_a_text(case: dict[str, str]) -> None:
    found = analyser.index_tokens(case["text"], case["language"])
    assert " ".join(found.words) == case["words"]
    assert " ".join(found.parts) == case.get("parts", "")


@pytest.mark.parametrize(
    ("word", "languages", "forms"),
    [
        ("sanktionerna", ("sv", "en"), {("sanktion",), ("sanktionerna",)}),
        ("外交部", ("zh",), {("外交", "交部")}),
        ("外", ("zh",), {("外",)}),
        ("cease-fire", ("en",), {("ceas", "fire"), ("cease", "fire")}),
        ("FN:s", ("sv",), {("fn",)}),
        ("!?", ("sv",), set()),
    ],
)
def test_forms_of_a_query(word: str, languages: tuple[str, ...], forms: set[tuple[str, ...]]) -> None:
    assert set(analyser.query_forms(word, languages)) == forms


def test_names_are_folded_not_stemmed_and_found_in_latin_letters() -> None:
    assert analyser.name_tokens("Анна Петрова") == ["анна", "петрова", "anna", "petrova"]
    assert analyser.name_forms("J.K. Berg") == (("jk", "berg"), ("j", "k", "berg"))
    assert analyser.name_tokens("Åsa Öberg") == ["asa", "oberg"]


@given(st.text(max_size=300), st.sampled_from(["sv", "en", "ru", "ar", "zh", "xx", None]))
def test_tokens_stand_in_the_text_and_hold_no_sign(text: str, language: str | None) -> None:
    last = 0
    for token in analyser.tokens(text, language):
        assert last <= token.start < token.end <= len(text) or token.start == last - 1
        last = token.end
        for word in (token.stem, *token.parts):
            assert len(word) <= analyser.LONGEST_TOKEN
            assert not any(char.isspace() or char == "·" or (char.isascii() and not char.isalnum()) for char in word)


@given(st.text(st.sampled_from("aB.é's:x2 -ЛЖ外한\u0301\n"), max_size=60) | st.text(max_size=100))
def test_the_quick_way_gives_the_same_tokens(text: str) -> None:
    found = [*analyser.tokens(text, "sv")]
    indexed = analyser.index_tokens(text, "sv")
    assert indexed.words == [token.stem for token in found]
    assert indexed.parts == [part for token in found for part in token.parts]


@given(st.text(max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    indexed = analyser.index_tokens(text, "sv").words
    for token in analyser.tokens(text, "sv"):
        for form in analyser.query_forms(text[token.start : token.end], ("sv",)):
            assert set(form) & {*indexed, *analyser.index_tokens(text, None).words}


def test_a_document_has_a_limit_and_a_huge_word_takes_linear_time() -> None:
    begun = time.process_time()
    found = analyser.index_tokens("a" * 2_000_000 + " av" * 100_000, "sv")
    assert len(found.words) == analyser.MOST_TOKENS
    assert len(found.words[0]) == analyser.LONGEST_TOKEN
    assert time.process_time() - begun < 5
