"""What must hold of any text at all."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import communique
from communique.records import Reading

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix == ".txt")

PIECES = (
    "“", "”", '"', "«", "»", "‘", "’", "'", "—", "–", "- ", "(", ")", "[", "]", "\n", "\n\n", "\r\n", "\t", " ", ", ",
    ". ", ": ", "…", "said", "sa", "according to", "enligt", "told", "skriver", "that", "att", "he", "hon", "it",
    "President", "utrikesminister", "Anna Berg", "Lavrov", "Oslo", "Ryssland", "United States", "EU", "NATO",
    "on Tuesday", "i måndags", "8 October", "2014-10-08", "last May", "the 31st of February", "met", "möttes",
    "sanctions", "enades", "imposed", "By ", "Photo: ", "GENEVA (Wire) — ", "publicerad ", "\u200b", "\u202e", "\ufeff",
    "\x00", "é", "e\u0301", "漢字", "محمد", "🇸🇪", "👩‍👩‍👧", "ß", "İ", "ﬁ", "𝒜",
)  # fmt: skip
"""What news is made of, and what breaks programs."""

any_text = st.text(max_size=300)
news_like = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
languages = st.sampled_from(("en", "sv", "fi", None))

quick = settings(max_examples=60, derandomize=True)


def read(text: str, language: str | None) -> Reading:
    return communique.read_text(text, language=language) if language else communique.read_text(text)


def spans(value: object) -> Iterator[tuple[int, int, str]]:
    """Yield every span in a reading that was turned to plain dicts and lists."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "exact"}:
            yield value["start"], value["end"], value["exact"]
        for inner in value.values():
            yield from spans(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from spans(inner)


def check(reading: Reading, text: str) -> None:
    """Check what must hold of every reading."""
    assert reading.article.text == text
    assert "internal-error" not in [problem.code for problem in reading.problems], reading.problems
    for start, end, exact in spans(msgspec.to_builtins(reading)):
        assert 0 <= start <= end <= len(text)
        assert text[start:end] == exact
    statements = {statement.id for statement in reading.statements}
    events = {event.id for event in reading.events}
    assert len(statements) == len(reading.statements)
    assert len(events) == len(reading.events)
    assert {event.word for event in reading.events} <= statements | {"narrator"}
    assert {s.within for s in reading.statements} <= statements | {None}
    edges = [(block.span.start, block.span.end) for block in reading.article.blocks]
    assert all(before[1] <= after[0] for before, after in pairwise(edges))


@quick
@given(any_text, languages)
def test_any_text_is_read(text: str, language: str | None) -> None:
    check(read(text, language), text)


@quick
@given(news_like, languages)
def test_any_news_like_text_is_read(text: str, language: str | None) -> None:
    check(read(text, language), text)


def seconds(text: str, language: str) -> float:
    begun = time.process_time()
    communique.read_text(text, language=language)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("piece", "language"),
    [
        ("“", "en"),
        ("(“[", "en"),
        ("“We agree,” she said. ", "en"),
        ("He said that ", "en"),
        ("Norway met Chile. ", "en"),
        ("The report said that Norway had attacked the town.\n\n", "en"),
        ("- Vi går, sa hon.\n", "sv"),
        ("skriver TeleSUR ", "sv"),
    ],
)
def test_time_is_about_linear(piece: str, language: str) -> None:
    """Four times the text may take twelve times as long: quadratic time would take sixteen, linear time four.

    Within one stretch that goes through the pipeline at once, spaCy itself is not quite linear.
    """
    short, long = (piece * (length // len(piece)) for length in (4000, 16_000))
    seconds(short, language)
    limit = max(1.0, 12 * min(seconds(short, language) for _ in range(2)))
    assert any(seconds(long, language) < limit for _ in range(2))  # on a busy machine one reading alone says little


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_are_read_with_statements_and_events(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    reading = communique.read_text(text)
    check(reading, text)
    assert reading.article.language == path.stem[:2]
    assert reading.statements
    assert reading.events


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_reading_twice_gives_the_same_bytes(path: Path) -> None:
    text = path.read_text(encoding="utf8")
    once, again = (msgspec.json.encode(communique.read_text(text)) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_reading_survives_its_json_form(path: Path) -> None:
    reading = communique.read_text(path.read_text(encoding="utf8"))
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading
