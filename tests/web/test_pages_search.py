from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx
import pytest

from communique.web.pages.search import parts
from tests.web.looking import expect
from tests.web.reading import body

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPER = "getComputedStyle(document.body).backgroundColor"


def test_a_question_leads_to_the_words_in_three_actions(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("/")
    page.keyboard.type("speaker:zarif relay:reuters")  # 1: ask
    page.keyboard.press("Enter")
    page.wait_for_url("**/*zarif*")  # the keys work once the page is whole
    expect(page.locator(".hit .chain").first).to_contain_text("Reuters")
    page.keyboard.press("j")  # 2: choose
    expect(page.locator(".hit.here")).to_be_visible()
    page.keyboard.press("Enter")  # 3: open
    expect(page).to_have_url(re.compile(r"/articles/.*#\d+-\d+$"))
    expect(page.locator(".m.on")).not_to_have_count(0)
    expect(page.locator("[data-detail] .chain")).to_contain_text("Reuters")


def test_facets_fill_in_and_add_to_the_query(page: Page, url: str) -> None:
    page.goto(f"{url}/?q=agreement")
    link = page.locator(".facet a", has_text="event").first
    link.click()
    page.wait_for_url("**kind*")
    expect(page.locator("#q")).to_have_value("agreement kind:event")
    expect(page.locator(".hit.event")).not_to_have_count(0)
    expect(page.locator(".hit:not(.event)")).to_have_count(0)
    page.locator(".active a", has_text="kind:event").click()
    page.wait_for_url(lambda address: "kind" not in address)
    expect(page.locator("#q")).to_have_value("agreement")


def test_j_and_k_walk_through_the_hits_and_esc_lets_go(page: Page, url: str) -> None:
    page.goto(f"{url}/?q=agreement")
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("k", 0)):
        page.keyboard.press(key)
        expect(page.locator(".hit").nth(at)).to_have_class(re.compile(r"\bhere\b"))
    expect(page.locator(".hit.here")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".hit.here")).to_have_count(0)


def test_question_mark_shows_the_keys_but_not_while_typing(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("?j")
    expect(page.locator("#q")).to_have_value("?j")
    expect(page.locator("#keys")).to_be_hidden()


def test_dark_is_kept_from_page_to_page(page: Page, url: str) -> None:
    page.goto(url)
    light = page.evaluate(PAPER)
    page.get_by_role("button", name="Show the pages dark").click()
    expect(page.locator("body")).not_to_have_css("background-color", light)
    page.goto(f"{url}/help")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="Show the pages light").click()
    expect(page.locator("body")).to_have_css("background-color", light)


def test_the_system_decides_until_the_reader_does(page: Page, url: str) -> None:
    page.goto(url)
    light = page.evaluate(PAPER)
    expect(page.locator(".top")).to_be_visible()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).not_to_have_css("background-color", light)
    page.emulate_media(media="print")
    expect(page.locator(".top")).to_be_hidden()


def test_all_works_without_script(client: httpx.Client) -> None:
    found = body(client.get("/", params={"q": "speaker:zarif"}))
    (words, *_) = found.xpath("//a[@data-open]")
    address, _, span = words.get("href").partition("#")
    article = body(client.get(address))
    assert article.xpath(f'//*[@id="{span}"]')
    assert found.xpath('//a[starts-with(@href, "/facets")]')
    assert body(client.get("/facets", params={"q": "speaker:zarif"})).find_class("facet")[0].xpath(".//a")


def test_what_cannot_be_understood_is_told_with_its_place(client: httpx.Client) -> None:
    answer = client.get("/", params={"q": "speakr:lavrov"})
    assert answer.status_code == 400
    assert "did you mean speaker?" in body(answer).find_class("fault")[0].text_content()
    assert body(answer).get_element_by_id("q").get("value") == "speakr:lavrov"


def test_nothing_found_offers_to_take_a_part_away(client: httpx.Client) -> None:
    found = body(client.get("/", params={"q": "speaker:zarif xylophone"}))
    (left,) = found.find_class("active")[0].xpath("./li")
    assert " ".join(left.text_content().split()) == "xylophone leaves 1 record"
    assert left.xpath("./a/@href") == ["/?q=speaker%3Azarif"]


def test_pages_follow_each_other_by_links(client: httpx.Client) -> None:
    seen: list[str] = []
    address = "/?q=kind%3Astatement"
    while address:
        found = body(client.get(address))
        seen += [link.get("href") for link in found.find_class("what") if link.get("href")]
        address = next((link.get("href") for link in found.xpath('//a[@rel="next"]')), "")
    assert len(seen) == len({*seen}) > 40


def test_an_export_holds_what_one_sees(client: httpx.Client) -> None:
    query = {"q": "kind:statement speaker:zarif"}
    shown = len(body(client.get("/", params=query)).find_class("hit"))
    lines = client.get("/export/csv", params=query).text.splitlines()
    assert len(lines) == shown + 1 > 1
    assert client.get("/export/pdf").status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("speaker:lavrov sanctions", [("speaker:lavrov", "sanctions"), ("sanctions", "speaker:lavrov")]),
        ('by:"Jan Ek" -oil', [('by:"Jan Ek"', "-oil"), ("-oil", 'by:"Jan Ek"')]),
        ('"a b" c', [('"a b"', "c"), ("c", '"a b"')]),
        ("act:deny,reject x", [("act:deny,reject", "x"), ("x", "act:deny,reject")]),
        ("(a OR b) c", []),
        ("a NOT b", []),
        ("a", []),
        ("", []),
    ],
)
def test_parts_of_a_query_can_be_taken_away(query: str, found: list[tuple[str, str]]) -> None:
    assert [(part.text, part.without) for part in parts(query)] == found
