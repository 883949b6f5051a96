"""Which lemmas a word may have, before anything is known of its part of speech: for the first pass."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = ("verb", "noun", "adj")
Lemmas = Callable[[str], tuple[str, ...]]


def lemmas(nlp: Language) -> Lemmas | None:
    """Return what gives the possible lemmas of a word in lower case; None for a language without any source of them.

    The pipeline's own rules and exceptions where it has them, else simplemma's dictionary.
    """
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.component_names else None
    if getattr(lemmatizer, "mode", "") == "rule":
        tables = [{p: lemmatizer.lookups.get_table(name).get(p, {}) for p in PARTS} for name in _TABLES]
        return lambda word: tuple(_by_rule(word, *tables))
    from simplemma import lemmatize

    language = nlp.lang or ""
    try:
        lemmatize("a", language)
    except ValueError:
        return None
    return lambda word: (lemmatize(word, language).lower(),)


_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")


def _by_rule(word: str, rules: Any, exceptions: Any, index: Any) -> Iterator[str]:
    for part in PARTS:
        yield from exceptions[part].get(word, ()) if exceptions[part] else ()
        for old, new in rules[part]:
            lemma = word[: len(word) - len(old)] + new
            if word.endswith(old) and lemma in index[part]:
                yield lemma
