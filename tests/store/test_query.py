"""Queries are read as people write them, and what cannot be read is told with its place."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import QueryError
from communique.store.days import Range, parse_range
from communique.store.query import And, Days, Filter, Not, Or, Phrase, Word, free_words, parse

YEAR = Days("date", Range("2023-01-01", "2023-12-31"))


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", And(())),
        ("  ", And(())),
        ("oil", Word("oil")),
        ("oil AND gas", And((Word("oil"), Word("gas")))),
        ("oil & gas", And((Word("oil"), Word("gas")))),
        ("oil OR gas 2023", Or((Word("oil"), And((Word("gas"), YEAR))))),
        ("oil|gas", Or((Word("oil"), Word("gas")))),
        ("oil -gas", And((Word("oil"), Not(Word("gas"))))),
        ("av-dollarisering", Word("av-dollarisering")),
        ("NOT (oil OR gas)", Not(Or((Word("oil"), Word("gas"))))),
        ("or and not", And((Word("or"), Word("and"), Word("not")))),
        ("“oil price” «två ord» „drei“", And((Phrase("oil price"), Phrase("två ord"), Phrase("drei")))),
        ("sanct*", Word("sanct", prefix=True)),
        ("12:30", Word("12:30")),
        ("EU:s FN:en", And((Word("EU:s"), Word("FN:en")))),
        ("Speaker:lavrov", Filter("speaker", ("lavrov",))),
        ('speaker:"Jan Eliasson",ek', Filter("speaker", ("Jan Eliasson", "ek"))),
        ("by:ek via:wire", And((Filter("speaker", ("ek",)), Filter("relay", ("wire",))))),
        ("kind:statements type:consult status:called-for", And((
            Filter("kind", ("statement",)), Filter("type", ("CONSULT",)), Filter("status", ("called_for",))))),
        ("outlet:näringsliv:x", Filter("outlet", ("näringsliv:x",))),
        ("2023", YEAR),
        ('"2023"', Phrase("2023")),
        ("date:2023,2021-02", Or((YEAR, Days("date", Range("2021-02-01", "2021-02-28"))))),
        ("after:2023", Days("date", Range("2023-01-01", "9999-12-31"))),
        ("published:..2023-02", Days("published", Range("0001-01-01", "2023-02-28"))),
    ],
)  # fmt: skip
def test_queries(query: str, tree: object) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("colour:red", r"no filter 'colour'.*write \"colour:red\"\n  colour:red\n  \^"),
        ("oil spaeker:ek", r"did you mean speaker\?(.|\n)*\n      \^"),
        ("type:CONSLT", r"did you mean consult\?"),
        ("act:sing", "there is no act 'sing'; there are assert"),
        ("(oil", "this bracket is not closed"),
        ("oil)", "this bracket closes nothing"),
        ("()", "these brackets hold nothing"),
        ('"oil', "this quotation mark is not closed"),
        ("oil OR", "OR needs something after it"),
        ("OR oil", "OR needs something before it"),
        ("oil NOT", "NOT needs something after it"),
        ("NOT NOT oil", "twice not"),
        ("speaker: ek", "needs a value, without a space"),
        ("*", "an asterisk needs the beginning of a word"),
        ("date:2023-13", "there is no such day"),
        ("date:yesterday", "'yesterday' is no date; write 2023"),
        ("2023..2022", "ends before it begins"),
        ("date:..", "a range needs a day"),
        ("date:<0001", "no day beyond it"),
        ("a" * 2001, "2000 are the most"),
        ("(" * 21 + "a" + ")" * 21, "more than 20 brackets"),
    ],
)
def test_what_cannot_be_read_is_told(query: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        parse(query)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-2-3", "2024-02-03", "2024-02-03"),
        ("2014..2016-03", "2014-01-01", "2016-03-31"),
        (">2020", "2021-01-01", "9999-12-31"),
        ("<2020-03-01", "0001-01-01", "2020-02-29"),
        (">= 2020-05", "2020-05-01", "9999-12-31"),
        ("<=2020-05", "0001-01-01", "2020-05-31"),
    ],
)
def test_ranges(text: str, first: str, last: str) -> None:
    assert parse_range(text) == Range(first, last)


def test_the_words_that_are_sought() -> None:
    assert free_words(parse('oil -gas ("heavy water" OR talks) speaker:ek 2023')) == ("oil", "heavy water", "talks")


@given(st.text(st.sampled_from('ab "()-:*,|&ORNOT12.<>“„«åЛ外\t'), max_size=80) | st.text(max_size=80))
def test_any_text_is_a_query_or_a_query_error(query: str) -> None:
    with contextlib.suppress(QueryError):
        parse(query)


def test_reading_a_query_takes_linear_time() -> None:
    begun = time.process_time()
    for query in ('"' * 2000, "(" * 2000, "a," * 1000, "x:" * 1000, "-" * 2000, "speaker:" + "a," * 990):
        with contextlib.suppress(QueryError):
            parse(query)
    assert time.process_time() - begun < 1
