"""Write the package's table of names: people and towns from the Swedish package's table, the rest in Spanish.

    .venv/bin/python training/es/gazetteer.py

Run by hand, after that of Swedish. People are from Faker (MIT), towns from GeoNames (CC BY 4.0), states and cities in
Spanish from Unicode CLDR, organisations our own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

HERE = Path(__file__).resolve().parent
MODELS = HERE.parents[1] / "models"
TARGET = MODELS / "es" / "es_communique_sm" / "names.tsv"
KEPT = frozenset({"given", "surname", "city", "town"})
SHORTER = ("EE. UU.", "EEUU", "Rusia", "Corea del Norte", "Corea del Sur", "República Checa", "Holanda", "Inglaterra", "Escocia", "Palestina", "Unión Soviética", "Estados Unidos", "Birmania", "Bielorrusia", "Irak", "Catar", "China", "Reino Unido", "República Dominicana", "Costa de Marfil")  # fmt: skip  # noqa: E501
"""States under names that CLDR does not list."""


def main() -> None:
    """Write name, class (given, surname, city, town, state, organisation) and origin of each."""
    rows = sorted(set(_rows()))
    TARGET.write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")


def _rows() -> Iterator[tuple[str, str, str]]:
    table = MODELS / "sv" / "sv_communique_sm" / "names.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        name, kind, origin = line.split("\t")
        if kind in KEPT and not (kind == "city" and origin in {"own", "zone"}):
            yield name, kind, origin
    spanish = Locale("es")
    yield from ((name, "state", code) for code, name in spanish.territories.items() if len(code) == 2)
    yield from ((name, "state", "own") for name in SHORTER)
    yield from ((zone["city"], "city", "zone") for zone in spanish.time_zones.values() if "city" in zone)
    slots = tomllib.loads((HERE / "names.toml").read_text(encoding="utf-8"))["slots"]
    yield from ((name, "organisation", "own") for name in slots["org"])
    yield from ((name, "city", "own") for name in slots["city"])
    yield from ((name.removeprefix("el ").removeprefix("los "), "state", "own") for name in slots["region"])


if __name__ == "__main__":
    main()
