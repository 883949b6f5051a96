"""What a statement does: the act that its cue names or, where that is neutral, its content's.

A content's act may hang on whose deed is told of: *said it would strike back* threatens when *it* is the speaker or the
state that the speaker serves; *said Oslo had lied* accuses when Oslo is somebody else.
"""

from __future__ import annotations

from communique.annotation import Analysis, Claim, StatementDraft
from communique.records import Act, ActorRef
from communique.resolution.cast import Cast

ACTORS = frozenset({"person", "state", "bloc", "organisation", "group", "outlet", "unnamed"})
"""Kinds of whom deeds are told."""
UNKNOWN = "unnamed"
"""Rule of a reference to any noun at all, which may be a thing."""


def act_of(draft: StatementDraft, speaker: ActorRef | None, cast: Cast) -> Act:
    """Return the act of a statement."""
    if draft.act != "assert" or draft.certainty == "denied":
        return draft.act
    return next((claim.act for claim in draft.claims if _holds(claim, speaker, cast)), draft.act)


def _holds(claim: Claim, speaker: ActorRef | None, cast: Cast) -> bool:
    if claim.side == "any":
        return True
    return claim.subject is not None and _side(claim, claim.subject, speaker, cast) == claim.side


def _side(claim: Claim, token: int, speaker: ActorRef | None, cast: Cast) -> str | None:
    """Return ``speaker``, ``other``, or None when the words name nobody who acts."""
    a, acts = cast.analysis, cast.pack.acts
    if a.pos[token] in ("VERB", "AUX"):
        return _by_ending(a, token, claim.quoted)
    owners = [k for k in a.children[token] if a.rel[k] in ("poss", "det")]
    words = [token, *owners] if a.lower(token) in acts.bodies or not owners else [token]
    lowers = [a.lower(t) for t in words]
    if any(w in acts.first for w in lowers) and claim.quoted:
        return "speaker"
    if any(w in acts.second for w in lowers) and claim.quoted:
        return "other"
    served = {i for i in (speaker.actor, speaker.of) if i} if speaker else set()
    refs = [r for t in words for r in cast.refs(t) if r.kind in ACTORS and r.rule != UNKNOWN]
    if speaker and any(r.actor is not None and r.actor == speaker.actor for r in refs):
        return "speaker"
    of_side = any(r.actor in served or (r.of in served and r.kind != "person") for r in refs)
    if of_side and (not claim.rule.startswith("own:") or a.pos[token] == "PROPN"):
        return "speaker"
    if any(w in acts.third for w in lowers):
        return "other" if claim.quoted or any(r.actor for r in refs) else "speaker"
    return "other" if refs else None


def _by_ending(a: Analysis, verb: int, quoted: bool) -> str | None:
    """Return whose deed a verb without a subject tells of, by its person."""
    if "Person=1" in a.morph[verb]:
        return "speaker"
    if "Person=2" in a.morph[verb] or "Person=3" in a.morph[verb]:
        return "other" if quoted else "speaker"
    return None
