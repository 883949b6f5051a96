"""Offices with a capital that a recogniser takes for names."""

from __future__ import annotations

from communique import gazetteer
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from tests.making import analysed

TEXT = (
    "Kenya's President and present Chairperson of the Arab League Ada Otieno received"
    " Norwegian Prime Minister Kari Dahl."
)


def test_what_an_office_is_of_stands_behind_it() -> None:
    pack = registry.pack("en")
    assert pack is not None
    made = analysed(TEXT, "en")
    forms = {made.word(m.first): m.form for m in find_mentions(made, pack, gazetteer.load())}
    assert (forms["Chairperson"], forms["Ada"]) == ("described", "name")
