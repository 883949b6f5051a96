"""Which state an office, an organ or a group serves whose words do not say it: the one that is spoken of."""

from __future__ import annotations

from bisect import bisect_left

from msgspec.structs import replace

from communique.annotation import MentionDraft
from communique.records import ActorRef
from communique.resolution.again import is_bare
from communique.resolution.chambers import has_chamber, is_chamber, seat
from communique.resolution.collectives import is_new, state_meant
from communique.resolution.company import Company
from communique.resolution.members import counted
from communique.resolution.naming import ACTS_FOR_STATE
from communique.resolution.offices import POSTED, Office, posted_title
from communique.resolution.spoken import (
    ACTING,
    DOMESTIC,
    ORGAN_REACH,
    acted_against,
    acted_on,
    come_from,
    main_state,
    only_state,
    spoken_of,
)

ABROAD = frozenset({"REB", "UAF", "PRM", "IMG", "REF"})
"""Sectors of those whom the readers' state has none of: the text is about another."""
TRAVELLING = frozenset(
    {"diplomat", "minister", "foreign minister", "defence minister", "finance minister", "negotiator", "delegate"}
)
"""Offices whose holders are often told to be in a town of another state ("diplomats in Vienna")."""


BOARDS = frozenset({"title:organ:court", "title:organ:commission", "title:organ:committee", "title:organ:board"})
"""Organs of which a state has many."""
GOVERNING = frozenset({"GOV", "MIL", "LEG"})
"""Sectors of organs that a short word takes up again."""
EVERYWHERE = frozenset({"MED", "JRN", "BUS", "EDU", "REF"})
"""Sectors of groups that are not of the state that is spoken of: news agencies, companies, schools, refugees."""
STANDING = frozenset({"GOV", "LEG", "JUD", "COP", "MIL"})
"""Sectors of organs that stand for the state that a text speaks of."""
ARMED = frozenset({"REB", "UAF", "PRM", "IMG"})
"""Sectors of armed groups."""
PARTY = "PTY"
"""Sector of parties; *the parties* without another word may be those of a conflict."""
ABOVE = 5
"""Words up the verb of saying is looked for whose speaker a word serves."""
ALLIES = 60
"""Mentions back in which *the bloc* looks for its name."""


def same_organ_before(cast: Company, office: Office) -> list[str]:
    """Return the state of the organ named before that a definite short word takes up.

    Some words are those of one state's organ alone; courts, police and others must be definite and stand alone.

    "The Norwegian foreign ministry … the ministry", "the Syrian government … the government".
    """
    d = cast.drafts[office.draft]
    kind = _organ_kind(d) or (_other_organ(d) if is_bare(cast, d.head) else "")
    if d.plural or not kind or is_new(cast, d.head, False):
        return []
    home = cast.pack.discourse.home.get(cast.analysis.span(d.first, d.last).exact.lower().removesuffix(":s"))
    if home and _at_home(cast, home):
        return [home]
    before = cast.organs[: bisect_left(cast.organs, office.draft)][-ORGAN_REACH:]
    before = [n for n in before if has_chamber(cast, d, next(iter(cast.served_by(n)), None))]
    if _took_power(cast, d):
        return _of_takers(cast, d, before)
    for n in reversed(before):
        other = cast.drafts[n]
        called = _organ_kind(other) or _other_organ(other)
        if (called == kind or called.endswith(" " + kind)) and not other.plural:
            states = cast.served(cast.offices[n], follow=False)
            if not states and d.sector in GOVERNING:
                states = _told_beside(cast, other)
            if states:
                return states if len(states) == 1 else []
    if own := of_readers(cast, d) or seat(cast, d):
        return [own]
    return _same_organ_below(cast, office, kind) if cast.analysis.block_kind(d.first) == "title" else []


def _took_power(cast: Company, d: MentionDraft) -> bool:
    """Tell whether an organ is one that took power by force (*the junta*)."""
    return cast.analysis.lower(d.last - 1) in cast.pack.discourse.takers


