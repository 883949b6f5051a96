"""Runs of ``communique add`` that are killed at random moments, and what the record holds after each.

python -m tests.cli.killing ROUNDS FOLDER     kill so many runs in an empty folder, and print what came of it
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

from msgspec import Struct

from communique.store import Record

ROOT = Path(__file__).parents[2]
CALL = "from communique.cli import main; main()"
BATCH = "2"
"""Articles that are read, and so kept, at a time."""
SPEAKERS = ("Anna Berg", "Omar Diallo", "Lucía Ferrer", "Jun Sato")


class Round(Struct, frozen=True):
    """A run that was killed: what it acknowledged, and how many articles the record then holds."""

    acknowledged: tuple[str, ...]
    kept: int


def write_articles(path: Path, count: int) -> list[str]:
    """Write made-up articles as JSON lines and return their identifiers."""
    ids = [f"a{number:04d}" for number in range(count)]
    with path.open("w", encoding="utf-8") as out:
        for number, id in enumerate(ids):
            speaker = SPEAKERS[number % len(SPEAKERS)]
            words = f'"The ferry number {number} will sail in May," foreign minister {speaker} said in Lima on Monday.'
            out.write(json.dumps({"id": id, "text": words, "language": "en", "published": "2024-03-07"}) + "\n")
    return ids


def killed(articles: Path, record: Path, chance: random.Random, most: int) -> tuple[str, ...]:
    """Add the articles, kill the command after at most so many acknowledgements, and return these."""
    command = [sys.executable, "-c", CALL, "add", str(articles), "--record", str(record), "--list"]
    environment = {"COMMUNIQUE_BATCH_SIZE": BATCH, "PYTHONPATH": str(ROOT / "src"), "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=record.parent, env=environment, text=True
    ) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(chance.randint(0, most))]
        time.sleep(chance.random() * (0.2 if lines else 4))
        program.kill()
        lines += [*program.stdout]
    return tuple(line.strip() for line in lines if line.endswith("\n") and len(line) == 6)


def rounds(folder: Path, count: int, most: int = 6, seed: int = 11) -> list[Round]:
    """Kill so many runs, look at the record after each, then let one run end. Raises AssertionError for any loss."""
    ids = write_articles(folder / "articles.jsonl", count * most + 4)
    chance = random.Random(seed)
    out: list[Round] = []
    acknowledged: set[str] = set()
    for _ in range(count):
        told = killed(folder / "articles.jsonl", folder / "record.db", chance, most)
        acknowledged |= {*told}
        out.append(Round(told, len(_kept(folder / "record.db", acknowledged))))
    subprocess.run(
        [sys.executable, "-c", CALL, "add", "articles.jsonl", "--record", "record.db"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip
    assert _kept(folder / "record.db", acknowledged) == {*ids}
    with Record(str(folder / "record.db")) as record:
        for number, id in enumerate(ids):
            assert [hit.article.id for hit in record.statements(f'"ferry number {number}"')] == [id]
    return out


def _kept(path: Path, acknowledged: set[str]) -> set[str]:
    """Return the articles that a record holds, which must be whole and have all that was acknowledged, once each."""
    if not path.exists() or not path.stat().st_size:
        assert not acknowledged
        return set()
    with Record(str(path), make=True) as record:
        assert record.check() == ()
        kept = [hit.article.id for hit in record.articles()]
    assert len(kept) == len({*kept})
    assert acknowledged <= {*kept}
    return {*kept}


def main(count: int, folder: Path) -> None:
    """Print what the rounds came to."""
    found = rounds(folder, count)
    told = sum(len(one.acknowledged) for one in found)
    print(f"{len(found)} runs killed, {told} articles acknowledged, none lost, all there in the end")


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
