"""Part of speech, morphology and lemma by word and tag, each worked out once.

spaCy's English pipelines give these by a rule matcher and a rule lemmatiser that go over every token anew: a quarter
of the time. But for a handful of contractions their answer depends on the token's letters, tag and relation alone, so
it can be kept. The components themselves work it out, on a document of that one token.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

Attributes = tuple[str, str, str]
"""Part of speech (UPOS), morphology (UD's notation), lemma in lower case."""
KEPT = 200_000
"""Distinct words kept, about 60 MB at most; older ones are worked out again."""
RULERS = ("attribute_ruler", "lemmatizer")


def reader(nlp: Language) -> Callable[[Token], Attributes]:
    """Return what reads a token's attributes; where it can, it takes the two slow components out of the pipeline."""
    if all(name in nlp.pipe_names for name in RULERS) and getattr(nlp.get_pipe("lemmatizer"), "mode", "") == "rule":
        return _Remembered(nlp)
    return _plain


def _plain(token: Token) -> Attributes:
    return token.pos_, str(token.morph), token.lemma_.lower() or token.lower_


class _Remembered:
    """Works attributes out once per word form, tag and relation."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab
        self.rules = [nlp.get_pipe(name) for name in RULERS]
        nlp.select_pipes(disable=list(RULERS))
        self.look_up = lru_cache(maxsize=KEPT)(self._work_out)

    def __call__(self, token: Token) -> Attributes:
        return self.look_up(token.text, token.tag_, token.dep_)

    def _work_out(self, word: str, tag: str, dep: str) -> Attributes:
        from spacy.tokens import Doc

        doc = Doc(self.vocab, words=[word], tags=[tag], deps=[dep], heads=[0])
        for rule in self.rules:
            doc = rule(doc)
        return _plain(doc[0])
