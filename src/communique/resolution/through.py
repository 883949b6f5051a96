"""Outlets that a speaker talked to: *Lind told Reuters*, *säger Lind till Yle*, *en una entrevista con El País*.

What somebody told another outlet than the article's own reached the article through that outlet.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, StatementDraft
from communique.records import ActorRef, span_of
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
        near = not out[n - 1] and _gap(analysis, drafts, n) <= HOLDS_ON
        if near and _same(speakers, n) and _is_plain(drafts[n - 1]):
            out[n - 1] = out[n]
    return out


def _told(analysis: Analysis, draft: StatementDraft, cast: Cast) -> tuple[ActorRef, ...]:
    """Return the outlets under a cue that neither speak nor are spoken of."""
    if draft.cue_head is None:
        return ()
    turned = draft.act in TURNED_ON
    to = cast.pack.cues.addressee_prepositions[:1]
    hears = [k for k in analysis.having(draft.cue_head, "obl", "nmod") if _led(analysis, k, to)]
    told = [i for i in dict.fromkeys((*draft.addressees, *hears)) if not _stands_in(analysis, i, draft.content)]
    told = [i for i in told if not turned or _interviews(analysis, i, cast)]
    found: list[ActorRef] = [r for i in told if (r := outlet_meant(analysis, i, cast)) is not None]
    under = [*analysis.subtree(draft.cue_head)]
    if draft.source_head is not None and draft.source_head not in under:
        under += analysis.subtree(draft.source_head)  # *Enligt källor till Reuters*
    for i in under:
        if i not in cast.at_token or i == draft.source_head or _stands_in(analysis, i, draft.content):
            continue
        if turned and not _interviews(analysis, i, cast):
            continue
        of_source = analysis.head[i] == draft.source_head or (draft.source and _stands_in(analysis, i, [draft.source]))
        if of_source and not _told_to(analysis, i, draft, cast):
            continue
        found += [r for r in cast.one(i)[:1] if r.kind == "outlet" and r.how == "named" and r not in found]
    return tuple(found)


def _interviews(analysis: Analysis, i: int, cast: Cast) -> bool:
    """Tell whether a name stands behind a noun for an interview (*warned in an interview with Radio Cork*)."""
    before = (k - 1 for k in analysis.having(i, "case") if k > 0)
    return any(analysis.lemma[k] in cast.pack.cues.interviews for k in before)


def outlet_meant(analysis: Analysis, i: int, cast: Cast) -> ActorRef | None:
    """Return what a word for an outlet means: one named shortly before (*the newspaper*), else as it is described.

    *sade Lind till statlig tv*, *told state media*. None for other words, and for outlets that stand alone and unnamed.
    """
    kinds = cast.pack.cues.outlets
    if analysis.lemma[i] not in kinds and analysis.lower(i) not in kinds:
        return None
    words = [k for k in analysis.having(i, "amod", "compound", "poss", "nmod") if k < i]
    if words:
        named = (r for k in words for r in cast.one(k)[:1] if r.kind == "outlet")
        span = span_of(analysis.text, analysis.start[min(words)], analysis.end[i])
        described = ActorRef(None, "outlet", span.exact, span, None, None, "described", "through:described")
        return next(named, None) or described
    definite = "Definite=Def" in analysis.morph[i] or bool(analysis.having(i, "det"))
    return _named_before(analysis, i, cast) if definite else None


def _named_before(analysis: Analysis, i: int, cast: Cast) -> ActorRef | None:
    """Return the outlet named last before token i, a few sentences back at most."""
    floor = analysis.sentences[max(0, analysis.sentence_of[i] - HOLDS_ON)].first
    for k in range(i - 1, floor - 1, -1):
        for ref in cast.one(k)[:1] if k in cast.at_token else ():
            if ref.kind == "outlet" and ref.how == "named":
                span = span_of(analysis.text, analysis.start[i], analysis.end[i])
                return replace(ref, span=span, how="described", rule="through:named-before")
    return None


def _stands_in(analysis: Analysis, i: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a token stands in one of the spans."""
    return any(first <= analysis.start[i] < last for first, last in spans)


def _told_to(analysis: Analysis, i: int, draft: StatementDraft, cast: Cast) -> bool:
    """Tell whether an outlet that the parse hung on a speaker behind the cue is whom the words were told to.

    *säger en talesman till Yle*, of a name also where it was published: *wrote Ann Lind on Twitter*.
    """
    cues, head = cast.pack.cues, draft.source_head
    behind = head is not None and draft.cue_head is not None and draft.cue_head < head < i
    named = head is not None and analysis.pos[head] in ("PROPN", "PRON")
    words = (*cues.addressee_prepositions[:1], *(cues.published_on if named else ()))
    return behind and _led(analysis, i, words)


def _led(analysis: Analysis, i: int, words: Sequence[str]) -> bool:
    """Tell whether one of some prepositions stands before token i."""
    return any(analysis.lower(k) in words for k in analysis.having(i, "case"))


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
