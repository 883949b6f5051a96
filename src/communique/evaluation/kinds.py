"""The kinds of gold data: read its texts, score the readings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct

from communique.errors import UsageError
from communique.evaluation import entities, events, gsr, parallel, plv, quotes, seeds, times
from communique.evaluation.measures import Input
from communique.records import Problem, Reading
from communique.settings import Settings

T = TypeVar("T")
Report = Callable[[Problem], None]

Scores = (
    quotes.QuoteScores
    | plv.PlvScores
    | gsr.GsrScores
    | events.EventScores
    | seeds.SeedScores
    | times.TimeScores
    | entities.EntityScores
    | parallel.ParallelScores
)


class Kind(Struct, frozen=True):
    """A kind of gold data: what it is, the texts to read, the comparison."""

    about: str
    inputs: Callable[[Path], Iterator[Input]]
    score: Callable[[Path, Iterable[Reading]], Scores]


KINDS: dict[str, Kind] = {
    "quotes": Kind("attributed statements: JSON lines of PolNeAR's form", quotes.inputs, quotes.score),
    "plv": Kind("types of events of marked pairs: a tab-separated file", plv.inputs, plv.score),
    "gsr": Kind("PLOVER gold standard records: a JSON file", gsr.inputs, gsr.score),
    "events": Kind("a scorecard of events by type: the file of plv or of gsr", events.inputs, events.score),
    "seeds": Kind("acceptance articles: expected.json beside the articles", seeds.inputs, seeds.score),
    "time": Kind("time expressions: a folder of TimeML files", times.inputs, times.score),
    "entities": Kind("names: an IOB2 file whose name starts with its language", entities.inputs, entities.score),
}
PARALLEL = "parallel"
"""The kind that compares two languages with each other: JSON lines with a key for each language."""


def names() -> tuple[str, ...]:
    """Return the names of all kinds."""
    return (*KINDS, PARALLEL)


def ignore(_: Problem) -> None:
    """Do nothing about a Problem."""


def read(inputs: Iterable[Input], settings: Settings, report: Report = ignore) -> list[Reading]:
    """Return the readings of the texts; what could not be read, or failed, is reported and left out."""
    from communique import pipeline  # scoring saved readings needs no spaCy
    from communique.sources import from_text

    articles = (from_text(x.text, id=x.id, language=x.language, published=x.published) for x in inputs)
    found = []
    for item in pipeline.read(articles, settings):
        lost = [item] if isinstance(item, Problem) else [p for p in item.problems if p.code == "internal-error"]
        for problem in lost:
            report(problem)
        if isinstance(item, Reading) and not lost:
            found.append(item)
    return found


def saved(path: Path) -> Iterator[Reading]:
    """Yield the readings that ``communique read --json`` printed."""
    with path.open("rb") as file:
        yield from (msgspec.json.decode(line, type=Reading) for line in file if line.strip())


def evaluate(
    kind: str,
    gold: Path,
    settings: Settings,
    readings: Sequence[Path] = (),
    languages: tuple[str, str] = ("en", "sv"),
    report: Report = ignore,
    inspect: Callable[[Sequence[Reading]], None] | None = None,
) -> Scores:
    """Read the texts of the gold and score what was read.

    readings: files with saved readings to score instead (two for ``parallel``). languages: the pair that ``parallel``
    compares. report: what to do with each Problem. inspect: is given the readings before they are scored. Raises
    UsageError when there is no such kind or file.
    """
    if kind not in names():
        raise UsageError(f"{kind}: no such kind of gold data; there are {', '.join(names())}")
    if not gold.exists():
        raise UsageError(f"{gold}: no such gold data; give the path of a file (a folder for time)")
    makers = [partial(parallel.inputs, language=x) for x in languages] if kind == PARALLEL else [KINDS[kind].inputs]
    texts = [_decoded(maker, gold, kind) for maker in makers]
    if readings and len(readings) != len(texts):
        raise UsageError(f"{kind} takes {len(texts)} files of readings, not {len(readings)}; see --readings")
    found = [_decoded(saved, path, "readings") for path in readings] or [read(x, settings, report) for x in texts]
    if inspect is not None:
        inspect(found[0])
    return parallel.score(*found) if kind == PARALLEL else KINDS[kind].score(gold, found[0])


def _decoded(decode: Callable[[Path], Iterable[T]], path: Path, kind: str) -> list[T]:
    """Return what stands in the file; what is wrong in it is the caller's mistake, and the error says so."""
    try:
        return list(decode(path))
    except (OSError, KeyError, UnicodeDecodeError, msgspec.DecodeError) as fault:
        raise UsageError(f"{path}: cannot be read as {kind}: {fault!r}") from fault


def flat(scores: Scores) -> dict[str, float]:
    """Return the figures by dotted name (``all.joint.f1``)."""
    return dict(_flatten("", msgspec.to_builtins(scores)))


def _flatten(prefix: str, value: object) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flatten(f"{prefix}.{key}" if prefix else str(key), inner)
    elif isinstance(value, int | float):
        yield prefix, value
