from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from communique import store
from communique.store import Hit
from tests.web.looking import expect
from tests.web.reading import body

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def said(own_record: Path) -> Hit:
    """A statement that an outlet has from another."""
    with store.open(str(own_record)) as kept:
        return next(iter(kept.statements("relay:reuters")))


@pytest.fixture
def done(own_record: Path) -> Hit:
    """An event on the word of a statement."""
    with store.open(str(own_record)) as kept:
        return next(iter(kept.events("-word:narrator")))


def _undo(page: Page, why: str) -> None:
    undo = page.locator(".undo").first
    undo.locator("summary").click()
    undo.get_by_label("Why").fill(why)
    undo.get_by_role("button", name="Undo").click()


def test_the_chain_runs_from_the_speaker_to_the_outlet(client: httpx.Client, said: Hit) -> None:
    found = body(client.get(f"/statements/{said.id}"))
    chain = [" ".join(item.text_content().split()) for item in found.find_class("chain")[0].xpath("./li")]
    assert chain[1:] == ["Reuters relayed it", "Fjällposten published it"]
    assert chain[0].startswith("Mohammad Javad Zarif")
    assert "from the speaker" in found.find_class("chain")[0].get("aria-label")


def test_each_field_leads_to_its_words(page: Page, url: str, said: Hit) -> None:
    page.goto(f"{url}/statements/{said.id}")
    links = page.locator(".fields a.words").all()
    assert len(links) >= 2
    told = [(link.inner_text().strip("“”"), link.get_attribute("href")) for link in links]
    for words, address in told:
        page.goto(f"{url}{address}")
        expect(page.locator("[data-reading]")).to_have_attribute("data-words", words)


def test_an_event_says_on_whose_word_it_stands(client: httpx.Client, done: Hit) -> None:
    assert done.event
    found = body(client.get(f"/events/{done.id}"))
    assert found.xpath(f'//a[@href="/statements/{done.event.word}"]')
    hanging = body(client.get(f"/statements/{done.event.word}"))
    assert hanging.xpath(f'//a[@href="/events/{done.id}"]')


def test_a_field_is_corrected_in_place_and_undone(page: Page, own_url: str, said: Hit) -> None:
    page.goto(f"{own_url}/statements/{said.id}")
    row = page.locator("#field-act")
    was = row.locator("td").first.inner_text().split()[0]
    row.get_by_role("link", name="Correct").click()
    editor = row.locator("form.editor")
    editor.locator("select").select_option("promise")
    editor.get_by_role("button", name="Save").click()
    expect(editor.locator("input[name=why]:invalid")).to_be_focused()  # a correction says why
    editor.locator("input[name=why]").fill("the words are a promise")
    editor.get_by_role("button", name="Save").click()
    expect(row.locator(".changed")).to_contain_text("set by tester")
    expect(row.locator(".changed")).to_contain_text("the words are a promise")
    expect(row.locator("td").first).to_have_text(re.compile(r"^\s*promises\b"))
    _undo(page, "it was no promise")
    expect(page.locator(".log li.undone")).to_have_count(1)
    expect(page.locator(".log")).to_contain_text("it was no promise")
    expect(row.locator("td").first).to_have_text(re.compile(rf"^\s*{was}\b"))


def test_a_value_that_cannot_be_is_refused_with_what_can(page: Page, own_url: str, said: Hit) -> None:
    page.goto(f"{own_url}/statements/{said.id}")
    page.locator("#field-speaker").get_by_role("link", name="Correct").click()
    editor = page.locator("#field-speaker form.editor")
    editor.locator("input[name=value]").fill("Nobody Atall")
    editor.locator("input[name=why]").fill("a test")
    editor.get_by_role("button", name="Save").click()
    fault = page.locator("#field-speaker .fault")
    expect(fault).to_contain_text("Nobody Atall <person:nobody-atall>")
    expect(editor.locator("input[name=why]")).to_have_value("a test")
    editor.locator("input[name=why]").press("Escape")
    expect(page.locator("form.editor")).to_have_count(0)


