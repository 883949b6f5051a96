"""When and where a statement was made: its own clause first, then the scene that the text has set for its speaker.

A scene is a place in the text where a person is told to have acted or spoken at a stated time ("X made the remark on
Wednesday …", "X talade i Moskva den 3 maj"). A statement with no time of its own takes the latest scene of its
speaker before it, else the first one after it within SCENE_AHEAD sentences, and says so in ``because``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from msgspec.structs import replace

from communique.annotation import Analysis, StatementDraft
from communique.records import ActorRef, TimeSpan
from communique.resolution.cast import Cast
from communique.resolution.dating import FIRST_AHEAD
from communique.resolution.governing import TimeLine, is_precise
from communique.resolution.offices import POSTED

FRESH = 2
"""Days before publication from which on the day of what one person said holds for what others said."""
SCENE_AHEAD = 3
"""Sentences ahead in which a first scene may still date what was told before it ("made the statement on …")."""
DAYS = frozenset({"day", "week"})
"""Grains of times so precise that a scene holds on until the next is told."""
ACTING = frozenset({"subj", "subj_pass", "agent"})
POSTED_RULES = tuple(f":{title}" for title in sorted(POSTED))


@dataclass(frozen=True)
class Scene:
    """A stated time or place at which somebody acts. token: the predicate."""

    token: int
    time: TimeSpan | None
    place: ActorRef | None


class Scenes:
    """The scenes of an article by actor, and the answers for its statements."""

    def __init__(
        self,
        analysis: Analysis,
        drafts: Sequence[StatementDraft],
        speakers: Sequence[ActorRef | None],
        cast: Cast,
        timeline: TimeLine,
    ) -> None:
        self.analysis = analysis
        self.drafts = drafts
        self.speakers = speakers
        self.cast = cast
        self.timeline = timeline
        self._places: dict[int, ActorRef | None] = {}
        self.by_actor = self._scenes()

    def time(self, n: int) -> TimeSpan | None:
        """Return when statement n was made."""
        draft = self.drafts[n]
        if (own := self._own(draft)) is not None:
            return own
        if self._earlier(draft) or (draft.cue_head is not None and self.timeline.undated(draft.cue_head)):
            return None
        scene = self._scene(n, lambda s: s.time is not None)
        if scene is None or scene.time is None:
            if draft.cue_head is not None and self.timeline.looks_ahead(draft.cue_head):
                return None  # *it does not say why*
            found = self._past(self.timeline.at(self._token(n))) if len(self.analysis) else None
            found = None if found is not None and found.basis == "inferred" and self._of_another(n, found) else found
            return found if found is None or found.basis == "inferred" or not _told_in(found, draft) else None
        words = f" {scene.time.span.exact!r}" if scene.time.span else ""
        return replace(scene.time, basis="inferred", because=f"the time told of the speaker nearby{words}")

    def _own(self, draft: StatementDraft) -> TimeSpan | None:
        """Return the time of the sentence of a cue; what is said to happen then is not said then."""
        found = self._past(self.timeline.sentence(draft.cue_head)) if draft.cue_head is not None else None
        return None if found is None or _told_in(found, draft) else found

    def _of_another(self, n: int, time: TimeSpan) -> bool:
        """Tell whether a day is that of what somebody else said, and does not carry over.

        It does while the news is fresh: what several people said a day or two before publication.
        """
        day, speaker = self.cast.day, self.speakers[n]
        if time.span is None or (time.grain == "day" and _fresh(time, day)):
            return False
        at = self.analysis.tokens_between(time.span.start, time.span.end)
        sentence = self.analysis.sentence_of[min(at.start, len(self.analysis) - 1)]
        told = [m for m, d in enumerate(self.drafts) if d.cue_head is not None]
        told = [m for m in told if self.analysis.sentence_of[self.drafts[m].cue_head or 0] == sentence]
        return bool(told) and all(_differ(self.speakers[m], speaker) for m in told)

    def _earlier(self, draft: StatementDraft) -> bool:
        """Tell whether the cue says that it was said at some other time (*has denied*, *previously denied*)."""
        v, words = draft.cue_head, self.cast.pack.discourse.before_now
        if v is None:
            return False
        by_now = self.cast.pack.discourse.by_now
        if any(self.analysis.lower(k) in by_now for k in self.analysis.having(v, "aux")):
            return True
        first = self.analysis.sentence_at(v).first
        opens = self.analysis.lower(first) in words and self.analysis.pos[first] == "ADV"
        return opens or any(self.analysis.lower(k) in words for k in self.analysis.having(v, "advmod"))

    def _past(self, time: TimeSpan | None) -> TimeSpan | None:
        """Return a time unless it lies after the day of publication: what is told to have been said has been said.

        A weekday that lies ahead only by the tense of what was said (*We will see, Lind said on Tuesday*) is the last.
        """
        day = self.cast.day
        if time is None or day is None or not time.first or time.first <= day:
            return time
        if not time.because.startswith(FIRST_AHEAD):
            return None
        back = (date.fromisoformat(time.first) - timedelta(days=7)).isoformat()
        return replace(time, first=back, last=back, because=f"the last such day before {day}: it has been said")

    def place(self, n: int) -> ActorRef | None:
        """Return where statement n was made: a place in the cue's clause, else that of the speaker's scene."""
        draft = self.drafts[n]
        if draft.cue_head is not None and (own := self._place_at(draft.cue_head)) is not None:
            return own
        scene = self._scene(n, lambda s: s.place is not None)
        return replace(scene.place, how="inferred", rule="scene") if scene and scene.place else None

    def _scene(self, n: int, fits: Callable[[Scene], bool]) -> Scene | None:
        """Return the scene of the speaker of statement n that fits: the last before it, else one told shortly after."""
        speaker = self.speakers[n]
        if speaker is None or speaker.actor is None:
            return None
        scenes = [s for s in self.by_actor.get(speaker.actor, []) if fits(s)]
        at = self._token(n)
        before = bisect_right([s.token for s in scenes], at)
        if before and self._holds_on(scenes[before - 1], at):
            return scenes[before - 1]
        ahead = self.analysis.sentence_of[scenes[0].token] - self.analysis.sentence_of[at] if scenes else SCENE_AHEAD
        if scenes and ahead <= SCENE_AHEAD and (scenes[0].time is None or scenes[0].time.grain == "day"):
            return scenes[0]
        return None

    def _holds_on(self, scene: Scene, token: int) -> bool:
        """Tell whether a scene still dates a token behind it: a day and a place hold on, a month a few sentences."""
        far = self.analysis.sentence_of[token] - self.analysis.sentence_of[scene.token] > SCENE_AHEAD
        return scene.time is None or scene.time.grain in DAYS or not far

    def _token(self, n: int) -> int:
        draft = self.drafts[n]
        if draft.cue_head is not None:
            return draft.cue_head
        inside = self.analysis.tokens_between(*draft.content[0])
        return min(inside.start, len(self.analysis) - 1)

    def _scenes(self) -> dict[str, list[Scene]]:
        """Collect the scenes of every person who acts, or speaks, in a clause with a time or place of its own."""
        out: dict[str, list[Scene]] = {}
        told: dict[int, tuple[TimeSpan | None, ActorRef | None]] = {}
        for i, rel in enumerate(self.analysis.rel):
            if rel not in ACTING or self.analysis.block_kind(i) == "caption":
                continue
            predicate = self.analysis.head[i]
            if predicate not in told:
                own = None if self.timeline.looks_ahead(predicate) else self._past(self.timeline.own(predicate))
                told[predicate] = _precise(own), self._place_at(predicate)
            time, place = told[predicate]
            if time is None and place is None:
                continue
            for ref in self.cast.refs(i):
                if ref.kind == "person" and ref.actor:
                    out.setdefault(ref.actor, []).append(Scene(predicate, time, place))
        for draft, speaker in zip(self.drafts, self.speakers, strict=True):
            if speaker and speaker.actor and draft.cue_head is not None:
                time, place = _precise(self._own(draft)), self._place_at(draft.cue_head)
                if time or place:
                    out.setdefault(speaker.actor, []).append(Scene(draft.cue_head, time, place))
        for scenes in out.values():
            scenes.sort(key=lambda s: s.token)
        return out

    def _place_at(self, predicate: int) -> ActorRef | None:
        """Return a place that stands under a predicate with a preposition of place.

        Under a noun, a direction tells of that noun alone (*raised duties on goods from Peru*).
        """
        if predicate not in self._places:
            self._places[predicate] = self._place_under(predicate)
        return self._places[predicate]

    def _place_under(self, predicate: int) -> ActorRef | None:
        near, under = self.cast.pack.discourse.place, self.cast.pack.events.words.places
        queue = [predicate]
        while queue:
            p = queue.pop(0)
            for c in self.analysis.having(p, "obl", "nmod", "advcl"):
                words = [self.analysis.lower(k) for k in self.analysis.having(c, "case")]
                stands = words and words[0] in (near if p == predicate else under) and not self._is_posting(c)
                if stands and (place := self.cast.place(c)) is not None:
                    return place
                if stands or not words:
                    queue.append(c)
        return None

    def _is_posting(self, token: int) -> bool:
        """Tell whether a place is where an envoy or embassy right before it is posted ("its ambassador in Oslo")."""
        before = self.analysis.extent(token)[0] - 1
        return any(self.cast.drafts[n].rule.endswith(POSTED_RULES) for n in self.cast.at_token.get(before, ()))


def _precise(time: TimeSpan | None) -> TimeSpan | None:
    """Return a time unless it is too long to be that of a scene."""
    return time if time is not None and is_precise(time) else None


def _fresh(time: TimeSpan, day: str | None) -> bool:
    """Tell whether a day lies within a few days of publication."""
    if day is None or not time.first:
        return True
    return (date.fromisoformat(day) - date.fromisoformat(time.first)).days <= FRESH


def _differ(a: ActorRef | None, b: ActorRef | None) -> bool:
    return a is None or b is None or a.actor is None or a.actor != b.actor


def _told_in(time: TimeSpan, draft: StatementDraft) -> bool:
    """Tell whether a time stands in the content of a statement."""
    return time.span is not None and any(a <= time.span.start and time.span.end <= b for a, b in draft.content)
