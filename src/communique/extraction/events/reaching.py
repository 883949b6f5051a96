"""Actors and recipients that no place of a frame holds: in the pattern, in the means of an attack, in a condition."""

from __future__ import annotations

from communique.extraction.events.asides import is_aside
from communique.extraction.events.clauses import prep_is
from communique.extraction.events.doers import doers
from communique.extraction.events.negating import depends
from communique.extraction.events.phrases import some
from communique.extraction.events.possessives import is_own
from communique.extraction.events.scene import Scene
from communique.extraction.events.triggers import Trigger

CLIMB = 4
"""Nouns above a sanction among which the one is looked for that it burdens."""
SENT = frozenset({"MOBILIZE", "AID", "RETREAT"})
"""Types of what is sent or brought home, which tells who sent it."""
ENTERED = frozenset({"COERCE", "MOBILIZE"})
"""Types of what reaches into what is another's (*interfered in Chad's affairs*)."""
JUDGED = frozenset({"REJECT", "ACCUSE", "SUPPORT"})
"""Types of what one says of another's act."""


def in_pattern(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whom the pattern's own phrase names (*stood behind Peru*); where one goes is no such phrase."""
    if trigger.symmetric or trigger.anchor is not None or trigger.pattern.group.type == "CONSULT":
        return []
    own = [prep for prep, nouns in trigger.pattern.preps if nouns is None and prep not in scene.words.topics]
    near = scene.clauses.prepositions(trigger.token)
    parties = [j for wanted in own for prep, j in near if prep_is(prep, wanted) and j > trigger.token]
    judged = trigger.pattern.group.type in JUDGED
    hit = trigger.pattern.group.type in ENTERED
    pairs = [
        (j, t)
        for j in parties
        for t in scene.named(j) or (scene.carriers(j) if judged or (hit and _owned(scene, j)) else [])
    ]
    found = [t for j, t in pairs if not is_aside(scene, trigger, j, t)]
    ours = {t for t in found if hit and scene.is_speaker(t)}  # *interferes in our affairs*
    return [t for t in found if (t in scene.mention_at or t in ours) and t not in trigger.actors]


def asked(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who is asked: whose act it would be (*demanded Chad's withdrawal from Peru*), never who is to be freed.

    What one blocks or rejects is that of its owner as well (*blocked the bloc's sanctions on Peru*).
    """
    kind = trigger.pattern.group.type
    if trigger.anchor is not None or kind not in ("REQUEST", "REJECT") or (kind == "REJECT" and not trigger.recipients):
        return trigger.recipients
    things = [j for j in (trigger.object, *trigger.complements, scene.clauses.patient(trigger.token)) if j is not None]
    for thing in dict.fromkeys(things):
        if scene.is_actor(thing):
            return trigger.recipients
        patterns = scene.lexicon.noun_patterns(scene.noun(thing))
        if kind == "REQUEST" and any(p.group.type == "REQUEST" for p in patterns):
            return trigger.recipients
        whose = [t for j in scene.owners(thing) for t in scene.carriers(j) if t not in trigger.actors]
        if whose and trigger.recipients and all(is_own(scene, t) for t in whose):
            continue  # *broke its promise to Chad*
        if kind == "REQUEST" and any(p.group.mode == "release" for p in patterns):
            freed = {*whose, *scene.carriers(thing)}
            return [t for t in trigger.recipients if t not in freed]
        if whose and patterns:
            return whose
    return trigger.recipients


def _owned(scene: Scene, i: int) -> bool:
    """Tell whether a thing is told with whose it is (*Chad's affairs*, *the affairs of Chad*)."""
    return bool(scene.owners(i)) or any(prep in scene.inside for prep, _ in scene.clauses.prepositions(i))


def burdened(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who is under a sanction or the target of it (*Chad, under sanctions*, *Chad is a target of raids*)."""
    a, at = scene.analysis, trigger.anchor if trigger.anchor is not None else trigger.token
    for _ in range(CLIMB):
        head = a.head[at]
        if head == at or a.rel[at] not in ("nmod", "obl", "obj", "conj"):
            return []
        cases = [a.lower(k) for k in a.having(at, "case") if k < at]
        if a.lower(head) in scene.words.burdens and a.rel[head] in ("relcl", "acl", "amod", "nmod"):
            return _not_acting(scene, trigger, a.head[head])
        if any(case in scene.words.burdens for case in cases):
            return _not_acting(scene, trigger, head)
        at = head
        if scene.lemma(at) in scene.words.sufferers and (a.having(at, "cop") or a.rel[at] == "appos"):
            return _not_acting(scene, trigger, at)
    return []


def _not_acting(scene: Scene, trigger: Trigger, at: int) -> list[int]:
    """Return the subject of a predicate, or the name that a phrase describes, without those who act."""
    a = scene.analysis
    if scene.clauses.verbal(at):
        found = [t for j in (scene.clauses.surface(at),) if j is not None for t in scene.carriers(j)]
    else:
        found = scene.carriers(a.head[at] if a.rel[at] == "appos" else at)
    return [t for t in found if t not in trigger.actors and t != trigger.token]


def answered(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whose act a clause tells that is then judged as *a move* (*…, a move condemned by Peru*)."""
    a, i = scene.analysis, trigger.token
    noun = a.head[i]
    if a.rel[i] not in ("acl", "relcl") or trigger.anchor is not None or scene.lemma(noun) not in scene.words.moves:
        return []
    if trigger.pattern.group.type not in JUDGED or a.having(noun, "poss") or noun < 2:
        return []
    first = min((noun, *(k for k in a.having(noun, "det", "amod") if k < noun)))
    verb = a.head[noun] if a.rel[noun] not in ("conj", "appos") else a.head[a.head[noun]]
    if first == 0 or a.word(first - 1) not in (",", "–", "—", "-") or not scene.clauses.verbal(verb):
        return []
    doer = scene.clauses.subject(verb)
    return [] if doer is None else [t for t in scene.carriers(doer) if t not in trigger.actors]


def charged(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whose deed the clause under a verb or noun of blame tells (*alleged that Chad had armed them*)."""
    a = scene.analysis
    if trigger.pattern.group.type != "ACCUSE" or trigger.adjective or "is" in trigger.pattern.needs:
        return []
    sites = [site for site in (trigger.token, trigger.object, trigger.anchor) if site is not None]
    below = [c for site in dict.fromkeys(sites) for c in a.having(site, "comp", "advcl")]
    opposed = scene.words.opposed  # *protesterade mot att ryska flygplan …*
    for clause in below:
        if a.rel[clause] == "advcl" and opposed.isdisjoint(a.lower(k) for k in a.having(clause, "mark", "case")):
            continue
        told = scene.clauses.finite(clause) or a.having(clause, "aux") or a.having(clause, "subj")
        if not told or a.having(clause, "cop"):
            continue
        felt = scene.clauses.passive(clause)
        doer = scene.clauses.agent(clause) if felt else scene.clauses.surface(clause, 0)
        found = [] if doer is None else scene.carriers(doer)
        if found := [t for t in found if t not in trigger.actors and not scene.is_speaker(t)]:
            return found
    return []


def on_condition(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who must or must not act, or else (*threatened to close the port unless Chile signs*)."""
    a = scene.analysis
    below = [trigger.token, *a.having(trigger.token, "xcomp", "comp")]
    clauses = [c for site in below for c in a.having(site, "advcl")]
    marked = [c for c in clauses if any(a.lower(k) in scene.negation.conditionals for k in a.having(c, "mark"))]
    subjects = [j for c in marked for j in (scene.clauses.surface(c, 0),) if j is not None]
    found = [t for j in subjects for t in scene.carriers(j) if t not in trigger.actors]
    return [t for t in found if not _is_private(scene, t)]


def _is_private(scene: Scene, i: int) -> bool:
    """Tell whether token i is a person without an office, of whose fate a threat may speak (*if the writer dies*)."""
    mention = scene.mention_at.get(i)
    return mention is not None and mention.kind == "person" and not mention.office


def means(scene: Scene, trigger: Trigger) -> list[int]:
    """Return who did it, from the act by which it was done (*was killed in a US strike*)."""
    if trigger.pattern.group.type in SENT and trigger.pattern.group.mode != "release":
        return _whose(scene, trigger)
    if trigger.pattern.group.type != "ASSAULT":
        return []
    if not scene.clauses.passive(trigger.token):
        trigger.violent = _is_lethal(scene, scene.clauses.surface(trigger.token))
        return []
    sites = [j for _, j in scene.clauses.prepositions(trigger.token)] + some(scene.clauses.agent(trigger.token))
    nouns = [j for j in sites if any(p.group.type == "ASSAULT" for p in scene.lexicon.noun_patterns(scene.noun(j)))]
    trigger.violent = bool(nouns)
    found = [t for j in nouns for t in scene.carriers(j) if t != j and t not in _aimed(scene, j)]
    return found or [t for j in nouns for t in doers(scene, j)]


def _aimed(scene: Scene, noun: int) -> set[int]:
    """Return whom an attack was made on (*was hurt during the attempt on Ruiz*): its doers are others."""
    places = {place for p in scene.lexicon.noun_patterns(scene.noun(noun)) for place in p.frame.recipients}
    near = [j for prep, j in scene.clauses.prepositions(noun) if prep in places and prep not in scene.inside]
    return {t for j in near for t in (j, *scene.carriers(j))}


def _whose(scene: Scene, trigger: Trigger) -> list[int]:
    """Return whose the troops or goods are that nobody is said to have sent (*British tanks were delivered to*)."""
    moved = trigger.object
    if moved is None or not scene.clauses.passive(trigger.token) or scene.clauses.agent(trigger.token) is not None:
        return []
    whose = [t for t in scene.carriers(moved) if scene.is_state(t) and (t != moved or scene.modifiers(t))]
    against = {j for prep, j in scene.clauses.prepositions(moved) if prep in scene.words.opposed}
    return [t for t in whose if not against & {t, *scene.analysis.ancestors(t)}]


def _is_lethal(scene: Scene, subject: int | None) -> bool:
    """Tell whether a weapon or an act of violence is the subject (*a bomb killed …*)."""
    if subject is None:
        return False
    noun = scene.noun(subject)
    deed = any(p.group.type == "ASSAULT" for p in scene.lexicon.noun_patterns(noun))
    return deed or bool(scene.lexicon.arms.heads(noun))


def is_conditional(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether what lies ahead hangs on what another does (*will hit Chad with tariffs unless it signs*)."""
    return any(depends(scene, v) for v in (trigger.token, trigger.light) if v is not None)


def averts(scene: Scene, trigger: Trigger) -> bool:
    """Tell whether the infinitive under a verb is to keep something from happening (*failed to prevent the attack*)."""
    below = scene.analysis.having(trigger.token, "xcomp", "acl")
    return any(p.group.stance == "avert" for j in below for p in scene.lexicon.verbs.get(scene.lemma(j), ()))
