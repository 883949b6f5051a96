"""Forbids sentences to start where none can: inside a name or a bracket, at a lower-case word after no stop.

Stands between the entity recogniser and the parser, which keeps to what is forbidden.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

CLOSING = frozenset(".,;:!?)]…%")
"""Marks that belong to what stands before them."""

LONGEST_BRACKET = 20
"""Words; a longer bracket may hold sentences."""

STOPS = frozenset(".!?…:\"”“»«’'–—-)")
"""A lower-case word may start a sentence only after one of these, or after a line break."""


@Language.component("sv_sentence_guard", assigns=["token.is_sent_start"])
def guard_sentences(doc: Doc) -> Doc:
    """Set `is_sent_start` to False where no sentence can start, to True after an empty line; leave the rest open."""
    bracketed = brackets(doc)
    for token in doc[1:] if len(doc) else ():
        if token.is_sent_start is not None:
            continue
        if token.i in bracketed or cannot_start(token):
            token.is_sent_start = False
        elif token.nbor(-1).text.count("\n") > 1:
            token.is_sent_start = True
    return doc


def brackets(doc: Doc) -> set[int]:
    """The numbers of the words inside short brackets, the closing one included."""
    inside: set[int] = set()
    opening: int | None = None
    for token in doc:
        if token.text in {"(", "["}:
            opening = token.i
        elif token.text in {")", "]"} and opening is not None:
            if token.i - opening <= LONGEST_BRACKET:
                inside.update(range(opening + 1, token.i + 1))
            opening = None
        elif "\n" in token.text:
            opening = None
    return inside


def cannot_start(token: Token) -> bool:
    """Whether no sentence can start at `token`, which is not the first of its document."""
    before = token.nbor(-1)
    if token.is_space or token.ent_iob_ == "I":
        return True
    if "\n" in before.text:
        return False
    return token.text[0] in CLOSING or (token.text[0].islower() and before.text[-1] not in STOPS)
