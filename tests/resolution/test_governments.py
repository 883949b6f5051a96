"""Whose government a bare word means: not that of a state which only says where somebody is based."""

from __future__ import annotations

from communique.pipeline import read_text


def test_a_state_before_a_hyphen_governs_nothing() -> None:
    text = (
        "Rebels attacked the town of Arica in Chile on Monday. The Observatory, a British-based group, spoke. "
        "The rebels hit a government position."
    )
    hit = next(e for e in read_text(text, language="en").events if e.trigger.exact == "hit")
    assert [r.of for r in hit.recipients] == ["CHL"]


def test_the_government_goes_on_with_the_state_that_acted_before_it() -> None:
    text = "Ottawa expelled Iran's ambassador. The government also imposed sanctions on Iran."
    (event,) = (e for e in read_text(text, language="en").events if e.trigger.exact == "sanctions")
    assert [a.of for a in event.actors] == ["CAN"]
    assert [r.actor for r in event.recipients] == ["IRN"]


def test_a_government_does_not_act_against_its_own_state() -> None:
    text = "Norge utvisade två ryska diplomater. Regeringen anklagar Ryssland för spionage."
    (event,) = (e for e in read_text(text, language="sv").events if e.type == "ACCUSE")
    assert [a.of for a in event.actors] == ["NOR"]
    assert [r.actor for r in event.recipients] == ["RUS"]


def test_nameless_bodies_are_of_the_only_state_that_a_short_text_tells_of() -> None:
    text = "NAIROBI - Police arrested ten activists. The opposition condemned the arrests. Kenya votes in August."
    events = read_text(text, language="en").events
    assert {e.type: [a.of for a in e.actors] for e in events} == {"COERCE": ["KEN"], "ACCUSE": ["KEN"]}


def test_a_town_where_others_meet_tells_of_no_state() -> None:
    text = "Rebels and government officials met in Oslo on Tuesday. The opposition condemned the government."
    (event,) = (e for e in read_text(text, language="en").events if e.type == "ACCUSE")
    assert [a.of for a in event.actors] == [None]


def test_members_of_parliament_mean_their_own_president() -> None:
    text = "US lawmakers criticised Turkey on Monday. They urged the president to stop the sale."
    (event,) = (e for e in read_text(text, language="en").events if e.type == "REQUEST")
    assert [r.of for r in event.recipients] == ["USA"]
