"""Make a statement draft of what a rule found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from communique.annotation import StatementDraft
from communique.extraction.statements.acts import claims
from communique.extraction.statements.circumstances import act_of, addressees, certainty, occasion
from communique.extraction.statements.dropped import dropped, subject_before
from communique.extraction.statements.edges import embedded, ends_sentence
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.scene import FINAL, Scene
from communique.records import Form

Range = tuple[int, int]
STUMPS = frozenset({"AUX", "DET", "ADP", "SCONJ"})
"""Words that alone are nobody's words."""
CARRIED = frozenset({"speech", "thought", "intention", "attitude"})
EDGE = frozenset(",;:.–—-")
"""Punctuation that no content begins or ends with, outside its quotation marks."""


def content_of(scene: Scene, first: int, last: int) -> Range | None:
    """Return the characters of tokens ``[first, last)`` as content: no punctuation at its edges, whole quotations.

    A quotation that begins within the content is taken to its end; the mark of one that began before is left out.
    """
    a = scene.a
    while first < last and a.word(first) in EDGE:
        first += 1
    if last > first and first > 0 and _opens(scene, first, last):
        first -= 1
        if (n := scene.inside[first]) >= 0 and a.end[last - 1] < scene.tops[n].end:
            return a.start[first], scene.tops[n].end
    if last > first and (n := scene.inside[last - 1]) >= 0 and scene.tops[n].start >= a.start[first]:
        return a.start[first], max(scene.tops[n].end, a.end[last - 1])
    if first < last and (following := _quotation_at(scene, last)) is not None:
        return a.start[first], scene.tops[following].end
    while last > first and a.word(last - 1) in EDGE:
        last -= 1
    return (a.start[first], a.end[last - 1]) if first < last else None


def _opens(scene: Scene, first: int, last: int) -> bool:
    """Tell whether tokens ``[first, last)`` hold all of a quotation but the mark before them."""
    n = scene.inside[first]
    if n < 0 or scene.inside[first - 1] != n or scene.tops[n].start != scene.a.start[first - 1]:
        return False
    if scene.a.word(first - 1).isalnum():
        return False
    marks = scene.token_after(scene.tops[n].end)
    while marks > first and scene.a.pos[marks - 1] == "PUNCT":
        marks -= 1
    return marks <= last or (last < len(scene.a) and scene.inside[last] == n and scene.a.word(last) in FINAL)


def _quotation_at(scene: Scene, last: int) -> int | None:
    """Return the quotation with which content goes on after token ``last``: it begins small and ends the sentence."""
    a = scene.a
    i = last + (last < len(a) and a.word(last) == ",")
    n = scene.inside[i] if i < len(a) else -1
    if n < 0 or (i > 0 and scene.inside[i - 1] == n) or scene.block(i) != scene.block(last - 1):
        return None
    q = scene.tops[n]
    return n if embedded(scene, q) and ends_sentence(scene, q) and q.closed else None


def form_of(scene: Scene, content: Sequence[Range]) -> Form:
    """Return the form: all words within quotation marks, none, or some."""
    words = quoted = 0
    for start, end in content:
        tokens = scene.tokens(start, end)
        if tokens:
            words += scene.words[0][tokens.stop] - scene.words[0][tokens.start]
            quoted += scene.words[1][tokens.stop] - scene.words[1][tokens.start]
    return "direct" if words and quoted == words else "mixed" if quoted else "indirect"


def draft(
    scene: Scene,
    rule: str,
    content: Iterable[Range | None],
    score: float,
    *,
    cue: int | None = None,
    cue_words: Sequence[int] = (),
    sense: Sense | None = None,
    source: Source | None = None,
    relays: tuple[int, ...] = (),
    carry: Literal["previous", "next", "none"] = "none",
    speech: bool = False,
) -> StatementDraft | None:
    """Return the draft, None when no content is left. speech: the whole content is speech, marks or not."""
    ranges = tuple(sorted(r for r in content if r is not None))
    if not ranges:
        return None
    a = scene.a
    if not speech and _is_stump(scene, ranges):
        return None
    where = cue if cue is not None else scene.token_after(ranges[0][0])
    tokens = tuple(cue_words) or ((cue,) if cue is not None else ())
    before = None
    if source is None and cue is not None and carry == "none" and _carries(scene, cue, sense):
        before, carry = subject_before(scene, cue), "previous"
    document = a.lemma[source.head] if source and _is_document(scene, source.head) else None
    return StatementDraft(
        content=ranges,
        form="direct" if speech else form_of(scene, ranges),
        cue=tuple(runs(scene, tokens)),
        source=(a.start[source.first], a.end[source.last - 1]) if source else None,
        source_head=source.head if source else before,
        cue_head=cue,
        document=document,
        addressees=tuple(k for k in addressees(scene, cue, sense, ranges, source) if not _within(source, k)),
        act=act_of(scene, cue, sense),
        certainty=certainty(scene, cue, sense),
        occasion=occasion(scene, cue, ranges),
        relays=relays,
        carry=carry,
        headline=scene.headline(min(where, len(a) - 1)),
        score=round(score, 3),
        rule=rule,
        claims=claims(scene, ranges) if neutral(sense) else (),
    )


def _is_stump(scene: Scene, ranges: Sequence[Range]) -> bool:
    """Tell whether content is one word that tells nothing, outside quotation marks (*har*, *which*)."""
    i = scene.token_after(ranges[0][0])
    alone = len(ranges) == 1 and i < len(scene.a) and scene.a.end[i] >= ranges[0][1]
    return alone and scene.a.pos[i] in STUMPS and scene.inside[i] < 0


def _is_document(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is a kind of document; in the plural a title is that of people (Swedish *ledarna*)."""
    a = scene.a
    people = noun in scene.mentioned and "Number=Plur" in a.morph[noun]
    return a.lemma[noun] in scene.lexicon.documents and not people and a.pos[noun] != "PROPN"


def neutral(sense: Sense | None) -> bool:
    """Tell whether a cue says no more than that something was said, so that the content tells what was done by it."""
    return sense is None or (sense.kind == "speech" and sense.act == "assert")


def _carries(scene: Scene, cue: int, sense: Sense | None) -> bool:
    """Tell whether a cue without a source goes on with whom the text spoke of before (*Señaló que …*)."""
    if sense is None or sense.kind not in CARRIED or sense.hedged:
        return False
    if "VerbForm=Ger" in scene.a.morph[cue]:  # *añadió, precisando que …*
        cue = next((h for h in scene.a.ancestors(cue) if scene.is_verb(h) and scene.finite(h)), cue)
    while scene.a.rel[cue] == "xcomp" and "VerbForm=Inf" in scene.a.morph[cue]:  # *volvió a decir que …*
        cue = scene.a.head[cue]
    return dropped(scene, cue)


def _within(source: Source | None, i: int) -> bool:
    return source is not None and source.first <= i < source.last


def runs(scene: Scene, tokens: Sequence[int]) -> Iterable[Range]:
    """Yield the character ranges of runs of adjacent tokens."""
    a, begin = scene.a, None
    ordered = sorted(tokens)
    for n, i in enumerate(ordered):
        begin = i if begin is None else begin
        if n + 1 == len(ordered) or ordered[n + 1] != i + 1:
            yield a.start[begin], a.end[i]
            begin = None
