"""Time expressions get the right days: the tables of each language, and what the tables cannot say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.extraction.times import find_times
from communique.records import TimeSpan
from communique.resolution.times import YearFacts, YearRange, publication_from, resolve_times, year_facts
from tests.resolution.timecases import LANGUAGES, PACKS, expected, is_date, read, table

CASES = [(code, *case) for code in LANGUAGES for case in table(code)]
ENGLISH = PACKS["en"].times


@pytest.mark.parametrize(("code", "rule", "text", "published", "times"), CASES)
def test_case(code: str, rule: str, text: str, published: str, times: list[str]) -> None:
    rows, rules, spans = read(code, text, published)
    assert rows == [expected(cell) for cell in times]
    if times and not rule.startswith("trap"):
        assert rule in rules
    assert all(span.because for span in spans)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_rule_has_a_case(code: str) -> None:
    found = {rule for _, text, published, _ in table(code) for rule in read(code, text, published)[1]}
    named = {rule.name for rule in PACKS[code].times.rules if rule.op not in ("none", "session")}
    assert sorted(named - found) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_there_are_enough_cases(code: str) -> None:
    assert len(table(code)) >= 200


def given_day(text: str) -> TimeSpan:
    return TimeSpan(text, text, "day", None, "stated", "given")


def resolve(
    text: str, published: str | None = None, facts: YearFacts | None = None
) -> tuple[list[TimeSpan], list[str]]:
    drafts = find_times(text, [(0, len(text))], ENGLISH)
    spans, problems = resolve_times(text, drafts, given_day(published) if published else None, facts)
    return spans, [p.code for p in problems]


def test_one_problem_for_all_that_lacks_an_anchor() -> None:
    spans, problems = resolve("They met on Monday. They left yesterday and returned last week.")
    assert [s.first for s in spans] == [None, None, None]
    assert problems == ["no-date"]


def test_no_problem_when_nothing_needs_an_anchor() -> None:
    assert resolve("They met on 3 May 2019 and in 2020.")[1] == []


def test_a_weekday_that_is_wrong_is_a_problem() -> None:
    spans, problems = resolve("They met on Monday, 16 November 2023.", "2023-11-17")
    assert spans[0].first == "2023-11-16"
    assert problems == ["date-conflict"]


def test_a_day_that_does_not_exist_is_a_problem() -> None:
    spans, problems = resolve("They met on 31 April 2019.")
    assert spans[0].first is None
    assert problems == ["impossible-date"]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("They met on 3 May 2019.", "stated"),
        ("They met in 2014.", "stated"),
        ("They met on 3 May.", "resolved"),
        ("They met yesterday.", "resolved"),
        ("They met recently.", "inferred"),
    ],
)
def test_basis(text: str, basis: str) -> None:
    assert resolve(text, "2023-11-17")[0][0].basis == basis


def test_the_reason_names_the_session() -> None:
    text = "They spoke on Wednesday (Oct. 8) at the 69th session of the UN General Assembly. Trade rose last May."
    rows, _, spans = read("en", text, "")
    assert [row[1] for row in rows] == ["2014-10-08", "2014-05-01"]
    assert spans[0].basis == "inferred"
    assert spans[0].because == (
        "only 2014 fits the date with that weekday: "
        "session 69 of the United Nations General Assembly ran from 2014-09 to 2015-08"
    )
    assert spans[1].because.endswith("2014-10-08, the latest day told in the text")


def test_terms_of_office_leave_one_year() -> None:
    term = YearRange("2014-09-02", "2014-12-26", "the foreign minister held office from 2014-09-02 to 2014-12-26")
    spans, _ = resolve("They met on October 8.", None, YearFacts((term,)))
    assert (spans[0].first, spans[0].basis) == ("2014-10-08", "inferred")


def test_facts_that_leave_several_years_settle_nothing() -> None:
    term = YearRange("2004-03-09", "2024-12-31", "the foreign minister has held office since 2004-03-09")
    assert resolve("They met on October 8.", None, YearFacts((term,)))[0][0].first is None


def test_the_narrator_does_not_count_from_what_a_speaker_dates() -> None:
    text = "Fördraget slöts den 3 maj 1975. ”Vi ses i morgon”, sa Dahl. Holm höll sitt tal samma dag."
    drafts = find_times(text, [(0, len(text))], PACKS["sv"].times)
    quoted = [(text.index("”"), text.index(", sa"))]
    day = TimeSpan("2025-08-01", "2025-08-01", "day", None, "stated", "given")
    spans, _ = resolve_times(text, drafts, day, quoted=quoted)
    assert [s.first for s in spans] == ["1975-05-03", "2025-08-02", "1975-05-03"]


def test_of_several_sessions_the_latest_counts() -> None:
    rows, _, _ = read(
        "en",
        "Unlike the 63rd session of the UN General Assembly, the 69th session of the UN General Assembly was calm. "
        "They spoke on Wednesday, October 8.",
        "",
    )
    assert rows[0][1] == "2014-10-08"


def test_a_session_beyond_reason_is_no_fact() -> None:
    rows, _, _ = read("en", "They spoke on Wednesday, October 8, at the 9999th session of the UN General Assembly.", "")
    assert rows[0][1] is None
    assert year_facts([]).ranges == ()


def test_publication_from_a_byline() -> None:
    text = "Published 17 November 2023, updated 20 November 2023 by A. Writer, who joined on 3 May"
    drafts = find_times(text, [(0, len(text))], ENGLISH)
    published = publication_from(text, drafts)
    assert published is not None
    assert (published.first, published.grain, published.basis) == ("2023-11-17", "day", "stated")
    assert published.span is not None
    assert published.span.exact == "17 November 2023"


@pytest.mark.parametrize("text", ["By A. Writer", "A. Writer has written since 2011", "Monday, 3 May", "November 2023"])
def test_no_publication_without_a_full_date(text: str) -> None:
    assert publication_from(text, find_times(text, [(0, len(text))], ENGLISH)) is None


def test_the_dateline_is_the_day_of_writing() -> None:
    text = "OSLO, 24 January - The talks opened today."
    drafts = find_times(text, [(0, len(text))], ENGLISH)
    spans, _ = resolve_times(text, drafts, given_day("2018-01-25"), datelines=[(0, 17)])
    assert [s.first for s in spans] == ["2018-01-24", "2018-01-24"]
    spans, _ = resolve_times(text, drafts, given_day("2018-03-25"), datelines=[(0, 17)])
    assert [s.first for s in spans] == ["2018-01-24", "2018-03-25"]


WORDS = """
on in the last next 3 31 99 2014 1999–2001 May Monday monday week år ago två dagar i fjol el lunes pasado hace de 1990s
Q3 ( ) , . - ' 's 0000 9999 century decade later that day same before nyligen 69th session of Oct. 8 and to
"""
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, max_size=25), st.sampled_from(["0001-01-01", "2024-02-29", "9999-12-31", None]))
def test_any_text_gets_spans_that_match_it(pieces: list[str], published: str | None) -> None:
    text = " ".join(pieces)
    for pack in PACKS.values():
        drafts = find_times(text, [(0, len(text))], pack.times)
        spans, _ = resolve_times(text, drafts, given_day(published) if published else None)
        assert len(spans) == len(drafts)
        for span in spans:
            assert span.span is not None
            assert text[span.span.start : span.span.end] == span.span.exact
            assert (span.first is None) == (span.last is None)
            assert span.first is None or (is_date(span.first) and span.first <= (span.last or ""))
