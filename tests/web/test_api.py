from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import httpx
import jsonschema
import msgspec
import pytest

from communique import store
from communique.export import FORMATS, Options, export
from communique.records import Reading
from communique.store import TALLIES, Page, Record
from communique.web.api import examples

V1 = "/api/v1"


@pytest.fixture
def kept(record: Path) -> Record:
    """The record as Python sees it."""
    return store.open(str(record))


def got(client: httpx.Client, path: str, **parameters: str | int) -> httpx.Response:
    answer = client.get(V1 + path, params=parameters)
    assert answer.status_code == 200, answer.text
    return answer


def all_hits(client: httpx.Client, query: str, size: int) -> list[dict[str, object]]:
    """Return all hits of a query, page by page, as the Link header leads."""
    out: list[dict[str, object]] = []
    link: str | None = f"{V1}/search?{httpx.QueryParams(q=query, size=size)}"
    while link:
        answer = client.get(link)
        out += answer.json()["hits"]
        link = answer.links["next"]["url"] if "next" in answer.links else None
        assert (link is None) == (answer.json()["next"] is None)
    return out


@pytest.mark.parametrize("query", ["", "kind:event", "agreement", "russia OR usa", '"foreign minister"', "act:accuse"])
def test_a_search_gives_the_pages_of_the_python_api(client: httpx.Client, kept: Record, query: str) -> None:
    page = kept.search(query, size=7)
    assert got(client, "/search", q=query, size=7).content == msgspec.json.encode(page)


def test_pages_hold_every_hit_once(client: httpx.Client, kept: Record) -> None:
    hits = all_hits(client, "kind:statement", 9)
    assert [hit["id"] for hit in hits] == [hit.id for hit in kept.search("kind:statement", size=1000).hits]
    assert len(hits) > 18


@pytest.mark.parametrize(
    ("path", "kind"), [("/statements", "statement"), ("/events", "event"), ("/articles", "article")]
)
def test_each_kind_has_its_own_list(client: httpx.Client, kept: Record, path: str, kind: str) -> None:
    page = got(client, path, q="russia OR sweden", size=200).json()
    assert page["total"] == kept.count(f"(russia OR sweden) kind:{kind}")
    assert {hit["kind"] for hit in page["hits"]} == {kind}


def test_a_query_cannot_leave_its_brackets(client: httpx.Client) -> None:
    assert client.get(f"{V1}/statements", params={"q": "a) OR (b"}).status_code == 400


def test_an_article_comes_as_its_reading(client: httpx.Client, kept: Record) -> None:
    for hit in kept.articles():
        answer = got(client, f"/articles/{hit.id}")
        assert answer.content == msgspec.json.encode(kept.reading(hit.id))
        assert msgspec.json.decode(answer.content, type=Reading).article.text


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_a_record_comes_by_its_identifier_whole(client: httpx.Client, kept: Record, kind: str) -> None:
    hit = kept.search(f"kind:{kind}", size=1).hits[0]
    assert got(client, f"/{kind}s/{hit.id}").content == msgspec.json.encode(kept.get(hit.id)[0])
    assert client.get(f"{V1}/{kind}s/{hit.id[:-1]}").status_code == 404
    assert client.get(f"{V1}/articles/{hit.id}").status_code == 404


@pytest.mark.parametrize("by", TALLIES)
def test_tallies_are_those_of_the_python_api(client: httpx.Client, kept: Record, by: str) -> None:
    assert got(client, f"/tallies/{by}", q="russia OR sweden", top=5).content == msgspec.json.encode(
        kept.tally(by, "russia OR sweden", 5)
    )


def test_aggregates_are_those_of_the_python_api(client: httpx.Client, kept: Record) -> None:
    pairs = {
        "/timeline?grain=year&q=russia": kept.timeline("russia", "year"),
        "/network?most=5": kept.network("", 5),
        "/map": kept.places(""),
        "/actors/RUS": kept.actor("RUS"),
        "/dyads/RUS/USA": kept.dyad("RUS", "USA"),
    }
    for path, value in pairs.items():
        assert client.get(V1 + path).content == msgspec.json.encode(value), path
    facets = client.get(f"{V1}/facets?fields=act&fields=outlet&top=3").content
    assert facets == msgspec.json.encode({"facets": kept.facets("", ("act", "outlet"), 3)})


