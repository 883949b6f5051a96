"""Time expressions are found where the patterns say, and the tables are sound."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import DataError
from communique.extraction.times import find_sessions, find_times
from communique.extraction.times.grammar import grammar_of
from communique.extraction.times.pattern import Translator, head_of
from communique.extraction.times.tense import way
from communique.gazetteer.gazetteer import collector_paused
from communique.languages.pack import Pack
from communique.languages.times import Rule, Tense, Times
from communique.resolution.dating import OPS
from communique.resolution.years import world

PACKS = {code: Pack(code, name, None).times for code, name in (("en", "English"), ("sv", "Swedish"), ("es", "Spanish"))}

NEEDS: dict[str, set[str]] = {
    "numeric": {"a", "b"},
    "monthday": {"day"},
    "weekday": {"weekday"},
    "offset": {"unit"},
    "nearest": {"unit"},
    "spread": {"unit"},
    "season": {"season"},
    "holiday": {"holiday"},
    "isoweek": {"week"},
    "part": {"part"},
    "session": {"body", "n"},
}
"""Op → the values that it cannot do without."""

MONTHS = {"May": 5, "june": 6}


def grammar_with(*patterns: str, op: str = "date", common: tuple[str, ...] = ()) -> Times:
    rule = Rule("rule", patterns, op, "month")
    return Times(common=common, slots={"month": dict(MONTHS)}, words={"soon": ("(early|late) ",)}, rules=(rule,))


def found(times: Times, text: str) -> list[str]:
    return [text[d.start : d.end] for d in find_times(text, [(0, len(text))], times)]


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("{month}", "in May or June", ["May", "June"]),
        ("{month}", "in may or JUNE", ["JUNE"]),
        ("{month}", "Mayor MAY", ["MAY"]),
        ("{month} {year}", "May  2014, May 20145", ["May  2014"]),
        ("<in> {month}", "in May, May", ["May"]),
        ("{month} <(.|,)>", "May, then May and june", ["May"]),
        ("[{soon}]{month}", "late May", ["late May"]),
        ("(a|the) {month}", "the May a june", ["the May", "a june"]),
        ("{month} \\({year}\\)", "May (2014)", ["May (2014)"]),
        ("{month}-{month:month2}", "May–june", ["May–june"]),
        ("{month}'s", "May’s", ["May’s"]),
        ("the {month} {lower}", "the May day, the May Day", ["the May day"]),
        ("Q{int:n}", "Q3 and Q and q4", ["Q3"]),
    ],
)
def test_pattern(pattern: str, text: str, words: list[str]) -> None:
    assert found(grammar_with(pattern), text) == words
    assert found(grammar_with(pattern, common=("the", "in", "a")), text) == words


@pytest.mark.parametrize("pattern", ["{nothing}", "[{month}]", "{lower} {month}", "(a|b"])
def test_a_wrong_pattern_is_told(pattern: str) -> None:
    with pytest.raises(DataError, match=r"times\.toml"):
        grammar_of(grammar_with(pattern))


def test_a_list_that_holds_itself_is_told() -> None:
    times = Times(words={"loop": ("x {loop}",)}, rules=(Rule("rule", ("{loop}",), "date", "day"),))
    with pytest.raises(DataError, match="holds itself"):
        grammar_of(times)


def test_a_rule_without_grain_is_told() -> None:
    times = Times(rules=(Rule("rule", ("x",), "date"),))
    with pytest.raises(DataError, match="grain"):
        found(times, "x")


def test_the_longest_match_wins_and_none_passes_over() -> None:
    rules = (Rule("day", ("{day} May",), "date", "day"), Rule("street", ("{day} May Street",), "none"))
    assert found(Times(rules=rules), "On 3 May Street, 3 May") == ["3 May"]


@pytest.mark.parametrize(("word", "head"), [("May", "may"), ("2014", "#"), ("Q3", "q#"), ("16e", "#")])
def test_head_of(word: str, head: str) -> None:
    assert head_of(word) == head


def test_nothing_outside_the_ranges() -> None:
    text = "2014 and 2015 and 2016"
    assert [d.start for d in find_times(text, [(9, 13)], PACKS["en"])] == [9]
    assert find_times(text, [], PACKS["en"]) == []
    assert find_times("3 May 2014", [(0, 5)], PACKS["en"])[0].values == {"day": 3, "month": 5}


def test_a_language_without_rules_finds_nothing() -> None:
    assert find_times("3 May 2014", [(0, 10)], Times()) == []


def test_sessions_are_no_times() -> None:
    text = "The 69th session of the United Nations General Assembly opened."
    assert find_times(text, [(0, len(text))], PACKS["en"]) == []
    assert [d.values for d in find_sessions(text, [(0, len(text))], PACKS["en"])] == [{"body": "UNGA", "n": 69}]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will meet on X", "future"),
        ("They met on X", "past"),
        ("They called on X", "past"),
        ("It will be opened on X", "future"),
        ("He said that talks on X will decide it", "future"),
        ("He said that on X", "past"),
        ("They met. On X they will leave", "future"),
        ("The day of X", None),
        ("Will told May of X", "past"),
    ],
)
def test_tense(text: str, expected: str | None) -> None:
    at = text.index("X")
    assert way(text, at, at + 1, (0, len(text)), PACKS["en"]) == expected


def test_the_longest_cue_wins() -> None:
    times = Times(tense=Tense(future=("was to",), past=("was",)))
    assert way("he was to go X", 13, 14, (0, 14), times) == "future"


@pytest.mark.parametrize("code", PACKS)
def test_rules_are_sound(code: str) -> None:
    times = PACKS[code]
    translator = Translator(times)
    for rule in times.rules:
        assert rule.op in OPS or rule.op in ("none", "session"), rule.name
        for pattern in rule.patterns:
            keys = {key for key, _ in translator.translate(pattern).keys.values()} | rule.values.keys()
            assert NEEDS.get(rule.op, set()) <= keys, (rule.name, pattern)
            assert rule.op == "none" or rule.grain or "unit" in keys, (rule.name, pattern)


@pytest.mark.parametrize("code", PACKS)
def test_feasts_and_bodies_are_known(code: str) -> None:
    slots = PACKS[code].slots
    feasts = {value for name in ("feast", "loose_feast") for value in slots[name].values()}
    bodies = {rule.values["body"] for rule in PACKS[code].rules if rule.op == "session"}
    assert feasts <= world().feasts.keys()
    assert bodies <= world().bodies.keys()


@pytest.mark.parametrize("code", PACKS)
def test_every_pattern_compiles(code: str) -> None:
    known = grammar_of(PACKS[code])
    for lines in known.by_head.values():
        for line in lines:
            assert line.regex.groups == len(line.pattern.keys) + 1


@given(st.text(max_size=200))
def test_any_text_ends_with_spans_in_order(text: str) -> None:
    for times in PACKS.values():
        drafts = find_times(text, [(0, len(text))], times)
        for before, after in pairwise(drafts):
            assert before.end <= after.start
        assert all(0 <= d.start < d.end <= len(text) for d in drafts)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "1", "the ", "May ", "2014-", "in the ", "den 3 ", "el ", "(", "3 May ", "\n", "May" + 500 * " "],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        taken = []
        for _ in range(2):
            with collector_paused():
                start = time.process_time()
                for times in PACKS.values():
                    find_times(text, [(0, len(text))], times)
                taken.append(time.process_time() - start)
        return min(taken)

    seconds(1_000)
    assert seconds(16_000) < 10 * seconds(4_000) + 0.2
