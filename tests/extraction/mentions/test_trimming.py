"""Names without the marks that stand beside them."""

from __future__ import annotations

from communique import gazetteer
from communique.extraction.mentions import find_mentions
from communique.languages import registry
from tests.making import analysed


def test_a_typewriter_quotation_mark_is_no_part_of_a_name() -> None:
    made, pack = analysed("He praised President George W. Bush ''", "en"), registry.pack("en")
    assert pack is not None
    found = find_mentions(made, pack, gazetteer.load())
    assert made.span(found[-1].first, found[-1].last).exact == "George W. Bush"