def _of_takers(cast: Company, d: MentionDraft, before: list[int]) -> list[str]:
    """Return the state of a junta: the one that its relative clause names, else that of the junta named last."""
    analysis = cast.analysis
    clauses = [analysis.extent(c) for c in analysis.having(d.head, "relcl")]
    named = [
        m
        for first, last in clauses
        for m in cast.state_drafts(analysis.sentence_of[d.head])
        if first <= cast.drafts[m].first < last
    ]
    told = list(dict.fromkeys(s for m in named for s in cast.namer.states((m,))))
    if len(told) == 1:
        return told
    there = [j for j in analysis.having(d.head, "nmod") if analysis.lower(j) in cast.pack.discourse.country]
    if there and (here := state_meant(cast, there[0])) and here.actor:
        return [here.actor]
    for n in reversed(before):
        if _took_power(cast, cast.drafts[n]):
            refs = cast.one(cast.drafts[n].head)
            if len(refs) == 1 and (state := refs[0].actor if refs[0].kind == "state" else refs[0].of):
                return [state]
    return []


def _told_beside(cast: Company, d: MentionDraft) -> list[str]:
    """Return the state of an organ whose sentence says where it acts (*in Chile the army rose*), or the readers'."""
    if own := of_readers(cast, d):
        return [own]
    state = only_state(cast, d.head)
    near = cast.state_drafts(cast.analysis.sentence_of[d.head])
    told = any(state in cast.drafts[n].candidates and _stands_at(cast, cast.drafts[n].head, d.head) for n in near)
    return [state] if state and told else []


def of_readers(cast: Company, d: MentionDraft) -> str | None:
    """Return the readers' state, whose government a bare word means where no other state was told of before it.

    It is the outlet's, else that of the language where it has but one; the article must name it, or tell of nothing
    that is of elsewhere.
    """
    words = cast.pack.discourse
    if cast.analysis.span(d.first, d.last).exact.lower() not in words.readers or not is_bare(cast, d.head):
        return None
    homes = set(words.home.values())
    called = cast.gazetteer.lookup(cast.article.outlet, cast.analysis.language) if cast.article.outlet else ()
    known = (cast.gazetteer.entry(c.id) for c in called if c.kind == "outlet")
    own = next((e.of for e in known if e and e.of), homes.pop() if len(homes) == 1 else None)
    if own is None:
        return None
    if not any(own in m.candidates for m in cast.drafts if m.kind == "state"):
        return own if all(_is_domestic(cast, m, own) for m in cast.drafts) else None
    others = [m for m in cast.drafts if m.kind == "state" and own not in m.candidates]
    before = any(m.first < d.first and cast.analysis.block_kind(m.first) == "body" for m in others)
    return None if before or any(_stands_at(cast, m.head, d.head) for m in others) else own


def _is_domestic(cast: Company, m: MentionDraft, own: str) -> bool:
    """Tell whether a mention speaks of nothing outside a state: no foreign state, town, body, group or person."""
    named = m.form not in ("described", "pronoun")
    if m.kind == "state" or (named and m.kind == "group") or m.sector in ABROAD or m.office == "president":
        return False
    entry = cast.gazetteer.entry(m.candidates[0]) if m.candidates else None
    if entry is None:
        return m.kind != "place"
    homes = {of for _, of in cast.gazetteer.offices_of(entry.id)} if m.kind == "person" else {entry.of}
    return homes <= {None, own}


def _stands_at(cast: Company, state: int, organ: int) -> bool:
    """Tell whether a state is under an organ or beside it under its verb: *the government there* is its own."""
    analysis = cast.analysis
    beside = analysis.rel[state] in ("obl", "subj") and analysis.head[state] == analysis.head[organ]
    return analysis.head[state] == organ or beside


