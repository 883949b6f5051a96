from __future__ import annotations

import pytest
from typer.testing import CliRunner, Result

from communique.cli.app import app


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, [*arguments])


def test_doctor_finds_everything_here() -> None:
    done = run("doctor")
    assert "NO " not in done.stdout
    assert done.stdout.endswith("Everything is there.\n")
    assert done.exit_code == 0


@pytest.mark.parametrize(
    ("package", "advice"),
    [("en_core_web_none", "pip install en-core-web-none"), ("en_communique_sm", "pip install ./models/en")],
)
def test_doctor_says_how_to_get_what_is_missing(package: str, advice: str) -> None:
    done = run("doctor", "--pipeline", f"en={package}")
    assert done.exit_code == 1
    assert f"NO  en: {package} is not installed" in done.stdout
    assert advice in done.stdout


def test_version_is_printed() -> None:
    assert run("--version").stdout.startswith("communique ")
