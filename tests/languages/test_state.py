from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from communique.languages import registry
from communique.languages.pack import Pack
from communique.languages.state import state_of


@pytest.fixture
def copied(tmp_path: Path) -> Pack:
    """Return the Swedish pack in a folder of its own, where it may be changed."""
    shutil.copytree(str(files("communique.languages") / "sv"), tmp_path / "sv")
    return Pack("sv", "Swedish", None, tmp_path / "sv")


def test_a_new_phrase_counts_as_one_cue(copied: Pack) -> None:
    before = registry.pack("sv")
    assert before is not None
    with (Path(str(copied.folder)) / "cues.toml").open("a", encoding="utf-8") as table:
        table.write('\n[[phrases]]\nwords = "fritt efter"\n')
    assert state_of(copied).cues == state_of(before).cues + 1


def test_a_word_in_two_groups_counts_once(copied: Pack) -> None:
    before = registry.pack("sv")
    assert before is not None
    word = before.cues.verbs[0].words[0]
    with (Path(str(copied.folder)) / "cues.toml").open("a", encoding="utf-8") as table:
        table.write(f'\n[[verbs]]\nname = "again"\nkind = "speech"\nact = "assert"\nwords = ["{word}"]\n')
    assert state_of(copied) == state_of(before)
