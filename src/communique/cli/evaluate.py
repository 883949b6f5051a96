"""``communique evaluate``: scores against gold data."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.read import Pipelines, SettingsFile, report, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.evaluation.events import EventScores
    from communique.evaluation.kinds import Scores
    from communique.evaluation.quotes import QuoteScores
    from communique.records import Problem, Reading
    from communique.settings import Settings

Readings = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Score these saved readings instead of reading; parallel takes two."),
]


def evaluate(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help="quotes, plv, gsr, events, seeds, time, entities or parallel."),
    ] = None,
    gold: Annotated[
        list[Path] | None, typer.Argument(metavar="GOLD", help="Gold data of that kind; a folder for time.")
    ] = None,
    floors: Annotated[
        bool, typer.Option("--floors", help="Hold the pinned scores; the gold is sought in the folder of the settings.")
    ] = False,
    gold_folder: Annotated[
        Path | None, typer.Option("--gold", metavar="FOLDER", help="Folder with gold/ and seeds/ for --floors.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the scores as JSON, one line for each GOLD.")] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="With seeds and quotes: tell what is missing, wrong or extra, and why.")
    ] = False,
    readings: Readings = None,
    languages: Annotated[str, typer.Option(metavar="A,B", help="With parallel: the two languages.")] = "en,sv",
    pipeline: Pipelines = None,
    settings: SettingsFile = None,
) -> None:
    """Score readings against gold data.

    With --floors instead of KIND and GOLD: hold the pinned scores; the exit status is 1 when one is broken.
    """
    from msgspec.structs import replace

    chosen = settings_of(settings, pipeline)
    if floors:
        if kind or gold:
            raise typer.BadParameter("--floors takes no KIND and no GOLD")
        raise typer.Exit(_hold(replace(chosen, gold=gold_folder) if gold_folder else chosen))
    if not kind or not gold:
        raise typer.BadParameter("give KIND and GOLD, or --floors")
    for path in gold:
        _score(kind, path, chosen, readings or [], languages, as_json, misses)


def _score(
    kind: str, gold: Path, settings: Settings, readings: list[Path], languages: str, as_json: bool, misses: bool
) -> None:
    import msgspec

    from communique.evaluation import kinds

    one, _, other = languages.partition(",")
    read: list[Reading] = []
    scores = kinds.evaluate(kind, gold, settings, readings, (one.strip(), other.strip()), _report, read.extend)
    if as_json:
        sys.stdout.write(msgspec.json.encode(scores).decode() + "\n")
        return
    print(f"{kind} {gold}")
    for line in table(scores, misses):
        print(f"  {line}")
    if misses and kind == "quotes":
        from communique.evaluation import quote_errors

        for line in quote_errors.lines(quote_errors.errors(gold, read)):
            print(f"  {line}")


def table(scores: Scores, misses: bool = False) -> Iterator[str]:
    """Yield the scores as lines: quotes by form, everything else a figure a line."""
    from communique.evaluation.events import EventScores
    from communique.evaluation.kinds import flat
    from communique.evaluation.quotes import QuoteScores
    from communique.evaluation.seeds import SeedScores

    if isinstance(scores, QuoteScores):
        yield from _by_form(scores)
        return
    if isinstance(scores, EventScores):
        yield from _by_type(scores)
        return
    for name, value in flat(scores).items():
        if not isinstance(scores, SeedScores) or name.startswith("total."):
            yield f"{name:<28}{value:>7}"
    if isinstance(scores, SeedScores) and misses:
        yield from scores.misses


def _by_form(scores: QuoteScores) -> Iterator[str]:
    measures = ("strict", "joint", "soft")
    yield f"{'':<10}{'gold':>6}{'found':>7}" + "".join(f"{m + ' P':>11}{'R':>6}{'F1':>6}" for m in measures)
    for form in ("all", "direct", "mixed", "indirect"):
        row = getattr(scores, form)
        rest = ((getattr(row, m).precision, getattr(row, m).recall, getattr(row, m).f1) for m in measures)
        yield f"{form:<10}{row.gold:>6}{row.predicted:>7}" + "".join(f"{p:>11}{r:>6}{f:>6}" for p, r, f in rest)
    yield f"articles not read: {scores.articles_missing}"


def _by_type(scores: EventScores) -> Iterator[str]:
    yield f"{scores.n:<12}{'gold':>6}{'found':>7}{'recall':>8}{'first':>7}{'right':>7}{'precision':>11}  missed as"
    for name, row in scores.types.items():
        counts = f"{row.gold:>6}{row.found:>7}{row.recall:>8}{row.first:>7}{row.right:>7}{row.precision:>11}"
        yield f"{name:<12}{counts}  {row.instead}"


def _report(problem: Problem) -> None:
    report(problem, "problem")


def _hold(settings: Settings) -> int:
    """Print each pinned figure beside its bound; return 1 when one is broken."""
    from communique.evaluation.floors import check_all

    status = 0
    for outcome in check_all(settings, _report):
        if outcome.checks is None:
            print(f"{outcome.floor.name}: not measured, no gold data at {settings.gold / outcome.floor.gold}")
            continue
        print(f"{outcome.floor.name} ({outcome.floor.gold})")
        for check in outcome.checks:
            mark = "held" if check.held else "BROKEN"
            print(f"  {check.figure:<28}{check.value:>7} {check.sign} {check.bound:<7g}{mark}")
        status = status if outcome.held else 1
    return status
