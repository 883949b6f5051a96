"""Names beside what they said, with no verb: *“…” – Lind*, *Lind: “…”*, *LIND: …*, and headlines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import structs

from communique.annotation import StatementDraft
from communique.extraction.statements.drafts import content_of, draft
from communique.extraction.statements.lexicon import Sense
from communique.extraction.statements.nounphrases import Source
from communique.extraction.statements.quotations import Quotation
from communique.extraction.statements.scene import CLOCK, FINAL, Scene

DASHES = frozenset({"–", "—", "-", "--", "―", "/"})
LETTER = re.compile(r"[^\W_]")
MAX_NAME = 9
"""Longest signature or speaker before a colon, in tokens."""
LINE = 0.995
"""Score of a line of an interview; what its speaker tells of others' words in it is not told by the article."""
GLUED = re.compile(r"[QF][A-ZÁÉÍÓÚÅÄÖ¿]")
"""A question's label run together with its first word."""
TITLED = 30
"""Within how many tokens a speaker in capitals, with all of a title, has the colon."""
TURNS = 3
"""Least number of lines with a speaker in capitals, or of questions, in a transcript."""
MAX_TAIL = 4
"""Longest name behind the colon at the end of a headline, in tokens."""
HEADED = 0.82
"""Score of a headline behind its speaker: above a verb of evidence in it, below one of speech (*Riga: Lind says …*)."""
SPEAKS = Sense("colon", "speech", "assert", {"quote": 0.85}, {})


def signatures(scene: Scene) -> Iterator[StatementDraft]:
    """Yield quotations that are signed behind a dash, and those in the paragraphs right before with no speaker."""
    previous: list[tuple[int, Quotation]] = []
    for n, q in enumerate(scene.tops):
        source = _signature(scene, q)
        if source is None:
            previous = [*previous, (n, q)] if _alone(scene, q) else []
            continue
        yield from _signed(scene, previous, q, source)
        previous = []


def _signed(
    scene: Scene, previous: list[tuple[int, Quotation]], q: Quotation, source: Source
) -> Iterator[StatementDraft]:
    found = draft(scene, "signature", [(q.start, q.end)], 0.93, source=source)
    if found is not None:
        yield found
    block = q.block
    for _, p in reversed(previous):
        if p.block < block - 1:
            return
        block = p.block
        found = draft(scene, "signature:next", [(p.start, p.end)], 0.85, source=source, carry="next")
        if found is not None:
            yield found


def _alone(scene: Scene, q: Quotation) -> bool:
    """Tell whether a quotation is all its paragraph holds."""
    span = scene.a.blocks[q.block].span
    return not (LETTER.search(scene.text, span.start, q.start) or LETTER.search(scene.text, q.end, span.end))


def _signature(scene: Scene, q: Quotation) -> Source | None:
    """Return the name that signs a quotation: behind a dash at the paragraph's end, or as the next paragraph."""
    a = scene.a
    first = scene.token_after(q.end)
    end = scene.block_tokens(q.block).stop
    if first >= end:
        if not _alone(scene, q) or first >= len(a) or scene.block(first) != q.block + 1:
            return None
        end = scene.block_tokens(q.block + 1).stop
    while first < end and a.word(first) in FINAL:
        first += 1
    if first >= end or (a.word(first) not in DASHES and a.word(first)[0] not in DASHES):
        return None
    return name_at(scene, first + (a.word(first) in DASHES), end)


def name_at(scene: Scene, first: int, last: int) -> Source | None:
    """Return tokens ``[first, last)`` as a source when they are a short noun phrase with a name."""
    a = scene.a
    while last > first and a.word(last - 1) in FINAL:
        last -= 1
    if last < len(a) and a.word(last)[0] in ")]":  # a bracket that the tokeniser left at the colon
        last = next((i for i in range(last - 1, first, -1) if a.word(i) in "(["), last)
    words = range(first, last)
    if not words or len(words) > MAX_NAME or any(scene.is_verb(i) or a.pos[i] == "AUX" for i in words):
        return None
    names = [i for i in words if a.pos[i] == "PROPN" or a.word(i)[:1].isupper()]
    if not names or any(a.word(i) in ":;" for i in words):
        return None
    comma = next((i for i in words if a.word(i) in (",", "(")), last)
    inside = [i for i in names if i < comma] or names
    tops = [i for i in range(first, comma) if a.head[i] not in range(first, comma) or a.head[i] == i]
    nouns = [i for i in tops if i in inside] or [i for i in tops if a.pos[i] == "NOUN"]  # *Norges utrikesminister: …*
    return Source(first, last, nouns[0] if nouns else inside[-1], "signature")


COMPOUND = re.compile(r"\w[-‐‑][a-zà-ÿ]{4}")
"""A name and a noun in one word: *UD-protest* is no ministry."""


def colons(scene: Scene) -> Iterator[StatementDraft]:
    """Yield *Lind: …* in a headline or an interview in lines.

    In a transcript the paragraphs behind a line go on with it, up to the next line or question.
    """
    line: StatementDraft | None = None
    for block in range(len(scene.a.blocks)):
        tokens = scene.block_tokens(block)
        if not tokens:
            continue
        asked = block in scene.questions
        found = None if asked else _tail(scene, tokens) or _label(scene, tokens)
        if found is None and not asked and line is not None and _goes_on(scene, block, tokens, line):
            rest = content_of(scene, tokens.start, tokens.stop)
            line = structs.replace(line, content=(*line.content, rest)) if rest else line
            continue
        if line is not None:
            yield line
        line = found if found is not None and found.rule == "colon:line" and _is_transcript(scene) else None
        if found is not None and line is None:
            yield found
    if line is not None:
        yield line


