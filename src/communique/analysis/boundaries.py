"""Where a sentence cannot begin: told to the parser before it runs, so that tree and sentences agree.

A parser of this size starts sentences after commas, colons and in names ("Sen. | Cruz"). A token may begin a sentence
only when the token before it, closing marks aside, ends one; a lower-case word after a closing mark goes on ("No!" he
wrote). What is left open is the parser's to decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "communique_boundaries"
TERMINATORS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "。"})
CLOSING = frozenset({'"', "”", "’", "'", "»", "«", ")", "]", "“", "''"})
DASHES = frozenset({"-", "–", "—", "--"})
"""Within a paragraph a dash joins ("”No.” – Berg."); it opens speech only at the paragraph's start."""
INITIAL_LENGTH = 2
"""A capital and its full stop: an initial, not the end of a sentence."""


def mark_boundaries(doc: Doc) -> Doc:
    """Forbid sentence starts where none can be; leave the others to the parser."""
    for i in range(1, len(doc)):
        if not _may_begin(doc, i):
            doc[i].is_sent_start = False
    return doc


def _may_begin(doc: Doc, i: int) -> bool:
    before = i - 1
    closed = False
    while before > 0 and (doc[before].is_space or doc[before].text in CLOSING):
        if doc[before].is_space and "\n" in doc[before].text:
            return True
        closed = closed or not doc[before].is_space
        before -= 1
    word = doc[before].text
    if word not in TERMINATORS and not word.endswith((".", "!", "?", "…")):
        return False
    if doc[i].text in DASHES:
        return False
    if doc[i].text in CLOSING and doc[i].text not in ('"', "”", "“", "»", "«", "'", "’"):
        return False
    if len(word) == INITIAL_LENGTH and word[0].isupper() and word[1] == ".":
        return False
    return not (doc[i].text[0].islower() and (closed or word == "…" or word == "..."))
