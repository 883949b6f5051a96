from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from communique.evaluation.quote_errors import QuoteErrors, Tally, errors, lines
from communique.evaluation.quotes import Attribution, GoldArticle
from communique.records import Reading
from tests.evaluation.making import place, reading, statement

TEXT = "Eva Lind said that the bridge is safe. Karl Berg denied it.\nThe mayor warned of ice on the road. Nobody spoke."
LIND, BERG, MAYOR = place(TEXT, "Eva Lind"), place(TEXT, "Karl Berg"), place(TEXT, "The mayor")
BRIDGE, ICE = place(TEXT, "that the bridge is safe"), place(TEXT, "ice on the road")
LONG = place(TEXT, "that the bridge is safe. Karl Berg denied it")


def report(tmp_path: Path, *readings: Reading) -> QuoteErrors:
    article = GoldArticle(
        "a",
        TEXT,
        (
            Attribution((BRIDGE,), (LIND,), (place(TEXT, "said"),)),
            Attribution((ICE,), (MAYOR,), (place(TEXT, "warned"),), ("nominal",)),
        ),
    )
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.encode(article))
    return errors(path, readings)


def test_a_right_reading_has_no_errors(tmp_path: Path) -> None:
    found = report(tmp_path, reading("a", TEXT, [statement(TEXT, [BRIDGE], LIND), statement(TEXT, [ICE], MAYOR)]))
    assert (found.misses, found.extra) == ((), {})
    assert found.articles == {"a": Tally(2, 2, 2)}


@pytest.mark.parametrize(
    ("content", "source", "cause"),
    [
        (LONG, LIND, "span too long"),
        (place(TEXT, "the bridge"), LIND, "span too short"),
        (BRIDGE, BERG, "source: other words nearby"),
        (BRIDGE, MAYOR, "source: of another paragraph"),
        (BRIDGE, None, "source: none named"),
        (BRIDGE, place(TEXT, "the bridge"), "source: words of the content"),
        (BRIDGE, place(TEXT, "Eva"), "source: part of the right words without their head"),
    ],
)
def test_each_error_has_its_cause(
    tmp_path: Path, content: tuple[int, int], source: tuple[int, int] | None, cause: str
) -> None:
    found = report(tmp_path, reading("a", TEXT, [statement(TEXT, [content], source)]))
    assert [m.cause for m in found.misses if m.cue == "said"] == [cause]


def test_what_no_gold_covers_is_counted_by_rule(tmp_path: Path) -> None:
    spurious = statement(TEXT, [place(TEXT, "Nobody")])
    found = report(tmp_path, reading("a", TEXT, [spurious]))
    assert found.extra == {spurious.rule: 1}


def test_the_report_names_cues_articles_and_phenomena(tmp_path: Path) -> None:
    text = "\n".join(lines(report(tmp_path, reading("a", TEXT, [statement(TEXT, [BRIDGE], LIND)]))))
    assert "    1 of 1     warned" in text
    assert " 50.0 % of 2    a" in text
    assert [line.split() for line in text.splitlines() if "nominal" in line] == [["nominal", "1", "0.0", "0.0"]]
    assert "not found" in text


def test_an_article_that_was_not_read_is_all_missed(tmp_path: Path) -> None:
    assert report(tmp_path).articles == {"a": Tally(2, 0, 0)}