def _same_organ_below(cast: Company, office: Office, kind: str) -> list[str]:
    """Return the state of the first organ of a kind that the text below its headline names."""
    for n in [n for n in cast.offices if n > office.draft][:ORGAN_REACH]:
        if _organ_kind(cast.drafts[n]) == kind and len(states := cast.served(cast.offices[n], follow=False)) == 1:
            return states
    return []


def _at_home(cast: Company, home: str) -> bool:
    """Tell whether a word for the organ of one state may mean it: the text names that state, or none that acts."""
    states = [d for d in cast.drafts if d.kind == "state" and d.candidates]
    told = any(home in d.candidates for d in states)
    return told or not any(cast.analysis.rel[d.head] == "subj" for d in states)


def owner_of(cast: Company, d: MentionDraft) -> list[str]:
    """Return the state whose envoy a possessive makes him ("Norway recalled its ambassador"): the clause's subject.

    An organ is of the state of the person who owns it ("his ministry").
    """
    analysis = cast.analysis
    before = [j for j in analysis.having(d.head, "poss", "det") if analysis.pos[j] in ("PRON", "DET")]
    owned = any(analysis.rel[j] == "poss" or "Poss=Yes" in analysis.morph[j] for j in before)
    if d.office is None and owned and d.sector in GOVERNING:
        owners = {r.of for j in before for r in cast.one(j) if r.kind == "person" and r.of}
        return (
            [of for of in owners if (e := cast.gazetteer.entry(of)) and e.kind == "state"] if len(owners) == 1 else []
        )
    if d.office not in POSTED | {"diplomat"} or not owned or cast.is_quoted(d.first):
        return []
    for above in analysis.ancestors(d.head):
        for subject in analysis.having(above, "subj"):
            states: list[str] = []
            for n in cast.at_token.get(subject, ()):
                if n in cast.offices and cast.drafts[n].office is None:
                    states += cast.served(cast.offices[n], follow=False)
                elif cast.drafts[n].kind in ("state", "bloc") or cast.drafts[n].form == "capital":
                    states += cast.namer.states((n,))
            return states[:1]
    return []


def owned_by(cast: Company, d: MentionDraft) -> list[str]:
    """Return the states that a genitive means whose noun names none ("the two countries' troops", *landets minister*).

    Who serves a person is of that person's state ("Merkel's spokesman").
    """
    words, out = cast.pack.discourse, dict[str, None]()
    for c in cast.analysis.having(d.head, "poss"):
        noun = cast.analysis.lower(c)
        person = d.office is not None and any(n in cast.whose for n in cast.at_token.get(c, ()))
        if not (
            noun in words.collective or noun in words.country or noun.removesuffix("s") in words.collective or person
        ):
            continue
        for r in cast.one(c):
            state = r.actor if r.kind == "state" else r.of
            if state and (e := cast.gazetteer.entry(state)) and e.kind == "state":
                out[state] = None
    return list(out)


def _organ_kind(d: MentionDraft) -> str:
    if d.office and d.office.endswith(" spokesperson"):
        return d.office.removesuffix(" spokesperson")
    return d.rule.removeprefix("title:organ:") if d.rule.startswith("title:organ:") and d.sector in GOVERNING else ""


def _other_organ(d: MentionDraft) -> str:
    organ = "title:organ:"
    return d.rule.removeprefix(organ) if d.rule.startswith(organ) and not d.office else ""


def led_by(cast: Company, token: int) -> list[str]:
    """Return the state of a government that is named after a leader ("the Bush administration")."""
    out: list[str] = []
    for c in cast.analysis.having(token, "compound", "poss", "nmod"):
        for n in cast.at_token.get(c, ()):
            if n in cast.whose and (held := cast.office_of(cast.whose[n])) and held[1]:
                out.append(held[1])
            out += [of for p in cast.drafts[n].candidates for _, of in cast.gazetteer.offices_of(p)]
    return list(dict.fromkeys(out)) if len(set(out)) == 1 else []


