from __future__ import annotations

import io

from msgspec.structs import replace
from rich.console import Console

from communique.cli import views
from communique.records import Actor, ActorRef, Problem, Reading, Role
from tests.evaluation.making import day, event, place, reading, ref, span, statement

TEXT = (
    "Anna Berg sa att avtalet “är klart”, skriver Alfa. Hon möttes av محمد علي och 漢字 🇸🇪 i Oslo. "
    + "Detta är en lång mening som fortsätter. " * 12
)


def sample() -> Reading:
    berg = ActorRef("person:anna-berg", "person", "Anna Berg", None, "foreign minister", "SWE", "named", "by name")
    alfa = ref("outlet:alfa", "Alfa", "outlet")
    first = statement(
        TEXT,
        [place(TEXT, "att avtalet “är klart”")],
        key="a",
        form="mixed",
        speaker=berg,
        said_on=day("2024-03-04"),
        reported_by=(alfa,),
    )
    said = replace(first, cue=(span(TEXT, "sa"),), certainty="hedged", addressees=(ref("IRN", "Iran"),))
    long = statement(TEXT, [place(TEXT, TEXT[51:])], key="b", speaker=ref("p", "محمد علي", "person", of="IRN"))
    met = event(TEXT, "möttes", "CONSULT", (berg,), (ref("IRN", "Iran"),), word="a", when=day("2024-03-04"))
    told = event(TEXT, "skriver", "ACCUSE", (berg,))
    role = Role("person:anna-berg", "foreign minister", "SWE", "2024-03-04", "2024-03-05", (), "title")
    found = reading(
        "abc", TEXT, [said, replace(long, within="a")], [met, told], roles=[role], title="En titel", language="sv"
    )
    actors = (Actor("SWE", "state", ("Sweden",), None), Actor("person:anna-berg", "person", ("Anna Berg",), None))
    problem = Problem("no-date", "the article has no date; give one with --published", "abc", None)
    return replace(found, actors=actors, problems=(problem,))


def shown(explain: bool = False, *, terminal: bool = False) -> str:
    out = io.StringIO()
    target = Console(file=out, width=views.PIPED, markup=False, emoji=False, highlight=False, force_terminal=terminal)
    views.show_reading(target, sample(), explain)
    return out.getvalue()


def test_statements_stand_under_the_chain_of_their_speaker() -> None:
    lines = shown().splitlines()
    at = lines.index("Alfa ← Anna Berg, foreign minister of Sweden")
    assert lines[at + 1 : at + 4] == [
        "S1   mixed · hedged · assert: “sa”",
        "     att avtalet “är klart”",
        "     to Iran · 4 March 2024",
    ]


def test_events_say_on_whose_word() -> None:
    lines = shown().splitlines()
    at = lines.index("E1   CONSULT: Anna Berg (Sweden) → Iran")
    assert lines[at + 1] == "     occurred · 4 March 2024 · “möttes”"
    assert lines[at + 2] == "     on the word of Anna Berg, foreign minister of Sweden (S1)"
    assert "     on the word of the article itself" in lines


def test_roles_and_problems_are_listed() -> None:
    text = shown()
    assert "Anna Berg: foreign minister of Sweden\n" in text
    assert "!    no-date: the article has no date" in text


def test_piped_output_is_plain_and_fits_eighty_columns() -> None:
    text = shown(explain=True)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= views.PIPED
    assert all(line == line.rstrip() for line in text.splitlines())


def test_a_terminal_gets_colour() -> None:
    assert "\x1b[" in shown(terminal=True)


def test_explain_names_rules_and_the_basis_of_dates() -> None:
    text = shown(explain=True)
    assert "rule: test · speaker: named, by name" in text
    assert "date: stated, test" in text
    assert "rule: title · 2024-03-04 to 2024-03-05" in text
    assert "rule:" not in shown()
