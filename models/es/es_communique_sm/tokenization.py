"""The Spanish tokeniser: spaCy's own, with the dashes of speech and per cent signs cut off the words they touch."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from spacy.lang.char_classes import ALPHA, ALPHA_UPPER
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

QUOTES = "\"”“„»«’‘'"
"""The marks that open or close a quotation."""


@registry.tokenizers("es_communique.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """Return the function that spaCy calls with the pipeline to get its tokeniser."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Build the tokeniser of `nlp`: spaCy's Spanish rules and those of this module."""
    defaults = nlp.Defaults
    prefixes = [*_patterns(defaults.prefixes), rf"-(?=[{ALPHA_UPPER}¿¡{QUOTES}])"]
    suffixes = [*_patterns(defaults.suffixes), "[–—%]", rf"(?<=[{ALPHA}.!?])-"]
    infixes = [
        *_patterns(defaults.infixes),
        rf"(?<=[{ALPHA}0-9.!?])[–—](?=[{ALPHA}0-9¿¡])",
        rf"(?<=[{ALPHA}0-9])[:;,](?=[{QUOTES}])",
        rf"(?<=[:;,–—])[{QUOTES}]",
    ]
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions or {},
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def _patterns(patterns: Iterable[Any] | None) -> list[Any]:
    return list(patterns or ())