def _goes_on(scene: Scene, block: int, tokens: range, line: StatementDraft) -> bool:
    """Tell whether a paragraph without a label goes on with the line before: prose, no question, no stage direction.

    Nor does one that tells of the speaker by name.
    """
    text = scene.a.blocks[block].span.exact
    if line.source is not None and scene.text[slice(*line.source)] in text:
        return False
    at = next((i for i in tokens[1 : MAX_NAME + 6] if scene.colon(i)), None)
    asked = (scene.a.word(tokens.stop - 1) == "?" and not scene.questions) or GLUED.match(text) is not None
    asked = asked or (at is not None and name_at(scene, tokens.start, at) is not None)
    return scene.a.blocks[block].kind == "body" and not asked and text.lstrip()[:1] not in "(["


def _label(scene: Scene, tokens: range) -> StatementDraft | None:
    """Return what stands behind the first colon of a paragraph, when a speaker stands before it."""
    first = _behind_clock(scene, tokens)
    reach = TITLED if scene.a.word(first).isupper() and _is_transcript(scene) else MAX_NAME + 6
    at = next((i for i in range(first + 1, min(tokens.stop, first + reach)) if scene.colon(i)), None)
    return _colon(scene, first, at, tokens.stop) if at is not None and at + 1 < tokens.stop else None


def _behind_clock(scene: Scene, tokens: range) -> int:
    """Return the first token of a paragraph behind a time of day in brackets: *[14:30:00] ANN LIND: …*."""
    clock = CLOCK.match(scene.a.blocks[scene.block(tokens.start)].span.exact)
    first = scene.token_after(scene.a.blocks[scene.block(tokens.start)].span.start + clock.end()) if clock else 0
    return first if clock and first + 1 < tokens.stop else tokens.start


def _is_transcript(scene: Scene) -> bool:
    """Tell whether speakers take turns: one who speaks often, several in capitals, or questions."""
    asked = len(scene.questions)
    if any(count >= TURNS for count in scene.line_starts.values()):
        return True
    twice = any(count > 1 for count in scene.line_starts.values())
    return scene.capital_lines >= TURNS or (asked >= TURNS and scene.capital_lines > 0) or (asked > 0 and twice)


def _tail(scene: Scene, tokens: range) -> StatementDraft | None:
    """Return *Talks will go on: Kremlin*: a headline that ends in a colon and one who speaks."""
    a, last = scene.a, tokens.stop
    if not tokens or not scene.headline(tokens.start):
        return None
    at = next((i for i in range(last - 1, max(tokens.start + 2, last - MAX_TAIL - 2), -1) if scene.colon(i)), None)
    if at is None or at + 1 >= last or any(scene.colon(i) for i in range(tokens.start, at)):
        return None
    told = any(scene.finite_word(i) or scene.is_verb(i) for i in range(tokens.start + 1, at))
    if not told or not all(i in scene.speaking or i in scene.mentioned for i in range(at + 1, last)):
        return None
    head = next((i for i in range(at + 1, last) if not at < a.head[i] < last), last - 1)
    return draft(
        scene, "colon:tail", [content_of(scene, tokens.start, at)], 0.8,
        cue=at, sense=SPEAKS, source=Source(at + 1, last, head, "signature"), speech=True,
    )  # fmt: skip


def _colon(scene: Scene, first: int, at: int, last: int) -> StatementDraft | None:
    a = scene.a
    addressee = next((i for i in range(first + 1, at) if a.lower(i) in scene.lexicon.addressee_prepositions), at)
    source = name_at(scene, first, addressee)
    if source is None or any(a.lower(i) in scene.lexicon.cues.rubrics for i in range(source.first, source.last)):
        return None
    if scene.inside[at + 1] >= 0:
        return None
    headline = scene.headline(at)
    if not headline and not _in_lines(scene, first, at, last):
        return None
    if (headline or a.word(last - 1) == "?") and not _speaker_like(scene, source):
        return None  # a topic, or the label of an interviewer's question
    return draft(
        scene, "colon:headline" if headline else "colon:line", [content_of(scene, at + 1, last)],
        HEADED if headline else LINE, cue=at, sense=SPEAKS, source=source, speech=True,
    )  # fmt: skip


def _in_lines(scene: Scene, first: int, at: int, last: int) -> bool:
    """Tell whether a paragraph is a line of an interview or a dialogue.

    Its speaker speaks in other lines too, or stands in capitals like those of other lines; and it holds a sentence.
    """
    a = scene.a
    name = scene.text[a.start[first] : a.end[at - 1]]
    if scene.line_starts[name] < 2 and not (name.isupper() and scene.capital_lines > 1):
        return False
    if a.word(last - 1) in "?!" or any(scene.finite_word(i) for i in range(at, last)):
        return True
    return a.word(at + 1) not in "([" and a.word(last - 1) in FINAL and _is_transcript(scene)


def _speaker_like(scene: Scene, source: Source) -> bool:
    """Tell whether a headline's words before the colon name somebody who can speak; capitals name a topic or a slot."""
    a, words = scene.a, range(source.first, source.last)
    if COMPOUND.search(a.word(source.last - 1)):
        return False
    capitals = scene.headline(source.first) and all(a.word(i).isupper() or a.pos[i] == "PUNCT" for i in words)
    if capitals and any(i in scene.countries for i in words):
        return False  # *CHAD-PERU: Talks go on*: what it is about
    if any(i in scene.mentioned for i in words):
        return True
    if capitals:
        return False
    return any(i in scene.names for i in words) or all(a.pos[i] == "PROPN" for i in words)
