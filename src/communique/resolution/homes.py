"""Of which state nameless parties to an act are (*senators*, *the rebels*): the one that the text tells of there.

An office or organ that its own words, or its sentence, tie to a state has that already (``served``). What is left is of
the one against whose state its clause speaks, of the bloc whose *members* are told of, or of the state that the article
tells of. Every such state is inferred; its rule says how.
"""

from __future__ import annotations

from msgspec.structs import replace

from communique.records import ActorRef
from communique.resolution.again import is_bare
from communique.resolution.chambers import is_chamber
from communique.resolution.collectives import drafts_before
from communique.resolution.company import Company
from communique.resolution.spoken import ACTING, NEAR, acted_against, acted_on, acting_before, come_from, main_state

GOVERNING = frozenset({"GOV", "MIL", "LEG", "COP", "JUD", "SPY", "REB", "OPP", "PTY"})
"""Sectors of those who govern, fight or oppose at home: the text takes their state as told."""
DISSENTING = frozenset({"CVL", "PRM", "UAF", "LAB", "REL", "AGR", "EDU"})
"""Sectors of those who are of the state that the article is about, where it is about one."""
OPPONENTS = frozenset({"opposition leader", "member of parliament", "senator", "congressman", "party leader"})
"""Offices of those who mean their own state's rulers by *the president*, *the government*."""
REACH = 40
"""Mentions back in which the bloc is looked for whose members are told of."""
LEAST = 5
"""Least letters of a noun for people that may end a compound."""


def at_home(cast: Company, token: int, ref: ActorRef) -> ActorRef:
    """Return a party without state or bloc as of that which the text tells of, else as it is."""
    if ref.actor or ref.of or ref.how == "pronoun" or ref.kind not in ("unnamed", "person", "group", "organisation"):
        return ref
    if is_chamber(cast, token):
        return ref
    if state := come_from(cast, token, _sector(cast, token)):
        return replace(ref, of=state, rule=f"{ref.rule}:from")
    if state := _owners_state(cast, token):
        return replace(ref, of=state, rule=f"{ref.rule}:owned")
    if bloc := _bloc_of_members(cast, token):
        return replace(ref, of=bloc, rule=f"{ref.rule}:of-members")
    sector = _sector(cast, token)
    if sector is None or _is_power(cast, token) or _from_abroad(cast, token):
        return ref
    if (there := _placed(cast, token)) is not None:
        town = there.kind == "place" and there.of
        return replace(ref, of=there.of, rule=f"{ref.rule}:in-place") if town else ref
    if sector in GOVERNING and (state := acted_against(cast, token)):
        return replace(ref, of=state, rule=f"{ref.rule}:acted-against")
    touched = acted_on(cast, token) if sector in ACTING else frozenset[str]()
    if sector in GOVERNING | DISSENTING and (state := main_state(cast) or cast.only_told) and state not in touched:
        return replace(ref, of=state, rule=f"{ref.rule}:told-of")
    if sector == "GOV" and (state := _of_opponents(cast, token)):
        return replace(ref, of=state, rule=f"{ref.rule}:opposed")
    if sector in ACTING and (state := acting_before(cast, token)) and state not in touched:
        return replace(ref, of=state, rule=f"{ref.rule}:acting-before")
    if sector in GOVERNING and (state := _told_before(cast, token)) and state not in touched:
        return replace(ref, of=state, rule=f"{ref.rule}:told-before")
    return ref


def _owners_state(cast: Company, token: int) -> str | None:
    """Return the state whose people a possessive tells (*Peru urged its citizens to leave*), itself or by its servant.

    Whom a person leads or sends is of his state (*the president directed his team*); his foes may be anybody's.
    """
    analysis = cast.analysis
    before = [j for j in analysis.having(token, "poss", "det") if analysis.pos[j] in ("PRON", "DET")]
    reflexive = any(analysis.lower(j) in cast.pack.events.words.own for j in before)
    above = [s for v in analysis.ancestors(token) for s in analysis.having(v, "subj")][:1] if reflexive else []
    owners = [r for j in above or before for r in cast.one(j)]
    if len(owners) != 1:
        return None
    follows = owners[0].kind == "person" and analysis.lemma[token].lower() in cast.pack.discourse.followers
    state = owners[0].of if follows else owners[0].actor if owners[0].kind == "state" else None
    entry = cast.gazetteer.entry(state) if state else None
    return entry.id if entry is not None and entry.kind == "state" else None


def _sector(cast: Company, token: int) -> str | None:
    """Return the sector of a title or organ, else that of a noun for people or of one that ends a compound."""
    told = [s for n in cast.at_token.get(token, ()) if (s := _sector_of_draft(cast, n))]
    if told:
        return told[0]
    lemma, people = cast.analysis.lemma[token].lower(), cast.pack.events.people
    exact = next((sector for sector, nouns in people.items() if lemma in nouns), None)
    if exact or not cast.pack.events.compounds:
        return exact
    last = [(n, sector) for sector, nouns in people.items() for n in nouns if lemma.endswith(n)]
    ends = [(len(n), sector) for n, sector in last if len(n) >= LEAST]
    return max(ends)[1] if ends else None


