"""Each format holds exactly what the query finds, and the tools it is for can read it."""

from __future__ import annotations

import csv
import io
import json
import warnings
from pathlib import Path
from typing import Any

import msgspec
import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from communique import ontology
from communique.errors import RecordError, UsageError
from communique.export import FORMATS, Options, codebook, export
from communique.records import Reading
from communique.store import Incoming, Record
from communique.store.tidy import TABLES
from tests.store.corpus import corpus
from tests.store.making import reading, readings

QUERY = "language:en 2014..2020"


def written(
    record: Record, name: str, query: str = "", kind: str | None = None, raw: bool = False
) -> tuple[bytes, int]:
    out = io.BytesIO()
    count = export(record, name, out, Options(query, kind or FORMATS[name].kinds[0], raw))
    return out.getvalue(), count


def lines(record: Record, name: str, query: str = "", kind: str | None = None) -> list[dict[str, Any]]:
    content, count = written(record, name, query, kind)
    found = [json.loads(line) for line in content.splitlines()]
    assert len(found) == count
    return found


def test_json_lines_give_back_the_readings_themselves(record: Record) -> None:
    content, count = written(record, "jsonl")
    assert [msgspec.json.decode(line, type=Reading) for line in content.splitlines()] == [*readings(40), *corpus()]
    assert count == 40 + len(corpus())


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_json_lines_of_hits(record: Record, kind: str) -> None:
    found = lines(record, "jsonl", QUERY, kind)
    assert [hit["id"] for hit in found] == [
        hit.id for hit in (record.statements if kind == "statement" else record.events)(QUERY)
    ]
    assert all(hit["article"]["language"] == "en" for hit in found)


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("query", ["", QUERY, "sanctions OR 制裁"])
def test_csv_and_parquet_hold_the_same_rows_for_pandas(record: Record, tmp_path: Path, kind: str, query: str) -> None:
    import pandas as pd

    counts = [
        export(record, name, tmp_path / f"t.{name}", Options(query, kind, raw=True)) for name in ("csv", "parquet")
    ]
    text = pd.read_csv(tmp_path / "t.csv", dtype=str, keep_default_na=False)
    typed = pd.read_parquet(tmp_path / "t.parquet")
    assert counts == [len(text)] * 2 == [len(typed)] * 2
    assert list(text.columns) == list(typed.columns) == [column.name for column in TABLES[kind]]
    for column in TABLES[kind]:
        values = [_as_text(value) for value in typed[column.name]]
        assert values == [_as_text(value) for value in text[column.name]], column.name
    assert json.loads((tmp_path / "t.csv.codebook.json").read_text("utf-8")) == codebook(kind)


def _as_text(value: object) -> str:
    if value is None or value != value or str(value) in ("", "nan", "<NA>"):
        return ""
    try:
        return f"{float(str(value)):g}"
    except ValueError:
        return str(value).lower() if isinstance(value, bool) or str(value) in ("True", "False") else str(value)


def test_spans_in_a_table_lead_to_the_words(record: Record) -> None:
    texts = {item.article.id: item.article.text for item in [*readings(40), *corpus()]}
    content, _ = written(record, "csv", raw=True)
    for row in csv.DictReader(io.StringIO(content.decode())):
        spans = json.loads(row["spans"])
        assert " [...] ".join(texts[row["article"]][a:b] for a, b in spans) == row["content"]


def test_cells_are_safe_against_formulas_unless_raw(tmp_path: Path) -> None:
    item = reading(1)
    evil = replace(item, article=replace(item.article, title='=HYPERLINK("http://x.example")', outlet="@outlet"))
    with Record(str(tmp_path / "record.db"), make=True) as kept:
        kept.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(evil, evil.article)])
        safe = [*csv.DictReader(io.StringIO(written(kept, "csv")[0].decode()))]
        raw = [*csv.DictReader(io.StringIO(written(kept, "csv", raw=True)[0].decode()))]
        numbers = [*csv.DictReader(io.StringIO(written(kept, "csv", kind="event")[0].decode()))]
    assert {row["title"] for row in safe} == {"'" + (evil.article.title or "")}
    assert {row["outlet"] for row in raw} == {"@outlet"}
    assert any(row["goldstein"].startswith("-") for row in numbers)  # a number is a number


