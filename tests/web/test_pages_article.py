from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from communique import store
from communique.records import Reading
from communique.store import Incoming
from communique.web import make_app
from tests.making import article
from tests.web.looking import expect
from tests.web.making import done_at, reading_of, said_at
from tests.web.reading import body
from tests.web.running import running
from tests.web.visits import addresses

if TYPE_CHECKING:
    from playwright.sync_api import Page

STRANGE = "\n".join(
    (
        "The envoy 🧑‍🚀 said 👩🏽‍⚖️ that 🏳️‍🌈 talks 𝔐atter, 𠮷 too.",
        "Cafe\u0301 nai\u0308ve A\u030angstro\u0308m q\u0323\u0307 said\rthe note\tagain & <b>again</b>.",
        "قال الوزير إن المحادثات ستبدأ 🕊️ غدا.",
        "השר אמר: “הפסקת אש” 🕊 (ceasefire) מחר.",
        "mixed \u202eטקסט\u202c and العربية ends",
    )
)
"""Emoji of several code points, combining marks, text from right to left, a stray carriage return."""
JUMP = """spans => spans.map(([start, end]) => {
  history.replaceState(null, "", `#${start}-${end}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
  return document.querySelector("[data-reading]").dataset.words;
})"""
LIT = "CSS.highlights.has('target')"
LISTEN = """window.heard = new Set();
const add = EventTarget.prototype.addEventListener;
EventTarget.prototype.addEventListener = function (type, ...rest) {
  heard.add(type);
  return add.call(this, type, ...rest);
};"""
SELECT = """() => [...document.querySelectorAll("[data-start], .text .m")].map(part => {
  getSelection().selectAllChildren(part);
  document.dispatchEvent(new Event("selectionchange"));
  return [part.textContent, document.querySelector("[data-selection-link]").hash];
})"""


