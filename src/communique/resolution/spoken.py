"""Which state a text speaks of: in an article, around a word, in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from communique.annotation import MentionDraft
from communique.resolution.company import Company
from communique.resolution.offices import Office, posted_title

SUBJECTS = ("subj", "subj_pass")
SENT = frozenset({"MIL", "IGO"})
"""Sectors of those who are sent to a state, and so may leave it."""
OBJECTS = frozenset({"obj", "iobj"})
"""Where a state stands to which something is done; it is rarely the one that the doer serves."""
DOMESTIC = frozenset({"GOV", "COP", "MIL", "OPP", "JUD"})
"""Sectors of which every state has one: without a state they are of the one that the article speaks of."""
HOSTILE = frozenset({"REB", "UAF", "PRM", "IMG"})
"""Sectors of armed groups, who rarely are of the state that attacks them."""
ACTING = frozenset({"GOV", "MIL", "LEG"})
"""Sectors of organs by which a state acts itself, towards others as a rule."""
NEAR = 3
"""Sentences before a word in which a lone state is the one spoken of."""
SHARE = 0.6
"""Share of an article's mentions that makes a state the one it is about; more in doubt, none is."""
LEAST = 3
"""Mentions below which an article is about no state in particular."""
BREAKS = re.compile(r"[,(–—-]")
"""Marks between the places of a dateline, and behind them."""
PLACES = 2
"""Parts of a dateline that name its place: a town and its state or region."""
ORGAN_REACH = 60
"""Organs back in which one of the same kind is looked for; keeps the time linear in long texts."""


def states_by_sentence(cast: Company) -> list[Counter[str]]:
    """Return for each sentence the states that it names, themselves or by the people and parties that serve them."""
    out: list[Counter[str]] = [Counter() for _ in cast.analysis.sentences]
    for n, d in enumerate(cast.drafts):
        if n in cast.whose:
            held = cast.office_of(cast.whose[n])
            found = [held[1]] if held and held[1] else []
        else:
            entry = cast.gazetteer.entry(d.candidates[0]) if d.candidates else None
            party = entry is not None and entry.kind == "organisation" and entry.of
            found = cast.namer.states((n,)) if d.kind == "state" else [entry.of] if entry and entry.of and party else []
        if any(posted_title(cast.drafts[o.draft]) for o in cast.offices_of_draft.get(n, ())):
            continue  # *Norwegian diplomats* are where another state is spoken of
        if d.kind == "state" and cast.locates(n):
            continue
        here = out[cast.analysis.sentence_of[d.first]]
        for state in found:
            if (e := cast.gazetteer.entry(state)) and e.kind == "state":
                here[state] += 1
    return out


def main_state(cast: Company) -> str | None:
    """Return the one state that most of the article's mentions of states are of, None where there is none such."""
    total = cast.spoken_in_all
    mentions = sum(total.values())
    if mentions < LEAST:
        return None
    state, count = min(total.items(), key=lambda pair: (-pair[1], pair[0]))
    return state if count >= SHARE * mentions else None


def only_told(cast: Company) -> str | None:
    """Return the only state that a text tells of, by its name, its dateline and its towns; None for others.

    A state named once, of no town of which anything is told, may be another's whom the text does not name, and so may a
    town alone, in which others meet. Where a body of states acts, its leaders may be meant.
    """
    line = [*_of_dateline(cast)]
    towns = [*_towns(cast), *line]
    told = {*cast.spoken_in_all, *towns}
    named = sum(cast.spoken_in_all.values())
    if len(told) != 1 or not (named or line) or named + len(towns) < LEAST - 1 - bool(line):
        return None
    acts = (d for d in cast.drafts if d.kind in ("bloc", "organisation") and cast.analysis.rel[d.head] in SUBJECTS)
    entries = (cast.gazetteer.entry(d.candidates[0]) for d in acts if d.candidates)
    return None if any(e is not None and cast.gazetteer.members(e.id) for e in entries) else told.pop()


def _towns(cast: Company) -> Iterator[str]:
    """Yield the state of each town or region that is named."""
    for d in cast.drafts:
        if d.kind == "place" or d.form == "capital":
            entry = cast.gazetteer.entry(d.candidates[0]) if d.candidates else None
            if entry is not None and entry.of:
                yield entry.of


def _of_dateline(cast: Company) -> Iterator[str]:
    """Yield the states of the places of the first dateline."""
    line = next((b.span.exact for b in cast.article.blocks if b.kind == "dateline"), "")
    for words in BREAKS.split(line)[:PLACES]:
        for known in cast.gazetteer.lookup(words.strip().title(), cast.analysis.language)[:1]:
            entry = cast.gazetteer.entry(known.id)
            if entry is not None and entry.kind in ("place", "state"):
                yield entry.id if entry.kind == "state" else entry.of or entry.id


