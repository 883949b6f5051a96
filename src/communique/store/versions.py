"""What read an article: the versions that a run notes beside its readings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

RULES = ("analysis", "extraction", "gazetteer", "languages", "ontology", "resolution")
"""Packages whose code and tables decide what is read."""


def versions(pipelines: Iterable[str]) -> dict[str, str]:
    """Return the versions of the program, its rules and the given spaCy packages.

    ``rules`` is a digest of code and tables: two runs with the same digest, pipelines and settings read alike.
    """
    out = {"communique": metadata.version("communique"), "rules": rules()}
    homes = metadata.packages_distributions()
    for package in pipelines:
        if package in homes:
            out[package] = metadata.version(homes[package][0])
    return out


@cache
def rules() -> str:
    """Return a digest of the packages in ``RULES``, twelve hexadecimal digits."""
    digest = hashlib.sha256()
    for package in RULES:
        for name, content in _files(files("communique") / package, package):
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            yield from _files(item, f"{name}/{item.name}")
        elif item.name.endswith((".py", ".toml", ".tsv")):
            yield f"{name}/{item.name}", item.read_bytes()
