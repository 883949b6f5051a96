"""Tables are parsed once and kept; a table that changed, or whose keeping went wrong, is parsed anew."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from msgspec import Struct

from communique import tables
from communique.errors import DataError
from communique.tables import kept_path, read_table


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    size: float = 0


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A table in a folder that counts as the package's."""
    monkeypatch.setattr(tables, "PACKAGE", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "rows.toml"
    path.write_text('name = "tonne"\nsize = 1000', encoding="utf8")
    return path


def no_parser(source: bytes) -> object:
    raise AssertionError("parsed again")


def test_a_kept_table_is_not_parsed_again(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read_table(shipped, Row)
    monkeypatch.setattr("msgspec.toml.decode", no_parser)
    assert read_table(shipped, Row) == first == Row("tonne", 1000)


def test_a_changed_table_is_parsed_anew(shipped: Path) -> None:
    read_table(shipped, Row)
    shipped.write_text('name = "gram"', encoding="utf8")
    assert read_table(shipped, Row) == Row("gram")


@pytest.mark.parametrize("damage", [b"", b"\x00", b"x" * 100])
def test_a_damaged_copy_is_passed_over(shipped: Path, damage: bytes) -> None:
    kept = kept_path(shipped)
    assert kept is not None
    read_table(shipped, Row)
    kept.write_bytes(kept.read_bytes()[: tables.HASH] + damage)
    assert read_table(shipped, Row) == Row("tonne", 1000)
    kept.write_bytes(damage)
    assert read_table(shipped, Row) == Row("tonne", 1000)


def test_a_folder_that_cannot_be_written_does_no_harm(shipped: Path) -> None:
    (shipped.parent / "__pycache__").write_text("no folder", encoding="utf8")
    assert read_table(shipped, Row) == Row("tonne", 1000)


def test_nothing_is_kept_where_python_keeps_no_byte_code(shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    read_table(shipped, Row)
    assert not (shipped.parent / "__pycache__").exists()


def test_a_file_of_the_user_is_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('name = "mine"', encoding="utf8")
    assert read_table(path, Row) == Row("mine")
    assert [file.name for file in tmp_path.iterdir()] == ["own.toml"]


@pytest.mark.parametrize("content", ["name = 3", "name =", 'name = "a"\nother = 1'])
def test_a_wrong_table_names_its_file(shipped: Path, content: str) -> None:
    shipped.write_text(content, encoding="utf8")
    with pytest.raises(DataError, match=r"rows\.toml"):
        read_table(shipped, Row)