def spoken_of(cast: Company, d: MentionDraft) -> str | None:
    """Return the state that an article speaks of at a title or organ: its main one, else that told of just before.

    That is the state of the government, army, police or rebels named last ("Chadian rebels … the government"), else
    the only state of the sentence before.
    """
    token = d.head
    touched = acted_on(cast, token) if d.sector in ACTING else frozenset[str]()
    if (main := main_state(cast) or cast.only_told) and main not in touched:
        return main
    if d.sector == "GOV" and (state := acting_before(cast, token)):
        return state
    if (domestic := _domestic_before(cast, d)) and domestic not in touched:
        return domestic
    here = cast.analysis.sentence_of[token]
    for k in range(here - 1, max(-1, here - NEAR - 1), -1):
        if cast.spoken[k]:
            return next(iter(cast.spoken[k])) if len(cast.spoken[k]) == 1 else None
    return None


def acting_before(cast: Company, token: int) -> str | None:
    """Return the state that acts in the sentence before, with whose organ a subject then goes on (*The government …*).

    It is the subject of the main clause there, by its name, its capital, or in the person of who serves it.
    """
    analysis = cast.analysis
    here = analysis.sentence_of[token]
    if here == 0 or analysis.rel[token] not in ("subj", "subj_pass") or cast.is_quoted(token):
        return None
    before = analysis.sentences[here - 1]
    roots = [t for t in range(before.first, before.last) if analysis.rel[t] == "root"]
    found = {
        r.actor if r.kind == "state" else r.of
        for root in roots
        for subject in analysis.having(root, "subj")
        for r in cast.refs(subject)
    }
    state = found.pop() if len(found) == 1 else None
    entry = cast.gazetteer.entry(state) if state else None
    return entry.id if entry is not None and entry.kind == "state" else None


def acted_on(cast: Company, token: int) -> frozenset[str]:
    """Return the states to which a subject's own sentence says that it does something: a government's is another."""
    analysis = cast.analysis
    if analysis.rel[token] not in ("subj", "agent"):
        return frozenset()
    words = cast.pack.events.words
    against = {*words.opposed, *words.far, *words.object_marks, *words.agents}
    found = [
        n
        for n in cast.state_drafts(analysis.sentence_of[token])
        if cast.drafts[n].first > token
        and (
            analysis.rel[cast.drafts[n].head] in OBJECTS
            or any(analysis.lower(k) in against for k in analysis.having(cast.drafts[n].head, "case"))
        )
    ]
    people = [r for j in analysis.having(analysis.head[token], *sorted(OBJECTS)) if j > token for r in cast.one(j)]
    return frozenset((*cast.namer.states(found), *(r.of for r in people if r.of and r.kind == "person")))


def _domestic_before(cast: Company, d: MentionDraft) -> str | None:
    """Return the state of the power, armed group or opposition told of last before a title, its words naming it."""
    end = bisect_left(cast.drafts, d.first, key=lambda m: m.first)
    for n in range(end - 1, max(-1, end - 1 - ORGAN_REACH), -1):
        other = cast.drafts[n]
        if n in cast.offices and other.office is None and other.sector in DOMESTIC | {"REB"}:
            states = cast.served(cast.offices[n], follow=False)
            entry = cast.gazetteer.entry(states[0]) if len(states) == 1 else None
            if entry is not None and entry.kind == "state":
                return entry.id
    return None


def _another(cast: Company, office: Office, token: int, own: bool) -> bool:
    """Tell whether an office is somebody else's than the word's: of a named holder, or of one to whom it is done."""
    head = cast.drafts[office.draft].head
    if not own and head != token and posted_title(cast.drafts[office.draft]):
        return True  # *the Norwegian ambassador criticised the government*
    return head != token and (bool(office.holders) if own else cast.analysis.rel[head] in OBJECTS)


def state_after(cast: Company, d: MentionDraft) -> str | None:
    """Return the state that an of-phrase after an unknown organisation names ("Agencia … de Noruega")."""
    of = cast.reader.owner_after(d.last) if d.kind == "organisation" else None
    states = [] if of is None or cast.drafts[of].kind != "state" else cast.namer.states((of,))
    return states[0] if len(states) == 1 else None


def _owns(cast: Company, n: int) -> bool:
    """Tell whether a genitive names whose a thing is, no office (*questioned Chile's part in it*)."""
    head = cast.drafts[n].head
    genitive = "Case=Gen" in cast.analysis.morph[head] or cast.analysis.rel[head] == "poss"
    return genitive and n not in cast.offices_of_draft


def _is_done_by(cast: Company, token: int, state: str, near: Iterable[int]) -> bool:
    """Tell whether a state does to a token what its verb says (*Norway criticised the rebels*): it is not its own."""
    analysis = cast.analysis
    if analysis.rel[token] == "poss":
        return _is_hit_by(cast, token, state, near)
    while analysis.rel[token] == "conj" and analysis.head[token] != token:
        token = analysis.head[token]
    if analysis.rel[token] not in OBJECTS | {"obl"}:
        return False
    verb = analysis.head[token]
    while not (doers := analysis.having(verb, "subj")) and analysis.rel[verb] == "conj" and analysis.head[verb] != verb:
        verb = analysis.head[verb]
    return any(cast.drafts[n].head in doers and state in cast.drafts[n].candidates for n in near)


