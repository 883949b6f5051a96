"""``communique doctor``: what is installed and whether it is fit."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib import metadata
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.read import Pipelines, SettingsFile, settings_of

if TYPE_CHECKING:
    from communique.settings import Settings

PACKAGES = ("communique", "spacy", "msgspec", "trafilatura", "simplemma", "rapidfuzz", "sqlalchemy", "typer", "rich")
TABLES = ("cues", "quotes", "titles", "events", "times", "negation", "structure")

Finding = tuple[bool, str]
"""Whether it is fit, and the line that says so or what to do."""
Checks = Callable[["Settings"], Iterator[Finding]]


def doctor(
    record: Annotated[
        str | None, typer.Option("--record", metavar="FILE", help="Check this record too: a file or postgresql://…")
    ] = None,
    pipeline: Pipelines = None,
    settings: SettingsFile = None,
) -> None:
    """Check what is installed, and say what is missing.

    Checks versions, data files and pipelines, and says how to get what is missing; the exit status is then 1.
    """
    chosen = settings_of(settings, pipeline)
    fit = True
    sections: list[tuple[str, Checks]] = [("Versions", _versions), ("Data", _data), ("Pipelines", _pipelines)]
    if record is not None:
        sections.append(("Record", lambda _: _record(record)))
    for section, checks in sections:
        print(section)
        for good, line in checks(chosen):
            fit = fit and good
            print(f"  {'ok' if good else 'NO':<4}{line}")
    print("Everything is there." if fit else "Something is missing: see the lines that begin with NO.")
    raise typer.Exit(0 if fit else 1)


def _record(address: str) -> Iterator[Finding]:
    """Check that a record is whole; nothing in it is changed."""
    from communique import store
    from communique.errors import CommuniqueError

    try:
        with store.open(address) as kept:
            faults = kept.check()
    except CommuniqueError as fault:
        yield False, str(fault)
        return
    yield from ((False, f"{address}: {fault}") for fault in faults)
    if not faults:
        yield True, f"{address} is whole"


def _versions(_: Settings) -> Iterator[Finding]:
    fit = (3, 11) <= sys.version_info[:2] <= (3, 13)
    yield fit, f"python {sys.version.split()[0]}" + ("" if fit else ": 3.11, 3.12 or 3.13 is needed")
    for name in PACKAGES:
        try:
            yield True, f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield False, f"{name} is missing: run `make install`, or `pip install communique`"


def _data(settings: Settings) -> Iterator[Finding]:
    from communique import gazetteer, ontology
    from communique.languages import registry

    yield _check("ontology", ontology.load)
    yield _check("gazetteer", lambda: gazetteer.load(settings.gazetteer))
    for code in registry.codes():
        pack = registry.pack(code)
        for table in TABLES:
            yield _check(f"language {code}: {table}", partial(getattr, pack, table))


def _check(name: str, load: Callable[[], object]) -> Finding:
    from communique.errors import CommuniqueError

    try:
        load()
    except (CommuniqueError, OSError) as fault:
        return False, f"{name}: {fault}"
    return True, name


def _pipelines(settings: Settings) -> Iterator[Finding]:
    from communique.languages import registry

    for code in registry.codes():
        pack = registry.pack(code)
        package = settings.pipelines.get(code) or (pack.pipeline if pack else None)
        if package is None:
            yield False, f"{code}: no pipeline; name one with --pipeline {code}=PACKAGE"
        elif _is_installed(package):
            good, line = _check(package, partial(_read_something, code, settings))
            yield good, f"{code}: {line} {_version_of(package)}" if good else f"{code}: {line}"
        else:
            yield False, f"{code}: {package} is not installed; {_how_to_install(code, package)}"


def _is_installed(package: str) -> bool:
    return find_spec(package) is not None


def _version_of(package: str) -> str:
    homes = metadata.packages_distributions().get(package)
    return metadata.version(homes[0]) if homes else ""


def _how_to_install(code: str, package: str) -> str:
    if package == f"{code}_communique_sm":
        return f"run `make install`, or `pip install ./models/{code}` in the project's folder"
    return f"run `pip install {package.replace('_', '-')}`, or `python -m spacy download {package}`"


def _read_something(code: str, settings: Settings) -> None:
    from communique import pipeline
    from communique.sources import from_text

    list(pipeline.read([from_text("Oslo, Bern.", language=code)], settings))
