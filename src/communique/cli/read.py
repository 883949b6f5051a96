"""``communique read``: what the articles say."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from communique.records import Problem, Reading
    from communique.settings import Settings
    from communique.sources import InputOptions

Show = Callable[["Reading"], None]


UNREAD = frozenset({"empty", "language-unknown", "language-not-read", "internal-error"})
"""Codes of Problems in a Reading that holds no more than the article's blocks."""


class Input(StrEnum):
    """How to take the input."""

    auto = "auto"
    text = "text"
    markdown = "markdown"
    html = "html"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"
    warc = "warc"


class Parse(StrEnum):
    """What to parse."""

    needed = "needed"
    all = "all"


SettingsFile = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="Settings file (TOML).")]
Pipelines = Annotated[
    list[str] | None,
    typer.Option("--pipeline", metavar="LANGUAGE=PACKAGE", help="spaCy package to use for a language; repeatable."),
]


def read(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="A file, a folder, or - for standard input.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one Reading a line, as JSON.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Name the rule of each record, the basis of dates.")
    ] = False,
    kind: Annotated[
        Input, typer.Option("--input", help="What the input is; auto goes by name and content.")
    ] = Input.auto,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the articles (en, sv).")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD).")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet.")] = None,
    pipeline: Pipelines = None,
    parse: Annotated[
        Parse | None, typer.Option(help="Parse only what may hold statements or events, or all. [default: needed]")
    ] = None,
    settings: SettingsFile = None,
) -> None:
    """Read articles: who said what, what was done, and on whose word."""
    chosen = settings_of(settings, pipeline)
    if parse:
        import msgspec

        chosen = msgspec.structs.replace(chosen, parse=parse.value)
    day = day_of(published)
    from communique.sources import InputOptions

    options = InputOptions(format=kind.value, language=language, published=day, outlet=outlet)
    show = _json() if as_json else _table(explain)
    raise typer.Exit(_read(paths, options, chosen, show))


def settings_of(file: Path | None, pipelines: list[str] | None) -> Settings:
    """Return the settings of file and environment, with the pipelines of the command line on top."""
    from communique import settings

    return settings.with_pipelines(settings.load(file), pipelines or [])


def day_of(published: str | None) -> str | None:
    """Return the day that ``--published`` names."""
    from datetime import date

    try:
        return published and date.fromisoformat(published).isoformat()
    except ValueError as fault:
        raise typer.BadParameter(f"{published!r} is no day; write YYYY-MM-DD", param_hint="--published") from fault


def _read(paths: list[str], options: InputOptions, settings: Settings, show: Show) -> int:
    """Read all inputs, show each Reading as it comes, and return the exit status."""
    from communique import pipeline, sources
    from communique.cli.progress import shown
    from communique.records import Problem
    from communique.sources import NOTES

    read_count = problem_count = 0
    for item in shown(pipeline.read(sources.read(paths, options, sys.stdin.buffer), settings)):
        if isinstance(item, Problem):
            problem_count += item.code not in NOTES
            report(item, "note" if item.code in NOTES else "problem")
        else:
            read_count += 1
            unread = [problem for problem in item.problems if problem.code in UNREAD]
            problem_count += len(unread)
            for problem in unread:
                report(problem, "problem")
            show(item)
    sys.stdout.flush()
    return 1 if not read_count else 3 if problem_count else 0


def report(problem: Problem, label: str) -> None:
    """Print a Problem on standard error: ``problem: code: path: message``; a note is about an article that was read."""
    from communique.cli.wording import clean

    where = f"{problem.article}: " if problem.article else ""
    message = problem.message.removeprefix(where)
    print(f"{label}: {problem.code}: {clean(where + message)}", file=sys.stderr, flush=True)


def _json() -> Show:
    import msgspec

    encoder, out = msgspec.json.Encoder(), sys.stdout.buffer

    def show(reading: Reading) -> None:
        out.write(encoder.encode(reading) + b"\n")
        out.flush()

    return show


def _table(explain: bool) -> Show:
    from communique.cli.views import console, show_reading

    target = console()
    return lambda reading: show_reading(target, reading, explain)