def test_totals_tell_what_there_is(client: httpx.Client, kept: Record) -> None:
    found = got(client, "/totals").json()
    assert found["counts"] == kept.totals()
    assert set(found["tallies"]) == set(TALLIES)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_is_that_of_the_command_line(client: httpx.Client, kept: Record, name: str) -> None:
    answer = got(client, f"/export/{name}", q="russia OR sweden")
    kind = FORMATS[name].kinds[0]
    out = io.BytesIO()
    export(kept, name, out, Options("russia OR sweden", kind))
    assert answer.content == out.getvalue()
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="communique-{name}-{kind}.')


def test_a_table_defuses_formulas_unless_told_not_to(client: httpx.Client) -> None:
    rows = [*csv.DictReader(io.StringIO(got(client, "/export/csv", kind="party").text))]
    assert rows
    assert all(not value.startswith(("=", "@")) for row in rows for value in row.values())


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/search?q=(", 400, "this bracket is not closed"),
        ("/search?q=spaeker:x", 400, "speaker"),
        ("/search?size=0", 422, "query.size"),
        ("/search?size=201", 422, "query.size"),
        ("/search?sice=3", 422, "query.sice: no such parameter"),
        ("/search?order=best", 422, "query.order"),
        ("/search?after=1.x.2", 422, "query.after"),
        ("/search?q=" + "a" * 2001, 422, "query.q"),
        ("/statements/nothing", 404, "no statement has the identifier 'nothing'"),
        ("/events/nothing", 404, "no event has the identifier"),
        ("/articles/nothing", 404, "no article has the identifier"),
        ("/actors/nobody", 404, "no actor has the identifier 'nobody'"),
        ("/dyads/RUS/RUS", 400, "two actors"),
        ("/dyads/RUS/nobody", 404, "is no identifier of an actor"),
        ("/tallies/mood", 422, "path.by"),
        ("/export/pdf", 422, "path.format"),
        ("/export/gdelt?kind=article", 400, "gdelt holds event"),
        ("/export/csv?q=(", 400, "bracket"),
        ("/nothing", 404, ""),
        ("/../../etc/passwd", 404, ""),
    ],
)
def test_every_error_is_a_problem(client: httpx.Client, path: str, status: int, said: str) -> None:
    answer = client.get(V1 + path)
    assert answer.status_code == status, answer.text
    if answer.url.path.startswith("/api/"):
        assert answer.headers["content-type"] == "application/problem+json"
        found = answer.json()
        assert found["status"] == status
        assert found["title"]
        assert said in found["detail"]
    assert "Traceback" not in answer.text


def test_what_a_method_cannot_do_is_a_problem_that_says_which_can(client: httpx.Client) -> None:
    answer = client.put(f"{V1}/corrections", json={})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD, POST"


def test_what_has_not_changed_is_not_sent_again(own_url: str) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        first = got(client, "/search", q="russia")
        again = {"if-none-match": first.headers["etag"]}
        second = client.get(f"{V1}/search?q=russia", headers=again)
        assert (second.status_code, second.content) == (304, b"")
        assert second.headers["etag"] == first.headers["etag"]
        assert client.get(f"{V1}/search?q=russia", headers={"if-none-match": '"other"'}).status_code == 200
        statement = got(client, "/statements", size=1).json()["hits"][0]["id"]
        body = {"id": statement, "set": {"act": "warn"}, "why": "It is a warning."}
        assert client.post(f"{V1}/corrections", json=body).status_code == 201
        assert client.get(f"{V1}/search?q=russia", headers=again).status_code == 200


def test_a_correction_stands_in_the_log_with_its_author_and_can_be_undone(own_url: str, own_record: Path) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        hit = got(client, "/statements", q="-act:warn", size=1).json()["hits"][0]
        made = client.post(f"{V1}/corrections", json={"id": hit["id"], "set": {"act": "warn"}, "why": "A warning."})
        assert made.status_code == 201
        (number,) = made.json()["entries"]
        shown = got(client, f"/statements/{hit['id']}").json()
        assert shown["statement"]["act"] == "warn"
        assert shown["corrected"] == ["act"]
        entry = got(client, "/corrections").json()["entries"][0]["correction"]
        assert (entry["who"], entry["why"], entry["field"]) == ("tester", "A warning.", "act")
        undone = client.post(f"{V1}/corrections/{number}/undo", json={"why": "It was none."})
        assert undone.status_code == 201
        assert got(client, f"/statements/{hit['id']}").json()["statement"] == hit["statement"]
        assert client.post(f"{V1}/corrections/{number}/undo", json={"why": "Again."}).status_code == 400
    with store.open(str(own_record)) as kept:
        assert [s.correction.who for s in kept.corrections()] == ["tester", "tester"]


