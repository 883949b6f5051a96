"""``communique serve``: the pages and the API over a record."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Annotated

import typer

from communique.cli.recording import RECORD, RecordAddress

UsersFile = Annotated[
    Path | None, typer.Option("--users", metavar="FILE", help="The file of users; else RECORD.users, if it is there.")
]


def serve(
    record: RecordAddress = RECORD,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Other than this machine's own: needs users.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="0 takes a free one.")] = 8000,
    users: UsersFile = None,
    site: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A name of the server; repeatable. Needs users.")
    ] = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who corrects, without users; else the name of your account.")
    ] = None,
    show: Annotated[bool, typer.Option("--open", help="Show the pages in the browser.")] = False,
) -> None:
    """Serve the pages and the API: open http://127.0.0.1:8000/ in a browser. Ctrl-C ends it."""
    server = needed("server")

    def ready(url: str) -> None:
        print(f"Communiqué is at {url} - Ctrl-C ends it", file=sys.stderr, flush=True)
        if show:
            import webbrowser

            webbrowser.open(url)

    with suppress(KeyboardInterrupt):  # none comes to a job in the background; the server ends all the same
        server.serve(record, host=host, port=port, users=users, sites=site or (), name=name or _account(), ready=ready)
    print("ended", file=sys.stderr)


def needed(module: str) -> ModuleType:
    """Return a module of the web package. Raises UsageError when what it needs is not installed."""
    from importlib import import_module

    from communique.errors import UsageError

    try:
        return import_module(f"communique.web.{module}")
    except ModuleNotFoundError as fault:
        if (fault.name or "").startswith("communique"):
            raise
        raise UsageError(f"the pages need {fault.name}: pip install 'communique[web]'") from fault


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "editor"
