"""A Reading as rows of the tables: what holds now, laid out for questions.

Spans in columns are ``[[start, end], …]`` in code points of the article's text; lists are JSON.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from communique.records import ActorRef, Event, Reading, Span, Statement, TimeSpan
from communique.store.days import Range
from communique.store.periods import sort_key

Row = dict[str, Any]
BREAK = " [...] "
"""Stands in a statement's content where an attribution interrupts it."""
NO_DAY = ""
"""Sorts before every day: what has no date comes last when the newest come first."""
ACROSS = "-"
"""The period of what is dated, but not to one year."""


def storable(text: str | None) -> str | None:
    """Return the text with U+FFFD for NUL, which PostgreSQL cannot hold and SQLite's tools cut off at; same length."""
    return text.replace("\0", "\ufffd") if text and "\0" in text else text


def as_json(value: object) -> str:
    """Return the value as one line of JSON."""
    return msgspec.json.encode(value).decode().replace("\\u0000", "\\ufffd")


def _spans(spans: Iterable[Span]) -> str:
    return as_json([(span.start, span.end) for span in spans])


def joined(spans: Iterable[Span]) -> str:
    """Return the words of several spans, with a mark where they are interrupted."""
    return storable(BREAK.join(span.exact for span in spans)) or ""


def names_of(refs: Iterable[ActorRef]) -> str:
    """Return the names as JSON."""
    return as_json([ref.name for ref in refs])


def _actor(prefix: str, ref: ActorRef | None) -> Row:
    return {prefix: ref and storable(ref.actor), f"{prefix}_name": ref and storable(ref.name)}


def _time(prefix: str, time: TimeSpan | None) -> Row:
    return {
        f"{prefix}_first": time and time.first,
        f"{prefix}_last": time and time.last,
        f"{prefix}_grain": time and time.grain,
        f"{prefix}_basis": time and time.basis,
    }


def _span(prefix: str, span: Span | None) -> Row:
    return {
        prefix: span and storable(span.exact),
        f"{prefix}_start": span and span.start,
        f"{prefix}_end": span and span.end,
    }


def article_row(reading: Reading) -> Row:
    """Return the article's columns, without the keys that the writer gives."""
    article = reading.article
    return {
        "id": article.id,
        "url": storable(article.url),
        "title": storable(article.title),
        "text": storable(article.text),
        "language": article.language,
        "authors": as_json(article.authors),
        "outlet": storable(article.outlet),
        **_time("published", article.published),
    }


def statement_row(statement: Statement) -> Row:
    """Return a statement's columns, without keys."""
    speaker = statement.speaker
    return {
        "id": statement.id,
        "content": joined(statement.content),
        "content_spans": _spans(statement.content),
        "form": statement.form,
        "act": statement.act,
        "cue": joined(statement.cue) or None,
        "cue_spans": _spans(statement.cue),
        **_span("source", statement.source),
        **_actor("speaker", speaker),
        "speaker_kind": speaker and speaker.kind,
        "speaker_role": speaker and storable(speaker.role),
        "speaker_of": speaker and storable(speaker.of),
        "speaker_how": speaker and speaker.how,
        "document": storable(statement.document),
        **_time("said", statement.said_on),
        **_actor("place", statement.said_in),
        **_span("occasion", statement.occasion),
        "reported_by": names_of(statement.reported_by),
        "certainty": statement.certainty,
        "headline": statement.headline,
        "within": statement.within,
        "rule": statement.rule,
    }


def event_row(event: Event, asserter: ActorRef | None) -> Row:
    """Return an event's columns, without keys. asserter: the speaker of the statement on whose word it stands."""
    return {
        "id": event.id,
        "trigger_words": storable(event.trigger.exact),
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        **_span("sentence", event.sentence),
        "type": event.type,
        "mode": event.mode,
        "contexts": as_json(event.contexts),
        "cameo": event.cameo,
        "quad": event.quad,
        "goldstein": event.goldstein,
        "actors": names_of(event.actors),
        "recipients": names_of(event.recipients),
        **_time("when", event.when),
        **_actor("place", event.where),
        "status": event.status,
        "word": event.word,
        "word_speaker": asserter and storable(asserter.actor),
        "word_name": asserter and storable(asserter.name),
        "mentions": _spans(event.mentions),
        "rule": event.rule,
    }


