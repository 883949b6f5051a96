"""Forbids sentences to start where none can: inside a name, at a lower-case word after no stop, at closing punctuation.

Stands between the entity recogniser and the parser, which keeps to what is forbidden.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

CLOSING = frozenset(".,;:!?)]…%")
"""Marks that belong to what stands before them."""

STOPS = frozenset(".!?…:\"”“»«’'–—-)")
"""A lower-case word may start a sentence only after one of these, or after a line break."""


@Language.component("sv_sentence_guard", assigns=["token.is_sent_start"])
def guard_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` to False where no sentence can start, to True after an empty line; leave the rest open."""
    for token in doc[1:] if len(doc) else ():
        if token.is_sent_start is not None:
            continue
        if cannot_start(token):
            token.is_sent_start = False
        elif token.nbor(-1).text.count("\n") > 1:
            token.is_sent_start = True
    return doc


def cannot_start(token: Token) -> bool:
    """Whether no sentence can start at `token`, which is not the first of its document."""
    before = token.nbor(-1)
    if token.is_space or token.ent_iob_ == "I":
        return True
    if "\n" in before.text:
        return False
    return token.text[0] in CLOSING or (token.text[0].islower() and before.text[-1] not in STOPS)