def of_only_state(cast: Company, ref: ActorRef, d: MentionDraft) -> ActorRef:
    """Return an unresolved office or group as that of the only state which its sentence names, if there is one."""
    if ref.actor or ref.of or ref.kind == "state" or d.sector in EVERYWHERE or is_chamber(cast, d.head):
        return ref
    if posted_title(d) or d.office in TRAVELLING:
        return ref
    if state := come_from(cast, d.head, d.sector):
        return replace(ref, of=state, rule="of:from")
    if d.sector == "IGO":
        return _alliance(cast, ref, d)
    if any(cast.analysis.lower(j) in cast.pack.discourse.foreign for j in cast.analysis.having(d.head, "amod")):
        return ref
    new = is_new(cast, d.head, d.plural)
    if not new and d.sector in ARMED and is_bare(cast, d.head, d.first) and (named := _armed_before(cast, d)):
        return replace(named, span=ref.span)
    if d.sector == PARTY and (d.plural or new) and not cast.analysis.having(d.head, "compound", "amod"):
        return ref  # the parties to a conflict, to the talks
    if new and d.office:
        return ref
    against = acted_against(cast, d.head) if d.sector in DOMESTIC and not d.office else None
    against = against or (_state_there(cast, d.head) if d.sector in DOMESTIC and not d.office else None)
    if d.rule.endswith(":state") and (new or "Number=Plur" in cast.analysis.morph[d.head]):
        return ref  # *the countries* are no one state's, *another country* is not the one told of
    state = against or (None if _ours(cast, d.head) else only_state(cast, d.head))
    if state and not (d.sector in ACTING and state in acted_on(cast, d.head)):
        return _group(cast, ref, d, state, new)
    if d.rule.endswith(":state"):
        return ref
    told = not any(
        cast.analysis.lower(j) in cast.pack.discourse.indefinite for j in cast.analysis.having(d.head, "det", "amod")
    )
    home = d.sector in DOMESTIC or (d.sector == PARTY and bool(cast.analysis.having(d.head, "compound", "amod")))
    state = spoken_of(cast, d) if told and home else None
    if state is None:
        return ref
    return _standing(cast, d, state, "of:spoken-of") or replace(ref, of=state, rule="of:spoken-of")


def _standing(cast: Company, d: MentionDraft, state: str, rule: str) -> ActorRef | None:
    """Return the state for which an organ acts that is told as known (*the army*, *Congress*), no new one."""
    whole = d.office is None and d.sector in STANDING and d.rule.startswith("title:organ:") and d.rule not in BOARDS
    named = cast.analysis.pos[d.head] == "PROPN" and d.first == cast.analysis.extent(d.head)[0]  # *Congress*
    bare = named or is_bare(cast, d.head, d.first)
    if not whole or not bare or is_new(cast, d.head, False) or counted(cast, d.head):
        return None
    return cast.namer.serving(d, state, rule) if state == main_state(cast) else None


def _ours(cast: Company, token: int) -> bool:
    """Tell whether people are those of who speaks (*our soldiers in Chad*), whose state the sentence need not name."""
    near = cast.analysis.having(token, "poss", "det")
    return any(cast.analysis.lower(j) in cast.pack.events.words.first_person for j in near)


def _state_there(cast: Company, token: int) -> str | None:
    """Return the state of the town before the *where* that opens the clause of an organ (*in Lima, where the army*)."""
    analysis = cast.analysis
    verb = analysis.head[token]
    if analysis.rel[token] not in ("subj", "subj_pass", "agent") or analysis.rel[verb] not in ("relcl", "advcl"):
        return None
    opening = [j for j in analysis.having(verb, "advmod", "mark") if j < token]
    where = next((j for j in opening if analysis.lower(j) in cast.pack.events.words.scenes), 0)
    place = cast.place(where - 1 - (analysis.word(where - 1) == ",")) if where > 1 else None
    return None if place is None or place.kind != "place" else place.of


