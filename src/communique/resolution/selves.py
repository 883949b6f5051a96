"""Nobody asks, accuses or threatens himself: where a verb seems to say so, it took its subject from the wrong clause.

Norway complained that Chad had rammed a ferry and warned N'Djamena: *warned* hangs on *rammed*, but Norway warned.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from communique.annotation import Analysis, EventDraft, StatementDraft
from communique.records import ActorRef
from communique.resolution.cast import Cast

SUBJECTS = ("subj", "subj_pass")
SPOKEN = frozenset({"ACCUSE", "AGREE", "REQUEST", "SANCTION", "THREATEN"})
"""Types of what is said or done to others alone."""


def doers(analysis: Analysis, cast: Cast, drafts: Iterable[EventDraft]) -> list[EventDraft]:
    """Return event drafts none of which is done by those it is done to, as far as another subject stands above."""
    out = []
    for draft in drafts:
        told = draft.type in SPOKEN and analysis.pos[draft.trigger] not in ("NOUN", "PROPN")
        one = told and len(draft.actors) == 1
        above = _subject_above(analysis, cast, draft.trigger, draft.actors[0], draft.recipients) if one else None
        out.append(draft if above is None else replace(draft, actors=(above,), rule=f"{draft.rule}:subject-above"))
    return out


def speakers(analysis: Analysis, cast: Cast, drafts: Iterable[StatementDraft]) -> list[StatementDraft]:
    """Return statement drafts none of which is addressed to its own source, as far as another subject stands above."""
    out = []
    for draft in drafts:
        above = None
        if draft.cue_head is not None and draft.source_head is not None:
            above = _subject_above(analysis, cast, draft.cue_head, draft.source_head, _asked(analysis, draft))
        if above is not None and (span := cast.one(above)[0].span) is not None:
            rule = f"{draft.rule}:subject-above"
            draft = replace(draft, source=(span.start, span.end), source_head=above, rule=rule)
        out.append(draft)
    return out


def _asked(analysis: Analysis, draft: StatementDraft) -> Sequence[int]:
    """Return whom a statement addresses: also who is to do what is demanded (*demanded that Chad leave*)."""
    if draft.addressees or draft.act != "demand" or draft.cue_head is None:
        return draft.addressees
    return [s for clause in analysis.having(draft.cue_head, "comp") for s in analysis.having(clause, *SUBJECTS)]


def _subject_above(analysis: Analysis, cast: Cast, verb: int, taken: int, addressed: Sequence[int]) -> int | None:
    """Return the subject that a verb without its own has where the subject ``taken`` is also whom it addresses.

    It is the nearest above that is not addressed. None where the subject is its own, is not addressed, or no other is.
    """
    to = [ref for token in addressed for ref in cast.one(token)]
    if not to or analysis.having(verb, *SUBJECTS) or not _meets(cast.one(taken), to):
        return None
    for above in analysis.ancestors(verb):
        for subject in analysis.having(above, *SUBJECTS):
            if subject < verb and subject != taken and (refs := cast.one(subject)) and not _meets(refs, to):
                return subject
    return None


def _meets(some: Sequence[ActorRef], others: Sequence[ActorRef]) -> bool:
    """Tell whether some are among others, or serve a state that is."""
    return bool({(r.of if r.actor is None else r.actor) for r in some} & ({r.actor for r in others} - {None}))
