"""``communique languages``: what is there for each language, from its words to its scores."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.read import Pipelines, SettingsFile, settings_of

if TYPE_CHECKING:
    from communique.languages.state import State

FIGURES = {
    "upos": "UPOS", "pos_acc": "UPOS", "tag_acc": "tags", "las": "LAS", "dep_las": "LAS", "lemmas": "lemmas",
    "lemma_acc": "lemmas", "f1": "names F1", "ents_f": "names F1",
}  # fmt: skip
"""Figures of a pipeline's description that are shown, and their names; spaCy's own are shares, ours are percent."""
JOINT = "all.joint.f1"
"""The figure that is shown of a floor, where it has it."""


def languages(
    as_json: Annotated[bool, typer.Option("--json", help="Print one language a line, as JSON.")] = False,
    pipeline: Pipelines = None,
    settings: SettingsFile = None,
) -> None:
    """List the languages: what their packs hold, their pipelines, and the scores of both.

    Words and rules are counted in the tables of the pack. The pipeline's scores are those that its own description
    gives; the floors are scores of whole readings that must not fall.
    """
    from communique.languages import registry
    from communique.languages.state import state_of

    chosen = settings_of(settings, pipeline)
    for code in registry.codes():
        pack = registry.pack(code)
        if pack is not None:
            package = chosen.pipelines.get(code) or pack.pipeline or "none"
            found = _described(code, pack.name, state_of(pack), package)
            print(json.dumps(found, ensure_ascii=False) if as_json else "\n".join(_lines(found)))


def _described(code: str, name: str, state: State, package: str) -> dict[str, Any]:
    import msgspec

    from communique.evaluation import floors

    meta = description(package)
    return {
        "language": code,
        "name": name,
        "pack": msgspec.to_builtins(state),
        "pipeline": {
            "package": package,
            "installed": meta is not None,
            "version": (meta or {}).get("version"),
            "license": (meta or {}).get("license"),
            "scores": scores((meta or {}).get("performance") or {}),
        },
        "floors": [
            {"gold": floor.gold, "name": floor.name, "at_least": floor.at_least}
            for floor in floors.load()
            if floor.language == code
        ],
    }


def description(package: str) -> dict[str, Any] | None:
    """Return the ``meta.json`` of a pipeline, a package or a folder, without loading it; None when it is not there."""
    if Path(package).is_dir():
        folders = [package]
    else:
        spec = find_spec(package) if package.isidentifier() else None
        folders = list(spec.submodule_search_locations or ()) if spec else []
    for folder in folders:
        path = Path(folder) / "meta.json"
        if path.is_file():
            found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            return found
    return {} if folders else None


def scores(performance: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return the shown figures by test, in percent; a description without tests of its own has one, ``its makers``."""
    nested = {test: values for test, values in performance.items() if isinstance(values, dict) and _shown(values)}
    tests = {test: values for test, values in nested.items() if "_per_" not in test}
    if _shown(performance):
        tests = {"its makers": {name: 100 * value for name, value in _shown(performance).items()}}
    return {test: {FIGURES[name]: round(value, 1) for name, value in _shown(v).items()} for test, v in tests.items()}


def _shown(values: dict[str, Any]) -> dict[str, float]:
    return {name: values[name] for name in FIGURES if isinstance(values.get(name), float | int)}


def _lines(found: dict[str, Any]) -> Iterator[str]:
    """The lines that a person reads."""
    pack, pipeline = found["pack"], found["pipeline"]
    yield f"{found['language']}  {found['name']}"
    yield f"    words     {pack['cues']} cues, {pack['titles']} titles, {pack['triggers']} triggers of events"
    yield (
        f"    rules     {pack['time_rules']} of times with {pack['time_patterns']} patterns, "
        f"{pack['negations']} negators and hedges, {pack['quotes']} quotation marks"
    )
    about = ", ".join(part for part in (pipeline["version"], pipeline["license"]) if part)
    state = about or "installed" if pipeline["installed"] else "not installed"
    yield f"    pipeline  {pipeline['package']} ({state})"
    head = "    scores    "
    for test, values in pipeline["scores"].items():
        yield f"{head}{test}: " + ", ".join(f"{name} {value}" for name, value in values.items())
        head = " " * len(head)
    head = "    floors    "
    for floor in found["floors"]:
        figure = JOINT if JOINT in floor["at_least"] else next(iter(floor["at_least"]))
        yield f"{head}{floor['name']}: {figure} ≥ {floor['at_least'][figure]}"
        head = " " * len(head)
