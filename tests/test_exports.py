from __future__ import annotations

import subprocess
import sys

import pytest

import communique


@pytest.mark.parametrize("name", communique.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(communique, name) is not None


def test_unknown_names_are_attribute_errors() -> None:
    with pytest.raises(AttributeError, match="no attribute 'rumour'"):
        communique.rumour  # noqa: B018


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, communique.cli.app; print([m for m in ('spacy', 'rich', 'numpy', 'lxml') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
