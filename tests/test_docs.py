from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from communique.cli.app import app
from communique.sources import PROBLEMS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
SOURCE = ROOT / "src" / "communique"
PAGES = [*sorted(DOCS.glob("*.md")), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"))]


def commands() -> dict[str, Any]:
    return typer.main.get_command(app).commands  # type: ignore[attr-defined, no-any-return]


def section(name: str) -> str:
    """Return the part of the command line's page that is about a command."""
    parts = re.split(r"^## communique ", (DOCS / "command-line.md").read_text(encoding="utf8"), flags=re.MULTILINE)
    return next(part for part in parts[1:] if part.startswith(name))


def options() -> Iterator[tuple[str, str]]:
    for name, command in commands().items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    yield name, option


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_is_documented(name: str) -> None:
    assert section(name)
    assert (commands()[name].help or "").strip()


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_is_documented(command: str, option: str) -> None:
    assert f"`{option}" in section(command) or option == "--help"


def test_no_option_is_documented_that_is_not_there() -> None:
    known = {option for _, option in options()} | {"--version", "--help"}
    page = (DOCS / "command-line.md").read_text(encoding="utf8")
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", page)) <= known


def test_every_problem_code_is_documented_and_no_other() -> None:
    page = (DOCS / "problems.md").read_text(encoding="utf8")
    codes = set(re.findall(r"^\| `([a-z-]+)` \|", page, flags=re.MULTILINE))
    assert codes == set(problem_codes())


def problem_codes() -> Iterator[str]:
    """Yield the codes of inputs, and those that the later stages make, as they stand in their source."""
    yield from PROBLEMS
    made = re.compile(r'\(\s*"([a-z]+(?:-[a-z]+)+)",\s*(?:f?"|message)|code, message = \(?\s*"([a-z-]+)"')
    for folder in ("resolution", "pipeline.py"):
        for path in sorted((SOURCE / folder).rglob("*.py")) or [SOURCE / folder]:
            for match in made.finditer(path.read_text(encoding="utf8")):
                yield match[1] or match[2]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf8")):
        assert (page.parent / target).exists(), target


def test_every_setting_is_documented() -> None:
    from communique.settings import Settings

    page = (DOCS / "command-line.md").read_text(encoding="utf8")
    for field in Settings.__struct_fields__:
        assert f"| `{field}` | `COMMUNIQUE_{field.upper()}" in page


def test_every_kind_of_gold_data_is_documented() -> None:
    from communique.evaluation.kinds import KINDS

    page = section("evaluate").replace("`", "")
    for name, kind in KINDS.items():
        assert f"| {name} | {kind.about} |" in page
