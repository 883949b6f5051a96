"""Terms of office tell the year of an article that gives none."""

from __future__ import annotations

from communique.pipeline import read_text


def test_an_office_told_apart_from_the_name_settles_the_year() -> None:
    reading = read_text(
        "Russia's foreign minister left early. Igor Ivanov said on Thursday, February 5, that all was well.",
        language="en",
    )
    found = [t.first for t in reading.times if t.span and t.span.exact.startswith("Thursday")]
    assert found == ["2004-02-05"]
