"""Outlets that a speaker talked to: *Lind told Reuters*, *säger Lind till Yle*, *en una entrevista con El País*.

What somebody told another outlet than the article's own reached the article through that outlet.
"""

from __future__ import annotations

from collections.abc import Sequence

from communique.annotation import Analysis, StatementDraft
from communique.records import ActorRef
from communique.resolution.cast import Cast

TURNED_ON = frozenset({"accuse", "ask", "demand", "threaten", "warn"})
"""Acts by which an outlet that they are turned to is the target, not the channel (*urged the BBC to stop*)."""
HOLDS_ON = 3
"""Sentences after which an interview is no longer taken to go on."""


def channels(
    analysis: Analysis, drafts: Sequence[StatementDraft], speakers: Sequence[ActorRef | None], cast: Cast
) -> list[tuple[ActorRef, ...]]:
    """Return for each statement the outlets that its speaker talked to, own words first, else those of the run.

    A run is what one speaker goes on to say with no other occasion, addressee or relay told; news tells the gist
    before the words, so what comes right before the first of them belongs to it.
    """
    out = [_told(analysis, draft, cast) for draft in drafts]
    run = [n > 0 and _goes_on(analysis, drafts, speakers, n) for n in range(len(drafts))]
    for n in range(1, len(drafts)):
        if not out[n] and run[n]:
            out[n] = out[n - 1]
    for n in range(len(drafts) - 1, 0, -1):
        if not out[n - 1] and out[n] and _same(speakers, n) and _is_plain(drafts[n - 1]):
            out[n - 1] = out[n] if _gap(analysis, drafts, n) <= HOLDS_ON else ()
    return out


def _told(analysis: Analysis, draft: StatementDraft, cast: Cast) -> tuple[ActorRef, ...]:
    """Return the outlets under a cue that neither speak nor are spoken of."""
    if draft.cue_head is None or draft.act in TURNED_ON:
        return ()
    found: list[ActorRef] = []
    for i in analysis.subtree(draft.cue_head):
        if i not in cast.at_token or i == draft.source_head or _stands_in(analysis, i, draft):
            continue
        found += [r for r in cast.one(i)[:1] if r.kind == "outlet" and r.how == "named" and r not in found]
    return tuple(found)


def _stands_in(analysis: Analysis, i: int, draft: StatementDraft) -> bool:
    """Tell whether a token belongs to the content or the source."""
    spans = (*draft.content, *([draft.source] if draft.source else ()))
    return any(first <= analysis.start[i] < last for first, last in spans)


def _goes_on(analysis: Analysis, drafts: Sequence[StatementDraft], speakers: Sequence[ActorRef | None], n: int) -> bool:
    """Tell whether statement n goes on with what its speaker told in the one before."""
    near = not drafts[n - 1].headline and _gap(analysis, drafts, n) <= HOLDS_ON
    return near and _same(speakers, n) and _is_plain(drafts[n])


def _same(speakers: Sequence[ActorRef | None], n: int) -> bool:
    """Tell whether statement n has the speaker of the one before."""
    a, b = speakers[n - 1], speakers[n]
    return a is not None and b is not None and a.actor is not None and a.actor == b.actor


def _is_plain(draft: StatementDraft) -> bool:
    """Tell whether no words of a statement say to whom, where or through whom it came."""
    return not draft.relays and not draft.addressees and draft.occasion is None


def _gap(analysis: Analysis, drafts: Sequence[StatementDraft], n: int) -> int:
    """Return the number of sentences from the beginning of the statement before to that of statement n."""
    first, then = (analysis.tokens_between(*drafts[m].content[0]).start for m in (n - 1, n))
    last = len(analysis) - 1
    return analysis.sentence_of[min(then, last)] - analysis.sentence_of[min(first, last)]
