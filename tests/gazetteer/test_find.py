"""What the gazetteer finds in tokens, by the case tables, and what must hold for any tokens."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct, toml

from communique.gazetteer import Hit, load

T = TypeVar("T")
CASES = Path(__file__).parent.parent / "cases"
LANGUAGES = ("en", "sv", "es")


class Case(Struct):
    rule: str
    text: str
    finds: list[str]


class Cases(Struct):
    cases: list[Case]


def table(language: str, name: str, schema: type[T]) -> T:
    return toml.decode((CASES / language / f"{name}.toml").read_bytes(), type=schema)


FINDS = [(code, case) for code in LANGUAGES for case in table(code, "gazetteer_find", Cases).cases]
FORMS = [
    (code, id, forms) for code in LANGUAGES for id, forms in table(code, "gazetteer_forms", dict[str, str]).items()
]


def shown(hit: Hit, words: list[str]) -> str:
    ids = ("+" if hit.joint else "|").join("~" * c.weak + c.id for c in hit.candidates)
    return f"{' '.join(words[hit.first : hit.last])} = {ids} {hit.candidates[0].form}"


@pytest.mark.parametrize(("language", "case"), FINDS, ids=[f"{code}:{case.text}" for code, case in FINDS])
def test_case(language: str, case: Case) -> None:
    words = case.text.split()
    assert [shown(hit, words) for hit in load().find(words, language)] == case.finds


@pytest.mark.parametrize(("language", "id", "forms"), FORMS, ids=[f"{code}:{id}" for code, id, _ in FORMS])
def test_forms(language: str, id: str, forms: str) -> None:
    for word in forms.split():
        hits = load().find([word], language)
        assert [(hit.first, hit.last, hit.candidates[0].id) for hit in hits] == [(0, 1, id)], word


WORDS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["Guinea", "-", "Bissau", "U.S", ".", "rysk", "EU:s", "New", "York", "la", "Casa", "Blanca", "’s"]),
)


@given(st.lists(WORDS, max_size=30), st.sampled_from(["en", "sv", "es", "fr", "xx"]))
def test_hits_are_in_order_and_apart(words: list[str], language: str) -> None:
    end = 0
    for hit in load().find(words, language):
        assert end <= hit.first < hit.last <= len(words)
        assert hit.candidates
        assert len({c.id for c in hit.candidates}) == len(hit.candidates)
        end = hit.last


def test_finding_is_deterministic() -> None:
    words = ["Russian", "and", "Chinese", "officials", "met", "in", "Georgia", ",", "said", "AFP"]
    assert load().find(words, "en") == load().find(list(words), "en")


def test_lookup_falls_back_to_english() -> None:
    assert [c.id for c in load().lookup("Doctors Without Borders", "sv")] == ["MSF"]
    assert load().lookup("Nowhereland", "sv") == ()
    assert load().lookup("", "sv") == ()
