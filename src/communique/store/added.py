"""Statements and events that a person adds because the machine missed them.

An entry of the log holds the record with what its words alone tell; what the person says of it beyond that is set by
further entries, which hold for the machine's own record too when newer rules come to read the same words.
"""

from __future__ import annotations

import hashlib
import re

from communique import ontology
from communique.errors import UsageError
from communique.records import ActorRef, Article, Event, Reading, Span, Statement, span_of
from communique.store.rows import BREAK

QUOTED = "\"“”„«»'‘’"
_ENDS = re.compile(r"[.!?…][\"”’»)]*\s+|\n")
"""Where a sentence ends, roughly: what a person adds is shown with the words around it."""
NARRATOR = "narrator"


def statement(reading: Reading, words: str, which: int, rule: str) -> Statement:
    """Return the statement whose content the words are. which: their number in the text, from 1; rule: its rule."""
    article = reading.article
    content = _spans(article, words, which)
    is_quoted = content[0].exact[0] in QUOTED and content[-1].exact[-1] in QUOTED
    return Statement(
        id=_id("s", article, content), content=content, form="direct" if is_quoted else "indirect", cue=(), source=None,
        speaker=None, document=None, addressees=(), act="assert", said_on=None, said_in=None, occasion=None,
        reported_by=_outlet(reading), certainty="stated", headline=_in_title(article, content[0]), within=None,
        rule=rule,
    )  # fmt: skip


def event(reading: Reading, words: str, which: int, type: str, rule: str) -> Event:
    """Return the event that the words name. type: of PLOVER."""
    known = ontology.load()
    (trigger, *_) = spans = _spans(reading.article, words, which)
    if len(spans) > 1:
        raise UsageError("the words that name an event stand side by side; give them without [...]")
    cameo = known.cameo(type, None)
    return Event(
        id=_id("e", reading.article, spans), trigger=trigger, sentence=_sentence(reading.article.text, trigger),
        type=type, mode=None, contexts=(), cameo=cameo, quad=known.quad(type), goldstein=known.goldstein(cameo),
        actors=(), recipients=(), when=None, where=None, status="occurred", word=NARRATOR, mentions=(), rule=rule,
    )  # fmt: skip


def _spans(article: Article, words: str, which: int) -> tuple[Span, ...]:
    """Return where the words stand; parts with ``[...]`` between them follow each other."""
    parts = [part.strip() for part in words.split(BREAK.strip())]
    if not all(parts):
        raise UsageError("give the words as they stand in the article")
    start = _find(article.text, parts[0], which)
    out = [span_of(article.text, start, start + len(parts[0]))]
    for part in parts[1:]:
        start = article.text.find(part, out[-1].end)
        if start < 0:
            raise UsageError(f"the article does not go on with {part!r} after {out[-1].exact!r}")
        out.append(span_of(article.text, start, start + len(part)))
    return tuple(out)


def _find(text: str, words: str, which: int) -> int:
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    if not places:
        raise UsageError(f"the article does not hold the words {words!r}; give them exactly as they stand there")
    if not 1 <= which <= len(places) and which:
        raise UsageError(f"the words {words!r} stand in the article {len(places)} times, not {which}")
    if len(places) > 1 and not which:
        raise UsageError(f"the words {words!r} stand in the article {len(places)} times; say which with --which NUMBER")
    return places[max(which, 1) - 1]


def _id(prefix: str, article: Article, spans: tuple[Span, ...]) -> str:
    where = ",".join(f"{span.start}-{span.end}" for span in spans)
    return prefix + hashlib.sha256(f"{article.id}|added|{where}".encode()).hexdigest()[:16]


def _outlet(reading: Reading) -> tuple[ActorRef, ...]:
    """Return the outlet, as the article's other statements have it."""
    known = next((statement.reported_by[:1] for statement in reading.statements if statement.reported_by), None)
    name = reading.article.outlet
    if known or not name:
        return known or ()
    return (ActorRef(None, "outlet", name, None, None, None, "implied", "correction"),)


def _in_title(article: Article, span: Span) -> bool:
    return any(
        block.kind in ("title", "heading") and block.span.start <= span.start < block.span.end
        for block in article.blocks
    )


def _sentence(text: str, trigger: Span) -> Span:
    start = max((match.end() for match in _ENDS.finditer(text, 0, trigger.start)), default=0)
    end = _ENDS.search(text, trigger.end)
    return span_of(text, start, end.start() + len(end[0].rstrip()) if end else len(text))
