from __future__ import annotations

from pathlib import Path

import pytest

from communique import settings
from communique.errors import SettingsError


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "mine.toml"
    file.write_text(text, encoding="utf8")
    return file


def test_without_file_and_environment_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings.load(environ={}) == settings.Settings()


def test_file_in_the_working_folder_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(settings.FILE).write_text('[pipelines]\nsv = "sv_core_news_lg"\n', encoding="utf8")
    assert settings.load(environ={}).pipelines == {"sv": "sv_core_news_lg"}


def test_paths_in_the_file_are_relative_to_it(tmp_path: Path) -> None:
    (tmp_path / "names.toml").touch()
    assert settings.load(written(tmp_path, 'gazetteer = "names.toml"'), {}).gazetteer == tmp_path / "names.toml"


def test_environment_overrides_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, 'batch_size = 4\nlanguages = ["sv"]')
    found = settings.load(file, {"COMMUNIQUE_BATCH_SIZE": "8", "COMMUNIQUE_PIPELINES": "en=a, sv=b"})
    assert (found.batch_size, found.languages, found.pipelines) == (8, ("sv",), {"en": "a", "sv": "b"})


def test_environment_names_the_file(tmp_path: Path) -> None:
    file = written(tmp_path, "batch_size = 4")
    assert settings.load(environ={"COMMUNIQUE_SETTINGS": str(file)}).batch_size == 4


def test_command_line_pipelines_override(tmp_path: Path) -> None:
    found = settings.with_pipelines(settings.Settings(pipelines={"en": "a", "sv": "b"}), ["en=c"])
    assert found.pipelines == {"en": "c", "sv": "b"}


@pytest.mark.parametrize(
    ("text", "environ", "message"),
    [
        ("batch_size = 0", {}, "1 or more"),
        ("batch_size = 'many'", {}, "batch_size"),
        ("bach_size = 3", {}, "known settings: pipelines"),
        ("= 3", {}, "no valid TOML"),
        ('gazetteer = "nowhere.toml"', {}, "no file"),
        ("", {"COMMUNIQUE_BATCH_SIZE": "many"}, "whole number"),
        ("", {"COMMUNIQUE_BACH_SIZE": "3"}, "COMMUNIQUE_BATCH_SIZE"),
        ("", {"COMMUNIQUE_PIPELINES": "en"}, "LANGUAGE=PACKAGE"),
    ],
)
def test_a_wrong_setting_says_what_to_do(tmp_path: Path, text: str, environ: dict[str, str], message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings.load(written(tmp_path, text), environ)


def test_a_missing_settings_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="settings file that can be read"):
        settings.load(tmp_path / "none.toml", {})


def test_a_settings_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "binary.toml"
    file.write_bytes(b"\x89PNG\xff\xfe")
    with pytest.raises(SettingsError, match="no valid TOML"):
        settings.load(file, {})
