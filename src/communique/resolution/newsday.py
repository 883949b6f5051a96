"""The day of what news tells with no time: that of publication, or shortly before.

A report that dates nothing else before tells what is new. What it says that somebody said was said on the day of
publication or the day before; what its title and lead tell in a verb of their own is filed under the day of
publication, as event data do (POLECAT); an act told by the cue of a statement has the statement's days. ``basis`` is
``inferred`` and ``because`` says how. Nothing is inferred where the text looks back (*had said*, *has previously
said*), after a time that lies further back, of wishes and beliefs, of documents, or of what a relative
clause tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from communique.annotation import Analysis
from communique.languages.pack import Pack
from communique.records import Event, Statement, TimeSpan
from communique.resolution.governing import TimeLine
from communique.resolution.layers import Layers

DAYS = 7
"""Days before publication within which the time told last does not lead away from the news."""
LEAD = 3
"""Sentences at the beginning, the title's among them, that tell the news."""
LASTING = frozenset({"believe", "intend"})
"""Acts that are no act of speaking: one holds a belief before, then and after."""
NEWS = "news told with no time"
HAPPENED = frozenset({"occurred", "ongoing"})


def with_news_day(
    analysis: Analysis,
    timeline: TimeLine,
    pack: Pack,
    published: TimeSpan | None,
    statements: Sequence[Statement],
    events: Sequence[Event],
) -> tuple[list[Statement], list[Event]]:
    """Return the records with the day of the news where no time is told; as they are without a day of publication."""
    day = published.first if published is not None and published.first == published.last else None
    if day is None or not len(analysis):
        return list(statements), list(events)
    news = _News(analysis, timeline, pack, day, statements)
    said = [replace(s, said_on=news.said) if s.said_on is None and news.tells(s) else s for s in statements]
    days = {c.start: s.said_on for s in said for c in s.cue}
    done = [replace(e, when=days.get(e.trigger.start) or news.of(e)) if e.when is None else e for e in events]
    return said, done


class _News:
    """What one article tells as news. day: ISO date of publication."""

    def __init__(
        self, analysis: Analysis, timeline: TimeLine, pack: Pack, day: str, statements: Sequence[Statement]
    ) -> None:
        self.analysis = analysis
        self.timeline = timeline
        self.words = pack.discourse
        before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
        self.since = (date.fromisoformat(day) - timedelta(days=DAYS)).isoformat()
        self.said = TimeSpan(before, day, "span", None, "inferred", f"{NEWS}: the day of publication or the day before")
        self.done = TimeSpan(day, day, "day", None, "inferred", f"{NEWS}: the day of publication")
        spoken = Layers((c.start, c.end, n) for n, s in enumerate(statements) for c in s.content)
        self.told = [t for t in timeline.told if not spoken.over(analysis.start[t.head])]  # by the narrator
        self.heads = [t.head for t in self.told]

    def tells(self, statement: Statement) -> bool:
        """Tell whether a statement is news: said by somebody, in no clause that looks back or only describes."""
        if statement.document or statement.act in LASTING or statement.certainty == "hypothetical":
            return False
        at = statement.cue[0] if statement.cue else statement.content[0]
        token = self._token(at.start, at.end)
        return not self._leads_away(token) and (not statement.cue or self._is_new(token))

    def of(self, event: Event) -> TimeSpan | None:
        """Return the day of an event that the title or lead tells in a verb of its own."""
        token = self._token(event.trigger.start, event.trigger.end)
        a = self.analysis
        if event.word != "narrator" or event.status not in HAPPENED or a.sentence_of[token] >= LEAD:
            return None
        verb = a.pos[token] == "VERB" and self._is_new(token)
        return self.done if verb and not self._leads_away(token) else None

    def _token(self, start: int, end: int) -> int:
        found = self.analysis.tokens_between(start, end)
        return min(found.start, len(self.analysis) - 1)

    def _is_new(self, token: int) -> bool:
        """Tell whether a clause tells what is new: it neither leads back nor describes something."""
        a = self.analysis
        back = any(a.lower(k) in self.words.earlier for k in a.having(token, "aux"))
        back = back or (
            a.sentence_of[token] >= LEAD and any(a.lower(k) in self.words.by_now for k in a.having(token, "aux"))
        )
        often = any(a.lower(k) in self.words.before_now for k in a.having(token, "advmod"))
        return not back and not often and self.timeline.narrates(token)

    def _leads_away(self, token: int) -> bool:
        """Tell whether the time told last before a token, or in its sentence, lies outside the days of the news."""
        n = bisect_left(self.heads, token)
        if not n:
            return False
        last = self.told[n - 1].time
        return (last.last or last.first or "") < self.since