def test_without_script_a_correction_is_a_form_of_its_own(own_url: str, said: Hit) -> None:
    with httpx.Client(base_url=own_url, follow_redirects=True, timeout=60) as visitor:
        form = body(visitor.get(f"/statements/{said.id}/correct/said_on")).find_class("editor")[0]
        sent = {field.name: field.value for field in form.xpath(".//input")}
        answer = visitor.post(form.get("action"), data=sent | {"value": "2015-07", "why": "the month only"})
        assert answer.status_code == 200
        row = body(answer).get_element_by_id("field-said_on").text_content()
        assert "July 2015" in row
        assert "the month only" in row
        assert visitor.post(form.get("action"), data=sent | {"csrf": "x", "why": "forged"}).status_code == 403
        refused = visitor.post(form.get("action"), data=sent | {"value": "2015-13", "why": "a slip"})
        assert refused.status_code == 422


def test_what_is_removed_says_so_and_comes_back(page: Page, own_url: str, done: Hit) -> None:
    page.goto(f"{own_url}/events/{done.id}")
    page.get_by_role("link", name="Remove").click()
    page.get_by_label("Why").fill("no event at all")
    page.get_by_role("button", name="Remove").click()
    page.wait_for_url(f"**/events/{done.id}")
    expect(page.locator("h1")).to_contain_text("was removed")
    expect(page.locator(".log")).to_contain_text("no event at all")
    _undo(page, "it is one")
    expect(page.locator(".fields")).to_be_visible()
    page.goto(f"{own_url}/corrections")
    expect(page.locator(".log > li")).to_have_count(2)
    expect(page.locator(".log > li.undone")).to_have_count(1)


def test_a_conflict_shows_both_values(own_record: Path, own_url: str, said: Hit) -> None:
    """The person wrote one thing; read again, the machine has come to read another than it did."""
    with store.open(str(own_record)) as kept:
        kept.correct(said.id, {"act": "warn"}, who="Ann", why="a warning", at="2024-02-01T10:00:00+00:00")
        with kept.database.writing() as connection:
            from sqlalchemy import text

            connection.execute(text("UPDATE correction SET machine = '\"ask\"'"))
    page = body(httpx.get(f"{own_url}/corrections", timeout=60))
    entry = page.find_class("conflict")[0].text_content()
    assert "Ann" in entry
    assert "The machine read asks when this was set; now it reads" in " ".join(entry.split())
    field = body(httpx.get(f"{own_url}/statements/{said.id}", timeout=60)).get_element_by_id("field-act")
    assert "has come to read something else" in field.text_content()


@pytest.mark.parametrize("path", ["/statements/s0", "/events/ex", "/statements/s0/card", "/events/ex/correct/type"])
def test_what_is_not_there_is_told(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "Search for its words" in answer.text


def test_a_field_that_is_none_cannot_be_asked_for(client: httpx.Client, said: Hit) -> None:
    assert client.get(f"/statements/{said.id}/correct/rule").status_code == 404
    assert client.get(f"/statements/{said.id}/correct/occasion").status_code == 404


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_every_field_can_be_asked_for(client: httpx.Client, said: Hit, done: Hit, kind: str) -> None:
    hit = said if kind == "statement" else done
    links = body(client.get(f"/{kind}s/{hit.id}")).xpath('//a[contains(@href, "/correct/")]/@href')
    assert len(links) >= 10
    for address in links:
        form = body(client.get(address)).find_class("editor")[0]
        chosen = form.xpath('.//*[@name="value"]')[0]
        assert chosen.value is not None, address


def test_the_beginning_of_an_identifier_leads_to_the_record(client: httpx.Client, said: Hit) -> None:
    answer = client.get(f"/statements/{said.id[:12]}")
    assert answer.headers["location"] == f"/statements/{said.id}"
