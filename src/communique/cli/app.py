"""The commands, and what happens to errors. Modules that a command needs are imported when it runs."""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from communique.cli.add import add
from communique.cli.backup import backup
from communique.cli.correct import correct
from communique.cli.evaluate import evaluate
from communique.cli.export import export
from communique.cli.health import doctor
from communique.cli.packs import languages
from communique.cli.read import read
from communique.cli.search import search
from communique.cli.serve import serve
from communique.cli.show import show
from communique.cli.stats import stats
from communique.cli.users import users
from communique.errors import CommuniqueError, UsageError

app = typer.Typer(
    name="communique",
    help="Read news articles and see what was said and done, and on whose word.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: loading rich would cost a third of the time that --help may take
    pretty_exceptions_enable=False,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"communique {version('communique')}")
        raise typer.Exit


@app.callback()
def _common(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and stop.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    pass


for _command in (read, add, search, show, correct, export, stats, backup, serve, users, evaluate, languages, doctor):
    app.command()(_command)


def run() -> NoReturn:
    """Run the command line; what was raised on purpose becomes a message and an exit status."""
    try:
        app()
    except UsageError as fault:
        _fail(fault, 2)
    except CommuniqueError as fault:
        _fail(fault, 1)
    sys.exit(0)


def _fail(fault: Exception, status: int) -> NoReturn:
    print(f"communique: {fault}", file=sys.stderr)
    sys.exit(status)