def _is_hit_by(cast: Company, token: int, state: str, near: Iterable[int]) -> bool:
    """Tell whether a state's own do something to what armed groups have (*French jets bombed the rebels' camp*)."""
    analysis, thing = cast.analysis, cast.analysis.head[token]
    if not any(cast.drafts[n].sector in HOSTILE for n in cast.at_token.get(token, ())):
        return False
    doers = analysis.having(analysis.head[thing], "subj") if analysis.rel[thing] in OBJECTS else []
    under = {j for doer in doers for j in (doer, *analysis.having(doer, "amod", "compound", "poss"))}
    return any(cast.drafts[n].head in under and state in cast.drafts[n].candidates for n in near)


def _of_object(cast: Company, n: int, token: int) -> bool:
    """Tell whether an adjective describes the object of the verb whose subject a token is: *condemns Israeli raid*."""
    analysis, d = cast.analysis, cast.drafts[n]
    noun = analysis.head[d.head]
    done = analysis.rel[noun] in OBJECTS and analysis.head[noun] == analysis.head[token]
    return d.form == "adjective" and analysis.rel[d.head] == "amod" and done and analysis.rel[token] == "subj"


def _of_touched(cast: Company, n: int, token: int) -> bool:
    """Tell whether an adjective behind the readers' own government is that of people of whom it is only spoken."""
    analysis, d = cast.analysis, cast.drafts[n]
    if d.first < token or d.form != "adjective" or analysis.lower(token) not in cast.pack.discourse.readers:
        return False
    noun = analysis.head[d.head]
    return (
        analysis.rel[d.head] == "amod" and analysis.rel[noun] in ("obj", "obl", "nmod") and not cast.at_token.get(noun)
    )


def only_state(cast: Company, token: int, *, own: bool = False) -> str | None:
    """Return the state that the sentence of a token names, when it names but one.

    Not those that something is directed against, or that others of the sentence serve. own: the word is an office.
    """
    far = (*cast.pack.events.words.far, *cast.pack.discourse.partners, *cast.pack.discourse.posted)
    near = cast.state_drafts(cast.analysis.sentence_of[token])
    states = cast.namer.states(
        n
        for n in near
        if not cast.locates(n)
        and not cast.reader.is_backed(cast.drafts[n])
        and cast.analysis.rel[cast.drafts[n].head] not in OBJECTS
        and not (cast.drafts[n].first > token and (_owns(cast, n) or _of_object(cast, n, token)))
        and not _of_touched(cast, n, token)
        and not any(_another(cast, o, token, own) for o in cast.offices_of_draft.get(n, ()))
        and not any(cast.analysis.lower(j) in far for j in cast.analysis.having(cast.drafts[n].head, "case"))
    )
    states = [s for s in states if (e := cast.gazetteer.entry(s)) and e.kind == "state" and not cast.is_gone(s)]
    if len(states) != 1 or _is_done_by(cast, token, states[0], near):
        return None
    return states[0]


def come_from(cast: Company, token: int, sector: str | None) -> str | None:
    """Return the state that people or a body come from in their own words (*migrants from Chad*).

    Those under arms, and those whom a possessive makes somebody's, only leave it (*withdrew troops from Chad*).
    """
    analysis, words = cast.analysis, cast.pack.events.words
    if analysis.having(token, "poss") or sector in SENT:
        return None
    near = [*analysis.having(token, "nmod")]
    if analysis.rel[token] in OBJECTS and analysis.lemma[token].lower() not in words.nationals:
        near += [j for j in analysis.having(analysis.head[token], "obl") if token + 1 in analysis.having(j, "case")]
    beside = (j for j in near if any(analysis.lower(k) in words.origins for k in analysis.having(j, "case")))
    states = {s for j in beside if (p := cast.place(j)) is not None and (s := p.actor if p.kind == "state" else p.of)}
    return states.pop() if len(states) == 1 else None


def acted_against(cast: Company, token: int) -> str | None:
    """Return the state that the sentence speaks against before an organ's deed (*sanctions on Chad for its army's*)."""
    analysis = cast.analysis
    if analysis.rel[token] != "poss":
        return None
    against = cast.pack.events.words.opposed
    found = [
        n
        for n in cast.state_drafts(analysis.sentence_of[token])
        if cast.drafts[n].last <= token
        and any(analysis.lower(k) in against for k in analysis.having(cast.drafts[n].head, "case"))
    ]
    states = cast.namer.states(found)
    return states[0] if len(states) == 1 else None
