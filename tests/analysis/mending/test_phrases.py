"""English verbs, subjects and coordinated phrases that the parser hung elsewhere hang where they belong."""

from __future__ import annotations

import pytest

from tests.making import analysed

PLACES = [
    ("The unions have chosen not to contest the ruling but called for new talks.", "called", "conj", "chosen"),
    ("Norway imposed sanctions on Pekka Lahtinen and on two Finnish advisers.", "advisers", "conj", "Lahtinen"),
    ("In wild firing near the town of Arna, Peruvian troops shot three.", "troops", "subj", "shot"),
    ("Thousands of villagers were fleeing fierce Sudanese shelling near Kassala.", "shelling", "obj", "fleeing"),
    ("Korhonen slammed GOP lawmakers on Twitter, saying that they were weak.", "lawmakers", "obj", "slammed"),
    ("Groups of miners emerged from alleys in central Kassala chanting a slogan.", "chanting", "advcl", "emerged"),
    ("Rebels in Chad kidnapped up to 20 Danish teachers from a school.", "teachers", "obj", "kidnapped"),
    ("Villagers in Kassala demanding bread clashed with police.", "demanding", "acl", "Villagers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "rel", "head"), PLACES)
def test_a_word_hangs_where_it_belongs(text: str, word: str, rel: str, head: str) -> None:
    a = analysed(text, "en")
    i = next(i for i in range(len(a)) if a.word(i) == word)
    assert (a.rel[i], a.word(a.head[i])) == (rel, head)


def test_who_said_so_at_the_end_says_it() -> None:
    a = analysed(
        "The United States on Friday imposed sanctions on Iranian Foreign Minister Ali Reza Zand, "
        "the U.S. Treasury Department's Office of Foreign Assets Control said on its website.",
        "en",
    )
    said, sanctions = a.lowers.index("said"), a.lowers.index("sanctions")
    assert a.rel[said] == "root"
    assert [a.word(i) for i in a.having(said, "subj")] == ["Office"]
    assert (a.rel[sanctions], a.word(a.head[sanctions])) == ("obj", "imposed")


def test_a_curly_apostrophe_reads_like_a_straight_one() -> None:
    curly, straight = (
        analysed(f"Rebel deputies blocked Lahtinen{c}s sudden demand for more money.", "en") for c in "’'"
    )
    assert list(curly.rel) == list(straight.rel)
