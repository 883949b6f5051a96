from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from communique.evaluation.quotes import gold_articles
from tools.annotate import PHENOMENA, ROLES, Article, MarkError, compare, paired, parse, parse_file, render, same_source

GOLD = Path(__file__).parents[2] / "evaluation" / "gold"
LEAST = {"sv": 60, "en": 30, "es": 30}


def marked(language: str) -> list[Article]:
    return parse_file((GOLD / f"{language}.txt").read_text("utf-8"))


def converted(language: str) -> list[Article]:
    lines = (GOLD / f"{language}.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=Article) for line in lines]


@pytest.mark.parametrize("language", LEAST)
def test_the_lines_are_the_converted_marks(language: str) -> None:
    assert converted(language) == marked(language)


@pytest.mark.parametrize("language", LEAST)
def test_marks_survive_rendering(language: str) -> None:
    for article in marked(language):
        assert parse_file(render(article)) == [article]


@pytest.mark.parametrize("language", LEAST)
def test_every_span_is_words_inside_the_text(language: str) -> None:
    for article in converted(language):
        for attribution in article.attributions:
            assert attribution.content
            for role in ROLES.values():
                for start, end in getattr(attribution, role):
                    words = article.text[start:end]
                    assert 0 <= start < end <= len(article.text)
                    assert words == words.strip() != ""


@pytest.mark.parametrize(("language", "least"), LEAST.items())
def test_there_are_enough_articles_of_the_right_length(language: str, least: int) -> None:
    articles = converted(language)
    assert len(articles) >= least
    assert all(80 <= len(re.findall(r"\w+", article.text)) <= 170 for article in articles)
    assert any(not article.attributions for article in articles)


def test_ids_are_unique() -> None:
    articles = [article for language in LEAST for article in converted(language)]
    assert len({article.doc_id for article in articles}) == len(articles)
    for article in articles:
        assert len({a.id for a in article.attributions}) == len(article.attributions)


def test_a_carried_attribution_without_a_cue_has_the_words_for_its_speaker_as_source() -> None:
    for language in LEAST:
        carried = [a for article in converted(language) for a in article.attributions if a.carried]
        assert carried
        assert all(a.speaker == a.carried for a in carried)
        assert all(a.source == ([] if a.cue else a.carried_source) for a in carried)


def test_the_program_reads_the_files() -> None:
    assert len(gold_articles(GOLD / "sv.jsonl")) >= LEAST["sv"]


def test_one_mark_of_each_role() -> None:
    article = parse(
        "x-1", "wire", "News\n\n{s1 Lind} {c1 told} {a1 us} at {o1 a fair} {q1:deny that it rains}, {r1 TT} says."
    )
    (only,) = article.attributions
    words = {role: article.text[slice(*getattr(only, role)[0])] for role in ROLES.values()}
    assert words == {
        "source": "Lind",
        "cue": "told",
        "content": "that it rains",
        "addressee": "us",
        "occasion": "a fair",
        "relay_source": "TT",
    }
    assert (only.act, only.form, only.relay, only.speaker) == ("deny", "indirect", ["TT"], "Lind")


@pytest.mark.parametrize(
    ("text", "form", "phenomenon"),
    [
        ("News\n\n{q1 ”Vi ses”}, {c1 sade} {s1 Lind}.", "direct", ["after-content", "inverted"]),
        ("News\n\n{s1 Lind} {c1 sade} {q1 att det var ”kallt”}.", "mixed", []),
        ("News\n\n– {q1 Vi ses}, {c1 sade} {s1 Lind}.", "direct", ["after-content", "dash", "inverted"]),
        ("News\n\n{q1 “Rain,”} {c1 said} {s1 Lind}, {q1 “and wind.”}", "direct", ["inverted", "medial"]),
        ("{s1 Lind}: {q1 Vi ses}\n\nText.", "indirect", ["colon", "headline"]),
        ("News\n\n{c1 Enligt} {s1 Lind} {q1 regnar det}.", "indirect", ["according"]),
        ("News\n\n{q1 ”Vi ses”} – {s1 Lind}", "direct", ["signature"]),
    ],
)
def test_form_and_phenomena_follow_from_the_spans(text: str, form: str, phenomenon: list[str]) -> None:
    (only,) = parse("x-1", "wire", text).attributions
    assert (only.form, only.phenomenon) == (form, phenomenon)


def test_a_carried_quotation_finds_the_words_for_its_speaker() -> None:
    text = "News\n\n{q1 ”Ja”}, {c1 sade} {s1 Eva Lind}. {q2:carried=Eva_Lind ”Nej.”}"
    first, second = parse("x-1", "wire", text).attributions
    assert second.source == second.carried_source == first.source


def test_a_verb_without_a_subject_is_carried_and_has_no_source() -> None:
    text = "News\n\n{s1 Eva Ruiz} {c1 dijo} {q1 que sí}. {c2 Añadió} {q2:carried=Eva_Ruiz que llueve}."
    first, second = parse("x-1", "wire", text).attributions
    assert (second.source, second.carried_source) == ([], first.source)


@pytest.mark.parametrize("text", ["{s1 Lind says no.", "Lind} says.", "{s1 Lind} says.", "{q1:loud No}, said Lind."])
def test_broken_marks_name_the_article(text: str) -> None:
    with pytest.raises(MarkError, match="x-9"):
        parse("x-9", "wire", text)


def test_two_passes_are_compared_by_words_and_sources() -> None:
    first = parse(
        "x-1", "wire", "News\n\n{s1 Lind} {c1 said} {q1 that it rains}. {s2 Ek} {c2 said} {q2 that it snows}."
    )
    second = parse("x-1", "wire", "News\n\nLind {c1 said} {q1:carried=Berg that it rains}. Ek said that it snows.")
    ((a, b),) = paired(first, second)
    assert not same_source(a, b)
    report = "\n".join(compare([first], [second]))
    assert "66.7       0.0" in report
    assert "first only  Ek / said / that it snows" in report


def test_phenomena_are_known() -> None:
    assert {p for language in LEAST for x in converted(language) for a in x.attributions for p in a.phenomenon} <= {
        *PHENOMENA
    }
