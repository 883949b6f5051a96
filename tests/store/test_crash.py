"""Killed at any moment, a record keeps all that was acknowledged and stays whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from communique.store import Record
from tests.store.making import reading

ROOT = Path(__file__).parents[2]
ROUNDS = {"sqlite": 30, "postgresql": 6}
MANY = 100_000


def killed(address: str, first: int, chance: random.Random) -> list[str]:
    """Add articles, kill the program at some moment, and return what it acknowledged."""
    command = [sys.executable, "-m", "tests.store.adding", address, str(first), str(MANY)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(chance.randint(1, 12))]
        time.sleep(chance.random() * 0.05)
        program.kill()
        return [line.strip() for line in (*lines, *program.stdout) if line.endswith("\n")]


@pytest.mark.parametrize("dialect", ROUNDS)
def test_nothing_acknowledged_is_lost(dialect: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    is_file = dialect == "sqlite"
    address = str(tmp_path / "record.db") if is_file else str(request.getfixturevalue("new_database")())
    chance = random.Random(7)
    acknowledged: dict[str, None] = {}
    kept: list[str] = []
    for _ in range(ROUNDS[dialect]):
        # Each round begins a little before the end: what is known already is passed over.
        acknowledged |= dict.fromkeys(killed(address, max(0, len(kept) - 4), chance))
        with Record(address) as record:
            assert record.check() == ()
            kept = [hit.article.id for hit in record.articles()]
            assert len(kept) == len({*kept})
            assert {*acknowledged} <= {*kept}
    assert len(acknowledged) > 2 * ROUNDS[dialect]
    with Record(address) as record:
        _is_searchable(record, kept)


def _is_searchable(record: Record, kept: list[str]) -> None:
    """Every statement that was kept is found, by its words and whole."""
    statements = {hit.id: hit.statement for hit in record.statements()}
    for id in kept:
        expected = reading(int(id.removeprefix("a-")), 3)
        assert [statements[s.id] for s in expected.statements] == [*expected.statements]
    for id in random.Random(1).sample(kept, min(20, len(kept))):
        for statement in reading(int(id.removeprefix("a-")), 3).statements:
            phrase = statement.content[0].exact
            assert statement.id in [hit.id for hit in record.statements(f'"{phrase}" article:{id}')]
