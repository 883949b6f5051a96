"""The record in words for people: codes, dates, names, chains of custody. Filters of the templates.

What the codes are called stands in wording.toml. Text that comes from articles goes through ``clean`` or ``escaped``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from urllib.parse import quote

import msgspec

from communique import gazetteer, ontology
from communique.records import ActorRef, Event, Span, Statement, TimeSpan
from communique.web.marks import Mark, Segment, escaped, segments

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
QUARTERS = {("01-01", "03-31"): "first", ("04-01", "06-30"): "second", ("07-01", "09-30"): "third"}
_SPACE = re.compile(r"\s+")
_UNSHOWN = frozenset({"Cc", "Cs", "Co", "Cn"})
_STEERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@cache
def _tables() -> dict[str, dict[str, str]]:
    source = (files("communique.web") / "wording.toml").read_bytes()
    return msgspec.toml.decode(source, type=dict[str, dict[str, str]])


def called(code: object, table: str) -> str:
    """Return what a code is called, or the code in plain letters when the table has no word for it."""
    if code is None:
        return ""
    return _tables()[table].get(str(code)) or clean(str(code)).replace("_", " ")


def field_named(field: str) -> str:
    """Return what a field is called: ``said_on`` → ``When it was said``."""
    return _tables()["field"].get(field) or field.replace("_", " ").capitalize()


def gloss(type: str, mode: str | None = None) -> str:
    """Return what an event type, or a mode of it, means: a sentence."""
    found = ontology.load().types.get(type)
    if found is None:
        return ""
    return found.modes[mode].gloss if mode in found.modes else found.gloss


def cameo_label(code: str | None) -> str:
    """Return the label of a CAMEO code, or of the nearest code above it."""
    known = ontology.load().codes
    while code:
        if code in known:
            return known[code].label
        code = code[:-1]
    return ""


def clean(text: str | None) -> str:
    """Return the text on one line, without control characters and marks that steer its direction."""
    kept = (" " if c.isspace() else c for c in text or "" if c.isspace() or not _is_unshown(c))
    return _SPACE.sub(" ", "".join(kept)).strip()


def _is_unshown(char: str) -> bool:
    return char in _STEERING or unicodedata.category(char) in _UNSHOWN


def shortened(text: str | None, longest: int = 280) -> str:
    """Return the text on one line, cut at a word when it is too long, with an ellipsis."""
    line = clean(text)
    if len(line) <= longest:
        return line
    head, _, _ = line[: longest + 1].rpartition(" ")
    return (head or line[:longest]).rstrip(" ,;:–—") + " …"


def joined(spans: Iterable[Span], longest: int = 280) -> str:
    """Return the words of several spans; […] stands where an attribution interrupts them."""
    return shortened(" […] ".join(span.exact for span in spans), longest)


def when(time: TimeSpan | None) -> str:
    """Return the days in words, as precise as the text speaks; empty when there are none."""
    if time is None:
        return ""
    return days(time.first, time.last, time.grain)


def days(first: str | None, last: str | None, grain: str = "span") -> str:
    """Return the days from first to last in words: ``20 October 2023``, ``the week of 16 October 2023``, ``2014``."""
    if not first or not last:
        return f"from {day(first)}" if first else f"until {day(last)}" if last else ""
    if first == last:
        return day(first)
    if first[:4] == last[:4]:
        year, ends = first[:4], (first[5:], last[5:])
        if ends == ("01-01", "12-31"):
            return year
        if ends in QUARTERS:
            return f"{QUARTERS[ends]} quarter of {year}"
        if first[:7] == last[:7] and first.endswith("-01") and (grain == "month" or last[8:] >= "28"):
            return day(first).partition(" ")[2]
    if grain == "week":
        return f"the week of {day(first)}"
    return _from_to(first, last)


def _from_to(first: str, last: str) -> str:
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return f"{first[:4]}–{last[:4]}"
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{day(last)}"
    return f"{day(first)} – {day(last)}"


def day(iso: str | None) -> str:
    """Return an ISO date in words: ``20 October 2023``; also of months (``2023-10``) and years."""
    parts = (iso or "").split("-")
    try:
        if len(parts) == 2:
            return f"{MONTHS[int(parts[1]) - 1]} {int(parts[0])}"
        found = date.fromisoformat(iso or "")
    except (ValueError, IndexError):
        return iso or ""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def moment(iso: str) -> str:
    """Return a time of the log in words, as precise as a minute: ``2 January 2025, 10:00``."""
    return f"{day(iso[:10])}, {iso[11:16]}" if len(iso) > 15 else day(iso[:10])


def exact(time: TimeSpan | None) -> str:
    """Return the exact days and how they are known, for a tooltip: ``2023-10-16 to 2023-10-22 · resolved: …``."""
    if time is None:
        return ""
    ends = " to ".join(dict.fromkeys(part or "open" for part in (time.first, time.last)))
    return f"{ends} · {called(time.basis, 'basis')}: {clean(time.because)}"


def count(number: int, one: str, many: str = "") -> str:
    """Return ``1 event``, ``1,204 events``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def called_actor(id: str | None, name: str | None) -> str:
    """Return an actor's name in English where the gazetteer has one, else as the article names it."""
    entry = gazetteer.load().entry(id) if id else None
    return clean((entry and entry.names.get("en")) or name or id)


