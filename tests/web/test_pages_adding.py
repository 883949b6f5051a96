"""A statement that the machine missed, added from the article it stands in."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import httpx
import pytest

from communique import store
from communique.records import Reading
from tests.web.looking import expect
from tests.web.reading import body

if TYPE_CHECKING:
    from playwright.sync_api import Page

MISSED = "Swiss President Guy Parmelin welcomed both leaders at the gate."
SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector("article.text"), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const parts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) parts.push(node);
  const whole = parts.map(node => node.data).join("");
  let [from, to] = [whole.indexOf(words), whole.indexOf(words) + words.length];
  for (const node of parts) {
    if (from >= 0 && from < node.data.length) range.setStart(node, from);
    if (to > 0 && to <= node.data.length) range.setEnd(node, to);
    from -= node.data.length;
    to -= node.data.length;
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.fixture
def reading(own_record: Path) -> Reading:
    """The article about the meeting in Geneva."""
    with store.open(str(own_record)) as kept:
        return next(r for r in kept.readings() if MISSED in r.article.text)


def asked(visitor: httpx.Client, article: str, at: str = "") -> dict[str, str]:
    """Return what the form for an article holds."""
    form = body(visitor.get(f"/add?article={quote(article)}&at={at}")).find_class("editor")[0]
    return {field.name: field.value or "" for field in form.xpath(".//input|.//textarea|.//select")}


def test_selected_words_become_a_statement_and_its_undoing_takes_it_out(
    page: Page, own_url: str, own_record: Path, reading: Reading
) -> None:
    page.goto(f"{own_url}/articles/{quote(reading.article.id)}")
    page.evaluate(SELECT, MISSED)
    expect(page.get_by_role("link", name="add them as a statement")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#words")).to_have_value(MISSED)
    expect(page.get_by_label("Who says it")).to_be_focused()
    page.keyboard.type("CHE")
    page.keyboard.press("Tab")
    page.keyboard.type("welcomed")
    page.keyboard.press("Tab")
    page.keyboard.press("p")  # the list goes to what begins so
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/statements/*")
    expect(page.locator("#field-cue td").first).to_have_text(re.compile(r"^\s*welcomed"))
    with store.open(str(own_record)) as kept:
        (hit,) = kept.get(page.url.rpartition("/")[2])
        assert hit.statement is not None
        assert [span.exact for span in hit.statement.content] == [MISSED]
        assert hit.statement.speaker is not None
        assert (hit.statement.speaker.actor, hit.statement.act[0]) == ("CHE", "p")
        assert hit.corrected[0] == "added"
    undo = page.locator(".undo").last
    undo.locator("summary").click()
    undo.get_by_label("Why").fill("it was none")
    undo.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="This statement was removed")).to_be_visible()
    with store.open(str(own_record)) as kept:
        assert kept.get(hit.id) == ()


def test_without_script_the_words_are_typed(own_url: str, own_record: Path, reading: Reading) -> None:
    text = reading.article.text
    start = text.index("Neither side")
    with httpx.Client(base_url=own_url, follow_redirects=True, timeout=60) as visitor:
        sent = asked(visitor, reading.article.id, f"{start}-{start + len('Neither side announced an exchange.')}")
        assert sent["words"] == "Neither side announced an exchange."
        sent = asked(visitor, reading.article.id)
        assert sent["words"] == ""
        two = text[text.index("Putin rejected the criticism.") : text.index("He accused")] + "He accused"
        answer = visitor.post("/add", data=sent | {"words": two.replace("\n", "\r\n"), "speaker": "Vladimir Putin"})
        assert answer.status_code == 200, answer.text
        assert "/statements/" in str(answer.url)
    with store.open(str(own_record)) as kept:
        assert [hit.span.exact for hit in kept.statements("corrected:yes")] == [two]


def test_what_cannot_be_added_is_refused_with_what_was_typed(own_url: str, reading: Reading) -> None:
    with httpx.Client(base_url=own_url, follow_redirects=True, timeout=60) as visitor:
        sent = asked(visitor, reading.article.id)
        wrong = visitor.post("/add", data=sent | {"words": "No such words", "cue": "kept"})
        assert wrong.status_code == 422
        assert "does not hold the words" in body(wrong).find_class("fault")[0].text_content()
        assert body(wrong).get_element_by_id("cue").value == "kept"
        several = visitor.post("/add", data=sent | {"words": "ambassador"})
        assert several.status_code == 422
        assert "say which, 1 is the first" in body(several).find_class("fault")[0].text_content()
        assert body(several).get_element_by_id("which") is not None
        chosen = visitor.post("/add", data=sent | {"words": "ambassador", "which": "2"})
        assert chosen.status_code == 200
        assert visitor.get(f"/add?article={quote(reading.article.id)}&at=9-3").status_code == 404
        assert visitor.get("/add?article=nowhere").status_code == 404
