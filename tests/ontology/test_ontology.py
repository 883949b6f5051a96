"""The tables of the ontology: complete, and consistent with one another."""

from __future__ import annotations

import pytest

from communique.ontology import QUADS, EventType, Mode, Shift, load

ONTOLOGY = load()
TYPES = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_all_of_plover_is_there() -> None:
    assert set(ONTOLOGY.types) == TYPES
    assert sum(len(kind.modes) for kind in ONTOLOGY.types.values()) == 67
    assert len(ONTOLOGY.contexts) == 37
    assert len(ONTOLOGY.sectors) == 32
    assert {kind.quad for kind in ONTOLOGY.types.values()} == set(QUADS)


@pytest.mark.parametrize("code", sorted(ONTOLOGY.codes))
def test_a_code_points_at_what_exists(code: str) -> None:
    entry = ONTOLOGY.codes[code]
    assert entry.goldstein is None or -10 <= entry.goldstein <= 10
    assert entry.mode is None or (entry.type is not None and entry.mode in ONTOLOGY.types[entry.type].modes)
    assert set(entry.contexts) <= set(ONTOLOGY.contexts)
    assert (entry.type is None) == code.startswith("01")


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_type_and_its_modes_have_examples_and_a_fitting_code(name: str) -> None:
    kind = ONTOLOGY.types[name]
    yielding = {"CONCEDE", "RETREAT"}
    entries: list[EventType | Mode] = [kind, *kind.modes.values()]
    for entry in entries:
        assert len(entry.en) == len(entry.sv) == 2
        found = ONTOLOGY.codes[entry.cameo].type
        # CAMEO's root 08 is divided between two types of PLOVER.
        assert found == name or {found, name} <= yielding


def test_goldstein_falls_back_on_the_code_above() -> None:
    assert ONTOLOGY.goldstein("163") == -8.0
    assert ONTOLOGY.goldstein("1213") == ONTOLOGY.goldstein("121")
    assert ONTOLOGY.goldstein(None) is None


def test_quads_and_default_codes() -> None:
    assert [ONTOLOGY.quad(kind) for kind in ("CONSULT", "AID", "ACCUSE", "SANCTION")] == [1, 2, 3, 4]
    assert ONTOLOGY.cameo("CONSULT", "visit") == "042"
    assert ONTOLOGY.cameo("CONSULT", None) == "04"
    assert ONTOLOGY.contexts_of("0311") == ("economic",)


@pytest.mark.parametrize(
    ("shift", "kind"), [("promise", "AGREE"), ("refusal", "REJECT"), ("threat", "THREATEN"), ("request", "REQUEST")]
)
def test_a_shift_leads_to_a_code_and_mode_of_its_type(shift: Shift, kind: str) -> None:
    for code in ONTOLOGY.codes:
        new, mode = ONTOLOGY.shifted(shift, code)
        assert ONTOLOGY.codes[new].type == kind
        assert mode is None or mode in ONTOLOGY.types[kind].modes


def test_a_promised_release_and_a_threatened_arrest() -> None:
    assert ONTOLOGY.shifted("promise", "0841") == ("0353", None)
    assert ONTOLOGY.shifted("threat", "173") == ("132", "arrest")
    assert ONTOLOGY.shifted("request", "01") == ("10", None)
