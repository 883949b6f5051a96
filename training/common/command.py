"""What the training commands share: their options, and the run from corpora to trained parts."""

from __future__ import annotations

import os
import shutil
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable
from pathlib import Path

import spacy
from spacy.cli.train import train
from spacy.language import Language
from spacy.pipeline import EditTreeLemmatizer
from spacy.util import load_config

PARTS = ("parser", "ner")
KNOWN_TREES = "communique.known_trees.v1"
QUICK_STEPS = 20
QUICK_SENTENCES = 60
CONTINUED: dict[str, dict[str, object]] = {
    "parser": {
        "training.max_steps": 900,
        "training.eval_frequency": 150,
        "training.optimizer.learn_rate": 0.0004,
        "training.batcher.size.start": 1000,
        "training.batcher.size.stop": 1000,
    },
    "ner": {
        "training.max_steps": 400,
        "training.eval_frequency": 100,
        "training.optimizer.learn_rate": 0.0004,
        "training.batcher.size.start": 500,
        "training.batcher.size.stop": 500,
    },
}
"""Settings of a part that is trained on: few and small steps, so that it keeps what it knows."""


def options(description: str | None, here: Path, package: Path) -> ArgumentParser:
    """The options of a training command; `here` is its folder, `package` where its package stands."""
    parser = ArgumentParser(description=description, formatter_class=RawDescriptionHelpFormatter)
    shared = Path(os.environ.get("COMMUNIQUE_GOLD", "../shared"))
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
    parser.add_argument(
        "--continue-from",
        type=Path,
        metavar="PIPELINE",
        help="train the trained pipeline in this folder on, instead of one from nothing",
    )
    parser.add_argument(
        "--continue-part",
        choices=(*PARTS, "both"),
        default="ner",
        help="what --continue-from trains on; the other part is taken as it is",
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


def train_parts(
    here: Path, corpus: Path, output: Path, given: Namespace, further: dict[str, dict[str, object]] = CONTINUED
) -> None:
    """Train both parts on the corpora in `corpus` into `output`, with the settings of `here` and the options given.

    further: settings of each part where a trained pipeline is trained on.
    """
    for part in PARTS:
        config = here / f"{part}.cfg"
        settings: dict[str, object] = {
            f"paths.{split}": str(corpus / f"{part}-{split}.spacy") for split in ("train", "dev")
        }
        if given.continue_from and given.continue_part not in (part, "both"):
            keep_part(given.continue_from, config, output / part)
            continue
        if given.continue_from:
            config = continued(config, given.continue_from, output / "continued.cfg")
            settings |= further[part]
        if given.steps:
            settings |= {"training.max_steps": given.steps, "training.eval_frequency": given.steps}
        train(config, output / part, overrides=settings)


def keep_part(pipeline: Path, config: Path, target: Path) -> None:
    """Write what the part's configuration names of a trained pipeline where training would have written it."""
    nlp = spacy.load(pipeline)
    for name in nlp.component_names:
        if name not in load_config(config)["nlp"]["pipeline"]:
            nlp.remove_pipe(name)
    for name in nlp.disabled:
        nlp.enable_pipe(name)
    target.mkdir(parents=True, exist_ok=True)
    for step in ("model-best", "model-last"):
        nlp.to_disk(target / step)


@spacy.registry.callbacks(KNOWN_TREES)
def known_trees() -> Callable[[Language], Language]:
    """Tell a lemmatizer read from disk the label of each edit tree: spaCy forgets it, and would unlearn all lemmas."""

    def restore(nlp: Language) -> Language:
        for _, part in nlp.components:
            if isinstance(part, EditTreeLemmatizer):
                part.tree2label = {tree: label for label, tree in enumerate(part.cfg["labels"])}
        return nlp

    return restore


def continued(config: Path, pipeline: Path, target: Path) -> Path:
    """Write the configuration into `target` with every component taken from a trained pipeline; return `target`."""
    found = load_config(config)
    found["components"] = {name: {"source": str(pipeline)} for name in found["nlp"]["pipeline"]}
    found["initialize"]["before_init"] = {"@callbacks": KNOWN_TREES}
    target.parent.mkdir(parents=True, exist_ok=True)
    found.to_disk(target)
    return target