def named(ref: ActorRef) -> str:
    """Return the name of whom an article means: of states, blocs, places and outlets in English."""
    return called_actor(ref.actor, ref.name)


def serving(ref: ActorRef, names: Mapping[str, str]) -> str:
    """Return the office in which an actor appears: ``foreign minister of Russia``; empty when none is known."""
    of, office, name = called_actor(ref.of, names.get(ref.of or "")), clean(ref.role), named(ref)
    if office and office not in name.lower():
        return f"{office} of {of}" if of and of.lower() not in office.lower() else office
    return of if of and of not in name and clean(names.get(ref.of or "")) not in name else ""


def speaker(statement: Statement) -> str:
    """Return who speaks in few words: the name, else the words that name the source."""
    if statement.speaker:
        return named(statement.speaker)
    if statement.document:
        return f"“{clean(statement.document)}” (a document)"
    return f"“{shortened(statement.source.exact, 60)}”" if statement.source else "speaker not named"


def spoken(statement: Statement) -> str:
    """Return who speaks, with the document when one does: ``a declaration of the United States``."""
    name = speaker(statement)
    if statement.document and statement.speaker and clean(statement.document) != name:
        return f"{name} (in a document: “{clean(statement.document)}”)"
    return name


def chain(statement: Statement) -> tuple[ActorRef, ...]:
    """Return those through whom the words came, nearest to the speaker first, the article's outlet last.

    The speaker is not in it, though an outlet that speaks for itself stands in ``reported_by``.
    """
    own = statement.speaker.actor if statement.speaker else None
    outer = list(statement.reported_by)
    if own and outer and outer[-1].actor == own:
        outer.pop()
    return tuple(reversed(outer))


def parties(event: Event) -> tuple[str, str]:
    """Return who did it and to whom, in few words."""
    sides = [", ".join(named(ref) for ref in refs) for refs in (event.actors, event.recipients)]
    return sides[0] or "someone", sides[1]


def doing(event: Event) -> str:
    """Return an event in one line: ``Russia, Chile: agree``, ``Norway → Kenya: give aid``."""
    actors, recipients = parties(event)
    return f"{actors}{' → ' + recipients if recipients else ''}: {called(event.type, 'type')}"


def in_words(field: str, value: str | None) -> str:
    """Return a value of the log, JSON, in words."""
    if value is None:
        return ""
    return _in_words(field, msgspec.json.decode(value)) or "none"


def _in_words(field: str, value: object) -> str:
    if isinstance(value, list):
        return ("; " if field != "contexts" else ", ").join(_in_words(field, part) for part in value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not isinstance(value, dict):
        return (
            called(value, field) if field in ("act", "form", "certainty", "status", "type") else clean(str(value or ""))
        )
    if "grain" in value:
        return when(msgspec.convert(value, TimeSpan))
    if "exact" in value:
        return f"“{clean(str(value['exact']))}”"
    ref = msgspec.convert(value, ActorRef)
    office = f", {clean(ref.role)}" if ref.role else ""
    return named(ref) + office + (f" ({called_actor(ref.of, None)})" if ref.of else "")


def address(kind: str, id: str) -> str:
    """Return the path of the page of a record; empty without an identifier."""
    return f"/{kind}s/{quote(id, safe=':')}" if id else ""


def facet_value(value: str, field: str) -> str:
    """Return a value of a facet in words: the code's, or the name."""
    table = {"kind": "kind", "word": "word"}.get(field, field)
    return _tables().get(table, {}).get(value) or clean(value)


def spaced(text: str, longest: int = 600) -> str:
    """Return a piece of a line, cleaned and shortened; a space at either end, where one stands, is kept."""
    line = shortened(text, longest)
    return f"{' ' if text[:1].isspace() else ''}{line}{' ' if text[-1:].isspace() else ''}" if line else ""


def marked(sentence: Span, trigger: Span) -> list[Segment]:
    """Return a sentence in segments, the trigger in it marked."""
    at = trigger.start - sentence.start
    return segments(sentence.exact, [Mark(at, at + len(trigger.exact), "event", "")])


def place_in(span: Span | None) -> str:
    """Return the fragment that leads to the words of a span: ``#12-40``."""
    return f"#{span.start}-{span.end}" if span else ""


FILTERS: dict[str, Callable[..., object]] = {
    found.__name__: found
    for found in (
        address, called, called_actor, cameo_label, chain, clean, count, day, days, doing,
        escaped, exact, facet_value, field_named, gloss, in_words, joined, marked, moment, named, parties, place_in,
        serving, shortened, spaced, speaker, spoken, when,
    )
}  # fmt: skip
"""Name → filter, for the templates."""
