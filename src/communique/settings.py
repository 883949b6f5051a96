"""Settings: a TOML file and ``COMMUNIQUE_*`` environment variables → one frozen record.

The file is the one named by the caller, else by ``COMMUNIQUE_SETTINGS``, else ``communique.toml`` in the working
folder when there is one. The environment overrides the file; options of the command line override both. This module
is the only reader of the environment.

    # communique.toml
    gazetteer = "my-names.toml"          # relative to this file
    languages = ["sv", "en"]
    batch_size = 64
    parse = "needed"                     # or "all"
    [pipelines]
    sv = "sv_core_news_lg"

The same as environment: ``COMMUNIQUE_GAZETTEER=my-names.toml``, ``COMMUNIQUE_LANGUAGES=sv,en``,
``COMMUNIQUE_BATCH_SIZE=64``, ``COMMUNIQUE_PIPELINES=sv=sv_core_news_lg``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from communique.errors import SettingsError

FILE = "communique.toml"
PREFIX = "COMMUNIQUE_"


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """How to read; the same settings, text and versions give the same Reading."""

    pipelines: dict[str, str] = {}
    """Per language (ISO 639-1) the spaCy package to use instead of the pack's default."""
    gazetteer: Path | None = None
    """The user's own TOML file of names, read on top of the shipped gazetteer."""
    languages: tuple[str, ...] = ()
    """Languages to read in full; empty means every language that has a pack."""
    batch_size: int = 32
    """Articles that a pipeline takes at a time; more is faster and needs more memory."""
    parse: Literal["needed", "all"] = "needed"
    """What the parser sees: what a first pass over the words finds worth it, or everything."""
    gold: Path = Path("../shared")
    """Folder with ``gold/`` and ``seeds/`` that ``communique evaluate --floors`` measures on."""


def load(path: Path | None = None, environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings file, when there is one, and the environment on top.

    path: a settings file that must exist. Raises SettingsError with what to do when a name or a value is wrong.
    """
    environ = os.environ if environ is None else environ
    named = path or (Path(environ[PREFIX + "SETTINGS"]) if environ.get(PREFIX + "SETTINGS") else None)
    file = named or Path(FILE)
    values: dict[str, Any] = _from_file(file) if named or file.is_file() else {}
    values |= _from_environment(environ)
    return _checked(values, str(file))


def with_pipelines(settings: Settings, pairs: list[str]) -> Settings:
    """Return the settings with ``en=NAME`` pairs from the command line on top."""
    return msgspec.structs.replace(settings, pipelines=settings.pipelines | _pairs("--pipeline", pairs))


def _from_file(file: Path) -> dict[str, Any]:
    try:
        values: dict[str, Any] = msgspec.toml.decode(file.read_bytes())
    except OSError as fault:
        raise SettingsError(f"{file}: {fault.strerror or fault}; name a settings file that can be read") from fault
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise SettingsError(f"{file}: no valid TOML ({fault})") from fault
    for key in ("gazetteer", "gold"):
        if isinstance(values.get(key), str):
            values[key] = str(file.parent / values[key])
    return values


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name in sorted(environ):
        key = name.removeprefix(PREFIX).lower()
        if name.startswith(PREFIX) and key != "settings" and environ[name].strip():
            if key not in _READERS:
                raise SettingsError(f"{name}: no such setting; there are {_known()}")
            values[key] = _READERS[key](name, environ[name].strip())
    return values


def _words(_: str, value: str) -> list[str]:
    return [word.strip() for word in value.split(",") if word.strip()]


def _number(name: str, value: str) -> int:
    try:
        return int(value)
    except ValueError as fault:
        raise SettingsError(f"{name}: {value!r} is no whole number; write for example {name}=32") from fault


def _pairs(name: str, items: list[str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for item in items:
        code, _, package = item.partition("=")
        if not code.strip() or not package.strip():
            raise SettingsError(f"{name}: {item!r} is not of the form LANGUAGE=PACKAGE (en=en_core_web_lg)")
        out[code.strip()] = package.strip()
    return out


_READERS: dict[str, Callable[[str, str], Any]] = {
    "pipelines": lambda name, value: _pairs(name, _words(name, value)),
    "gazetteer": lambda _, value: value,
    "languages": _words,
    "batch_size": _number,
    "parse": lambda _, value: value,
    "gold": lambda _, value: value,
}


def _known() -> str:
    return ", ".join(PREFIX + key.upper() for key in (*_READERS, "settings"))


def _checked(values: dict[str, Any], file: str) -> Settings:
    try:
        settings = msgspec.convert(values, Settings, dec_hook=_decode)
    except msgspec.ValidationError as fault:
        raise SettingsError(f"{file} or environment: {fault}; known settings: {', '.join(_READERS)}") from fault
    if settings.batch_size < 1:
        raise SettingsError(f"batch_size is {settings.batch_size}; it must be 1 or more")
    if settings.gazetteer and not settings.gazetteer.is_file():
        raise SettingsError(f"gazetteer: no file {settings.gazetteer}; give the path of a TOML file of names")
    return settings


def _decode(kind: type, value: object) -> object:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError(f"cannot read {value!r} as {kind}")