def test_arrow_has_types_and_meanings(record: Record) -> None:
    import pyarrow as pa

    table = record.events(QUERY).to_arrow()
    assert table.num_rows == len(record.events(QUERY))
    assert table.schema.field("when_first").type == pa.date32()
    assert table.schema.field("quad").metadata[b"meaning"].startswith(b"Quad class")
    assert record.statements("speaker:nobody").to_arrow().num_rows == 0


EVENT_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["id", "date", "source", "target", "event", "mode", "context", "quadClass", "assertedBy", "status"],
    "properties": {
        "event": {"enum": [*ontology.load().types]},
        "date": {"type": ["string", "null"], "pattern": r"^\d{4}-\d\d-\d\d$"},
        "source": {"type": "array", "items": {"type": "object", "required": ["actor", "name", "sector"]}},
        "context": {"type": "array", "items": {"type": "string"}},
        "quadClass": {"enum": [1, 2, 3, 4]},
    },
}


def test_plover_records_fit_their_schema_and_say_whose_word(record: Record) -> None:
    validator = Draft202012Validator(EVENT_SCHEMA)
    found = lines(record, "plover", QUERY)
    hits = [*record.events(QUERY)]
    assert len(found) == len(hits) > 5
    for item, hit in zip(found, hits, strict=True):
        validator.validate(item)
        assert (item["assertedBy"] or {}).get("name") == (hit.word.name if hit.word else None)
        assert item["textEnd"] - item["textStart"] == len(item["text"])


def test_gdelt_rows_are_read_by_pandas(record: Record, tmp_path: Path) -> None:
    import pandas as pd

    count = export(record, "gdelt", tmp_path / "e.tsv", Options("", "event"))
    table = pd.read_csv(tmp_path / "e.tsv", sep="\t", dtype=str, keep_default_na=False, quoting=csv.QUOTE_NONE)
    assert len(table) == count >= len(record.events())
    assert table["GlobalEventID"].is_unique
    assert set(table["QuadClass"]) <= {"1", "2", "3", "4"}
    assert (table["EventRootCode"] == table["EventCode"].str[:2]).all()
    assert table["Day"].str.fullmatch(r"(\d{8})?").all()
    assert (table["AssertedBy"] != "").all()


def test_followthemoney_accepts_every_entity(record: Record) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = pytest.importorskip("followthemoney", reason="needs ICU; CI installs it").model

        found = lines(record, "ftm")
        schemas = set()
        for item in found:
            schema = model.get(item["schema"])
            assert schema is not None
            schema.validate(item)
            entity = model.get_proxy(item)
            for name, values in item["properties"].items():
                assert len(entity.get(name)) >= 1, (name, values)
            schemas.add(item["schema"])
    assert schemas >= {"Article", "Person", "PublicBody", "Event", "Documentation"}
    ids = [item["id"] for item in found]
    assert len(ids) == len({*ids})
    known = {*ids}
    for item in found:
        for name in ("document", "entity", "involved", "proof"):
            assert known >= {*item["properties"].get(name, [])}


def test_networks_are_read_by_networkx(record: Record, tmp_path: Path) -> None:
    import networkx as nx

    graphs = []
    for name in ("graphml", "gexf"):
        count = export(record, name, tmp_path / f"g.{name}", Options(QUERY, "event"))
        read = nx.read_graphml if name == "graphml" else nx.read_gexf
        graph = read(tmp_path / f"g.{name}")
        assert graph.number_of_edges() == count > 5
        graphs.append(graph)
    assert set(graphs[0].nodes) == set(graphs[1].nodes)
    assert graphs[0].nodes["RUS"]["name"] == graphs[1].nodes["RUS"]["name"] == "Russia"
    types = sorted(edge["type"] for *_, edge in graphs[0].edges(data=True))
    events = [hit.event.type for hit in record.events(QUERY) if hit.event]
    assert types == sorted(events)


