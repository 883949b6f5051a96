"""Where an event took place: names of places behind prepositions of place, in the clause of its trigger.

Chad shelled a camp in Oslo.                          in Oslo, under what was hit
Dahl met him on the sidelines of a summit in Oslo.    in Oslo, under the occasion
They discussed the war in Chad.                       no place: the war is there, the talks are not
Dahl met him in the capital, Oslo.                    Oslo, beside the noun for a town
Dahl travelled to Oslo. Chad seized Oslo.             Oslo, where one goes or what is taken
Dahl flew to Oslo, where she met him.                 Oslo, over the clause
Dahl flew to Oslo to meet him, met him on a visit to Oslo.    Oslo, where she went for it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique import gazetteer
from communique.extraction.events.phrases import right_behind
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

DEEDS = frozenset({"ASSAULT", "PROTEST", "COERCE"})
"""Types that take place where what is hit, held or marched through is."""
TALKS = frozenset({"CONSULT"})
"""Types that take place in the town where an occasion is held, or where those are who are met."""
TAKEN = frozenset({"ASSAULT", "COERCE"})
"""Types whose recipient, where it is a town, is where they take place."""
CLAUSES = frozenset({"relcl", "comp", "advcl", "acl"})
"""What parsers call a clause behind *where*."""
POSTED = frozenset({"ambassador", "consul", "envoy", "mayor", "governor", "chargé d'affaires", "diplomat"})
"""Offices that one holds in a place, which is then none of the deed (*the ambassador in Oslo*)."""
NAME = 4
"""Words before *where* among which the name of the place begins."""
DEPTH = 3
"""Noun phrases between a verb and the place that they stand in."""


def places_of(scene: Scene, trigger: Trigger, type: str) -> tuple[int, ...]:
    """Return the tokens that name places, those beside the trigger first. type: PLOVER's."""
    sites = [s for s in (trigger.token, trigger.anchor, trigger.light, trigger.object) if s is not None]
    below = scene.analysis.having(trigger.token, "xcomp")
    sites += [*below, *(j for clause in below for j in scene.analysis.having(clause, "obj"))]
    found = [j for site in dict.fromkeys(sites) for j in (*scene.setting(site), *_beside(scene, site))]
    within = [j for site in dict.fromkeys(sites) for j in _within(scene, site, type, DEPTH)]
    told = [*found, *within, *_scene_of(scene, trigger), *_goals(scene, trigger, type)]
    if type in TALKS or trigger.pattern.group.type in TALKS:
        told += [*_journey(scene, trigger), *_over(scene, trigger)]
    if not told and (type in TALKS | DEEDS or trigger.pattern.group.type in TALKS):
        told = _along(scene, trigger, type)
    return tuple(dict.fromkeys(told))


def _along(scene: Scene, trigger: Trigger, type: str) -> list[int]:
    """Return the town that the clause names behind the trigger, whatever word the parser hung it on.

    Peru's minister met his colleagues from Chad and Chile in Oslo.    the colleagues are not from there
    """
    a, end = scene.analysis, scene.analysis.sentence_at(trigger.token).last
    begin = max(t for t in (trigger.token, trigger.anchor, trigger.light) if t is not None) + 1
    for i in range(begin, end):
        if a.pos[i] == "VERB" and scene.clauses.tensed(i):
            break
        mention = scene.mention_at.get(i)
        if mention is None or mention.head != i or mention.form == "adjective" or not is_town(scene, i):
            continue
        prep = _opens(scene, mention.first)
        if prep is not None and not _of_another(scene, trigger, type, prep):
            return [i]
    return []