def test_a_record_can_be_taken_out(own_url: str) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        id = got(client, "/events", size=1).json()["hits"][0]["id"]
        assert client.post(f"{V1}/corrections", json={"id": id, "remove": True, "why": "No event."}).status_code == 201
        assert client.get(f"{V1}/events/{id}").status_code == 404


def test_a_statement_that_was_missed_can_be_added(own_url: str) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        article = got(client, "/articles", size=1).json()["hits"][0]["id"]
        text = got(client, f"/articles/{article}").json()["article"]["text"]
        words = next(line for line in text.split("\n") if len(line) > 80)[:60].strip()
        body = {"article": article, "add": "statement", "words": words, "set": {"act": "warn"}, "why": "Missed."}
        made = client.post(f"{V1}/corrections", json=body)
        assert made.status_code == 201, made.text
        reading = got(client, f"/articles/{article}").json()
        added = [s for s in reading["statements"] if [span["exact"] for span in s["content"]] == [words]]
        assert [s["act"] for s in added] == ["warn"]
        entries = got(client, "/corrections").json()["entries"]
        assert {entry["correction"]["who"] for entry in entries} == {"tester"}
        assert len(entries) == len(made.json()["entries"])
        nowhere = {**body, "article": "nothing"}
        assert client.post(f"{V1}/corrections", json=nowhere).status_code == 404
        assert client.post(f"{V1}/corrections", json={**body, "words": "not there at all"}).status_code == 400


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"id": "nothing", "set": {"act": "deny"}, "why": "x"}, 404),
        ({"id": "ID", "set": {"act": "shout"}, "why": "x"}, 400),
        ({"id": "ID", "set": {"colour": "red"}, "why": "x"}, 400),
        ({"id": "ID", "set": {"act": "deny"}, "why": "  "}, 422),
        ({"id": "ID", "set": {"act": "deny"}}, 422),
        ({"id": "ID", "set": {}, "why": "x"}, 422),
        ({"id": "ID", "remove": False, "why": "x"}, 422),
        ({"id": "ID", "set": {"act": "deny"}, "who": "somebody else", "why": "x"}, 422),
        ({"id": "ID", "set": {"document": "\ud800"}, "why": "x"}, 422),
        ([], 422),
    ],
)
def test_a_wrong_correction_changes_nothing(own_url: str, body: object, status: int) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        id = got(client, "/statements", size=1).json()["hits"][0]["id"]
        if isinstance(body, dict) and body["id"] == "ID":
            body = {**body, "id": id}
        answer = client.post(
            f"{V1}/corrections", content=json.dumps(body).encode(), headers={"content-type": "application/json"}
        )
        assert answer.status_code == status, answer.text
        assert answer.headers["content-type"] == "application/problem+json"
        assert got(client, "/corrections").json() == {"entries": [], "next": None}


def test_the_log_comes_in_pages(own_url: str) -> None:
    with httpx.Client(base_url=own_url, timeout=60) as client:
        hits = got(client, "/statements", size=3).json()["hits"]
        for hit in hits:
            client.post(f"{V1}/corrections", json={"id": hit["id"], "set": {"headline": "yes"}, "why": "x"})
        first = client.get(f"{V1}/corrections?size=2")
        rest = client.get(first.links["next"]["url"])
        numbers = [entry["correction"]["id"] for page in (first, rest) for entry in page.json()["entries"]]
        assert numbers == [3, 2, 1]
        assert "next" not in rest.links


def test_the_description_is_sound_and_its_examples_fit(client: httpx.Client) -> None:
    document = got(client, "/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    operations = [item for path in document["paths"].values() for item in path.values()]
    assert all(item.get("summary") and item.get("description") for item in operations)
    for name, example in document["components"]["examples"].items():
        schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
        jsonschema.validate(example["value"], schema)
    used = json.dumps(document["paths"])
    assert all(f"#/components/examples/{name}" in used for name in document["components"]["examples"])


def test_the_examples_hold_together() -> None:
    assert isinstance(examples.PAGE, Page)
    statement = examples.HIT.statement
    assert statement is not None
    assert statement.source is not None
    text = examples.HIT.before + examples.HIT.span.exact + examples.HIT.after
    for span in (*statement.content, *statement.cue, statement.source):
        assert text[span.start : span.end] == span.exact
