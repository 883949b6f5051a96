"""Whom *counterpart* and *colleague* mean: who holds the office of the one named before in the states named beside."""

from __future__ import annotations

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.company import Company
from communique.resolution.held import Held

FAR = 3
"""Words between a peer and the name beside it at most."""
ABOVE = 3
"""Words up the clause is looked for whose subject the counterpart is one to."""


def peers_of(cast: Company, token: int) -> tuple[ActorRef, ...]:
    """Return one holder of the office for each state beside the noun (*her counterparts from Norway and Chile*)."""
    if not _is_peer(cast, token):
        return ()
    whole = cast.namer.unnamed(token, "person")
    role = _role(cast, token)
    states = _states(cast, token)
    if not states:
        return (replace(whole, role=role, rule="peer"),) if role else ()
    return tuple(_peer(cast, token, whole, role, state, len(states)) for state in states)


def named_peer(cast: Company, token: int, refs: tuple[ActorRef, ...]) -> tuple[ActorRef, ...]:
    """Return who is named beside a noun, with the office and the state that it tells (*her Chilean counterpart, …*)."""
    if len(refs) != 1 or refs[0].role or not _is_peer(cast, token):
        return refs
    states = _states(cast, token)
    return (replace(refs[0], role=_role(cast, token), of=states[0] if len(states) == 1 else refs[0].of),)


def peers_held(cast: Company) -> list[Held]:
    """Return the offices of people named as peers of others (*her Chilean counterpart, Ana Ruiz*), in text order."""
    out = []
    for n, d in enumerate(cast.drafts):
        if not cast.analysis.lower(d.head).endswith(cast.pack.discourse.peers) or n in cast.whose:
            continue
        for ref in cast.one(d.head):
            person = cast.person(ref.actor or "")
            if person is not None and ref.role and ref.of and cast.office_of(person) is None:
                last = max(cast.drafts[k].last for k in person.mentions if cast.drafts[k].first <= d.last + FAR)
                out.append(Held(person, ref.role, ref.of, d.first, max(d.last, last), False, "peer"))
    return out


def _is_peer(cast: Company, token: int) -> bool:
    return cast.analysis.lower(token).endswith(cast.pack.discourse.peers)


def _peer(cast: Company, token: int, whole: ActorRef, role: str | None, state: str, many: int) -> ActorRef:
    person = cast.incumbents.last(role, state, token) if role else None
    if person is not None:
        return cast.person_ref(person, whole.span, "described", "peer")
    name = f"{role} ({cast.namer.name(state)})" if role else whole.name
    if many > 1 and not role:
        name = f"{cast.analysis.word(token)} ({cast.namer.name(state)})"
    return replace(whole, name=name, role=role, of=state, rule="peer")


def _states(cast: Company, token: int) -> list[str]:
    """Return the states that adjectives, genitives and phrases with *from* or *of* name beside a noun."""
    analysis, words = cast.analysis, cast.pack.discourse
    out: list[str] = []
    if token + 3 < len(analysis) and analysis.lower(token + 1) in words.issuer:
        after = token + (3 if analysis.pos[token + 2] == "DET" else 2)
        out += [s for t in analysis.conjuncts(after) for s in _named(cast, t)]
    for c in analysis.having(token, "amod", "poss", "compound", "nmod"):
        case = [analysis.lower(k) for k in analysis.having(c, "case")]
        if analysis.rel[c] == "nmod" and case and case[0] not in (*words.of, *words.issuer):
            continue
        for t in analysis.conjuncts(c):
            out += _named(cast, t)
    return list(dict.fromkeys(out))


def _named(cast: Company, token: int) -> list[str]:
    return cast.namer.states([n for n in cast.at_token.get(token, ()) if cast.drafts[n].kind in ("state", "bloc")][:1])


def _role(cast: Company, token: int) -> str | None:
    """Return the office of whose counterpart it is: of the possessive's person, else of the subject of its clause."""
    analysis = cast.analysis
    owners = [j for j in analysis.having(token, "poss", "det") if analysis.pos[j] in ("PRON", "DET")]
    refs = [r for j in owners for r in cast.one(j) if r.kind == "person" and r.actor]
    at = token
    for _ in range(ABOVE if owners and not refs else 0):
        if analysis.head[at] == at:
            break
        at = analysis.head[at]
        refs = refs or [r for j in analysis.having(at, "subj") for r in cast.one(j) if j != token]
    roles = {r.role for r in refs}
    return roles.pop() if len(roles) == 1 else None
