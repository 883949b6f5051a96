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


def test_an_army_where_the_town_is_named_is_of_its_state() -> None:
    text = "Kamerunska soldater anföll staden Tchibanga, Gabon. De nådde Libreville, där armén slog tillbaka anfallet."
    beaten = next(e for e in read_text(text, language="sv").events if e.trigger.exact == "slog")
    assert [a.of or a.actor for a in beaten.actors] == ["GAB"]


def test_an_ambassador_blames_another_government_than_his_own() -> None:
    text = "Kinas ambassadör i Stockholm kritiserar regeringens beslut."
    (event,) = read_text(text, language="sv").events
    assert [r.of for r in event.recipients] == [None]


def test_the_parties_are_those_between_whom_the_talks_are() -> None:
    text = "Parterna enades om en vapenvila efter samtal i Kairo mellan Etiopien och Eritrea."
    (event,) = (e for e in read_text(text, language="sv").events if e.type == "AGREE")
    assert {a.actor for a in event.actors} == {"ETH", "ERI"}


def test_people_seized_in_a_town_abroad_are_of_its_state() -> None:
    text = "Israels armé dödade tre palestinier i Nablus, där soldaterna grep tio personer."
    (event,) = (e for e in read_text(text, language="sv").events if e.type == "COERCE")
    assert [r.of for r in event.recipients] == ["PSE"]


def test_each_leader_of_several_is_of_a_state_of_his_own() -> None:
    text = "Flera ledare, däribland Donald Tusk, Emmanuel Macron och EU:s utrikeschef Kaja Kallas, har fördömt dådet."
    (event,) = (e for e in read_text(text, language="sv").events if e.type == "ACCUSE")
    assert [a.of for a in event.actors] == ["POL", "FRA", "EU"]


def test_one_of_those_who_did_it_did_it() -> None:
    text = "Norges statsminister Anna Lind var en av åtta EU-ledare som anklagade Peru."
    (event,) = read_text(text, language="sv").events
    assert [a.name for a in event.actors] == ["Anna Lind"]
