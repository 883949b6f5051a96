"""The Swedish tokeniser: spaCy's own, with quotation marks and dashes of speech cut off the words they touch."""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.char_classes import ALPHA, ALPHA_UPPER
from spacy.language import Language
from spacy.symbols import ORTH  # type: ignore[import-not-found]
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

QUOTES = "\"”“„»«’‘'"
"""The marks that open or close a quotation in Swedish print."""

# Between letters these stand in names (O’Brien, D'Angelo) and must not cut them.
APOSTROPHES = "’‘'´`"

ABBREVIATIONS = (
    "bl.a", "ca.", "d:r", "dir.", "e.Kr.", "f.Kr.", "jfr.", "Kr.", "mdr.", "mkr.", "nr.", "o.dyl.", "red.", "s:ta",
    "S:ta", "st.", "St.", "t.f.", "tf.", "tkr.", "utg.", "v.v.",
)  # fmt: skip
"""Abbreviations of newspapers that spaCy's own list lacks."""


@registry.tokenizers("sv_communique.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the function that spaCy calls with the pipeline to get its tokeniser."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Build the tokeniser of `nlp`: spaCy's Swedish rules and those of this module."""
    defaults = nlp.Defaults
    rules = {**(defaults.tokenizer_exceptions or {}), **{text: [{ORTH: text}] for text in ABBREVIATIONS}}
    return Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(_prefixes(defaults.prefixes or ())).search,
        suffix_search=compile_suffix_regex(_suffixes(defaults.suffixes or ())).search,
        infix_finditer=compile_infix_regex(_infixes(defaults.infixes or ())).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _prefixes(patterns: object) -> list[str]:
    """A dash that opens speech is cut off ("-Vi kommer"); one that ends a compound is not ("-talet")."""
    return [*list(patterns), rf"-(?=[{ALPHA_UPPER}{QUOTES}])"]  # type: ignore[call-overload]


def _suffixes(patterns: object) -> list[str]:
    """A single quotation mark is cut off after every letter, also after s, x and z."""
    return [*list(patterns), r"\'", "[–—]"]  # type: ignore[call-overload]


def _infixes(patterns: object) -> list[str]:
    """Dashes between words and a quotation mark after a colon cut; apostrophes inside a name do not."""
    kept = [_without_apostrophes(pattern) for pattern in patterns]  # type: ignore[attr-defined]
    dash = rf"(?<=[{ALPHA}0-9%])[–—](?=[{ALPHA}0-9])"
    colon = rf"(?<=[{ALPHA}0-9])[:;,](?=[{QUOTES}])"
    quote = rf"(?<=[:;,–—])[{QUOTES}]"
    return [*kept, dash, colon, quote]


def _without_apostrophes(pattern: str) -> str:
    """Take the apostrophes out of spaCy's pattern that cuts at a quotation mark between two letters."""
    if r"\)\]\(\[" not in pattern:
        return pattern
    for mark in APOSTROPHES:
        pattern = pattern.replace(f"{mark}|", "").replace(mark, "")
    return pattern
