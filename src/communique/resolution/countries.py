"""Which state "the country" takes up: the speaker's, one told of before, the one that the article is about."""

from __future__ import annotations

from communique.records import ActorRef
from communique.resolution.collectives import state_meant
from communique.resolution.company import Company
from communique.resolution.served import speaker_state
from communique.resolution.spoken import main_state


def country_again(cast: Company, token: int) -> ActorRef | None:
    """Return the state that "the country", "the West African nation" takes up, nothing else saying which."""
    own = [s for s in cast.namer.states(cast.modifiers(token)) if not cast.is_gone(s)]
    in_region = bool(own)
    if any((e := cast.gazetteer.entry(s)) and e.kind == "state" for s in own):
        return None
    definite = "Definite=Def" in cast.analysis.morph[token] or any(
        cast.analysis.lower(c) in cast.pack.discourse.definite for c in cast.analysis.having(token, "det")
    )
    if not definite:
        return None
    home = speaker_state(cast, token)
    if home and (entry := cast.gazetteer.entry(home)):
        name = cast.gazetteer.name(home, cast.analysis.language)
        span = cast.analysis.span(*cast.namer.phrase(token))
        return ActorRef(home, entry.kind, name, span, None, None, "described", "country:speaker")
    if state := state_meant(cast, token):
        return state
    main = main_state(cast)
    if main and (entry := cast.gazetteer.entry(main)):  # "the West African country", told of all along
        span = cast.analysis.span(*cast.namer.phrase(token))
        return ActorRef(main, entry.kind, cast.namer.name(main), span, None, None, "described", "country:main")
    return state_meant(cast, token, anyhow=True) if in_region else None
