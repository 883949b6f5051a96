"""Every table: codes against ISO and CLDR, references between tables, sizes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest
from babel import Locale
from babel.core import get_global

from communique.gazetteer import Entry, load
from communique.gazetteer.knowledge import read_knowledge
from communique.gazetteer.tables import FOLDER, Items, rows, table
from communique.ontology import load as load_ontology

LANGUAGES = ("en", "sv", "es")
NO_STATE = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})
"""CLDR's codes of groups of states and placeholders; its codes of regions of the world are digits."""
SMALL = frozenset({"AC", "CP", "CQ", "DG", "EA", "IC", "TA"})
"""CLDR's codes of islands that ISO 3166 reserves but does not list."""


def entries() -> list[Entry]:
    return list(load().entries())


def alpha_2(code: str) -> str | None:
    """Return the alpha-2 code by CLDR's own table of aliases, independent of ours."""
    if code == "XKX":
        return "XK"
    found = get_global("territory_aliases").get(code)
    return found[0] if found else None


@pytest.mark.parametrize("language", ["en", "sv", "es", "pt", "de", "fr", "ru"])
def test_every_name_of_cldr_resolves(language: str) -> None:
    known = load()
    codes = {alpha_2(row[0]): row[0] for row in rows("cldr")}
    wanted = {
        two: name for two, name in Locale(language).territories.items() if two.isalpha() and two not in NO_STATE | SMALL
    }
    missing = [
        (two, name)
        for two, name in wanted.items()
        if codes.get(two) not in {c.id for c in known.lookup(name, language)}
    ]
    assert len(wanted) > 245
    assert missing == []


def test_codes_of_states_are_those_of_iso() -> None:
    current = [row[0] for row in rows("cldr")]
    assert len(current) == len(set(current)) == 249 + 1  # ISO 3166-1, and Kosovo
    for code in current:
        assert re.fullmatch("[A-Z]{3}", code)
        two = alpha_2(code)
        assert two in Locale("en").territories, code


def test_identifiers_are_used_once() -> None:
    used: Counter[str] = Counter()
    for name in ("states", "organisations", "pseudo", "regions"):
        used.update(item.id for _, item in table(name, Items).items())
    used.update(f"outlet:{row[0]}" for row in rows("outlets"))
    used.update(row[0] for row in rows("places"))
    assert [id for id, n in used.items() if n > 1] == []


def test_references_lead_somewhere() -> None:
    known = load()
    sectors = load_ontology().sectors
    for entry in entries():
        assert entry.of is None or known.entry(entry.of), entry
        assert entry.sector is None or entry.sector in sectors, entry
        assert any(entry.names.values()), entry
        assert entry.wikidata is None or re.fullmatch(r"Q[1-9]\d*", entry.wikidata), entry
        for member in known.members(entry.id, "2015-01-01") + known.members(entry.id):
            assert known.entry(member), (entry.id, member)
    seats = {seat for _, item in table("states", Items).items() for seat in item.seats}
    assert [seat for seat in seats if known.entry(seat) is None] == []
    for office in known.offices():
        assert office.sector is None or office.sector in sectors, office
        assert office.counts_as is None or known.office(office.counts_as), office


def test_wikidata_identifiers_are_used_once() -> None:
    used = Counter(entry.wikidata for entry in entries() if entry.wikidata)
    assert [q for q, n in used.items() if n > 1] == []


def test_exonyms_name_known_places() -> None:
    known = load()
    for code in LANGUAGES:
        for id in table("exonyms", dict[str, dict[str, str]])[code]:
            assert known.entry(id), (code, id)


def test_sizes() -> None:
    kinds = Counter(entry.kind for entry in entries())
    historical = [e for e in entries() if e.kind == "state" and e.last]
    assert kinds["organisation"] + kinds["bloc"] >= 180
    assert kinds["outlet"] >= 250
    assert kinds["person"] >= 1500
    assert kinds["place"] >= 6000
    assert len(load().offices()) >= 120
    assert len(historical) >= 25


def test_members_by_date() -> None:
    known = load()
    assert len(known.members("UN")) == 193
    assert len(known.members("EU")) == 27
    assert "GBR" in known.members("EU", "2019-06-01")
    assert "GBR" not in known.members("EU", "2021-06-01")
    assert "SWE" not in known.members("NATO", "2023-11-17")
    assert "SWE" in known.members("NATO", "2024-04-01")
    assert "HRV" not in known.members("EU", "2013-06-30")
    assert "VEN" in known.members("MERCOSUR", "2014-10-08")
    assert known.members("SWE") == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_of_the_united_nations_has_adjective_and_inhabitant(language: str) -> None:
    forms = tomllib.loads((FOLDER / f"states-{language}.toml").read_text(encoding="utf-8"))
    for state in load().members("UN"):
        own = forms[state]
        assert own.get("adjectives"), state
        assert language == "es" or own.get("inhabitants"), state


def test_display_names() -> None:
    known = load()
    assert known.name("RUS", "sv") == "Ryssland"
    assert known.name("USA", "en") == "United States"
    assert known.name("EU", "es") == "Unión Europea"
    assert known.name("outlet:rt", "sv") == "RT"
    assert known.name("place:moscow", "es") == "Moscú"
    assert known.name("person:sergei-lavrov", "sv") == "Sergei Lavrov"
    assert known.name("nobody", "sv") == "nobody"


def test_heads_name_source_and_date() -> None:
    for path in FOLDER.iterdir():
        if path.name.endswith((".toml", ".tsv")):
            lines = path.read_text(encoding="utf-8").split("\n")
            head = " ".join(line[1:] for line in lines[:12] if line.startswith("#"))
            assert "ource" in head, path.name
            assert re.search(r"20\d\d-\d\d", head), path.name


def test_shipped_tables_are_readable_one_by_one() -> None:
    assert read_knowledge(None).items.keys() >= {"RUS", "EU", "WEST", "outlet:telesur", "place:crimea"}
