"""Names and verbs that Swedish word order brings side by side are told apart; what is right stays."""

from __future__ import annotations

from tests.making import analysed


def under(text: str, verb: str, *rels: str) -> list[str]:
    """Return the words under a verb of a Swedish sentence in some relations."""
    a = analysed(text, "sv")
    return [a.word(i) for i in a.having(a.lowers.index(verb), *rels)]


def test_the_name_behind_the_subject_is_the_object() -> None:
    text = "Under måndagen anklagade Emmanuel Macron Serbien för att bryta mot avtalet."
    assert under(text, "anklagade", "subj", "obj") == ["Emmanuel", "Serbien"]


def test_one_name_of_three_parts_stays_one() -> None:
    assert under("I går mötte Ursula von der Leyen ministern.", "mötte", "subj") == ["Ursula"]


def test_a_finite_verb_goes_on_with_the_finite_one() -> None:
    text = "På fredagen lovade ministern att svara på brevet och hotade samtidigt lämna samtalen."
    assert under(text, "lovade", "conj") == ["hotade"]
    assert under(text, "hotade", "xcomp") == ["lämna"]


def test_a_name_between_commas_belongs_to_its_title() -> None:
    text = "Förra veckan träffade Perus utrikesminister, Elmer Schialer, sin chilenske kollega."
    assert under(text, "träffade", "subj", "obj") == ["utrikesminister", "kollega"]
    assert under(text, "utrikesminister", "appos") == ["Elmer"]


def test_a_clause_has_its_subject_before_a_name_between_commas() -> None:
    text = "Efter att Kosovos president, Vjosa Osmani, mötte Natos talman, Mark Rutte, reste hon hem."
    assert under(text, "mötte", "subj", "obj") == ["president", "talman"]


def test_a_participle_behind_an_article_is_no_verb() -> None:
    a = analysed("Peru har förklarat en anställd oönskad och bett den anställde lämna landet.", "sv")
    assert a.pos[a.lowers.index("anställde")] == "ADJ"


def test_a_name_with_a_title_is_coordinated_with_the_name_before() -> None:
    text = "Landet skakades efter en dispyt mellan Kiir och den tidigare vicepresidenten Machar."
    assert under(text, "kiir", "conj") == ["Machar"]


def test_a_noun_with_an_infinitive_is_the_subject_of_the_verb_behind() -> None:
    text = "USA:s beslut att dra tillbaka trupperna från Syrien har kritiserats av bland andra Frankrike och Tyskland."
    assert under(text, "kritiserats", "subj_pass", "agent") == ["beslut", "Frankrike"]
    assert under(text, "dra", "obj") == ["trupperna"]


def test_a_noun_between_and_and_a_finite_verb_is_its_subject() -> None:
    text = "Perus diktator har erkänt de två regionerna i Chile och Norge sänder en skarp varning till Peru."
    assert under(text, "sänder", "subj") == ["Norge"]
    assert under(text, "chile", "conj") == []
