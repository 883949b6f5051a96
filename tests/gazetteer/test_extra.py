"""The user's own file adds to the shipped tables and overrides them; a wrong one says where it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.errors import DataError
from communique.gazetteer import load

OWN = """
[[organisation]]
id = "HARBOURS"
sector = "NGO"
names = { en = ["League of Small Harbours"], sv = ["De små hamnarnas förbund"] }
acronyms = { all = ["LSH"] }
members = ["SWE", { id = "NOR", first = "2020-01-01" }]

[[state]]
id = "SWE"
names = { en = ["Land of Lakes"] }

[[place]]
id = "place:moscow"
names = { sv = ["Tredje Rom"] }

[[person]]
id = "person:kari-dahl"
names = { all = ["Kari Dahl", "Kary Dal"] }
gender = "f"
of = "HARBOURS"
holds = [{ office = "harbour master", of = "HARBOURS", first = "2019-05", last = "2021-02" }]

[[outlet]]
id = "outlet:harbour-news"
type = "private"
of = "NOR"
names = { all = ["Harbour News"] }

[[office]]
id = "harbour master"
rank = 6
sector = "NGO"
single = true
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    return path


def test_new_rows_are_found(own: Path) -> None:
    known = load(own)
    assert [h.candidates[0].id for h in known.find(["the", "LSH", "met", "Kary", "Dal"], "en")] == [
        "HARBOURS",
        "person:kari-dahl",
    ]
    assert [h.candidates[0].id for h in known.find(["De", "små", "hamnarnas", "förbund"], "sv")] == ["HARBOURS"]
    assert known.members("HARBOURS", "2019-01-01") == ("SWE",)
    assert known.members("HARBOURS", "2021-01-01") == ("SWE", "NOR")
    assert known.holders("harbour master", "HARBOURS", "2020-06-01") == ("person:kari-dahl",)
    assert known.holders("harbour master", "HARBOURS", "2022-06-01") == ()
    office = known.office("harbour master")
    assert office
    assert office.rank == 6
    assert known.entry("outlet:harbour-news")


def test_known_rows_keep_what_the_file_does_not_give(own: Path) -> None:
    known = load(own)
    assert [c.id for c in known.lookup("Land of Lakes", "en")] == ["SWE"]
    assert [c.id for c in known.lookup("Sweden", "en")] == ["SWE"]
    assert known.name("SWE", "en") == "Land of Lakes"
    assert [c.id for c in known.lookup("Tredje Rom", "sv")] == ["place:moscow"]
    assert [c.id for c in known.lookup("Moskva", "sv")] == ["place:moscow"]


def test_shipped_gazetteer_is_untouched(own: Path) -> None:
    load(own)
    assert load().entry("HARBOURS") is None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[[state]]\nnames = {}\n", "id"),
        ("[[state]]\nid = 'X'\ncolour = 'blue'\n", "colour"),
        ("[[state]\n", "own.toml"),
        ("[[person]]\nid = 'person:x'\ngender = 'x'\n", "gender"),
    ],
)
def test_wrong_file_is_told(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        load(path)


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="nowhere"):
        load(tmp_path / "nowhere.toml")
