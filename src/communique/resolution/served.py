"""Which state an office, an organ or a group serves whose words do not say it: the one that is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from communique.annotation import MentionDraft
from communique.records import ActorRef

if TYPE_CHECKING:
    from communique.resolution.cast import Cast


OBJECTS = frozenset({"obj", "iobj"})
"""Where a state stands to which something is done; it is rarely the one that the doer serves."""


EVERYWHERE = frozenset({"MED", "JRN", "BUS", "EDU"})
"""Sectors of groups that are not of the state that is spoken of: news agencies, newspapers, companies, schools."""


def led_by(cast: Cast, token: int) -> list[str]:
    """Return the state of a government that is named after a leader ("the Bush administration")."""
    out: list[str] = []
    for c in cast.analysis.having(token, "compound", "poss"):
        for n in cast.at_token.get(c, ()):
            if n in cast.whose and (held := cast.office_of(cast.whose[n])) and held[1]:
                out.append(held[1])
            out += [of for p in cast.drafts[n].candidates for _, of in cast.gazetteer.offices_of(p)]
    return list(dict.fromkeys(out)) if len(set(out)) == 1 else []


def of_only_state(cast: Cast, ref: ActorRef, d: MentionDraft) -> ActorRef:
    """Return an unresolved office or group as that of the only state which its sentence names, if there is one."""
    if ref.actor or ref.of or ref.kind == "state" or d.sector in EVERYWHERE:
        return ref
    state = only_state(cast, d.head)
    return replace(ref, of=state, rule="of:only-state-near") if state else ref


def only_state(cast: Cast, token: int, *, own: bool = False) -> str | None:
    """Return the state that the sentence of a token names, when it names but one.

    own: leave out the states that other people of the sentence serve, and those that something is directed against.
    """
    others = {
        n for o in cast.offices.values() if own and o.holders and cast.drafts[o.draft].head != token for n in o.of
    }
    far = cast.pack.events.words.far if own else ()
    sentence = cast.analysis.sentence_at(token)
    near = dict.fromkeys(n for i in range(sentence.first, sentence.last) for n in cast.at_token.get(i, ()))
    states = cast.namer.states(
        n
        for n in near
        if cast.drafts[n].kind == "state"
        and n not in others
        and cast.analysis.rel[cast.drafts[n].head] not in OBJECTS
        and not any(cast.analysis.lower(j) in far for j in cast.analysis.having(cast.drafts[n].head, "case"))
    )
    states = [s for s in states if (e := cast.gazetteer.entry(s)) and e.kind == "state"]
    return states[0] if len(states) == 1 else None
