"""Where a sentence cannot begin: told to the parser before it runs, so that tree and sentences agree.

A parser of this size starts sentences after commas, colons and in names ("Sen. | Cruz"). A token may begin a sentence
only when the token before it, closing marks aside, ends one; a lower-case word after a closing mark goes on ("No!" he
wrote). Two apostrophes that stand at a word behind a space open speech (It failed. ''We tried,'' he said), and the
sentence with it. What is left open is the parser's to decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from numpy import array

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAME = "communique_boundaries"
TERMINATORS = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "。"})
CLOSING = frozenset({'"', "”", "’", "'", "»", "«", ")", "]", "“", "''"})
OPENING = frozenset({'"', "”", "“", "»", "«", "'", "’"})
"""Marks that close a quotation in one place and open it in another."""
ELLIPSES = frozenset({"…", "..."})
DOUBLE = "''"
"""Two apostrophes for a quotation mark, the same in front of speech and behind it."""
DASHES = frozenset({"-", "–", "—", "--"})
"""Within a paragraph a dash joins ("”No.” – Berg."); it opens speech only at the paragraph's start."""
INITIAL_LENGTH = 2
"""A capital and its full stop: an initial, not the end of a sentence."""


def mark_boundaries(doc: Doc) -> Doc:
    """Forbid sentence starts where none can be; leave the others to the parser."""
    return _mark(doc, [token.text for token in doc], begins=False)


def split_sentences(doc: Doc, words: Sequence[str]) -> Doc:
    """Begin a sentence wherever one can begin: for documents that the parser does not see. words: its tokens."""
    return _mark(doc, words, begins=True)


def _mark(doc: Doc, words: Sequence[str], begins: bool) -> Doc:
    if not len(doc):
        return doc
    table = doc.to_array(["SENT_START", "IS_SPACE", "SPACY"])
    starts = table[:, 0].astype("int64").tolist()
    spaces = table[:, 1:].tolist()
    may = _may_begin(words, table[:, 1].tolist())
    for i in range(1, len(starts)):
        if words[i] == DOUBLE and _opens_speech(words, spaces, i):
            starts[i], may[i + 1] = 1, False
        elif not may[i]:
            starts[i] = -1
        elif begins and starts[i] == 0:
            starts[i] = 1
    starts[0] = 1 if begins else starts[0]
    doc.from_array(["SENT_START"], array(starts).astype("uint64"))  # type: ignore[arg-type]  # its hint is narrower than its code
    return doc


def _opens_speech(words: Sequence[str], spaces: Sequence[Sequence[int]], i: int) -> bool:
    """Tell whether the two apostrophes at token i open speech behind the end of a sentence.

    spaces: for each token whether it is a space, and whether one follows it.
    """
    if i + 1 >= len(words) or spaces[i][1] or spaces[i + 1][0]:
        return False
    apart = spaces[i - 1][0] or spaces[i - 1][1]
    before = next((words[k] for k in range(i - 1, -1, -1) if not spaces[k][0] and words[k] not in CLOSING), "")
    return bool(apart) and before in TERMINATORS


def _may_begin(words: Sequence[str], space: Sequence[int]) -> list[bool]:
    """Tell for each token whether a sentence may begin with it; the first always may."""
    out = [True]
    before, closed, broken = words[0], False, False
    for i in range(1, len(words)):
        word = words[i]
        out.append(broken or (_ends(before) and _opens(word, closed or before in ELLIPSES)))
        if space[i]:
            broken = broken or "\n" in word
        elif word in CLOSING:
            closed = True
        else:
            before, closed, broken = word, False, False
    return out


def _ends(word: str) -> bool:
    """Tell whether a sentence may end with a word."""
    if word not in TERMINATORS and not word.endswith((".", "!", "?", "…")):
        return False
    return not (len(word) == INITIAL_LENGTH and word[0].isupper() and word[1] == ".")


def _opens(word: str, unsure: bool) -> bool:
    """Tell whether a sentence may begin with a word. unsure: what stands before need not be the end of another."""
    if word in DASHES or word in CLOSING - OPENING:
        return False
    return not (unsure and word[0].islower())
