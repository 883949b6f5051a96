"""Names of people across spellings and scripts."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.gazetteer import person_id, similar_names

PAIRS = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "en" / "gazetteer_names.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(("a", "b"), PAIRS["same"])
def test_one_person(a: str, b: str) -> None:
    assert similar_names(a, b)
    assert similar_names(b, a)


@pytest.mark.parametrize(("a", "b"), PAIRS["different"])
def test_two_people(a: str, b: str) -> None:
    assert not similar_names(a, b)
    assert not similar_names(b, a)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare_alike_both_ways(a: str, b: str) -> None:
    assert similar_names(a, b) == similar_names(b, a)


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Nicolás Maduro", "person:nicolas-maduro"),
        ("Ban Ki-moon", "person:ban-ki-moon"),
        ("Massimo D'Alema", "person:massimo-dalema"),
        ("Jonas Gahr Støre", "person:jonas-gahr-store"),
        ("Władysław Kosiniak-Kamysz", "person:wladyslaw-kosiniak-kamysz"),
        ("Лавров", "person:lavrov"),
    ],
)
def test_identifier(name: str, id: str) -> None:
    assert person_id(name) == id
