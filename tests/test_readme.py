from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def refresh() -> ModuleType:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_outputs_in_the_readme_are_those_of_the_program(refresh: ModuleType) -> None:
    """After a change of what the program gives: ``make docs``."""
    text = (ROOT / "README.md").read_text(encoding="utf8")
    assert text.count("```text\n") == 2
    assert refresh.readme(text) == text


def test_the_first_screen_has_sentence_install_and_output() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf8").splitlines()
    assert lines[2].startswith("Communiqué reads news articles")
    assert "$ make install" in lines[:10]
    assert "STATEMENTS" in lines[:20]