def _opens(scene: Scene, first: int) -> int | None:
    """Return the preposition of place before a name, over a noun for a town (*in Chad's capital, Moundou*)."""
    a, k = scene.analysis, first - 1
    floor = a.sentence_at(first).first
    if k - 1 < floor:
        return k if k == floor and a.lower(k) in scene.places and a.pos[k] == "ADP" else None
    town = scene.noun(k - (a.word(k) == ",")) in scene.lexicon.table.classes.get("place", ())
    while town and k > max(floor, first - 1 - NAME) and a.lower(k) not in scene.places:
        k -= 1
    return k if a.lower(k) in scene.places and a.pos[k] == "ADP" else None


def _of_another(scene: Scene, trigger: Trigger, type: str, prep: int) -> bool:
    """Tell whether a phrase of place stands behind a noun for another deed, or one for who is posted there."""
    own = {trigger.token, trigger.anchor, trigger.light, trigger.object}
    before = prep - 1
    if before in own:
        return False
    mention = scene.mention_at.get(before)
    deeds = scene.lexicon.noun_patterns(scene.noun(before))
    other = bool(deeds) and not any(p.group.type == type for p in deeds)
    return other or (mention is not None and mention.office in POSTED)


def _beside(scene: Scene, site: int) -> Sequence[int]:
    phrases = [j for prep, j in scene.clauses.prepositions(site) if prep in scene.places]
    noun = site if scene.analysis.pos[site] == "NOUN" else None
    phrases += [j for prep in sorted(scene.places) for j in right_behind(scene, noun, prep) if j not in phrases]
    near = [t for j in phrases for t in ([j] if j in scene.mention_at else _called(scene, j))]
    return [j for j in near if not scene.is_named_compound(j)]


def _called(scene: Scene, noun: int) -> list[int]:
    """Return the town that a noun for one is called by (*in the capital, Oslo*, *in a suburb of Oslo*)."""
    a = scene.analysis
    under = a.having(noun, "appos", "flat", "compound")
    under += [j for prep, j in scene.clauses.prepositions(noun) if prep in scene.inside and a.rel[j] == "nmod"]
    return [j for j in under if j in scene.mention_at and is_town(scene, j)][:1]


