"""Records put into words for a person: dates, names, chains of custody, shortened content. Plain strings only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date

from communique.records import ActorRef, Event, Reading, Span, Statement, TimeSpan

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
LONGEST = 280
"""Characters of content that are shown: about four lines; the whole stands in the JSON."""
ARROW = " ← "
FROM_RIGHT = frozenset({"R", "AL", "AN"})
"""Bidirectional classes of letters that run from right to left."""
_SPACE = re.compile(r"\s+")
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Cn"})
_STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Return the text on one line, safe to show.

    Control characters and marks that steer the direction of the text are dropped: an article must not be able to
    move the cursor or turn our own words round. Text from right to left is kept apart by isolates.
    """
    kept = (" " if c.isspace() else c for c in text if c.isspace() or not _is_unshown(c))
    line = _SPACE.sub(" ", "".join(kept)).strip()
    from_right = any(unicodedata.bidirectional(c) in FROM_RIGHT for c in line)
    return f"\u2068{line}\u2069" if from_right else line


def _is_unshown(char: str) -> bool:
    return char in _STEERING or unicodedata.category(char) in _UNSHOWN


def shortened(text: str, longest: int = LONGEST) -> str:
    """Return the text cut at a word when it is too long, with an ellipsis."""
    if len(text) <= longest:
        return text
    head, _, _ = text[: longest + 1].rpartition(" ")
    return (head or text[:longest]).rstrip(" ,;:–—") + " …"


def content(spans: Iterable[Span]) -> str:
    """Return what was said; [...] stands where an attribution interrupts it."""
    return clean(shortened(_SPACE.sub(" ", " [...] ".join(span.exact for span in spans))))


def quoted(spans: Iterable[Span]) -> str:
    """Return short words of the text in quotation marks."""
    return "“" + clean(shortened(" … ".join(span.exact for span in spans), 60)) + "”"


def when(time: TimeSpan | None) -> str:
    """Return the days in words, as precise as the text speaks; empty when there are none."""
    if time is None or not (time.first or time.last):
        return ""
    words = _days(time)
    return f"{words} (inferred)" if time.basis == "inferred" else words


def _days(time: TimeSpan) -> str:
    if time.first is None or time.last is None:
        return f"until {_day(time.last)}" if time.last else f"from {_day(time.first)}"
    if time.first == time.last:
        return _day(time.first)
    if time.first.endswith("-01-01") and time.last == f"{time.first[:4]}-12-31":
        return time.first[:4]
    if time.grain == "month" and time.first[:7] == time.last[:7]:
        return _day(time.first).partition(" ")[2]
    return f"{_day(time.first)} – {_day(time.last)}"


def _day(iso: str | None) -> str:
    try:
        day = date.fromisoformat(iso or "")
    except ValueError:
        return iso or "?"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def names(reading: Reading) -> dict[str, str]:
    """Return the display name of each actor by its identifier."""
    return {actor.id: actor.names[0] for actor in reading.actors if actor.names}


def titled(ref: ActorRef, known: Mapping[str, str]) -> str:
    """Return the name with office: ``Sergei Lavrov, foreign minister of Russia``."""
    of = clean(known.get(ref.of or "", ref.of or ""))
    office = clean(ref.role or "")
    if office and office not in clean(ref.name).lower():
        return f"{clean(ref.name)}, {office} of {of}" if of else f"{clean(ref.name)}, {office}"
    return _side(ref, known)


def speaker(statement: Statement, known: Mapping[str, str]) -> str:
    """Return who speaks: the name, the document with its issuer, or the words that name the source."""
    named = titled(statement.speaker, known) if statement.speaker else ""
    if statement.document:
        document = clean(statement.document)
        return f"{document} of {named}" if named and named != document else f"{document} (a document)"
    return named or (quoted([statement.source]) if statement.source else "speaker not named")


def chain(statement: Statement, known: Mapping[str, str]) -> str:
    """Return the chain of custody, outermost first: ``NewsVoice ← TeleSUR ← Sergei Lavrov``."""
    outer = [clean(ref.name) for ref in statement.reported_by]
    own = statement.speaker.actor if statement.speaker else None
    if own and statement.reported_by and statement.reported_by[-1].actor == own:
        outer.pop()
    return ARROW.join([*outer, speaker(statement, known)])


def parties(event: Event, known: Mapping[str, str]) -> str:
    """Return ``actors → recipients``."""
    sides = [", ".join(_side(ref, known) for ref in refs) for refs in (event.actors, event.recipients)]
    return f"{sides[0] or '?'} → {sides[1]}" if sides[1] else sides[0] or "?"


def _side(ref: ActorRef, known: Mapping[str, str]) -> str:
    of = clean(known.get(ref.of or "", ref.of or ""))
    return f"{clean(ref.name)} ({of})" if of and of not in clean(ref.name) else clean(ref.name)
