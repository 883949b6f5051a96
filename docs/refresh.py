"""Write anew what the pages take from the program: the outputs in README.md and record.schema.json (``make docs``)."""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import msgspec

from communique.cli.views import console, show_reading
from communique.pipeline import read
from communique.records import Reading
from communique.sources import read as articles

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "en-geneva-2021.txt"
CUT = "…"
"""A line that stands for lines left out."""


def table() -> list[str]:
    """Return the lines that ``communique read`` prints of the example."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        target = console()
        for item in read(articles([EXAMPLE])):
            assert isinstance(item, Reading)
            show_reading(target, item, explain=False)
    return out.getvalue().splitlines()


def excerpt(lines: list[str]) -> str:
    """Return the beginning of the statements and of the events."""
    events = lines.index("EVENTS")
    return "\n".join([*lines[:26], CUT, *lines[events : events + 10], CUT])


def run(code: str) -> str:
    """Return what a Python example prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, {})
    return out.getvalue().strip()


def readme(text: str) -> str:
    """Return the README with its outputs as they are now."""
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    outputs = iter((excerpt(table()), run(code[1])))
    return re.sub(r"```text\n.*?```", lambda _: f"```text\n{next(outputs)}\n```", text, flags=re.DOTALL)


def schema() -> str:
    """Return the JSON schema of a Reading."""
    return json.dumps(msgspec.json.schema(Reading), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    page = ROOT / "README.md"
    page.write_text(readme(page.read_text(encoding="utf8")), encoding="utf8")
    (ROOT / "docs" / "record.schema.json").write_text(schema(), encoding="utf8")