def _scene_of(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the place over a clause that tells what was done there (*in Oslo, where she met him*)."""
    a, i = scene.analysis, trigger.token if trigger.anchor is None else trigger.light
    if i is None or a.rel[i] not in CLAUSES:
        return []
    opening = [j for j in a.having(i, "advmod") if a.lower(j) in scene.clauses.scenes and j < i]
    if a.rel[i] == "relcl" and opening and a.head[i] not in scene.mention_at:
        return _called(scene, a.head[i])
    near = [k for j in opening[:1] for k in range(max(0, j - NAME), j) if _is_place(scene, k)]
    ends = [k for k in near for j in opening[:1] if j - scene.mention_at[k].last <= (a.word(j - 1) == ",")]
    return ends[-1:] or [a.head[i] for _ in opening[:1] if a.rel[i] == "relcl"]


def _journey(scene: Scene, trigger: Trigger) -> list[int]:
    """Return where one goes or is on a visit for a meeting (*flew there to meet her*, *met on a visit to Oslo*)."""
    a, i = scene.analysis, trigger.token
    nouns = a.having(i, "obl") if trigger.anchor is None else []
    gone = [a.head[i]] if a.rel[i] in ("advcl", "xcomp") and not scene.clauses.tensed(i) else []
    gone += [a.head[a.head[i]]] if a.rel[i] == "acl" and _is_place(scene, a.head[i]) else []
    found = []
    for site in (*gone, *nouns):
        patterns = (*scene.lexicon.verbs.get(scene.lemma(site), ()), *scene.lexicon.noun_patterns(scene.noun(site)))
        preps = {prep for p in patterns if p.group.mode == "visit" for prep, _ in p.preps}
        if any(p.group.mode == "visit" for p in patterns):
            preps |= scene.words.goals
        found += [j for prep, j in scene.clauses.prepositions(site) if prep in preps and _is_place(scene, j)]
    return found


def _over(scene: Scene, trigger: Trigger) -> list[int]:
    """Return the town behind a noun of talks that the parser hung on the verb (*a meeting on Monday in Oslo*)."""
    a, noun = scene.analysis, trigger.anchor
    if noun is None or a.rel[noun] not in ("obl", "obj", "subj") or trigger.light is not None:
        return []
    return [j for j in _beside(scene, a.head[noun]) if j > noun and is_town(scene, j)]


def _goals(scene: Scene, trigger: Trigger, type: str) -> list[int]:
    """Return the place that one goes to, is sent out of, or takes: a party to the act and where it is done."""
    if trigger.pattern.group.mode == "visit":
        return [t for t in trigger.recipients if _is_place(scene, t)]
    if type in TAKEN:
        return [t for t in trigger.recipients if _is_place(scene, t) and is_town(scene, t)]
    if type == "RETREAT" or trigger.pattern.group.mode == "expel":
        sites = [s for s in (trigger.token, trigger.object) if s is not None]
        near = [(p.rpartition(" ")[2], j) for s in sites for p, j in scene.clauses.prepositions(s)]
        return [j for prep, j in near if prep in scene.words.exits and _is_place(scene, j)]
    return []


def _is_place(scene: Scene, i: int) -> bool:
    mention = scene.mention_at.get(i)
    named = mention is not None and mention.form in ("name", "acronym", "capital")
    return named and mention is not None and mention.kind in ("state", "place")


def _within(scene: Scene, site: int, type: str, depth: int) -> Iterator[int]:
    """Yield the places in the noun phrases under a word; those of deeds in any, those of talks where they are held."""
    a = scene.analysis
    if not depth:
        return
    for noun in a.having(site, "obj", "obl", "nmod", "agent", "subj_pass"):
        if a.pos[noun] not in ("NOUN", "PROPN"):
            continue
        occasion = scene.noun(noun) in scene.occasions
        if type not in DEEDS | TALKS and not (occasion and a.rel[noun] in ("obl", "nmod")):
            continue
        if not _is_posted(scene, noun):
            dated = a.lower(noun) in scene.calendar or any(a.lower(k) in scene.calendar for k in a.having(noun, "nmod"))
            held = type in DEEDS or noun in scene.mention_at or occasion or dated
            near = _beside(scene, noun) if held else []
            yield from (j for j in near if type in DEEDS or is_town(scene, j) or _apart(scene, j))
        yield from _within(scene, noun, type, depth - 1)
        for described in a.having(noun, "appos"):  # *met the general, a veteran, in Oslo*
            yield from (j for j in _beside(scene, described) if j and a.word(min(a.subtree(j)) - 1) == ",")


def _apart(scene: Scene, i: int) -> bool:
    """Tell whether a phrase stands behind a comma, and so says where all was (*met the envoy, …, in Peru*)."""
    first = min(scene.analysis.subtree(i))
    return first > 0 and scene.analysis.word(first - 1) == ","


def _is_posted(scene: Scene, noun: int) -> bool:
    """Tell whether a phrase names a state or an office, whose place is none of the deed (*the ambassador in Oslo*)."""
    mention = scene.mention_at.get(noun)
    return mention is not None and (
        mention.kind == "state" or (mention.kind == "person" and mention.office is not None)
    )


def is_house(scene: Scene, i: int) -> bool:
    """Tell whether token i names a parliament, in whose house others may meet (*spoke at a meeting in parliament*)."""
    mention = scene.mention_at.get(i)
    entry = gazetteer.load().entry(mention.candidates[0]) if mention is not None and mention.candidates else None
    named = mention is not None and mention.form not in ("described", "pronoun")
    return named and (scene.sector(i) == "LEG" or (entry is not None and entry.sector == "LEG"))


def is_town(scene: Scene, i: int) -> bool:
    """Tell whether a place is a town or region, not a state."""
    return scene.mention_at[i].kind == "place" or scene.mention_at[i].form == "capital"
