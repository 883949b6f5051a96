from __future__ import annotations

import pytest

from communique.cli import wording
from communique.records import ActorRef, Grain, Span, TimeSpan
from tests.evaluation.making import ref, statement


def time(first: str | None, last: str | None, grain: Grain = "day", basis: str = "stated") -> TimeSpan:
    return TimeSpan(first, last, grain, None, basis, "test")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (time("2024-03-04", "2024-03-04"), "4 March 2024"),
        (time("2024-03-01", "2024-03-31", "month"), "March 2024"),
        (time("2024-01-01", "2024-12-31", "year"), "2024"),
        (time("2024-01-01", "2024-03-31", "quarter"), "1 January 2024 – 31 March 2024"),
        (time(None, "2024-03-04", "span"), "until 4 March 2024"),
        (time("2024-03-04", None, "span"), "from 4 March 2024"),
        (time("2024-03-04", "2024-03-04", basis="inferred"), "4 March 2024 (inferred)"),
        (time(None, None), ""),
        (None, ""),
    ],
)
def test_days_are_as_precise_as_the_text(span: TimeSpan | None, words: str) -> None:
    assert wording.when(span) == words


def test_an_article_cannot_steer_the_terminal() -> None:
    assert wording.clean("a\x1b[31mb\x07c\u202ed\r\ne\u2066f") == "a[31mbcd ef"


def test_text_from_right_to_left_is_kept_apart() -> None:
    assert wording.clean("محمد") == "\u2068محمد\u2069"
    assert wording.clean("Oslo") == "Oslo"


def test_joined_emoji_stay_whole() -> None:
    assert wording.clean("👩‍👩‍👧") == "👩‍👩‍👧"


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [("one two three", 20, "one two three"), ("one two, three", 9, "one two …"), ("abcdefgh", 3, "abc …")],
)
def test_long_text_is_cut_at_a_word(text: str, longest: int, short: str) -> None:
    assert wording.shortened(text, longest) == short


def person(name: str, role: str | None = None, of: str | None = None) -> ActorRef:
    return ActorRef(f"person:{name}", "person", name, None, role, of, "named", "test")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (person("Anna Berg", "foreign minister", "SWE"), "Anna Berg, foreign minister of Sweden"),
        (person("Anna Berg", "poet"), "Anna Berg, poet"),
        (person("Anna Berg", None, "SWE"), "Anna Berg (Sweden)"),
        (person("a minister", "minister", "SWE"), "a minister (Sweden)"),
        (ref("SWE", "Sweden", of="SWE"), "Sweden"),
        (ref("X", "government of Sweden", of="SWE"), "government of Sweden"),
    ],
)
def test_names_have_their_office(who: ActorRef, words: str) -> None:
    assert wording.titled(who, {"SWE": "Sweden"}) == words


def test_the_chain_runs_from_the_outermost_to_the_speaker() -> None:
    relays = (ref("outlet:a", "Alfa", "outlet"), ref("outlet:b", "Beta", "outlet"))
    said = statement("x", [(0, 1)], speaker=person("Anna Berg"), reported_by=relays)
    assert wording.chain(said, {}) == "Alfa ← Beta ← Anna Berg"


def test_an_outlet_that_speaks_itself_stands_once() -> None:
    beta = ref("outlet:b", "Beta", "outlet")
    assert wording.chain(statement("x", [(0, 1)], speaker=beta, reported_by=(beta,)), {}) == "Beta"


def test_documents_and_unnamed_sources_are_named_by_their_words() -> None:
    sweden = ref("SWE", "Sweden")
    assert wording.speaker(statement("x", [(0, 1)], speaker=sweden, document="letter"), {}) == "letter of Sweden"
    assert wording.speaker(statement("x", [(0, 1)], document="letter"), {}) == "letter (a document)"
    assert wording.speaker(statement("an aide", [(0, 1)], source=(0, 7)), {}) == "“an aide”"
    assert wording.speaker(statement("x", [(0, 1)]), {}) == "speaker not named"


def test_content_marks_the_interruption() -> None:
    assert wording.content([Span(0, 2, "“A"), Span(9, 11, "b”")]) == "“A [...] b”"
