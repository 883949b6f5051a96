"""The training commands, from the data to a package that installs and reads, on a handful of sentences."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("COMMUNIQUE_GOLD", ROOT / ".." / "shared")).resolve()
PARTS = {"ner", "tok2vec", "morphologizer", "trainable_lemmatizer", "parser"}
LOOK = """
import sys, spacy
nlp = spacy.load(sys.argv[1])
print(nlp.path.resolve().parents[1], nlp.meta["performance"].keys() != set(), *nlp.pipe_names, sep="|")
print(*nlp("Eva Lind / 2024"), sep="|")
"""

pytestmark = pytest.mark.skipif(
    not (SHARED / "treebanks").is_dir(), reason=f"the treebanks are not in {SHARED / 'treebanks'}"
)


def run(*command: str | Path, path: Path | None = None) -> str:
    """Run Python with `path` before all else that it imports; return what it prints."""
    environment = os.environ | {"PYTHONPATH": str(path or ""), "OMP_NUM_THREADS": "1"}
    done = subprocess.run(
        [sys.executable, *map(str, command)], capture_output=True, text=True, env=environment, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("language", ["sv", "es"])
def test_one_command_makes_a_package_that_installs(language: str, tmp_path: Path) -> None:
    weights = ROOT / "models" / language / f"{language}_communique_sm" / "pipeline" / "parser" / "model"
    before = weights.read_bytes()
    package, site, train = tmp_path / "package", tmp_path / "site", ROOT / "training" / language / "train.py"
    run(train, "--shared", SHARED, "--quick", "--steps", "5", "--sentences", "30", "--package", package,
        "--output", tmp_path / "parts")  # fmt: skip
    run("-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--target", site, package)
    where, scored, *parts = run("-c", LOOK, f"{language}_communique_sm", path=site).splitlines()[0].split("|")
    assert Path(where).is_relative_to(site.resolve())
    assert scored == "True"
    assert set(parts) >= PARTS
    assert weights.read_bytes() == before


def test_a_short_run_does_not_overwrite_the_package() -> None:
    command = [sys.executable, str(ROOT / "training" / "sv" / "train.py"), "--quick", "--shared", str(SHARED)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 2
    assert "name another one: --package" in done.stderr
