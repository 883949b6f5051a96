from __future__ import annotations

from pathlib import Path

import msgspec

from communique.evaluation import quotes
from communique.evaluation.measures import Figures
from communique.evaluation.quotes import Attribution, GoldArticle
from tests.evaluation.making import place, reading, statement

TEXT = (
    "The minister for trade said the treaty would be signed in May. "
    "“We are ready,” she told reporters, “and so are they.”\n"
    "A spokesman, Anna Berg of the ministry, added that the text was “nearly complete”."
)
INDIRECT = place(TEXT, "the treaty would be signed in May")
OPENING, CLOSING = place(TEXT, "“We are ready,”"), place(TEXT, "“and so are they.”")
MIXED = place(TEXT, "that the text was “nearly complete”")
MINISTER, SHE = place(TEXT, "The minister for trade"), place(TEXT, "she told")
BERG = place(TEXT, "A spokesman, Anna Berg of the ministry")


def gold(tmp_path: Path) -> Path:
    article = GoldArticle(
        "a",
        TEXT,
        (
            Attribution((INDIRECT,), (MINISTER,)),
            Attribution((OPENING, CLOSING), ((SHE[0], SHE[0] + 3),)),
            Attribution((MIXED,), (BERG,)),
        ),
    )
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b"\n".join(map(msgspec.json.encode, (article, GoldArticle("b", "Nothing.", ())))))
    return path


def test_a_perfect_reading_scores_a_hundred(tmp_path: Path) -> None:
    found = reading(
        "a",
        TEXT,
        [
            statement(TEXT, [INDIRECT], MINISTER),
            statement(TEXT, [OPENING, CLOSING], SHE),
            statement(TEXT, [MIXED], place(TEXT, "Anna Berg")),
        ],
    )
    scores = quotes.score(gold(tmp_path), [found, reading("b", "Nothing.")])
    assert scores.articles_missing == 0
    assert (scores.all.gold, scores.all.predicted) == (4, 4)
    assert scores.all.joint == Figures(100.0, 100.0, 100.0)
    assert (scores.direct.gold, scores.indirect.gold, scores.mixed.gold) == (2, 1, 1)


def test_wrong_source_short_span_and_extra_statement_cost_what_they_should(tmp_path: Path) -> None:
    found = reading(
        "a",
        TEXT,
        [
            statement(TEXT, [INDIRECT], place(TEXT, "trade")),  # right words, a source without its head
            statement(TEXT, [place(TEXT, "We are")], SHE),  # two of three words
            statement(TEXT, [place(TEXT, "Anna Berg")]),  # nothing of the kind
        ],
    )
    scores = quotes.score(gold(tmp_path), [found])
    assert scores.articles_missing == 1
    assert scores.all.strict == Figures(33.3, 25.0, 28.6)
    assert scores.all.joint == Figures(0.0, 0.0, 0.0)
    assert scores.all.soft == Figures(55.6, 41.7, 47.6)
    assert scores.direct.strict == Figures(0.0, 0.0, 0.0)


def test_gold_without_source_wants_none(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(msgspec.json.encode(GoldArticle("a", TEXT, (Attribution((INDIRECT,)),))))
    without = quotes.score(path, [reading("a", TEXT, [statement(TEXT, [INDIRECT])])])
    with_one = quotes.score(path, [reading("a", TEXT, [statement(TEXT, [INDIRECT], MINISTER)])])
    assert (without.all.joint.f1, with_one.all.joint.f1) == (100.0, 0.0)


def test_head_words_are_the_last_before_a_preposition_and_capitals_after_a_comma() -> None:
    heads = quotes.head_words(TEXT, [BERG])
    assert {TEXT[h : h + 8].split()[0].strip(",") for h in heads} == {"spokesma", "Berg"}


def test_quotation_marks_left_open_end_with_the_line() -> None:
    mask = quotes.quoted("He said “yes\nand no")
    assert [i for i, inside in enumerate(mask) if inside] == list(range(8, 12))


def test_inputs_are_the_texts(tmp_path: Path) -> None:
    assert [(x.id, x.text) for x in quotes.inputs(gold(tmp_path))] == [("a", TEXT), ("b", "Nothing.")]
