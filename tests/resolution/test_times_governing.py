"""Which time governs a word: by syntax, by the sentence, by the scene."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.annotation import Analysis, Sentence
from communique.records import Block, TimeSpan, span_of
from communique.resolution.governing import HOLDS, Spoken, TimeLine

SPOKEN = Spoken(since=frozenset({"since"}), earlier=frozenset({"had"}))
AHEAD = Spoken(ahead=frozenset({"will", "if"}))
RELS = ("root", "obl", "subj", "comp", "advcl", "relcl", "conj", "nmod", "parataxis", "punct")


def analysis(*sentences: str) -> Analysis:
    """Return an Analysis of sentences written ``word/POS/head/relation``, heads counted from 1, one block each."""
    rows = [[w.rsplit("/", 3) for w in sentence.split()] for sentence in sentences]
    text = "\n".join(" ".join(row[0] for row in sentence) for sentence in rows)
    start: list[int] = []
    head: list[int] = []
    kept, blocks, at = [], [], 0
    for number, sentence in enumerate(rows):
        first = len(start)
        for word, _, above, rel in sentence:
            start.append(at)
            head.append(len(start) - 1 if rel == "root" else first + int(above) - 1)
            at += len(word) + 1
        kept.append(Sentence(first, len(start), start[first], at - 1, number))
        blocks.append(Block("body", span_of(text, start[first], at - 1)))
    flat = [row for sentence in rows for row in sentence]
    children: list[list[int]] = [[] for _ in flat]
    for i, h in enumerate(head):
        if h != i:
            children[h].append(i)
    return Analysis(
        text, "en", tuple(blocks), tuple(kept), [n for n, s in enumerate(rows) for _ in s], start,
        [s + len(row[0]) for s, row in zip(start, flat, strict=True)], [row[0].lower() for row in flat],
        [row[1] for row in flat], ["" for _ in flat], head, [row[3] for row in flat],
        [tuple(c) for c in children], (),
    )  # fmt: skip


def line(a: Analysis, until: str | None = None, **days: str) -> TimeLine:
    """Return the line of times whose words are the keys, an underscore for each space."""
    times = []
    for words, first in days.items():
        start = a.text.index(words.replace("_", " "))
        grain = "day" if len(first) == 10 else "month"
        day = first if len(first) == 10 else f"{first}-01"
        times.append(TimeSpan(day, day, grain, span_of(a.text, start, start + len(words)), "stated", "told"))  # type: ignore[arg-type]
    return TimeLine(a, times, until, SPOKEN)


def token(a: Analysis, word: str) -> int:
    return next(i for i in range(len(a)) if a.word(i) == word)


def day(time: TimeSpan | None) -> str | None:
    return time.first if time else None


VISIT = (
    "Lavrov/PROPN/2/subj made/VERB/0/root the/DET/4/det remark/NOUN/2/obj on/ADP/6/case Monday/PROPN/2/obl "
    "after/SCONJ/8/mark meeting/VERB/2/advcl Gil/PROPN/8/obj who/PRON/11/subj brought/VERB/9/relcl a/DET/13/det "
    "message/NOUN/11/obj"
)
REPLY = "He/PRON/2/subj answered/VERB/0/root"


def test_the_clause_itself() -> None:
    a = analysis(VISIT)
    times = line(a, Monday="2014-10-06")
    found = times.own(token(a, "made"))
    assert found is not None
    assert (found.first, found.basis, found.because) == ("2014-10-06", "stated", "told")
    assert day(times.own(token(a, "remark"))) == "2014-10-06"


@pytest.mark.parametrize("word", ["meeting", "brought"])
def test_clauses_below_share_the_time_of_their_sentence(word: str) -> None:
    a = analysis(VISIT)
    times = line(a, Monday="2014-10-06")
    assert times.own(token(a, word)) is None
    assert day(times.sentence(token(a, word))) == "2014-10-06"


def test_what_is_said_does_not_happen_when_it_is_said() -> None:
    a = analysis(
        "He/PRON/2/subj said/VERB/0/root on/ADP/4/case Monday/PROPN/2/obl that/SCONJ/7/mark they/PRON/7/subj "
        "met/VERB/2/comp"
    )
    times = line(a, Monday="2014-10-06")
    assert times.sentence(token(a, "met")) is None
    assert day(times.sentence(token(a, "said"))) == "2014-10-06"


def test_each_of_two_clauses_has_its_own_time() -> None:
    a = analysis(
        "They/PRON/2/subj came/VERB/0/root Monday/PROPN/2/obl and/CCONJ/5/cc left/VERB/2/conj Friday/PROPN/5/obl"
    )
    times = line(a, Monday="2014-10-06", Friday="2014-10-10")
    assert [day(times.at(token(a, w))) for w in ("came", "left")] == ["2014-10-06", "2014-10-10"]


def test_a_time_after_two_verbs_of_one_subject_holds_for_both() -> None:
    a = analysis("They/PRON/2/subj came/VERB/0/root and/CCONJ/4/cc signed/VERB/2/conj Monday/PROPN/4/obl")
    assert day(line(a, Monday="2014-10-06").sentence(token(a, "came"))) == "2014-10-06"


def test_a_verb_with_a_subject_of_its_own_keeps_its_time() -> None:
    a = analysis(
        "They/PRON/2/subj came/VERB/0/root and/CCONJ/5/cc Gil/PROPN/5/subj signed/VERB/2/conj Monday/PROPN/5/obl"
    )
    assert line(a, Monday="2014-10-06").sentence(token(a, "came")) is None


def test_a_noun_has_the_time_under_it() -> None:
    a = analysis(
        "Ties/NOUN/2/subj grew/VERB/0/root since/ADP/4/case Monday/PROPN/2/obl under/ADP/7/case the/DET/7/det "
        "pact/NOUN/2/obl of/ADP/9/case 2011-05-03/NUM/7/nmod"
    )
    times = line(a, **{"Monday": "2014-10-06", "2011-05-03": "2011-05-03"})
    assert day(times.own(token(a, "pact"))) == "2011-05-03"
    assert day(times.own(token(a, "grew"))) == "2014-10-06"


def test_a_noun_beside_the_point_does_not_take_the_time_of_the_clause_above() -> None:
    a = analysis(
        "They/PRON/2/subj met/VERB/0/root Monday/PROPN/2/obl to/PART/5/mark trade/VERB/2/advcl despite/ADP/7/case "
        "sanctions/NOUN/5/obl"
    )
    times = line(a, Monday="2014-10-06")
    assert times.sentence(token(a, "sanctions")) is None
    assert day(times.sentence(token(a, "trade"))) == "2014-10-06"


def test_the_scene_goes_on() -> None:
    a = analysis(VISIT, REPLY)
    found = line(a, Monday="2014-10-06").at(token(a, "answered"))
    assert found is not None
    assert (found.first, found.basis, found.because) == (
        "2014-10-06",
        "inferred",
        "the date last told before it: 'Monday'",
    )


def test_a_lead_is_dated_by_the_first_date_after_it() -> None:
    a = analysis(REPLY, VISIT)
    found = line(a, Monday="2014-10-06").at(token(a, "answered"))
    assert found is not None
    assert found.because == "the first date told, shortly after it: 'Monday'"


def test_a_date_far_ahead_dates_nothing() -> None:
    a = analysis(REPLY, "Yes/INTJ/0/root", "No/INTJ/0/root", "So/INTJ/0/root", VISIT)
    assert line(a, Monday="2014-10-06").at(token(a, "answered")) is None


def test_a_day_that_looks_back_dates_its_own_paragraph() -> None:
    a = analysis(
        "Today/NOUN/2/obl met/VERB/0/root",
        "Yesterday/NOUN/2/obl voted/VERB/0/root then/ADV/4/advmod left/VERB/2/parataxis",
        "Lind/PROPN/2/subj spoke/VERB/0/root",
    )
    told = line(a, Today="2024-05-03", Yesterday="2024-05-02")
    assert [day(told.before(token(a, word))) for word in ("left", "spoke")] == ["2024-05-02", "2024-05-03"]


def test_a_date_in_the_future_sets_no_scene() -> None:
    a = analysis(VISIT, REPLY)
    assert line(a, until="2014-10-05", Monday="2014-10-06").at(token(a, "answered")) is None


def test_a_date_of_something_said_sets_no_scene() -> None:
    a = analysis("He/PRON/2/subj said/VERB/0/root they/PRON/4/subj met/VERB/2/comp Monday/PROPN/4/obl", REPLY)
    assert line(a, Monday="2014-10-06").at(token(a, "answered")) is None


def test_what_happened_before_sets_no_scene() -> None:
    a = analysis("Mara/PROPN/3/subj had/AUX/3/aux met/VERB/0/root Rossi/PROPN/3/obj Monday/PROPN/3/obl", REPLY)
    times = line(a, Monday="2014-10-06")
    assert day(times.at(token(a, "met"))) == "2014-10-06"
    assert times.at(token(a, "answered")) is None


def test_a_day_since_which_something_goes_on_opens_a_range_and_sets_no_scene() -> None:
    a = analysis(
        "They/PRON/2/subj met/VERB/0/root often/ADV/2/advmod since/ADP/5/case Monday/PROPN/2/obl", REPLY,
    )  # fmt: skip
    times = line(a, Monday="2014-10-06")
    found = times.at(token(a, "met"))
    assert found is not None
    assert (found.first, found.last, found.grain) == ("2014-10-06", None, "span")
    assert times.at(token(a, "answered")) is None


def test_a_year_sets_no_scene() -> None:
    a = analysis(VISIT, REPLY)
    span = span_of(a.text, a.text.index("Monday"), a.text.index("Monday") + 6)
    year = TimeSpan("2014-01-01", "2014-12-31", "year", span, "stated", "told")
    assert TimeLine(a, [year]).at(token(a, "answered")) is None


def test_quoted_words_are_not_in_the_scene() -> None:
    a = analysis(VISIT, "“/PUNCT/2/punct Reject/VERB/0/root ”/PUNCT/2/punct he/PRON/5/subj added/VERB/2/parataxis")
    times = line(a, Monday="2014-10-06")
    assert times.at(token(a, "Reject")) is None
    assert day(times.at(token(a, "added"))) == "2014-10-06"


def test_what_only_describes_is_not_in_the_scene() -> None:
    a = analysis(
        VISIT,
        "He/PRON/2/subj rejected/VERB/0/root sanctions/NOUN/2/obj imposed/VERB/3/acl by/ADP/6/case Rome/PROPN/4/agent",
    )
    times = line(a, Monday="2014-10-06")
    assert times.at(token(a, "imposed")) is None
    assert times.at(token(a, "Rome")) is None
    assert day(times.at(token(a, "rejected"))) == "2014-10-06"


def test_a_time_that_was_not_analysed_or_has_no_days_is_left_out() -> None:
    a = analysis(REPLY)
    times = [
        TimeSpan("2014-10-06", "2014-10-06", "day", None, "stated", "given"),
        TimeSpan(None, None, "day", span_of(a.text, 0, 2), "resolved", "open"),
        TimeSpan("2014-10-06", "2014-10-06", "day", span_of(a.text, len(a.text), len(a.text)), "stated", "told"),
    ]
    assert TimeLine(a, times).told == []


def test_an_article_without_tokens_has_no_times() -> None:
    empty = Analysis("", "en", (), (), [], [], [], [], [], [], [], [], [], ())
    assert TimeLine(empty, []).at(0) is None


@given(st.data())
def test_any_tree_gets_an_answer(data: st.DataObject) -> None:
    n = data.draw(st.integers(1, 9))
    words = []
    for i in range(1, n + 1):
        head = data.draw(st.integers(1, n))
        rel = "root" if i == 1 else data.draw(st.sampled_from(RELS))
        words.append(
            f"{'Monday' if i % 3 == 0 else 'word'}/{data.draw(st.sampled_from(['NOUN', 'VERB']))}/{head}/{rel}"
        )
    a = analysis(" ".join(words))
    times = line(a, **({"Monday": "2014-10-06"} if n >= 3 else {}))
    for i in range(n):
        assert day(times.at(i)) in (None, "2014-10-06")


def undated(a: Analysis, words: str) -> TimeSpan:
    """Return a time of which the days are not known."""
    start = a.text.index(words)
    return TimeSpan(None, None, "day", span_of(a.text, start, start + len(words)), "resolved", "no date to count from")


def test_a_day_that_cannot_be_told_sets_a_scene_without_a_date() -> None:
    a = analysis(
        "He/PRON/2/subj left/VERB/0/root Monday/PROPN/2/obl",
        "Ana/PROPN/2/subj came/VERB/0/root Friday/PROPN/2/obl",
        REPLY,
    )
    monday = TimeSpan("2014-10-06", "2014-10-06", "day", span_of(a.text, 8, 14), "stated", "told")
    times = TimeLine(a, [monday, undated(a, "Friday")], None, SPOKEN)
    assert day(times.at(token(a, "left"))) == "2014-10-06"
    assert times.at(token(a, "came")) is None
    assert times.undated(token(a, "came"))
    assert times.at(token(a, "answered")) is None
    assert not times.undated(token(a, "answered"))


@pytest.mark.parametrize(("until", "holds"), [("2014-10-08", True), ("2014-11-20", False)])
def test_a_scene_of_the_news_holds_on_in_later_paragraphs(until: str, holds: bool) -> None:
    a = analysis("He/PRON/2/subj left/VERB/0/root Monday/PROPN/2/obl", REPLY)
    times = line(a, until, Monday="2014-10-06")
    assert (times.at(token(a, "answered")) is not None) == holds


def test_a_scene_holds_on_for_some_sentences() -> None:
    a = analysis("He/PRON/2/subj left/VERB/0/root Monday/PROPN/2/obl", *[REPLY] * (HOLDS + 2))
    times = line(a, Monday="2014-10-06")
    said = [i for i in range(len(a)) if a.word(i) == "answered"]
    assert [day(times.before(i)) for i in (said[0], said[HOLDS - 1], said[HOLDS])] == ["2014-10-06"] * 2 + [None]


@pytest.mark.parametrize("mark", ["will/AUX/3/aux", "if/SCONJ/3/mark"])
def test_what_lies_ahead_or_is_a_condition_sets_no_scene(mark: str) -> None:
    a = analysis(f"He/PRON/3/subj {mark} leave/VERB/0/root Monday/PROPN/3/obl", REPLY)
    monday = TimeSpan(
        "2014-10-06",
        "2014-10-06",
        "day",
        span_of(a.text, a.text.index("Monday"), a.text.index("Monday") + 6),
        "stated",
        "told",
    )
    times = TimeLine(a, [monday], None, AHEAD)
    assert day(times.at(token(a, "leave"))) == "2014-10-06"
    assert times.at(token(a, "answered")) is None
