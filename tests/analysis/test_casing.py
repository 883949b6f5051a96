"""Headlines in title case, given the case of running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.casing import Seen, as_running_text, in_title_case, seen_in
from communique.records import Block, span_of

COMMON = frozenset({"rejects", "plan", "over", "comments", "rice", "talks", "with"})
BODY = "The rice trade is over. On Monday Anna Rice met the envoy. He rejects the plan."


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Kenya Rejects Peru's Plan Over Comments", "Kenya rejects Peru's plan over comments"),
        ("Rice Rejects Chad Talks With UN", "Rice rejects Chad talks with UN"),
        ("Minister Haddad Rejects the Plan", "Minister Haddad rejects the plan"),
    ],
)
def test_as_running_text(headline: str, wanted: str) -> None:
    seen = seen_in(BODY, [Block("body", span_of(BODY, 0, len(BODY)))])
    assert as_running_text(headline, seen, lambda word: COMMON & {word}) == wanted


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Kenya Rejects Peru's Plan Over Comments", True),
        ("Kenya rejects the plan of Peru over comments", False),
        ("KENYA REJECTS THE PLAN OF PERU", False),
        ("Kenya and Peru", False),
    ],
)
def test_in_title_case(headline: str, told: bool) -> None:
    assert in_title_case(headline) is told


@given(st.text())
def test_length_stays(text: str) -> None:
    assert len(as_running_text(text, Seen(frozenset(), frozenset()), lambda word: [word])) == len(text)
