"""The Python examples in the docs run, and the docs name every filter, field, format, table and view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from communique.export import FORMATS
from communique.store import Incoming, Record, query, schema
from communique.store.effective import Outcome
from communique.store.fields import EVENT_FIELDS, STATEMENT_FIELDS
from tests.store.test_corrections import first

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("corrections", "exports", "store")


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", PAGES)
def test_examples_run(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with Record(str(tmp_path / "record.db"), make=True) as record:
        record.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(first(), first().article)])
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", page(name), re.DOTALL)
    assert examples
    for example in examples:
        exec(example, {})
    assert {"corrections": "act stands", "exports": "Post assert that the harbour", "store": "1 ()"}[
        name
    ] in capsys.readouterr().out


@pytest.mark.parametrize("filter", query.FIELDS)
def test_every_filter_is_documented(filter: str) -> None:
    assert f"`{filter}:" in page("search")


@pytest.mark.parametrize("alias", query.ALIASES)
def test_every_other_name_of_a_filter_is_documented_or_a_date(alias: str) -> None:
    assert f"`{alias}:`" in page("search")


@pytest.mark.parametrize("field", [*STATEMENT_FIELDS, *EVENT_FIELDS])
def test_every_field_is_documented(field: str) -> None:
    assert f"`{field}`" in page("corrections")


@pytest.mark.parametrize("outcome", Outcome.__args__)  # type: ignore[attr-defined]
def test_every_outcome_is_documented(outcome: str) -> None:
    assert f"`{outcome}`" in page("corrections")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_documented(name: str) -> None:
    assert f"`{name}`" in page("exports")


@pytest.mark.parametrize("name", [*schema.VIEWS, *schema.metadata.tables, "search"])
def test_every_table_and_view_is_documented(name: str) -> None:
    assert f"`{name}`" in page("store")