def _served(path: Path, reading: Reading) -> Any:
    with store.open(str(path), make=True) as kept:
        kept.writer({"communique": "test"}, "2024-01-01T00:00:00+00:00").keep([Incoming(reading, reading.article)])
    return running(make_app(str(path), name="tester"))


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an article of strange letters, with a statement at every third place, over each other."""
    said = tuple(said_at(STRANGE, f"s{i:03}", i, min(i + 9, len(STRANGE))) for i in range(0, len(STRANGE), 3))
    done = (done_at(STRANGE, "e001", 4, 9),)
    with _served(tmp_path_factory.mktemp("strange") / "r.db", reading_of(STRANGE, said, done)) as url:
        yield f"{url}/articles/test"


def test_the_browser_finds_every_code_point(page: Page, strange: str) -> None:
    page.goto(strange)
    blocks = article(STRANGE).blocks
    spans = [(i, i + 1) for block in blocks for i in range(block.span.start, block.span.end)]
    spans += [(i, min(i + 11, b.span.end)) for b in blocks for i in range(b.span.start, b.span.end, 4)]
    found = page.evaluate(JUMP, spans)
    assert found == [STRANGE[start:end] for start, end in spans]


def test_selected_words_get_their_permalink(page: Page, strange: str) -> None:
    page.goto(strange)
    found = page.evaluate(SELECT)
    assert len(found) > 30
    for words, address in found:
        start, end = map(int, address[1:].split("-"))
        assert STRANGE[start:end] == words


def test_text_from_right_to_left_runs_so(page: Page, strange: str) -> None:
    page.goto(strange)
    directions = page.eval_on_selector_all(".text > *", "all => all.map(one => getComputedStyle(one).direction)")
    assert directions == ["ltr", "ltr", "rtl", "rtl", "ltr"]


def test_every_overlap_is_in_the_text_without_script(strange: str) -> None:
    found = body(httpx.get(strange, timeout=60))
    shown = "".join(part.text_content() for part in found.xpath("//*[@data-start]"))
    assert shown == STRANGE.replace("\n", "")
    for span in ("0-9", "3-12", "4-9"):
        assert found.xpath(f'//*[@id="{span}"]')


def test_hover_answers_in_text_and_list(page: Page, url: str, record: Path) -> None:
    page.goto(url + addresses(record)["article"])
    item = page.locator("[data-item]").nth(3)
    id = item.get_attribute("data-item")
    item.hover()
    expect(page.locator(f'.m.over[data-r~="{id}"]')).not_to_have_count(0)
    page.mouse.move(0, 0)
    expect(page.locator(".over")).to_have_count(0)
    page.locator(f'.m[data-r~="{id}"]').first.hover()
    expect(page.locator("[data-item].over")).to_have_count(1)


def test_a_click_tells_who_said_it_and_another_goes_one_out(page: Page, url: str, record: Path) -> None:
    page.goto(url + addresses(record)["article"])
    both = page.locator(".m.statement.event").first
    for kind in ("event", "statement"):
        both.click()
        expect(page.locator("[data-item].on")).to_have_attribute("data-kind", kind)
        expect(page.locator(f"[data-detail] .actions a[href^='/{kind}s/']")).to_be_visible()
    expect(page).to_have_url(re.compile(r"#\d+-\d+$"))
    expect(page.locator(".m.on")).not_to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator(".m.on")).to_have_count(0)
    expect(page.locator("[data-detail] *")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("#"))


def test_an_actor_outside_records_leads_to_its_page(page: Page, url: str, record: Path) -> None:
    page.goto(url + addresses(record)["article"])
    mark = page.locator(".text .m.actor:not(.statement):not(.event):not(.cue)").first
    words = mark.inner_text()
    mark.click()
    link = page.locator("[data-detail] a")
    expect(link).to_have_text(words)
    link.click()
    page.wait_for_url("**/actors/*")
    expect(page.locator("h1")).to_be_visible()


def test_j_k_enter_walk_through_the_records_in_the_order_of_the_text(page: Page, url: str, record: Path) -> None:
    page.goto(url + addresses(record)["article"])
    ids = page.eval_on_selector_all("[data-item]", "all => all.map(one => one.dataset.item)")
    chosen = page.locator("[data-item].on")
    for key, at in (("j", 0), ("j", 1), ("k", 0), ("j", 1)):
        page.keyboard.press(key)
        expect(chosen).to_have_attribute("data-item", ids[at])
    page.keyboard.press("Enter")
    expect(page.locator("[data-detail] .fields")).to_be_visible()
    expect(chosen).to_have_attribute("data-item", ids[1])


def test_the_words_of_a_field_light_up_in_the_text(page: Page, url: str, record: Path) -> None:
    page.goto(url + addresses(record)["words"])
    words = page.locator("[data-detail] a.words").first
    expect(words).to_be_visible()
    assert not page.evaluate(LIT)
    words.click()
    page.wait_for_function(LIT)
    shown = page.locator("[data-reading]").get_attribute("data-words")
    assert shown
    assert shown in words.inner_text()


def test_a_permalink_opens_what_stands_there(page: Page, url: str, record: Path) -> None:
    address = addresses(record)["words"]
    page.goto(url + address)
    expect(page.locator("[data-detail] .chain")).to_be_visible()
    expect(page.locator("[data-item].on")).to_have_attribute("data-at", address.partition("#")[2])


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of an article of 20,000 words with 500 marks."""
    line = " ".join(f"word{i % 7}" for i in range(100))
    text = "\n".join([line] * 200)
    step = len(text) // 500
    said = tuple(said_at(text, f"s{i:04}", i * step, i * step + 60) for i in range(250))
    done = tuple(done_at(text, f"e{i:04}", i * step + 20, i * step + 25) for i in range(250, 500))
    with _served(tmp_path_factory.mktemp("long") / "r.db", reading_of(text, said, done)) as url:
        yield f"{url}/articles/test"


def test_a_long_article_scrolls_without_work(page: Page, long: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(long)
    expect(page.locator("[data-item]")).to_have_count(500)
    heard = set(page.evaluate("[...heard]"))
    assert heard >= {"click", "keydown", "pointerover"}
    assert not heard & {"scroll", "wheel", "touchmove", "mousemove", "pointermove"}
    assert page.evaluate("document.querySelectorAll('*').length") < 8000
    page.keyboard.press("k")
    expect(page.locator("[data-item].on")).to_have_attribute("data-item", "e0499")


def test_what_is_not_there_is_told(client: httpx.Client) -> None:
    answer = client.get("/articles/nowhere")
    assert answer.status_code == 404
    assert "search for its title" in body(answer).get_element_by_id("main").text_content()
