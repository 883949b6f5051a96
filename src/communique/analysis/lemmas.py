"""Which lemmas a word may have before anything is known of its part of speech, and which verb a form is of."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

PARTS = ("verb", "noun", "adj")
SMALL = "small"
"""What a dictionary says of words such as *over*, which are none of these."""
Lemmas = Callable[[str], tuple[str, ...]]


PARTICIPLES = {"es": (("ado", "ar"), ("ido", "er"), ("ido", "ir"))}
"""Endings of participles and of their verbs, where the dictionary gives the participle itself as the lemma."""


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
    participles = PARTICIPLES.get(language, ())
    return lambda word: tuple(_with_verbs(lemmatize(word, language).lower(), participles))


_DOUBLES = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
"""English verbs of one short syllable: they double their last letter before an ending (*stag*, *stagged*)."""


def with_silent_e(word: str, lemma: str, verbs: Container[str]) -> str:
    """Return the English verb in *-e* that a form is of, where the lemmatiser took one without: *staged* is of *stage*.

    word: the form, in lower case. verbs: those that the lemmatiser knows.
    """
    if word in (lemma + "ed", lemma + "ing", lemma + "es") and lemma + "e" in verbs and _DOUBLES.fullmatch(lemma):
        return lemma + "e"
    return lemma


_TABLES = ("lemma_rules", "lemma_exc", "lemma_index")


def _with_verbs(lemma: str, participles: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield a lemma and the verbs of which it may be the participle."""
    yield lemma
    for ending, infinitive in participles:
        if lemma.endswith(ending):
            yield lemma.removesuffix(ending) + infinitive


def _by_rule(word: str, rules: Any, exceptions: Any, index: Any) -> Iterator[str]:
    """Yield what the rules make of a word; verbs that no dictionary has too, since it lacks spellings in *-ise*."""
    for part in PARTS:
        yield from exceptions[part].get(word, ()) if exceptions[part] else ()
        for old, new in rules[part]:
            lemma = word[: len(word) - len(old)] + new
            if word.endswith(old) and (part == "verb" or lemma in index[part]):
                yield lemma


def dictionary(nlp: Language) -> Callable[[str], frozenset[str]]:
    """Return what tells as which parts of speech the pipeline's dictionary knows a word in lower case, in any form."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if "lemmatizer" in nlp.component_names else None
    if getattr(lemmatizer, "mode", "") != "rule":
        return lambda _: frozenset()
    rules, exceptions, index = ({p: lemmatizer.lookups.get_table(name).get(p, {}) for p in PARTS} for name in _TABLES)

    def known(word: str, part: str) -> bool:
        if word in index[part] or (exceptions[part] and word in exceptions[part]):
            return True
        return any(word.endswith(old) and word[: len(word) - len(old)] + new in index[part] for old, new in rules[part])

    small = nlp.Defaults.stop_words
    return lambda word: frozenset(part for part in PARTS if known(word, part)) | ({SMALL} if word in small else set())
