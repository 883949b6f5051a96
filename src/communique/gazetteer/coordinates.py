"""Where cities lie."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def coordinates() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude in degrees by identifier of a place; regions and seas have none."""
    table = files("communique.gazetteer").joinpath("coordinates.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith(("#", "id\t")))
    return {id: (float(latitude), float(longitude)) for id, latitude, longitude in rows}
