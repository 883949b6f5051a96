"""Events take place where their clause says, also below what was hit or attended."""

from __future__ import annotations

import pytest

from communique.pipeline import read_text

PLACES = [
    ("en", "Norwegian forces bombed a hospital in Lima.", "bombed", "Lima"),
    ("en", "Norway's army shelled rebels on the outskirts of a village in Chad.", "shelled", "Chad"),
    ("en", "Foreign Minister Kari Dahl met Chad's president on the sidelines of a summit in Lima.", "met", "Lima"),
    ("en", "The ministers discussed the war in Chad.", "discussed", None),
    ("en", "Chad's police arrested the Norwegian ambassador in Lima.", "arrested", None),
    ("en", "Foreign Minister Kari Dahl met Chadian rebels in the capital, Lima.", "met", "Lima"),
    ("en", "Foreign Minister Kari Dahl travelled to Lima.", "travelled", "Lima"),
    ("en", "Foreign Minister Kari Dahl spoke in Lima, where she met Chad's president.", "met", "Lima"),
    ("en", "The rebels seized Kassala in May.", "seized", "Kassala"),
    ("en", "Two Norwegian diplomats were expelled from Chad.", "expelled", "Chad"),
    ("en", "Chile's president flew to Lima to meet the Norwegian prime minister.", "meet", "Lima"),
    ("en", "Peru's president met the Finnish president on an official visit to Finland.", "met", "Finland"),
    ("en", "In a speech at a conference in Lima, Norway's prime minister accused Chad of crimes.", "accused", "Lima"),
    ("en", "Chadian police beat protesters.", "beat", "Chad"),
    ("en", "Chad bombed Sudan.", "bombed", "Sudan"),
    ("en", "Norway's ambassador in Lima spoke with Peru's president.", "spoke", None),
    (
        "en",
        "The ministers of Chad and Peru held talks with the Norwegian government in Chile's capital, Santiago.",
        "talks",
        "Santiago",
    ),
    ("sv", "Norges utrikesminister träffar de baltiska ländernas utrikesministrar i Wien.", "träffar", "Wien"),
    ("sv", "Norges regering har efter förhandlingar med Peru i Wien enats.", "förhandlingar", "Wien"),
    ("sv", "Finland fördömde en norsk attack mot rebeller i staden Kassala.", "attack", "Kassala"),
    ("sv", "Norges utrikesminister ringde Perus president och Tchads ambassadör i Wien.", "ringde", None),
    ("sv", "Lind reste till Berlin där hon träffade Turkiets utrikesminister.", "träffade", "Berlin"),
    ("sv", "Norge började på torsdagen bomba rebellernas mål i norra Tchad.", "bomba", "Tchad"),
    ("es", "El ejército noruego bombardeó un hospital en Lima.", "bombardeó", "Lima"),
]


@pytest.mark.parametrize(("language", "text", "trigger", "place"), PLACES)
def test_place(language: str, text: str, trigger: str, place: str | None) -> None:
    event = next(e for e in read_text(text, language=language).events if e.trigger.exact == trigger)
    where = event.where.name if event.where else None
    assert where == place