SELECTORS = [
    {"required": ["exact"], "properties": {"type": {"const": "TextQuoteSelector"}}},
    {"required": ["start", "end"], "properties": {"type": {"const": "TextPositionSelector"}}},
]
TARGET = {
    "type": "object",
    "required": ["source", "selector"],
    "properties": {
        "source": {"type": "string", "pattern": "^(https?|urn):"},
        "selector": {"type": "array", "items": {"oneOf": SELECTORS}},
    },
}
ANNOTATION_SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["@context", "id", "type", "target"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "Annotation"},
        "id": {"type": "string", "format": "uri"},
        "motivation": {"enum": ["classifying", "identifying"]},
        "body": {"type": "array", "items": {"type": "object", "required": ["type", "value", "purpose"]}},
        "target": {"type": "array", "minItems": 1, "items": TARGET},
    },
}


@pytest.mark.parametrize("kind", ["statement", "event", "article"])
def test_annotations_fit_the_model_and_point_at_the_words(record: Record, kind: str) -> None:
    validator = Draft202012Validator(ANNOTATION_SCHEMA)
    texts = {f"urn:communique:article:{item.article.id}": item.article.text for item in corpus()}
    texts |= {item.article.url or "": item.article.text for item in readings(40)}
    for item in lines(record, "annotations", "", kind):
        validator.validate(item)
        for target in item["target"]:
            quote, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in text


def test_citations_are_read_by_bibtexparser_and_citeproc(record: Record) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from bibtexparser.entrypoint import parse_string
        from citeproc.source.json import CiteProcJSON

        content, count = written(record, "bibtex")
        library = parse_string(content.decode())
        assert not library.failed_blocks
        assert len(library.entries) == count == 40 + len(corpus())
        assert library.entries[0].fields_dict["journal"].value == reading(0).article.outlet
        content, count = written(record, "csl", "language:en")
        items = json.loads(content)
        assert len(items) == count == len({item["id"] for item in items})
        assert len(CiteProcJSON(items)) == count
    assert all(item["issued"]["date-parts"][0] for item in items if "issued" in item)


def test_marks_that_mean_something_to_a_format_do_no_harm(tmp_path: Path) -> None:
    item = reading(1)
    name = 'A <b> & "c" {d}% \x01 \u2028'
    odd = replace(item, article=replace(item.article, title=name, outlet=name, authors=(name,)))
    with Record(str(tmp_path / "record.db"), make=True) as kept:
        kept.writer({}, "2025-01-01T00:00:00Z").keep([Incoming(odd, odd.article)])
        for format in FORMATS:
            export(kept, format, tmp_path / format, Options("", FORMATS[format].kinds[0]))
        import networkx as nx

        assert nx.read_graphml(tmp_path / "graphml").number_of_edges()
        assert nx.read_gexf(tmp_path / "gexf").number_of_edges()


@pytest.mark.parametrize("name", FORMATS)
def test_an_empty_selection_is_a_whole_file(record: Record, tmp_path: Path, name: str) -> None:
    assert export(record, name, tmp_path / "out", Options("speaker:nobody", FORMATS[name].kinds[0])) == 0
    assert (tmp_path / "out").exists()
    assert not (tmp_path / "out.part").exists()


def test_wrong_requests_are_told(record: Record, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no format 'excel'"):
        export(record, "excel", tmp_path / "x", Options())
    with pytest.raises(UsageError, match="plover holds event; not article"):
        export(record, "plover", tmp_path / "x", Options("", "article"))
    with pytest.raises(RecordError, match="could not be written"):
        export(record, "csv", tmp_path / "missing" / "x", Options())
