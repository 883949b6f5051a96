from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import msgspec
import pytest

from communique import records
from communique.records import Reading, Span, span_of

DOCS = Path(__file__).parents[1] / "docs"
STRUCTS = [
    record
    for _, record in inspect.getmembers(records, inspect.isclass)
    if issubclass(record, msgspec.Struct) and record.__module__ == records.__name__
]


def section(record: type) -> str:
    text = (DOCS / "record.md").read_text(encoding="utf8")
    found = re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, flags=re.MULTILINE | re.DOTALL)
    parts: dict[str, str] = dict(found)
    return parts[record.__name__]


@pytest.mark.parametrize("record", STRUCTS)
def test_every_field_is_explained_in_order(record: type[msgspec.Struct]) -> None:
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| \S[^|]+\|$", section(record), flags=re.MULTILINE)
    assert tuple(rows) == record.__struct_fields__


@pytest.mark.parametrize("record", STRUCTS)
def test_every_value_of_a_closed_list_is_explained(record: type[msgspec.Struct]) -> None:
    schema = msgspec.json.schema(record)["$defs"][record.__name__]["properties"]
    text = section(record)
    for name, field in schema.items():
        for value in field.get("enum", ()):
            row = next(line for line in text.splitlines() if line.startswith(f"| `{name}` "))
            assert f"`{value}`" in row or "As in ActorRef" in row


@pytest.mark.parametrize("record", STRUCTS)
def test_records_are_immutable(record: type[msgspec.Struct]) -> None:
    assert record.__struct_config__.frozen


def test_the_schema_is_that_of_the_code() -> None:
    """After a change of the records: ``make docs``."""
    assert json.loads((DOCS / "record.schema.json").read_text(encoding="utf8")) == msgspec.json.schema(Reading)


def test_span_of_takes_the_words() -> None:
    assert span_of("One two", 4, 7) == Span(4, 7, "two")
