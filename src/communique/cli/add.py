"""``communique add``: read articles and keep what they say."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.read import UNREAD, Input, Pipelines, SettingsFile, day_of, report, settings_of
from communique.cli.recording import RECORD, RecordAddress, counted, opened

if TYPE_CHECKING:
    from communique.records import Article, Problem, Reading
    from communique.settings import Settings
    from communique.store import Incoming, Record, Writer

Columns = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=COLUMN", help="A table's column for a field (text=body); repeatable."),
]


def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|URL", help="A file, a folder, a web address, or - for standard input."),
    ] = None,
    record: RecordAddress = RECORD,
    again: Annotated[
        bool, typer.Option("--again", help="Read known articles once more; without PATH, all that the record has.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be added; read and keep nothing.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="Print each article's identifier once it is safe.")] = False,
    kind: Annotated[
        Input, typer.Option("--input", help="What the input is; auto goes by name and content.")
    ] = Input.auto,
    column: Columns = None,
    language: Annotated[str | None, typer.Option(metavar="CODE", help="Language of the articles (en, sv).")] = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication (YYYY-MM-DD).")] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="Name of the outlet.")] = None,
    pipeline: Pipelines = None,
    settings: SettingsFile = None,
) -> None:
    """Read articles and keep what they say in the record; what is known is left alone."""
    from communique import sources
    from communique.sources import InputOptions

    if not paths and not again:
        raise typer.BadParameter("name a file or folder, or - for standard input", param_hint="PATH")
    chosen = settings_of(settings, pipeline)
    options = InputOptions(
        format=kind.value, language=language, published=day_of(published), outlet=outlet, columns=_pairs(column)
    )
    with _opened(record, dry_run) as kept:
        found = sources.read(paths, options, sys.stdin.buffer) if paths else kept.sources()
        adding = _Adding(kept, chosen, again, listed)
        adding.look(found) if dry_run else adding.keep(found)
        raise typer.Exit(adding.status())


@contextmanager
def _opened(address: str, dry_run: bool) -> Iterator[Record]:
    """Open the record, or make it. Where one is only looked at that is not there, an empty one stands in for it."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    if not dry_run or "://" in address or Path(address).exists():
        with opened(address, make=not dry_run) as kept:
            yield kept
        return
    with TemporaryDirectory() as folder, opened(f"{folder}/empty.db", make=True) as empty:
        yield empty


def _pairs(columns: list[str] | None) -> dict[str, str]:
    out = {}
    for item in columns or ():
        field, _, name = item.partition("=")
        if not field or not name:
            raise typer.BadParameter(f"{item!r} is not of the form FIELD=COLUMN (text=body)", param_hint="--column")
        out[field.strip()] = name.strip()
    return out


class _Adding:
    """One run of the command: counts, and what is printed."""

    def __init__(self, record: Record, settings: Settings, again: bool, listed: bool) -> None:
        self.record = record
        self.settings = settings
        self.again = again
        self.listed = listed
        self.counts: Counter[str] = Counter()

    def look(self, found: Iterable[Article | Problem]) -> None:
        """Say what would be added."""
        writer = self._writer()
        for batch in self._batches(found):
            for how in writer.knows(batch):
                self.counts["known" if how and not self.again else "would be read again" if how else "would add"] += 1
        self._sum_up(("would add", "would be read again", "known"))

    def keep(self, found: Iterable[Article | Problem]) -> None:
        """Read and keep, a batch at a time: a batch that is listed is on disk."""
        from communique.cli.progress import shown

        with self._writer() as writer:
            for batch in self._batches(shown(found)):
                self._keep(writer, batch)
            writer.finish(_now())
        self._tell_corrections(writer)
        self._sum_up(("added", "reread", "known"))

    def _keep(self, writer: Writer, batch: list[Article]) -> None:
        knows = writer.knows(batch)
        wanted = [a for a, how in zip(batch, knows, strict=True) if how is None or (self.again and how == "id")]
        self.counts["known"] += len(batch) - len(wanted)
        incoming = [*self._read(wanted)]
        outcomes = writer.keep(incoming, self.again) if incoming else []
        for item, outcome in zip(incoming, outcomes, strict=True):
            self._tell(item.source, outcome)

    def status(self) -> int:
        """Return the exit status."""
        done = sum(count for name, count in self.counts.items() if name not in ("problems", "other-text"))
        return 1 if not done else 3 if self.counts["problems"] else 0

    def _writer(self) -> Writer:
        from communique.languages import registry
        from communique.store import versions

        packs = [registry.pack(code) for code in registry.codes()]
        names = (self.settings.pipelines.get(pack.code) or pack.pipeline for pack in packs if pack)
        return self.record.writer(versions(name for name in names if name), _now())

    def _batches(self, found: Iterable[Article | Problem]) -> Iterator[list[Article]]:
        articles = self._articles(found)
        while batch := [*islice(articles, self.settings.batch_size)]:
            yield batch

    def _articles(self, found: Iterable[Article | Problem]) -> Iterator[Article]:
        from communique.records import Problem

        for item in found:
            if isinstance(item, Problem):
                self._problem(item)
            else:
                yield item

    def _read(self, articles: list[Article]) -> Iterator[Incoming]:
        from communique import pipeline
        from communique.records import Problem
        from communique.store import Incoming

        sources = {article.id: article for article in articles}
        for item in pipeline.read(sources.values(), self.settings):
            if isinstance(item, Problem):
                self._problem(item)
                continue
            self._unread(item)
            yield Incoming(item, sources[item.article.id])

    def _unread(self, reading: Reading) -> None:
        for problem in reading.problems:
            if problem.code in UNREAD:
                self._problem(problem)

    def _problem(self, problem: Problem) -> None:
        from communique.sources import NOTES

        self.counts["problems"] += problem.code not in NOTES
        report(problem, "note" if problem.code in NOTES else "problem")

    def _tell(self, article: Article, outcome: str) -> None:
        from communique.records import Problem

        self.counts[outcome] += 1
        if outcome == "other-text":
            message = f"{article.id}: the record has another text under this identifier; give this one its own."
            self._problem(Problem("other-text", message, article.id, None))
        elif self.listed and outcome != "known":
            print(article.id, flush=True)

    def _tell_corrections(self, writer: Writer) -> None:
        """Say which corrections no longer fit what was read; the others need no word."""
        from communique.cli.correct import told

        for standing in writer.standings:
            if standing.outcome in ("conflict", "detached"):
                print(f"correction {told(standing)}", file=sys.stderr)

    def _sum_up(self, names: tuple[str, ...]) -> None:
        words = {"reread": "read again"}
        counts = [f"{words.get(name, name)} {self.counts[name]}" for name in names]
        print(", ".join([*counts, f"problems {self.counts['problems']}"]), flush=True)
        held = self.record.totals()
        kinds = ("articles", "statements", "events")
        print("The record holds " + ", ".join(counted(held[kind], kind) for kind in kinds) + ".")


def _now() -> str:
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat(timespec="seconds")
