from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from communique.records import Article, Block, span_of
from communique.web.marks import Mark, escaped, order, passages, segments

TEXTS = st.text(st.characters(), max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(TEXTS)
    places = st.integers(-2, len(text) + 2)
    kinds = st.sampled_from(("statement", "event", "actor", "anchor"))
    return text, draw(st.lists(st.builds(Mark, places, places, kinds, st.sampled_from("abc")), max_size=12))


@given(marked())
def test_segments_give_the_text_back_and_every_code_point_its_marks(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    found = segments(text, marks)
    assert "".join(segment.text for segment in found) == text
    for segment in found:
        assert text[segment.start : segment.end] == segment.text
        for point in range(segment.start, segment.end):
            lying = sorted(mark for mark in marks if mark.start <= point < mark.end)
            assert sorted(segment.marks) == lying


@given(marked())
def test_a_mark_that_lies_in_the_text_begins_once(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    begun = [mark for segment in segments(text, marks) for mark in segment.begins]
    assert sorted(begun) == sorted(m for m in marks if 0 <= m.start < min(m.end, len(text)))


@given(marked(), st.data())
def test_a_part_of_the_text_is_cut_like_the_whole(case: tuple[str, list[Mark]], data: st.DataObject) -> None:
    text, marks = case
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert "".join(segment.text for segment in segments(text, marks, start, end)) == text[start:end]


def test_the_outer_mark_comes_first() -> None:
    found = segments("one two three", [Mark(4, 7, "event", "e"), Mark(0, 13, "statement", "s")])
    assert [segment.records for segment in found] == [("s",), ("s", "e"), ("s",)]
    assert found[1].kinds == ("statement", "event")
    assert found[1].anchors == ("4-7",)


def _article(text: str, *blocks: tuple[int, int]) -> Article:
    parts = tuple(Block("body", span_of(text, start, end)) for start, end in blocks)
    return Article("a1", text, "en", None, (), None, None, None, parts)


def test_passages_hold_all_words_and_marks_that_run_on() -> None:
    text = "one two\n\nthree four\n\nfive"
    article = _article(text, (0, 7), (9, 19))
    found = passages(article, [Mark(4, 14, "statement", "s")])
    assert [text[p.start : p.end] for p in found] == ["one two", "three four", "\n\nfive"]
    shown = ["".join(s.text for s in p.segments if s.records) for p in found]
    assert shown == ["two", "three", ""]


def test_signs_between_paragraphs_are_no_paragraph() -> None:
    text = "one\n\n## two"
    assert [text[p.start : p.end] for p in passages(_article(text, (0, 3), (8, 11)), ())] == ["one", "two"]


@given(TEXTS)
def test_a_browser_keeps_as_many_code_points_as_the_text_has(text: str) -> None:
    safe = escaped(text)
    assert "<" not in safe
    read = html.fromstring(f"<p>x{safe}</p>").text_content()[1:]
    kept = [a == b or b == "\ufffd" for a, b in zip(text, read, strict=False)]
    printable = all(c.isprintable() or c in " \n\t\r" for c in text)
    assert not printable or (len(read) == len(text) and all(kept))


def test_carriage_returns_and_nulls_keep_their_place() -> None:
    assert escaped("a\r\n\x00<b>\ud800") == "a&#13;\n\ufffd&lt;b&gt;\ufffd"


def test_records_stand_in_the_order_of_the_text() -> None:
    events = [Mark(9, 12, "event", "e2"), Mark(30, 31, "event", "e2")]
    marks = [*events, Mark(0, 4, "anchor", "x"), Mark(3, 20, "statement", "s1")]
    assert order(marks) == ("s1", "e2")
