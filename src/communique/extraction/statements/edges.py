"""Where sentences end, and how a quotation stands to the sentence around it."""

from __future__ import annotations

from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.scene import CLOSING, CLOSING_MARKS, FINAL, HEADLINE_BLOCKS, SPEECH_DASHES, Scene


def embedded(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation begins in the middle of a sentence: after a word, or with a small letter."""
    inner = scene.text[q.start : q.end].lstrip("“\"„«»”‘’'` […").lstrip()
    if inner[:1].islower():
        return True
    previous = scene.token_before(q.start)
    if previous < scene.block_tokens(q.block).start:
        return False
    word = scene.a.word(previous)
    if word in SPEECH_DASHES:
        if previous == scene.block_tokens(q.block).start or scene.headline(previous):
            return False
        word = scene.a.word(previous - 1)
    return word not in FINAL and word not in CLOSING and not word.endswith((".", "!", "?", ":", "("))


def ends_sentence(scene: Scene, q: Quotation) -> bool:
    """Tell whether a sentence ends with a quotation: inside it, or right after it."""
    inner = scene.text[q.start : q.end].rstrip(CLOSING_MARKS)
    if inner[-1:] in FINAL or not q.closed:
        return True
    after = scene.text[q.end : scene.a.blocks[q.block].span.end].lstrip()
    if after and after[0] in SPEECH_DASHES and scene.a.blocks[q.block].kind in HEADLINE_BLOCKS:
        return True
    return not after or after[0] in FINAL


def sentence_end(scene: Scene, i: int) -> int:
    """Return one past the last token of the sentence of token i that is not final punctuation."""
    s = scene.a.sentence_at(i)
    last = s.last
    while last > s.first and scene.a.word(last - 1) in FINAL and scene.inside[last - 1] < 0:
        last -= 1
    return last
