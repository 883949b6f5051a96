"""Who held which office when."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from communique.gazetteer import load
from communique.gazetteer.tables import rows

RIVALS = {("president", "CIV"), ("president", "MDG"), ("president", "BRA"), ("opposition leader", "RUS")}
"""Offices that two people claimed or held at one time: contested, suspended, or no office by law."""


@pytest.mark.parametrize(
    ("office", "of", "day", "holder"),
    [
        ("foreign minister", "RUS", "2003-05-01", "person:igor-ivanov"),
        ("foreign minister", "RUS", "2023-11-16", "person:sergei-lavrov"),
        ("foreign minister", "VEN", "2014-10-08", "person:rafael-ramirez"),
        ("foreign minister", "VEN", "2023-11-16", "person:yvan-gil"),
        ("president", "VEN", "2014-10-08", "person:nicolas-maduro"),
        ("president", "RUS", "2010-01-01", "person:dmitry-medvedev"),
        ("prime minister", "RUS", "2010-01-01", "person:vladimir-putin"),
        ("prime minister", "SWE", "2021-12-24", "person:magdalena-andersson"),
        ("foreign minister", "SWE", "2009-03-01", "person:carl-bildt"),
        ("foreign minister", "USA", "2014-10-08", "person:john-kerry"),
        ("secretary of state", "USA", "2014-10-08", "person:john-kerry"),
        ("prime minister", "DEU", "2015-06-01", "person:angela-merkel"),
        ("secretary-general", "UN", "2010-06-01", "person:ban-ki-moon"),
        ("secretary-general", "NATO", "2020-06-01", "person:jens-stoltenberg"),
        ("commission president", "EU", "2008-06-01", "person:jose-manuel-barroso"),
        ("high representative", "EU", "2012-06-01", "person:catherine-ashton"),
        ("minister of foreign affairs", "FIN", "2024-01-01", "person:elina-valtonen"),
    ],
)
def test_holder(office: str, of: str, day: str, holder: str) -> None:
    assert load().holders(office, of, day) == (holder,)


def test_offices_of_a_person() -> None:
    known = load()
    assert ("foreign minister", "VEN") in known.offices_of("person:nicolas-maduro", "2010-01-01")
    assert ("president", "VEN") not in known.offices_of("person:nicolas-maduro", "2010-01-01")
    assert set(known.offices_of("person:nicolas-maduro")) >= {("foreign minister", "VEN"), ("president", "VEN")}
    assert known.offices_of("person:nobody") == ()


def test_holders_without_a_day_stand_oldest_first() -> None:
    found = load().holders("foreign minister", "RUS")
    assert found[:2] == ("person:igor-ivanov", "person:sergei-lavrov")


def test_rows_are_sound() -> None:
    known = load()
    for name, _, gender, of, office, first, last, _, wikidata in rows("leaders"):
        assert known.entry(of), (name, of)
        assert known.office(office), (name, office)
        assert gender in ("m", "f"), name
        for day in (first, last):
            assert re.fullmatch(r"(\d{4}(-\d\d){0,2})?", day), (name, day)
        if first and last:
            width = min(len(first), len(last))
            assert first[:width] <= last[:width], (name, first, last)
        assert not wikidata or re.fullmatch(r"Q\d+", wikidata), name


def test_single_offices_have_one_holder_at_a_time() -> None:
    known = load()
    held: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    for name, _, _, of, office, first, last, _, _ in rows("leaders"):
        kept = known.office(office)
        if kept and kept.single and (office, of) not in RIVALS:
            held[office, of].append((first, last, name))
    for key, tenures in held.items():
        for (_, last, before), (first, _, after) in pairwise(sorted(tenures)):
            assert last, (key, before, after)
            width = min(len(first), len(last))
            assert last[:width] <= first[:width], (key, before, after)


def test_at_least_eighty_states_have_head_and_foreign_minister() -> None:
    known = load()
    heads = ("president", "prime minister", "king", "queen", "emir", "sultan", "supreme leader", "chancellor")
    states = {row[3] for row in rows("leaders") if known.members("UN") and row[3] in known.members("UN")}
    led = [s for s in states if any(known.holders(office, s) for office in heads)]
    diplomatic = [s for s in states if known.holders("foreign minister", s)]
    assert len(led) >= 140
    assert len(diplomatic) >= 80


def test_gender_of_people() -> None:
    known = load()
    merkel, lavrov = known.entry("person:angela-merkel"), known.entry("person:sergei-lavrov")
    assert merkel
    assert lavrov
    assert (merkel.gender, lavrov.gender) == ("f", "m")


SECOND = Path(__file__).parent / "second-source.tsv"
POSTS = {
    "foreign minister": {"foreign minister", "secretary of state"},
    "head of government": {"prime minister", "chancellor", "president", "king", "sultan", "chief adviser"},
}
"""What the posts of the second source are called here; a head of state may have any other office."""


def second_source() -> list[list[str]]:
    lines = SECOND.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def test_the_second_source_knows_the_same_people() -> None:
    """Every identifier of Wikidata is ours too, for somebody of that state; nine in ten began in the same year."""
    by_id: dict[str, str] = {wikidata: name for name, *_, wikidata in rows("leaders") if wikidata}
    held = defaultdict(set)
    for name, _, _, of, office, first, *_ in rows("leaders"):
        held[name, of].add((office, first[:4]))
    same = 0
    for of, post, wikidata, first, name in second_source():
        here = held[by_id.get(wikidata, name), of]
        assert here, (of, name, wikidata)
        same += any(year == first[:4] for office, year in here if office in POSTS.get(post, {office}))
    assert same >= 0.9 * len(second_source())


def test_nobody_else_bears_the_same_wikidata_identifier() -> None:
    ids = [wikidata for *_, wikidata in rows("leaders") if wikidata]
    assert len(ids) == len(set(ids)) > 400
