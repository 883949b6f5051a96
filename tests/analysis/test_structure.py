"""Blocks and metadata of articles: a table of cases per language, properties of any text, and layouts of files."""

from __future__ import annotations

import time
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analysis.structure.article import RULES, labelled, structure
from communique.gazetteer.gazetteer import collector_paused
from communique.languages.structure import Structure
from communique.records import Article, Block, BlockKind, span_of
from communique.sources import from_text
from communique.tables import read_table

CASES = Path(__file__).parent.parent / "cases"
LANGUAGES = ("en", "es", "sv")


class Case(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    rules: list[str]
    text: str
    blocks: list[tuple[str, str]]
    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def cases() -> list[tuple[str, Case]]:
    found = []
    for language in LANGUAGES:
        raw = tomllib.loads((CASES / language / "structure.toml").read_text())
        found += [(language, case) for case in msgspec.convert(raw["case"], list[Case])]
    return found


@cache
def table(language: str) -> Structure:
    return read_table(files("communique.languages") / language / "structure.toml", Structure)


def kinds(article: Article, language: str = "en") -> list[tuple[str, str]]:
    return [(block.kind, block.span.exact) for block in structure(article, table(language)).blocks]


@pytest.mark.parametrize(("language", "case"), [pytest.param(lang, case, id=case.name) for lang, case in cases()])
def test_case(language: str, case: Case) -> None:
    article = structure(from_text(case.text), table(language))
    assert [(block.kind, block.span.exact) for block in article.blocks] == case.blocks
    assert (article.title, article.authors, article.outlet) == (case.title, case.authors, case.outlet)
    assert set(case.rules) <= {found.rule for found in labelled(from_text(case.text), table(language))}


def test_cases_cover_every_rule() -> None:
    covered = {rule for _, case in cases() for rule in case.rules}
    assert covered == set(RULES) - {"markup"}  # tested below: it needs an article with blocks


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_hold_each_phrase_once_and_in_lower_case(language: str) -> None:
    for part in msgspec.to_builtins(table(language)).values():
        for phrases in part.values():
            assert sorted(set(phrases)) == sorted(phrases)
            assert [phrase for phrase in phrases if phrase != phrase.lower() or phrase != phrase.strip()] == []


def test_blocks_from_markup_are_kept_and_body_looked_at() -> None:
    parts: list[tuple[BlockKind, str]] = [
        ("title", "Talks resume"),
        ("body", "By Jane Holm"),
        ("body", "The talks resumed on Monday in Riga."),
        ("heading", "What next"),
        ("body", "Nobody knows, she said later."),
    ]
    text = "\n\n".join(part for _, part in parts)
    prepared = tuple(Block(kind, span_of(text, text.index(part), text.index(part) + len(part))) for kind, part in parts)
    article = structure(msgspec.structs.replace(from_text(text), blocks=prepared), table("en"))
    assert [block.kind for block in article.blocks] == ["title", "byline", "body", "heading", "body"]
    assert (article.title, article.authors) == ("Talks resume", ("Jane Holm",))
    assert [found.rule for found in labelled(msgspec.structs.replace(article), table("en"))].count("markup") == 3


def test_what_the_input_gives_is_kept() -> None:
    text = "World\nTalks resume in Riga\nBy Jane Holm\n\nThe talks resumed on Monday.\n\n© 2020 The Daily Example"
    given_all = from_text(text, title="Talks resume in Riga", authors=["Ann Roe"], outlet="Example")
    article = structure(given_all, table("en"))
    assert (article.title, article.authors, article.outlet) == ("Talks resume in Riga", ("Ann Roe",), "Example")
    assert article.blocks[1].kind == "title"
    assert structure(from_text(text, title="Other"), table("en")).title == "Other"


def test_line_ends_of_any_kind_and_invisible_characters() -> None:
    parts = [
        "Talks resume",
        "The talks resumed on Monday in Riga, officials said.",
        "They will end on Friday at the latest.",
    ]
    for end in ("\n", "\r\n", "\r", "\n\n", "\r\n\r\n", "\u2028", " \n\t\n"):
        text = "\ufeff  " + end.join(parts) + end
        assert kinds(from_text(text)) == [("title", parts[0]), ("body", parts[1]), ("body", parts[2])]


def test_neutral_table_still_finds_title_and_text() -> None:
    text = (
        "Ministerit tapaavat Riiassa\n\nMinisterit tapaavat maanantaina Riiassa ja keskustelevat kaupasta ja rajasta.\n"
    )
    article = structure(from_text(text), Structure())
    assert [block.kind for block in article.blocks] == ["title", "body"]


def test_names_that_are_not_the_authors() -> None:
    text = "Talks resume\nBy Monday the talks in Riga had ended, officials said.\nNobody was surprised, they added.\n"
    assert structure(from_text(text), table("en")).authors == ()
    capitals = "Talks resume\nBy JANE HOLM\nThe talks in Riga resumed on Monday, officials said.\n"
    assert structure(from_text(capitals), table("en")).authors == ("Jane Holm",)


def test_long_comments_do_not_swallow_the_article() -> None:
    text = (
        "Talks resume\n\nThe talks resumed on Monday in Riga.\n\nLeave a comment\n\n"
        + "A long story follows here, he said.\n\n" * 20
    )
    assert [kind for kind, _ in kinds(from_text(text))].count("body") == 21


SHAPES = {
    "letters": "a\n",
    "names": "Karin Berg\n",
    "biographies": "Karin Berg är reporter på Dagens Exempel.\n",
    "labels": "Läs mer\n",
    "lists": "Relaterat\n\nTitel om något\n",
    "credits": "Ab Cd Ef/Gh Ij / Kl Mn\n",
    "quotes": "“",
    "brackets": "[(",
    "slashes": "Ab Cd/",
    "dashes": "- ",
    "marks": "*",
    "one word": "x",
    "paragraphs": "Regeringen sade på måndagen att samtalen går framåt och att avtalet kan vara klart. " * 4 + "\n\n",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_with_the_length_only(shape: str) -> None:
    def seconds(size: int) -> float:
        """Return the quicker of two readings: on a busy machine one alone says little."""
        article = from_text(SHAPES[shape] * (size // len(SHAPES[shape])))
        taken = []
        for _ in range(2):
            with collector_paused():  # as the pipeline does: else the tests before this one weigh in
                start = time.process_time()
                structure(article, table("sv"))
                taken.append(time.process_time() - start)
        return min(taken)

    seconds(1000)
    assert seconds(400_000) < 12 * seconds(50_000) + 0.5


def check(article: Article, language: str) -> None:
    found = structure(article, table(language))
    assert found.text == article.text
    end = 0
    for block in found.blocks:
        assert end <= block.span.start < block.span.end
        assert article.text[block.span.start : block.span.end] == block.span.exact == block.span.exact.strip()
        end = block.span.end
    assert {label.rule for label in labelled(article, table(language))} <= set(RULES)
    between = "".join(part for part in _gaps(found))
    assert not any(map(str.isalnum, between))


def _gaps(article: Article) -> list[str]:
    ends = [0, *(block.span.end for block in article.blocks)]
    starts = [*(block.span.start for block in article.blocks), len(article.text)]
    return [article.text[end:start] for end, start in zip(ends, starts, strict=True)]


PIECES = st.sampled_from([
    "By ", "Av ", "Por ", "Foto: ", "Photo by ", "Publicerad ", "3 March 2021", "GENEVA (Reuters) - ", "MOSKVA (TT)",
    "Karin Berg", "T. Ek", "Läs mer", "Related", "Leave a comment", "© 2023 The Daily Example", "är redaktör för",
    "is a writer at", "via Paypal", "said", "“", "”", "[", "]", "(", ")", "– ", "- ", "* ", "# ", "\n", "\n", "\n\n",
    "\r\n", "\u2028", ". ", ": ", "/", "TT", "AFP", "minister", "the talks", "@", "...", "ŉ", "İ", "ß", "\ufeff",
    "En lång mening om hur samtalen gick i går, sade hon till pressen.", "\u200b", "\x00", "\x1c", "🇸🇪", "𝔘",
])  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(LANGUAGES))
def test_any_layout(text: str, language: str) -> None:
    check(from_text(text), language)


@given(st.text(max_size=400), st.sampled_from(LANGUAGES))
def test_any_text(text: str, language: str) -> None:
    check(from_text(text), language)
