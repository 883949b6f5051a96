"""What the training commands share: their options, and the run from corpora to trained parts."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from pathlib import Path

from spacy.cli.train import train

PARTS = ("parser", "ner")
QUICK_STEPS = 20
QUICK_SENTENCES = 60


def options(description: str | None, here: Path, package: Path) -> ArgumentParser:
    """The options of a training command; `here` is its folder, `package` where its package stands."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("COMMUNIQUE_SHARED", "../shared"))
    parser.add_argument("--shared", type=Path, default=shared, help="folder that holds treebanks/ and gold/")
    parser.add_argument("--package", type=Path, default=package, help="the package to write; made if it is not there")
    parser.add_argument("--output", type=Path, default=here / "output", help="where corpora and trained parts go")
    parser.add_argument("--steps", type=int, help="steps of training of each part, instead of those in its .cfg")
    parser.add_argument("--sentences", type=int, help="no more than so many sentences of each source")
    parser.add_argument(
        "--quick",
        action="store_true",
        help=f"try the whole way: {QUICK_STEPS} steps on {QUICK_SENTENCES} sentences of each source; needs --package",
    )
    parser.add_argument("--package-only", action="store_true", help="join and score parts that are trained already")
    return parser


def settled(parser: ArgumentParser, package: Path) -> Namespace:
    """The options as given, `--quick` spelt out; a package elsewhere begins as a copy of `package`, without weights."""
    found = parser.parse_args()
    if found.quick:
        found.steps = found.steps or QUICK_STEPS
        found.sentences = found.sentences or QUICK_SENTENCES
    if (found.steps or found.sentences) and found.package.resolve() == package.resolve():
        parser.error(f"a short run would overwrite {package.name}'s package; name another one: --package FOLDER")
    if found.package.resolve() != package.resolve():
        unwanted = shutil.ignore_patterns("pipeline", "meta.json", "__pycache__", "build", "*.egg-info")
        shutil.copytree(package, found.package, ignore=unwanted, dirs_exist_ok=True)
    return found


def train_parts(here: Path, corpus: Path, output: Path, steps: int | None) -> None:
    """Train both parts on the corpora in `corpus` into `output`."""
    for part in PARTS:
        settings: dict[str, object] = {
            f"paths.{split}": str(corpus / f"{part}-{split}.spacy") for split in ("train", "dev")
        }
        if steps:
            settings |= {"training.max_steps": steps, "training.eval_frequency": steps}
        train(here / f"{part}.cfg", output / part, overrides=settings)
