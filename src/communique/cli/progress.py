"""Progress on standard error: a moving line on a terminal, else a plain line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

FEW = 5
"""So many articles need no progress."""
SECONDS = 15.0
"""Between two plain lines."""


def shown(items: Iterable[T]) -> Iterator[T]:
    """Pass the items on and tell on standard error how many there were so far.

    Nothing is told while the results themselves run over the same terminal.
    """
    if not sys.stderr.isatty():
        return _plain(items)
    return iter(items) if sys.stdout.isatty() else _moving(items)


def _plain(items: Iterable[T]) -> Iterator[T]:
    begun = last = time.monotonic()
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if count > FEW and now - last >= SECONDS:
            last = now
            print(f"read {count} articles in {now - begun:.0f} s", file=sys.stderr)


def _moving(items: Iterable[T]) -> Iterator[T]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("read {task.completed} articles in"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=None, visible=False)
        for count, item in enumerate(items, 1):
            bar.update(task, completed=count, visible=count > FEW)
            yield item
