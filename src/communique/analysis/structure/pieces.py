"""Cut a line in two where a page has run two things together: text and credits or a label, a label and a date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from communique.analysis.structure.cues import Cues
from communique.analysis.structure.lines import Line, after, tokenise, trimmed
from communique.analysis.structure.names import is_agency
from communique.analysis.structure.rules import core, credit_label

_GLUED_DATE = re.compile(r"([^\W\d_]{2,30})((?:19|20)\d\d-\d\d-\d\d(?:[T ]\d\d[:.]\d\d[\w:.+ ]{0,12})?)")
_NOTE = re.compile(r"\(([^()]{6,200})\)\.?$")
_SIGNED = re.compile(r"[.!?”\"»]\s*(\([^()]{2,30}\)|/[^/\s]{2,20}/)\.?$")
_LAST_WORDS = re.compile(r"[.!?…”\"»]\s+([^.!?:;\n]{4,40}?)[ .…>»]*$")
_WORDS = 11
"""Words after which credits or a label at the end are no part of a line of furniture."""
_WINDOW = 240
"""Code points from the end of a line within which credits or a label are sought."""


def cut(lines: Iterable[Line], cues: Cues) -> Iterator[Line]:
    """Yield the lines, each cut into its parts; a line whose kind the markup tells stays whole."""
    whole = list(lines)
    last = max((n for n, line in enumerate(whole) if len(line.words) > 4), default=-1)
    for n, line in enumerate(whole):
        at = None if line.given is not None or line.end - line.start < 2 else _place(line, cues, n == last)
        if at is None:
            yield line
            continue
        start, stop = trimmed(line.source, line.start, at)
        head, rest = Line(line.source, start, stop, line.apart), Line(line.source, at, line.end, False)
        head.prose_words = rest.prose_words = line.prose_words
        if _glued(line):
            head.mark("furniture", "label")
            rest.mark("dateline", "date")
        yield head
        yield rest


def _place(line: Line, cues: Cues, last: bool) -> int | None:
    """Return the code point at which a line falls into two, None when it is one thing.

    last: it is the last paragraph; only there an agency in brackets signs, elsewhere it closes a caption.
    """
    glued = _glued(line)
    if glued:
        return glued.end(1)
    begin = max(line.start, line.end - _WINDOW)
    tail = line.source[begin : line.end]
    signed = _SIGNED.search(tail)
    if last and signed and is_agency(signed[1], cues):
        return begin + signed.start(1)
    for found in (_NOTE.search(tail), _LAST_WORDS.search(tail)):
        if found is None:
            continue
        tokens, note = tokenise(found[1]), found[0][0] == "("
        at = begin + (found.start() if note else found.start(1))
        known = credit_label(tokens, cues) if note else _is_label(core(tokens), cues)
        if known and len(line.source[line.start : at].split()) > _WORDS:
            return at
    return None


def _glued(line: Line) -> re.Match[str] | None:
    """``Ukraine2022-02-25 18:24``: a section's name, then a date."""
    return _GLUED_DATE.fullmatch(line.source, line.start, line.end) if line.end - line.start < 64 else None


def credit_at(line: Line, cues: Cues) -> int | None:
    """Return where the label of a credit stands that no stop parts from the caption (``at the bridge Photo: Doe``)."""
    found = cues.labels.find(line.tokens, 1)
    if found is None or not line.text or line.text[0] != line.source[line.start]:
        return None
    at = line.start + len(line.text) - len(after(line.text, found[0]))
    while at < line.end and line.source[at].isspace():
        at += 1
    stopped = line.source[:at].rstrip()[-1] in ".!?)(|–—-"
    return None if stopped or not line.source[at].isalpha() else at


def _is_label(tokens: list[str], cues: Cues) -> bool:
    """``Read more`` after the last sentence; one word is never enough."""
    return len(tokens) > 1 and (cues.lines.whole(tokens) or cues.lists.whole(tokens))