def _sector_of_draft(cast: Company, n: int) -> str | None:
    d = cast.drafts[n]
    if d.form != "described":
        return None
    office = cast.gazetteer.office(d.office) if d.office else None
    return d.sector or (office.sector if office else None)


def _is_power(cast: Company, token: int) -> bool:
    """Tell whether a noun means states or sides themselves (*powers*, *the parties*), compounds of it too."""
    lemma, words = cast.analysis.lemma[token].lower(), cast.pack.discourse.powers
    compounds = cast.pack.events.compounds
    return cast.analysis.lower(token) in cast.pack.discourse.collective or any(
        lemma == w or (compounds and lemma.endswith(w)) for w in words
    )


def _from_abroad(cast: Company, token: int) -> bool:
    """Tell whether a word says that people are of elsewhere or of no one state (*foreign ministers*)."""
    foreign = cast.pack.discourse.foreign
    if cast.analysis.lemma[token].lower() in cast.pack.discourse.worldwide:
        return True
    near = cast.analysis.having(token, "amod", "det")
    return any(cast.analysis.lower(j) in foreign or cast.analysis.lemma[j].lower() in foreign for j in near)


def _placed(cast: Company, token: int) -> ActorRef | None:
    """Return the place or body that a phrase behind people names as where they are from (*observers from the OSCE*)."""
    analysis, words = cast.analysis, {*cast.pack.discourse.origin, *cast.pack.events.words.places}
    for j in analysis.having(token, "nmod"):
        if j < token or words.isdisjoint(analysis.lower(k) for k in analysis.having(j, "case")):
            continue
        if any(cast.drafts[n].kind in ("place", "organisation", "bloc") for n in cast.at_token.get(j, ())):
            return next((r for r in cast.one(j) if r.kind != "state"), None)
    return None


def _bloc_of_members(cast: Company, token: int) -> str | None:
    """Return the bloc named last before *the member states*, or before people of theirs."""
    analysis = cast.analysis
    first = analysis.head[token] if analysis.rel[token] == "conj" else token  # *the members' heads of state and of …*
    words = (token, *analysis.having(token, "poss"), *analysis.having(first, "poss"))
    if not any(analysis.lower(t) in cast.pack.discourse.members for t in words):
        return None
    for n in drafts_before(cast, token, REACH):
        entry = cast.gazetteer.entry(cast.drafts[n].candidates[0]) if cast.drafts[n].candidates else None
        if entry is not None and cast.gazetteer.members(entry.id):
            return entry.id
    return None


def _of_opponents(cast: Company, token: int) -> str | None:
    """Return the state of those who ask or blame *the president*: members of its parliament, its opposition.

    Not where their sentence names a state or town: its president may be meant.
    """
    analysis = cast.analysis
    if analysis.rel[token] not in ("obj", "iobj", "obl") or not is_bare(cast, token):
        return None
    s = analysis.sentence_at(token)
    subjects = analysis.having(analysis.head[token], "subj")
    under = {i for subject in subjects for i in range(*analysis.extent(subject))}
    near = {n for i in range(s.first, s.last) if i not in under for n in cast.at_token.get(i, ())}
    if any(cast.drafts[n].kind in ("state", "place", "bloc") for n in near):
        return None
    refs = [r for subject in subjects for r in cast.refs(subject)]
    homes = {r.of for r in refs if r.role in OPPONENTS and r.of}
    entry = cast.gazetteer.entry(homes.pop()) if len(homes) == 1 and all(r.role in OPPONENTS for r in refs) else None
    return entry.id if entry is not None and entry.kind == "state" else None


def _told_before(cast: Company, token: int) -> str | None:
    """Return the one state told of in this sentence, else in the nearest before that tells of any.

    Not one that only an adjective behind the word tells (*the mayors spoke about Norwegian anglers*).
    """
    here = cast.analysis.sentence_of[token]
    for k in range(here, max(-1, here - NEAR - 1), -1):
        if cast.spoken[k]:
            state = next(iter(cast.spoken[k])) if len(cast.spoken[k]) == 1 else None
            return None if k == here and state and _only_described(cast, token, state) else state
    return None


def _only_described(cast: Company, token: int, state: str) -> bool:
    """Tell whether a state is told in the sentence of a token by adjectives behind it alone."""
    near = (cast.drafts[n] for n in cast.state_drafts(cast.analysis.sentence_of[token]))
    told = [d for d in near if state in d.candidates]
    return bool(told) and all(d.form == "adjective" and d.first > token for d in told)