def parties(record: Statement | Event) -> list[tuple[str, ActorRef]]:
    """Return every part that an actor has in a record, in a fixed order."""
    if isinstance(record, Statement):
        out = [("speaker", record.speaker)] if record.speaker else []
        out += [("addressee", ref) for ref in record.addressees]
        out += [("reporter", ref) for ref in record.reported_by]
        return [*out, ("place", record.said_in)] if record.said_in else out
    out = [("actor", ref) for ref in record.actors]
    out += [("recipient", ref) for ref in record.recipients]
    return [*out, ("place", record.where)] if record.where else out


def party_rows(n: int, record: Statement | Event) -> Iterator[Row]:
    """Yield the rows of the actors of a record."""
    last, position = "", 0
    for part, ref in parties(record):
        position = position + 1 if part == last else 0
        last = part
        yield {
            "n": n,
            "part": part,
            "position": position,
            "actor": storable(ref.actor),
            "kind": ref.kind,
            "name": storable(ref.name),
            "role": storable(ref.role),
            "of": storable(ref.of),
            "how": ref.how,
            "span_start": ref.span and ref.span.start,
            "span_end": ref.span and ref.span.end,
            "rule": ref.rule,
        }


def named(reading: Reading) -> list[tuple[int, int, ActorRef]]:
    """Return the actors that the words of an article name, with first and last code point, in text order."""
    refs = (ref for ref in reading.mentions if ref.span and ref.actor and ref.kind not in ("place", "outlet"))
    return sorted(((ref.span.start, ref.span.end, ref) for ref in refs if ref.span), key=lambda item: item[:2])


def about_rows(n: int, statement: Statement, named: Sequence[tuple[int, int, ActorRef]]) -> list[Row]:
    """Return whom the content of a statement names, each once. named: those of its article."""
    found: dict[tuple[str | None, str | None], None] = {}
    for span in statement.content:
        first = bisect_left(named, span.start, key=lambda item: item[0])
        last = bisect_left(named, span.end, key=lambda item: item[0])
        found |= {(storable(ref.actor), storable(ref.of)): None for _, end, ref in named[first:last] if end <= span.end}
    return [{"n": n, "position": i, "actor": actor, "of": of} for i, (actor, of) in enumerate(found)]


def appearance_rows(n: int, reading: Reading) -> list[Row]:
    """Return how often the article names each actor."""
    counts = Counter(ref.actor for ref in reading.mentions if ref.actor)
    return [{"actor": storable(actor), "article": n, "times": times} for actor, times in counts.items()]


def role_rows(n: int, reading: Reading) -> list[Row]:
    """Return the offices that the article vouches for."""
    return [
        {
            "article": n,
            "position": position,
            "person": storable(role.person),
            "office": storable(role.office),
            "of": storable(role.of),
            "first_seen": role.first_seen,
            "last_seen": role.last_seen,
            "evidence": as_json(role.evidence),
            "rule": role.rule,
        }
        for position, role in enumerate(reading.roles)
    ]


def problem_rows(n: int, reading: Reading) -> list[Row]:
    """Return what could not be read in the article."""
    return [
        {
            "article": n,
            "position": position,
            "code": problem.code,
            "message": storable(problem.message),
            "span_start": problem.span and problem.span.start,
            "span_end": problem.span and problem.span.end,
        }
        for position, problem in enumerate(reading.problems)
    ]


def period(first: str | None, last: str | None) -> str:
    """Return the day, month or year in which both days lie; ``-`` when there is none, empty without days."""
    if not first or not last:
        return NO_DAY
    return next((first[:length] for length in (10, 7, 4) if first[:length] == last[:length]), ACROSS)


def found_row(n: int, kind: int, article: int, time: TimeSpan | None, published: TimeSpan | None, quad: int = 0) -> Row:
    """Return the row that a search sorts and limits by days."""
    known = days_of(time, published)
    first, last = (known.first, known.last) if known else (None, None)
    day = first or NO_DAY
    days = {"day": day, "first": first, "last": last, "period": period(first, last)}
    return {"key": sort_key(day, n), "n": n, "kind": kind, "article": article, **days, "quad": quad}


def days_of(time: TimeSpan | None, published: TimeSpan | None) -> Range | None:
    """Return the days of a record, of the article when it has none of its own."""
    for known in (time, published):
        if known and (first := known.first or known.last):
            return Range(first, known.last or first)
    return None


def asserters(reading: Reading) -> Mapping[str, ActorRef]:
    """Return the speakers by the identifier of their statement."""
    return {s.id: s.speaker for s in reading.statements if s.speaker}
