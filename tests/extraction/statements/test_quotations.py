"""Pairing of quotation marks: one line a case, the quotations in it between brackets."""

from __future__ import annotations

import pytest

from communique.extraction.statements.quotations import find_quotations
from communique.languages.pack import Pack
from communique.languages.quotes import Quotes


def marks(language: str) -> Quotes:
    return Pack(language, language, None).quotes


def paragraphs(text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line)))
        at += len(line) + 1
    return out


def found(text: str, language: str = "en", level: int = 0) -> list[str]:
    quotations = find_quotations(text, paragraphs(text), marks(language))
    return [text[q.start : q.end] for q in quotations if q.level == level]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("He said “yes” and “no”.", "en", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', "en", ['"yes"', '"no"']),
        ("Han sa ”ja” och ”nej”.", "sv", ["”ja”", "”nej”"]),
        ("Han sa »ja» och »nej«.", "sv", ["»ja»", "»nej«"]),
        ("Dijo «sí» y “no”.", "es", ["«sí»", "“no”"]),
        ("« Oui » dit-il.", "en", ["« Oui »"]),
        ("Er sagte „ja“.", "en", ["„ja“"]),
        ('Opened “so" and closed otherwise.', "en", ['“so"']),
        ("''We can't,'' he said.", "en", ["''We can't,''"]),
        ("``We can't,'' he said.", "en", ["``We can't,''"]),
        ("‘The ministers’ talks failed,’ he said.", "en", ["‘The ministers’ talks failed,’"]),
        ("It’s the ’90s, don’t forget ’em.", "en", []),
        ("It's the '90s, don't forget 'em.", "en", []),
        ('A 30" screen.', "en", []),
        ("“One paragraph\n“Two paragraphs.”", "en", ["“One paragraph", "“Two paragraphs.”"]),
        ("“Lost mark, he said. “Whole,” she said.", "en", ["“Whole,”"]),
        ("No marks at all.", "en", []),
        ("“", "en", []),
        ("””", "sv", []),
    ],
)
def test_outer_quotations(text: str, language: str, wanted: list[str]) -> None:
    assert found(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("“He told us ‘never again’ twice.”", "en", ["‘never again’"]),
        ("”Han sa ’aldrig mer’ två gånger.”", "sv", ["’aldrig mer’"]),
        ("«Dijo “nunca más” dos veces.»", "es", ["“nunca más”"]),
    ],
)
def test_quotations_within(text: str, language: str, wanted: list[str]) -> None:
    assert found(text, language, 1) == wanted


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“Never closed \nNext paragraph."
    (quotation,) = find_quotations(text, paragraphs(text), marks("en"))
    assert text[quotation.start : quotation.end] == "“Never closed"
    assert not quotation.closed


@pytest.mark.parametrize("nested", ["“" * 10_000 + "x" + "”" * 10_000, '"' * 20_000, "“‘" * 5_000, "’" * 20_000])
def test_deep_nesting_ends(nested: str) -> None:
    quotations = find_quotations(nested, [(0, len(nested))], marks("en"))
    assert all(0 <= q.start < q.end <= len(nested) for q in quotations)