def _group(cast: Company, ref: ActorRef, d: MentionDraft, state: str, new: bool) -> ActorRef:
    """Return an office or group as that of a state; known people without a name (*the rebels*) are one group there."""
    if new or d.office or not d.sector or d.sector in ACTS_FOR_STATE or not d.rule.startswith("title:organ:"):
        return _standing(cast, d, state, "of:only-state-near") or replace(ref, of=state, rule="of:only-state-near")
    return replace(cast.namer.serving(d, state, "of:only-state-near"), span=ref.span)


def _armed_before(cast: Company, d: MentionDraft) -> ActorRef | None:
    """Return the armed group named last before *the insurgents*, *the militants*."""
    end = bisect_left(cast.drafts, d.first, key=lambda m: m.first)
    for n in range(end - 1, max(-1, end - 1 - ALLIES), -1):
        other = cast.drafts[n]
        entry = cast.gazetteer.entry(other.candidates[0]) if other.candidates else None
        if entry is not None and entry.sector in ARMED and other.form in ("name", "acronym"):
            return replace(cast.namer.ref(n, entry.id, "described"), rule="armed:named-last")
    return None


def _alliance(cast: Company, ref: ActorRef, d: MentionDraft) -> ActorRef:
    """Return *the bloc*, *the alliance* as the one named last before it, where nothing else says which."""
    if d.plural or is_new(cast, d.head, d.plural):
        return ref
    end = bisect_left(cast.drafts, d.first, key=lambda m: m.first)
    for n in range(end - 1, max(-1, end - 1 - ALLIES), -1):
        other = cast.drafts[n]
        entry = cast.gazetteer.entry(other.candidates[0]) if other.candidates else None
        if entry is None or other.form not in ("name", "acronym") or entry.of is not None:
            continue
        if entry.sector == "IGO" or (entry.kind == "bloc" and cast.gazetteer.members(entry.id)):
            named = cast.namer.ref(n, entry.id, "described")
            return replace(named, span=cast.namer.span(d), rule="alliance:named-last")
    return ref


def of_region(cast: Company, d: MentionDraft) -> str | None:
    """Return the body last named, in this sentence or the one before, whose *regional leaders* take it up."""
    analysis = cast.analysis
    if not d.plural or analysis.lower(d.first) not in cast.pack.discourse.regional or is_new(cast, d.head, True):
        return None
    end = bisect_left(cast.drafts, d.first, key=lambda m: m.first)
    for n in range(end - 1, max(-1, end - 1 - ALLIES), -1):
        other = cast.drafts[n]
        if analysis.sentence_of[d.first] - analysis.sentence_of[other.first] > 1:
            break
        entry = cast.gazetteer.entry(other.candidates[0]) if other.candidates else None
        if entry is not None and entry.sector == "IGO" and other.form in ("name", "acronym"):
            return entry.id
    return None


def speaker_state(cast: Company, token: int) -> str | None:
    """Return the state of who says the clause of a token (*the minister of Chad said the country would sign*)."""
    analysis, at = cast.analysis, token
    for _ in range(ABOVE):
        above = analysis.head[at]
        if above == at:
            return None
        if analysis.rel[at] == "comp":
            refs = [r for s in analysis.having(above, "subj") for r in cast.one(s)]
            state = _speaking_for(cast, refs[0], above, token) if len(refs) == 1 else None
            return state if state and (e := cast.gazetteer.entry(state)) and e.kind == "state" else None
        at = above
    return None


def _speaking_for(cast: Company, ref: ActorRef, verb: int, token: int) -> str | None:
    """Return the state of a speaker; itself, where no other state is named between."""
    if ref.kind != "state":
        was = next((h.of for h in cast.held if h.person.id == ref.actor and h.of), None)
        return (ref.of or was) if ref.kind == "person" else None
    near = cast.state_drafts(cast.analysis.sentence_of[token])
    others = any(verb < cast.drafts[n].first < token and cast.drafts[n].form == "name" for n in near)
    return None if others else ref.actor
