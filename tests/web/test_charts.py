"""Charts in a browser: each draws, and its table holds the numbers that the API gives."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from communique.errors import SlowQueryError
from communique.store import Record
from tests.web.looking import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

SERIES = (("statement", ""), ("event", "1"), ("event", "2"), ("event", "3"), ("event", "4"), ("article", ""))


def counts(page: Page) -> list[list[str]]:
    """Return the cells of the table under the chart, row by row."""
    page.evaluate("document.querySelector('details[data-table]').open = true")
    cells = "rows => rows.map(row => [...row.cells].map(cell => cell.innerText))"
    rows: list[list[str]] = page.eval_on_selector_all("details[data-table] tbody tr", cells)
    return rows


def number(cell: str) -> int:
    return 0 if cell == "·" else int(cell.replace(",", ""))


def drawn(page: Page, kind: str) -> Any:
    figure = page.locator(f"figure[data-chart='{kind}'][data-drawn]")
    expect(figure).to_be_visible()
    return figure


def open_page(page: Page, address: str) -> None:
    """Open a page and wait for its charts; what its policy refuses is a fault."""
    refused: list[str] = []
    page.on("console", lambda told: refused.append(told.text) if "Content Security Policy" in told.text else None)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    expect(page.locator("figure[data-chart]:not([data-drawn])")).to_have_count(0)
    assert not refused


@pytest.mark.parametrize("grain", ["month", "year"])
def test_a_timeline_draws_what_the_api_gives(page: Page, url: str, client: httpx.Client, grain: str) -> None:
    open_page(page, f"{url}/timeline?q=state:RUS&grain={grain}")
    found = client.get("/api/v1/timeline", params={"q": "state:RUS", "grain": grain}).json()
    held = [series for series in SERIES if any((p["kind"], p["group"]) == series for p in found["points"])]
    figure = drawn(page, "timeline")
    expect(figure.locator("svg")).to_have_count(len(held))
    expect(figure.locator("svg g[aria-label='rect'] rect")).to_have_count(len(found["points"]))
    expect(figure.locator(".canvas")).to_have_attribute("aria-label", re.compile("."))
    periods = sorted({point["period"] for point in found["points"]}, reverse=True)
    wanted = [
        [sum(p["count"] for p in found["points"] if (p["period"], p["kind"], p["group"]) == (period, *series))
         for series in held]
        for period in periods
    ]  # fmt: skip
    rows = counts(page)
    assert [[number(cell) for cell in row[1:]] for row in rows] == wanted
    left_out = page.locator(".notes").inner_text() if found["undated"] or found["coarse"] else ""
    assert (str(found["undated"]) in left_out) is (found["undated"] > 0)


def test_a_bar_leads_to_its_records(page: Page, url: str) -> None:
    open_page(page, f"{url}/timeline?q=kind:event&grain=year")
    bar = drawn(page, "timeline").locator("g[aria-label='rect'] rect").first
    asked = bar.get_attribute("data-href")
    assert asked
    bar.click(force=True)
    page.wait_for_url(url + asked)
    expect(page.locator(".hit")).not_to_have_count(0)


def test_a_network_draws_what_the_api_gives(page: Page, url: str, client: httpx.Client) -> None:
    open_page(page, f"{url}/network?most=50")
    found = client.get("/api/v1/network", params={"most": 50}).json()
    expect(drawn(page, "network").locator("canvas")).not_to_have_count(0)
    assert [[number(cell) for cell in row[1:]] for row in counts(page)] == [
        [edge["count"], *edge["quads"]] for edge in found["edges"]
    ]
    assert f"{found['alone']:,} event" in page.locator(".notes").inner_text()
    page.locator("details[data-table] tbody a").first.click()
    expect(page).to_have_url(re.compile("/dyads/"))


def test_a_network_says_how_many_ties_it_leaves_out(page: Page, url: str, client: httpx.Client) -> None:
    open_page(page, f"{url}/network?most=2")
    found = client.get("/api/v1/network", params={"most": 2}).json()
    assert found["left_out"] > 0
    assert f"{found['left_out']:,} ties below the weakest shown" in page.locator(".notes").inner_text()


def test_a_map_draws_what_the_api_gives(page: Page, url: str, client: httpx.Client) -> None:
    open_page(page, f"{url}/map")
    found = client.get("/api/v1/map").json()
    towns = [place for place in found["places"] if place["latitude"] is not None]
    figure = drawn(page, "map")
    assert towns
    expect(figure.locator("g[aria-label='dot'] circle")).to_have_count(len(towns))
    assert figure.locator("g[aria-label='geo'] path").count() > 200  # drawn together with the towns
    assert [[number(cell) for cell in row[2:4]] for row in counts(page)] == [
        [place["events"], place["statements"]] for place in found["places"]
    ]
    assert f"{found['nowhere']:,} statements and events without a place" in page.locator(".notes").inner_text()


def test_a_dyad_draws_what_the_api_gives(page: Page, url: str, client: httpx.Client) -> None:
    pair = client.get("/api/v1/network", params={"most": 1}).json()["edges"][0]
    path = f"/dyads/{pair['source']}/{pair['target']}"
    open_page(page, url + path)
    found = client.get("/api/v1" + path).json()
    assert found["events"]["total"] == pair["count"]
    expect(drawn(page, "dyad").locator("svg g[aria-label='rect'] rect")).to_have_count(len(found["months"]["points"]))
    assert sum(number(cell) for row in counts(page) for cell in row[1:]) == sum(
        point["count"] for point in found["months"]["points"]
    )
    shown = page.locator(".figures").inner_text()
    assert f"{found['events']['total']:,}" in shown
    speakers = {side["name"] for side in (*found["speakers_a"], *found["speakers_b"])}
    assert all(name in page.locator(".sides").inner_text() for name in speakers)


def test_the_words_of_a_dyads_list_stand_in_the_article(page: Page, url: str, client: httpx.Client) -> None:
    pair = client.get("/api/v1/network", params={"most": 1}).json()["edges"][0]
    found = client.get(f"/api/v1/dyads/{pair['source']}/{pair['target']}").json()
    item = found["events"]["items"][0]
    text = client.get(f"/api/v1/articles/{item['article']}").json()["article"]["text"]
    assert text[item["start"] : item["end"]] == item["words"]
    page.goto(f"{url}/dyads/{pair['source']}/{pair['target']}")
    page.locator(".listed.event .quote a").first.click()
    expect(page).to_have_url(re.compile(f"^{re.escape(url)}/articles/"))


def test_an_actors_page_holds_what_the_api_gives(page: Page, url: str, client: httpx.Client) -> None:
    open_page(page, f"{url}/actors/RUS")
    found = client.get("/api/v1/actors/RUS").json()
    drawn(page, "timeline")
    shown = page.locator(".figures").inner_text()
    assert all(f"{count:,}" in shown for count in found["counts"].values() if count)
    assert found["offices"]
    expect(page.locator(".offices tbody tr")).to_have_count(len(found["offices"]))
    assert sum(number(cell) for row in counts(page) for cell in row[1:]) == sum(
        point["count"] for point in found["months"]["points"]
    )
    for office in found["offices"]:
        for evidence in office["evidence"]:
            text = client.get(f"/api/v1/articles/{evidence['article']}").json()["article"]["text"]
            span = evidence["span"]
            assert text[span["start"] : span["end"]] == span["exact"]


def test_two_actors_are_found_by_their_names(page: Page, url: str) -> None:
    page.goto(f"{url}/dyads")
    page.get_by_label("One").fill("Ryssland")
    page.get_by_label("The other").fill("USA")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url(f"{url}/dyads/RUS/USA")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/actors/person:no-one-of-this-name", 404, "knows no actor"),
        ("/dyads/RUS/person:no-one-of-this-name", 404, "choose two actors"),
        ("/dyads/RUS/RUS", 400, "two actors make a dyad"),
        ("/dyads?a=Nowhereland&b=RUS", 200, "Nobody is known as"),
        ("/dyads?a=RUS&b=Ryssland", 200, "the same actor"),
        ("/dyads/PER/LKA", 200, "Nothing between the two"),
        ("/timeline?q=nothingofthekind", 200, "No dated record"),
        ("/network?q=nothingofthekind", 200, "No ties to draw"),
        ("/map?q=nothingofthekind", 200, "No place to draw"),
        ("/timeline?q=%22open", 400, "not closed"),
    ],
)
def test_what_cannot_be_drawn_is_told_in_words(client: httpx.Client, path: str, status: int, told: str) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert told in answer.text


@pytest.mark.parametrize("path", ["/timeline", "/network", "/map", "/actors/RUS", "/dyads/RUS/USA", "/dyads"])
def test_a_phone_needs_no_scrolling_to_the_side(page: Page, url: str, path: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    open_page(page, url + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_the_page_comes_before_its_numbers(url: str, client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    count, seen = Record.timeline, threading.Event()

    def waiting(record: Record, query: str, grain: Any) -> Any:
        assert seen.wait(60)
        return count(record, query, grain)

    monkeypatch.setattr(Record, "timeline", waiting)
    with client.stream("GET", "/timeline?q=kind:event") as answer:
        parts = answer.iter_text()
        first = ""
        while "<h1>Timeline</h1>" not in first:
            first += next(parts)
        assert "data-chart" not in first
        seen.set()
        assert "data-chart" in "".join(parts)


def test_a_count_that_takes_too_long_is_told_in_the_page(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(record: Record, *_: object) -> Any:
        raise SlowQueryError("this took longer than 10 s")

    monkeypatch.setattr(Record, "places", slow)
    answer = client.get("/map")
    assert answer.status_code == 200
    assert "this took longer than 10 s" in answer.text
    assert "Ask for fewer records" in answer.text
