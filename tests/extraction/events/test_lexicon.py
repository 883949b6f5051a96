"""The tables of event words: every code is the ontology's, every pattern can be read, and there are enough of them."""

from __future__ import annotations

import pytest

from communique.errors import DataError
from communique.extraction.events.lexicon import last_parts, lexicon, noun_set, parse_frame, parse_pattern
from communique.extraction.events.phrases import SYNTAX
from communique.languages import registry
from communique.languages.events import EventWords, Group
from communique.languages.pack import Pack
from communique.ontology import load

ONTOLOGY = load()
PACKS = [pack for code in registry.codes() if (pack := registry.pack(code)) and pack.events.group]
ENOUGH = {"en": 900, "sv": 900, "es": 100}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_every_group_speaks_the_ontology(pack: Pack) -> None:
    for group in pack.events.group:
        if group.type is None:
            assert group.mode is None
            continue
        kind = ONTOLOGY.types[group.type]
        assert group.mode is None or group.mode in kind.modes
        assert set(group.contexts) <= set(ONTOLOGY.contexts)
        if group.cameo is not None:
            # CAMEO's root 08 is divided between CONCEDE and RETREAT.
            coded = ONTOLOGY.codes[group.cameo].type
            assert coded == group.type or {coded, group.type} <= {"CONCEDE", "RETREAT"}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_people_are_sorted_by_sector(pack: Pack) -> None:
    assert set(pack.events.people) <= set(ONTOLOGY.sectors)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_there_are_enough_triggers_and_each_can_be_read(pack: Pack) -> None:
    compiled = lexicon(pack)
    assert compiled.verbs
    assert compiled.nouns
    coded = {p for g in pack.events.group if g.type for p in (*g.verbs, *g.nouns, *g.adjectives)}
    assert len(coded) >= ENOUGH[pack.code]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.code)
def test_frames_name_known_places(pack: Pack) -> None:
    words = pack.events.words
    prepositions = {*words.inside, *words.about, *words.places, *words.agents, *words.complements, *words.far}
    for group in pack.events.group:
        for text in (group.frame, group.noun_frame):
            frame = parse_frame(text)
            for place in (*frame.actors, *frame.recipients):
                assert place in SYNTAX or place.islower(), place
                assert place in SYNTAX or place in prepositions or len(place) < 10, place


def test_a_pattern_is_read_part_by_part() -> None:
    table = EventWords(classes={"talks": ("talk", "peace talk", "round of talks")})
    frame = parse_frame("subj > obj|with")
    pattern = parse_pattern("walk out of:@talks !obj", Group(), frame, table, noun=False, order=3)
    assert (pattern.lemma, pattern.words, pattern.bars) == ("walk", ("out",), ("obj",))
    assert [prep for prep, _ in pattern.preps] == ["of"]
    phrase = parse_pattern("take =part in:=peace talk", Group(), frame, table, noun=False, order=0)
    assert phrase.object is not None
    assert phrase.object.heads("part")
    assert phrase.preps[0][1] is not None
    assert phrase.preps[0][1].heads("talk") == ((("peace",), None),)
    noun = parse_pattern("air strike", Group(), frame, table, noun=True, order=0)
    assert (noun.before, noun.lemma) == (("air",), "strike")


def test_a_pattern_with_an_unknown_class_is_a_fault_of_the_table() -> None:
    with pytest.raises(DataError, match="@nothing"):
        parse_pattern("lift @nothing", Group(), parse_frame("subj"), EventWords(), noun=False, order=0)


def test_frames() -> None:
    assert parse_frame("subj + with|between").symmetric
    assert parse_frame("subj > obj").recipients == ("obj",)
    assert parse_frame("subj").recipients == ()


def test_compounds_are_found_by_their_last_part() -> None:
    assert "möte" in last_parts("toppmöte")
    assert noun_set(["avtal"], compounds=True).heads("handelsavtal")
    assert not noun_set(["avtal"], compounds=False).heads("handelsavtal")
    pack = registry.pack("sv")
    assert pack is not None
    compiled = lexicon(pack)
    assert {p.group.type for p in compiled.noun_patterns("sanktionskampanj")} == {"SANCTION"}
    assert not compiled.noun_patterns("hjärtattack")
