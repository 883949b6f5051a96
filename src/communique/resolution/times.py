"""Give time expressions their days: drafts → TimeSpans.

The anchor is the day of publication; failing that, the latest day that the text itself tells. A date that lacks its
year is looked for backwards, unless the words around it speak of the future. Without any anchor, what else the text
names may leave only one year (``resolution.years``). The ops of drafts are explained in ``resolution.dating``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from communique.annotation import TimeDraft
from communique.records import Problem, TimeSpan, span_of
from communique.resolution.dating import resolve
from communique.resolution.recurring import NO_ANCHOR, Found, Frame
from communique.resolution.years import YearFacts, YearRange, year_facts

__all__ = ["YearFacts", "YearRange", "publication_from", "resolve_times", "year_facts"]

UNKNOWN = Found(None, "day", "resolved", "")
EARLIER = 3
"""Days at most by which a text may be older than its publication for its dateline to be believed."""
NOT_TOLD = frozenset({"recent", "spread", "fiscal"})
"""Ops too vague for "the next day" or "that year" to count from."""


def publication_from(text: str, drafts: Sequence[TimeDraft]) -> TimeSpan | None:
    """Return the day that a byline or dateline gives in full; the earliest of several (publication, then update)."""
    spans, _ = resolve_times(text, [d for d in drafts if d.grain == "day"], None)
    full = [s for s in spans if s.first and s.basis == "stated" and s.grain == "day"]
    return min(full, key=lambda s: s.first or "", default=None)


def resolve_times(
    text: str,
    drafts: Sequence[TimeDraft],
    published: TimeSpan | None,
    facts: YearFacts | None = None,
    quoted: Sequence[tuple[int, int]] = (),
    datelines: Sequence[tuple[int, int]] = (),
) -> tuple[list[TimeSpan], list[Problem]]:
    """Return a TimeSpan for each draft, and what could not be resolved.

    datelines: character ranges of datelines; their day, not that of publication, is the one on which the text was
    written ("CARACAS, 24 Jan", published on the 25th).

    quoted: character ranges of quotations, in text order: what a speaker dates is not what the narrator counts from
    (*the same day*). first and last are None where nothing gives the days. Problems: ``no-date`` (at most one:
    expressions that need the day of publication), ``date-conflict`` (the weekday is not that of the date),
    ``impossible-date``.
    """
    frame = _frame(drafts, published, facts or YearFacts())
    spoken = [_within(d, quoted) for d in drafts]
    heads = [resolve(d, frame) if _within(d, datelines) >= 0 else UNKNOWN for d in drafts]
    frame = _written(drafts, heads, frame)
    found = _resolve_all(drafts, frame, spoken, heads)
    if frame.now is None:
        found = _resolve_all(drafts, _anchored_in_text(drafts, found, frame), spoken, found)
    spans = [_time_span(text, d, f) for d, f in zip(drafts, found, strict=True)]
    return spans, _problems(spans, found)


def _frame(drafts: Sequence[TimeDraft], published: TimeSpan | None, facts: YearFacts) -> Frame:
    """Return the first frame: anchored in the day of publication, if that is known."""
    named = tuple(y for d in drafts if isinstance(y := d.values.get("year"), int))
    now = date.fromisoformat(published.first) if published and published.first else None
    return Frame(now, f"{now}, the day of publication", False, None, facts, named)


def _written(drafts: Sequence[TimeDraft], heads: Sequence[Found], frame: Frame) -> Frame:
    """Return the frame with the day of the dateline for its anchor, where that lies a few days before publication."""
    for draft, head in zip(drafts, heads, strict=True):
        day = head.days.first if head.days and draft.grain == "day" else None
        if frame.now and day and 0 < (frame.now - day).days <= EARLIER:
            return frame._replace(now=day, anchor=f"{day}, the day of the dateline")
    return frame


def _anchored_in_text(drafts: Sequence[TimeDraft], found: Sequence[Found], frame: Frame) -> Frame:
    """Return the second frame: anchored in the latest day told, unless a later year is named; else in facts alone."""
    days = [
        f.days.first
        for d, f in zip(drafts, found, strict=True)
        if f.days and f.grain == "day" and d.values.get("tense") != "future"
    ]
    latest = max(days, default=None)
    if latest is None or latest.year < max(frame.years_named, default=0):
        return frame._replace(last_resort=True)
    return frame._replace(now=latest, anchor=f"{latest}, the latest day told in the text", near=True)


def _within(draft: TimeDraft, ranges: Sequence[tuple[int, int]]) -> int:
    """Return the number of the range that a draft stands in, -1 for none."""
    n = bisect_right(ranges, (draft.start, draft.end)) - 1
    return n if n >= 0 and draft.end <= ranges[n][1] else -1


def _resolve_all(
    drafts: Sequence[TimeDraft], frame: Frame, spoken: Sequence[int], known: Sequence[Found] = ()
) -> list[Found]:
    """Resolve the drafts in text order; what ``known`` has resolved stays as it is.

    spoken: for each draft the number of the quotation that it stands in; each counts on from the narrator's last.
    """
    out: list[Found] = []
    inner, at = frame, -1
    for i, draft in enumerate(drafts):
        if spoken[i] != at:
            inner, at = frame, spoken[i]
        found = known[i] if known and known[i].days else resolve(draft, frame if at < 0 else inner)
        if found.days and draft.op not in NOT_TOLD:
            told = (found.days, found.grain)
            frame, inner = (frame._replace(told=told), inner) if at < 0 else (frame, inner._replace(told=told))
        out.append(found)
    return out


def _time_span(text: str, draft: TimeDraft, found: Found) -> TimeSpan:
    first, last = (d.isoformat() for d in found.days) if found.days else (None, None)
    return TimeSpan(first, last, found.grain, span_of(text, draft.start, draft.end), found.basis, found.because)


def _problems(spans: Sequence[TimeSpan], found: Sequence[Found]) -> list[Problem]:
    out = []
    undated = next((s for s, f in zip(spans, found, strict=True) if f.because == NO_ANCHOR), None)
    if undated and undated.span:
        message = f"{undated.span.exact!r} needs the day of publication, which is not known; give it with --published"
        out.append(Problem("no-date", message, None, undated.span))
    for span, result in zip(spans, found, strict=True):
        if result.fault and span.span:
            out.append(Problem(result.fault[0], f"{span.span.exact!r}: {result.fault[1]}", None, span.span))
    return out
